PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX pk: <https://w3id.org/pkgraph/ontology#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

# case: an event without words
# fails: Event-eventWords Violation <event>
DELETE WHERE { <event> pk:eventWords ?o }

# case: an event of two kinds
# fails: Event-eventType Violation <event>
INSERT DATA { <event> pk:eventType "attack" }

# case: an event that begins twice
# fails: Event-eventFrom Violation <event>
INSERT DATA { <event> pk:eventFrom "2031"^^xsd:gYear }

# case: an event that ends in words
# fails: Event-eventUntil Violation <event>
DELETE WHERE { <event> pk:eventUntil ?o } ;
INSERT DATA { <event> pk:eventUntil "some day" }

# case: an event with two notes on its date
# fails: Event-eventNote Violation <event>
INSERT DATA { <event> pk:eventNote "foreseen" }

# case: an event at two places
# fails: Event-eventPlace Violation <event>
INSERT DATA { <event> pk:eventPlace "Erewhon" }
