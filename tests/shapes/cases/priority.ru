PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX pk: <https://w3id.org/pkgraph/ontology#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

# case: a priority that nothing describes
# fails: Priority-type Violation <priority/A4P-plus/99>
# fails: Priority-inScheme Violation <priority/A4P-plus/99>
# fails: Priority-prefLabel Violation <priority/A4P-plus/99>
# fails: Priority-schemeName Violation <priority/A4P-plus/99>
DELETE WHERE { <priority-mention> pk:mentionedPriority ?o } ;
INSERT DATA { <priority-mention> pk:mentionedPriority <priority/A4P-plus/99> }

# case: a priority in two schemes
# fails: Priority-inScheme Violation <priority/A4P-plus/9>
INSERT DATA { <priority/A4P-plus/9> skos:inScheme <priority/A4P> }

# case: a priority with a Roman number
# fails: Priority-number Violation <priority/A4P-plus/9>
DELETE WHERE { <priority/A4P-plus/9> pk:number ?o } ;
INSERT DATA { <priority/A4P-plus/9> pk:number "IX" }

# case: a priority without a label
# fails: Priority-prefLabel Violation <priority/A4P-plus/9>
DELETE WHERE { <priority/A4P-plus/9> skos:prefLabel ?o }

# case: a priority without the name of its scheme
# fails: Priority-schemeName Violation <priority/A4P-plus/9>
DELETE WHERE { <priority/A4P-plus/9> pk:schemeName ?o }

# case: a mention of no priority
# fails: PriorityMention-mentionedPriority Violation <priority-mention>
DELETE WHERE { <priority-mention> pk:mentionedPriority ?o }

# case: a mention of a priority without its words
# fails: PriorityMention-surface Violation <priority-mention>
DELETE WHERE { <priority-mention> pk:surface ?o }
