PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX pk: <https://w3id.org/pkgraph/ontology#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

# case: an adoption at two meetings
# fails: Adoption-adoptedAt Violation <adoption>
INSERT DATA { <adoption> pk:adoptedAt <meeting/S/PV.9998> , <meeting/S/PV.9997> .
  <meeting/S/PV.9997> a pk:Meeting ; rdfs:label "S/PV.9997" ; pk:record <document/S/PV.9998> }

# case: an adoption by nobody
# fails: Adoption-adoptedBy Violation <adoption>
DELETE WHERE { <adoption> pk:adoptedBy ?o }

# case: an adoption without a day
# fails: Adoption-adoptedOn Violation <adoption>
DELETE WHERE { <adoption> pk:adoptedOn ?o }
