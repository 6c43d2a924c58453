PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX pk: <https://w3id.org/pkgraph/ontology#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

# case: a position of nobody
# fails: MemberPosition-heldBy Violation <position>
DELETE WHERE { <position> pk:heldBy ?o }

# case: a position without a view
# fails: MemberPosition-view Violation <position>
DELETE WHERE { <position> pk:view ?o }

# case: a position without the State's name as printed
# fails: MemberPosition-surface Violation <position>
DELETE WHERE { <position> pk:surface ?o }

# case: a position at a meeting that is text
# fails: MemberPosition-expressedAt Violation <position>
DELETE WHERE { <position> pk:expressedAt ?o } ;
INSERT DATA { <position> pk:expressedAt "9998th meeting" }
