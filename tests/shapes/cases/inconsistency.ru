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
# case: an inconsistency is shown with what it says
# fails: Inconsistency-note Warning <inconsistency>
DELETE WHERE { <inconsistency> pk:inconsistencyNote ?o } ;
INSERT DATA { <inconsistency> pk:inconsistencyNote "the total is printed as 12, and its parts add up to 11" }

# case: an inconsistency that says nothing
# fails: Inconsistency-required Violation <inconsistency>
DELETE WHERE { <inconsistency> pk:inconsistencyNote ?o }

# case: an inconsistency of an unknown kind
# fails: Inconsistency-inconsistencyKind Violation <inconsistency>
DELETE WHERE { <inconsistency> pk:inconsistencyKind ?o } ;
INSERT DATA { <inconsistency> pk:inconsistencyKind "mood" }

# case: an inconsistency without the words that contradict
# fails: Inconsistency-otherEvidence Violation <inconsistency>
DELETE WHERE { <inconsistency> pk:otherEvidence ?o }

# case: an inconsistency whose other words stand nowhere
# fails: Inconsistency-otherPart Violation <inconsistency>
DELETE WHERE { <inconsistency> pk:otherPart ?o }

# case: an inconsistency without the printed number
# fails: Inconsistency-printedValue Violation <inconsistency>
DELETE WHERE { <inconsistency> pk:printedValue ?o }

# case: a printed number that is text
# fails: Inconsistency-printedValue Violation <inconsistency>
DELETE WHERE { <inconsistency> pk:printedValue ?o } ;
INSERT DATA { <inconsistency> pk:printedValue "twelve" }

# case: an inconsistency with two expected numbers
# fails: Inconsistency-expectedValue Violation <inconsistency>
INSERT DATA { <inconsistency> pk:expectedValue 13 }

# case: an expected number that is text
# fails: Inconsistency-expectedValue Violation <inconsistency>
DELETE WHERE { <inconsistency> pk:expectedValue ?o } ;
INSERT DATA { <inconsistency> pk:expectedValue "eleven" }

# case: a difference that is text
# fails: Inconsistency-difference Violation <inconsistency>
DELETE WHERE { <inconsistency> pk:difference ?o } ;
INSERT DATA { <inconsistency> pk:difference "one" }

# case: an inconsistency of two subjects
# fails: Inconsistency-disputedSubject Violation <inconsistency>
INSERT DATA { <inconsistency> pk:disputedSubject "flights" }

# case: an inconsistency of two indicators
# fails: Inconsistency-disputedIndicator Violation <inconsistency>
INSERT DATA { <inconsistency> pk:disputedIndicator "Flights by sector" }

# case: a working without words
# fails: Inconsistency-working Violation <inconsistency>
DELETE WHERE { <inconsistency> pk:working ?o } ;
INSERT DATA { <inconsistency> pk:working "" }

# case: an inconsistency of three facts
# fails: Inconsistency-compares Violation <inconsistency>
INSERT DATA { <inconsistency> pk:compares <observation-of-cell> }
