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
