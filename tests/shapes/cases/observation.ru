PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX pk: <https://w3id.org/pkgraph/ontology#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

# case: a number that measures nothing
# fails: Observation-indicatorLabel Violation <observation>
DELETE WHERE { <observation> pk:indicatorLabel ?o }

# case: a number without a unit
# fails: Observation-unit Violation <observation>
DELETE WHERE { <observation> pk:unit ?o }

# case: a number in words
# fails: Observation-notBelowNought Warning <observation>
# fails: Observation-numericValue Violation <observation>
DELETE WHERE { <observation> pk:numericValue ?o } ;
INSERT DATA { <observation> pk:numericValue "twelve" }

# case: an observation without a value
# fails: Observation-value Violation <observation>
DELETE WHERE { <observation> pk:numericValue ?o }

# case: a tick that is a truth value
# fails: Observation-cellValue Violation <observation-of-cell>
DELETE WHERE { <observation-of-cell> pk:cellValue ?o } ;
INSERT DATA { <observation-of-cell> pk:cellValue true }

# case: an indicator that nothing describes
# fails: Observation-indicator Violation <observation>
DELETE WHERE { <observation> pk:indicator ?o } ;
INSERT DATA { <observation> pk:indicator <indicator/none> }

# case: a number about a name
# fails: Observation-about Violation <observation>
DELETE WHERE { <observation> pk:about ?o } ;
INSERT DATA { <observation> pk:about "UNXYZ" }

# case: a number with two subjects
# fails: Observation-subjectName Violation <observation>
INSERT DATA { <observation> pk:subjectName "Utopia" }

# case: two strings of qualifiers
# fails: Observation-qualifier Violation <observation>
INSERT DATA { <observation> pk:qualifier "some" }

# case: two notes on a period
# fails: Observation-periodNote Violation <observation>
INSERT DATA { <observation> pk:periodNote "guessed" }

# case: a period that starts in words
# fails: Observation-observedFrom Violation <observation>
DELETE WHERE { <observation> pk:observedFrom ?o } ;
INSERT DATA { <observation> pk:observedFrom "spring" }

# case: a period with two ends
# fails: Observation-observedUntil Violation <observation>
INSERT DATA { <observation> pk:observedUntil "2031"^^xsd:gYear }

# case: a mission beside a number that is text
# fails: Observation-namesMission Violation <observation>
DELETE WHERE { <observation> pk:namesMission ?o } ;
INSERT DATA { <observation> pk:namesMission "UNXYZ" }

# case: an indicator without a name
# fails: Indicator-prefLabel Violation <indicator/patrols>
DELETE WHERE { <indicator/patrols> skos:prefLabel ?o }

# case: a percentage above a hundred
# fails: Percentage Warning <observation>
DELETE WHERE { <observation> pk:unit ?o } ;
DELETE WHERE { <observation> pk:qualifier ?o } ;
DELETE WHERE { <observation> pk:numericValue ?o } ;
INSERT DATA { <observation> pk:unit "percent" ; pk:numericValue 101 }

# case: a number below nought
# fails: Observation-notBelowNought Warning <observation>
DELETE WHERE { <observation> pk:numericValue ?o } ;
INSERT DATA { <observation> pk:numericValue -1 }

# case: a number and a word in one observation
# fails: Observation-value Violation <observation>
INSERT DATA { <observation> pk:cellValue "Y" }

# case: an end in words
# fails: Observation-observedUntil Violation <observation>
DELETE WHERE { <observation> pk:observedUntil ?o } ;
INSERT DATA { <observation> pk:observedUntil "June" }
