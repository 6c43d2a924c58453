PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX pk: <https://w3id.org/pkgraph/ontology#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

# case: a State with a code of two letters
# fails: State-iso3 Violation <state/UTO>
DELETE WHERE { <state/UTO> pk:iso3 ?o } ;
INSERT DATA { <state/UTO> pk:iso3 "UT" }

# case: a State without a name
# fails: State-prefLabel Violation <state/UTO>
DELETE WHERE { <state/UTO> skos:prefLabel ?o }

# case: an actor that nothing describes
# fails: Actor-type Violation <actor/utopian-guard>
DELETE WHERE { <actor/utopian-guard> a ?o }

# case: an actor without a label
# fails: Actor-label Violation <actor/utopian-guard>
DELETE WHERE { <actor/utopian-guard> rdfs:label ?o }

# case: a mention of no actor
# fails: ActorMention-mentionedActor Violation <actor-mention>
DELETE WHERE { <actor-mention> pk:mentionedActor ?o }

# case: a mention of two actors
# fails: ActorMention-mentionedActor Violation <actor-mention>
INSERT DATA { <actor-mention> pk:mentionedActor <state/UTO> }

# case: an actor without a name
# fails: ActorMention-actorName Violation <actor-mention>
DELETE WHERE { <actor-mention> pk:actorName ?o }

# case: an actor of a type that nobody knows
# fails: ActorMention-actorType Violation <actor-mention>
DELETE WHERE { <actor-mention> pk:actorType ?o } ;
INSERT DATA { <actor-mention> pk:actorType "person" }

# case: an actor with two acronyms
# fails: ActorMention-actorAcronym Violation <actor-mention>
INSERT DATA { <actor-mention> pk:actorAcronym "UGD" }

# case: other names that are no list
# fails: ActorMention-alsoKnownAs Violation <actor-mention>
DELETE WHERE { <actor-mention> pk:alsoKnownAs ?o } ;
INSERT DATA { <actor-mention> pk:alsoKnownAs "Guard" }

# case: a mention without its words
# fails: ActorMention-surface Violation <actor-mention>
DELETE WHERE { <actor-mention> pk:surface ?o }
