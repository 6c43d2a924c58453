PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX pk: <https://w3id.org/pkgraph/ontology#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

# case: a recommendation of nothing
# fails: Recommendation-recommended Violation <recommendation>
DELETE WHERE { <recommendation> pk:recommended ?o }

# case: a recommendation with two addressees
# fails: Recommendation-addressee Violation <recommendation>
INSERT DATA { <recommendation> pk:addressee "the Council" }
