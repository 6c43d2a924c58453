PREFIX pk: <https://w3id.org/pkgraph/ontology#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

# case: an outcome of nobody
# fails: Outcome-about Violation <outcome>
DELETE WHERE { <outcome> pk:reportedMission ?o }

# case: an outcome of a mission and of all
# fails: Outcome-about Violation <outcome>
INSERT DATA { <outcome> pk:saidOf "UN peacekeeping" }

# case: an outcome on a date in words
# fails: Outcome-outcomeDate Violation <outcome>
DELETE WHERE { <outcome> pk:outcomeDate ?o } ;
INSERT DATA { <outcome> pk:outcomeDate "May" }

# case: an outcome on two dates
# fails: Outcome-outcomeDate Violation <outcome>
INSERT DATA { <outcome> pk:outcomeDate "2028"^^xsd:gYear }

# case: an outcome with two notes
# fails: Outcome-outcomeNote Violation <outcome>
INSERT DATA { <outcome> pk:outcomeNote "another" }

# case: an outcome with a note that is a number
# fails: Outcome-outcomeNote Violation <outcome>
DELETE WHERE { <outcome> pk:outcomeNote ?o } ;
INSERT DATA { <outcome> pk:outcomeNote 1 }

# case: an outcome of no type
# fails: Outcome-outcomeType Violation <outcome>
DELETE WHERE { <outcome> pk:outcomeType ?o }

# case: an outcome of an unknown type
# fails: Outcome-outcomeType Violation <outcome>
DELETE WHERE { <outcome> pk:outcomeType ?o } ;
INSERT DATA { <outcome> pk:outcomeType "sad" }

# case: an outcome of two types
# fails: Outcome-outcomeType Violation <outcome>
INSERT DATA { <outcome> pk:outcomeType "restriction" }

# case: an outcome without words
# fails: Outcome-outcomeWords Violation <outcome>
DELETE WHERE { <outcome> pk:outcomeWords ?o }

# case: an outcome in empty words
# fails: Outcome-outcomeWords Violation <outcome>
DELETE WHERE { <outcome> pk:outcomeWords ?o } ;
INSERT DATA { <outcome> pk:outcomeWords "" }

# case: an outcome worded twice
# fails: Outcome-outcomeWords Violation <outcome>
INSERT DATA { <outcome> pk:outcomeWords "other words" }

# case: an outcome worded by a number
# fails: Outcome-outcomeWords Violation <outcome>
DELETE WHERE { <outcome> pk:outcomeWords ?o } ;
INSERT DATA { <outcome> pk:outcomeWords 12345 }
