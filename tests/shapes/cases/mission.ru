PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX pk: <https://w3id.org/pkgraph/ontology#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

# case: a mission that nothing describes
# fails: Mission-type Violation <mission/UNNIL>
# fails: Mission-acronym Violation <mission/UNNIL>
# fails: Mission-label Violation <mission/UNNIL>
# fails: Mission-prefLabel Violation <mission/UNNIL>
INSERT DATA { <citation> pk:contextMission <mission/UNNIL> }

# case: a mission with two acronyms
# fails: Mission-acronym Violation <mission/UNXYZ>
INSERT DATA { <mission/UNXYZ> pk:acronym "UNZYX" }

# case: a mission without a label
# fails: Mission-label Violation <mission/UNXYZ>
DELETE WHERE { <mission/UNXYZ> rdfs:label ?o }

# case: a mission without a name
# fails: Mission-prefLabel Violation <mission/UNXYZ>
DELETE WHERE { <mission/UNXYZ> skos:prefLabel ?o }

# case: a mission that starts in words
# fails: Mission-startDate Violation <mission/UNXYZ>
DELETE WHERE { <mission/UNXYZ> pk:startDate ?o } ;
INSERT DATA { <mission/UNXYZ> pk:startDate "early in 2020" }

# case: a mission that ends twice
# fails: Mission-endDate Violation <mission/UNXYZ>
INSERT DATA { <mission/UNXYZ> pk:endDate "2030"^^xsd:gYear }

# case: a mission that a mission hosts
# fails: Mission-host Violation <mission/UNXYZ>
# fails: State-iso3 Violation <mission/UNXYZ>
DELETE WHERE { <mission/UNXYZ> pk:host ?o } ;
INSERT DATA { <mission/UNXYZ> pk:host <mission/UNXYZ> }

# case: a declaration of no mission
# fails: MissionDeclaration-declaredMission Violation <declaration>
DELETE WHERE { <declaration> pk:declaredMission ?o }

# case: a declaration without its words
# fails: MissionDeclaration-surface Violation <declaration>
DELETE WHERE { <declaration> pk:surface ?o }

# case: a mention of two missions
# fails: MissionMention-mentionedMission Violation <mention>
INSERT DATA { <mention> pk:mentionedMission <mission/UNZYX> } ;
INSERT DATA { <mission/UNZYX> a pk:Mission ; rdfs:label "UNZYX" ; pk:acronym "UNZYX" ; skos:prefLabel "Another"@en }

# case: a mention without its words
# fails: MissionMention-surface Violation <mention>
DELETE WHERE { <mention> pk:surface ?o } ;
INSERT DATA { <mention> pk:surface "" }
