PREFIX pk: <https://w3id.org/pkgraph/ontology#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

# case: a mechanism of nobody
# fails: Mechanism-about Violation <mechanism>
DELETE WHERE { <mechanism> pk:reportedMission ?o }

# case: a mechanism of a mission and of all
# fails: Mechanism-about Violation <mechanism>
INSERT DATA { <mechanism> pk:saidOf "UN peacekeeping" }

# case: a mechanism with two contributions
# fails: Mechanism-contribution Violation <mechanism>
INSERT DATA { <mechanism> pk:contribution "peace" }

# case: a mechanism with a number for a contribution
# fails: Mechanism-contribution Violation <mechanism>
DELETE WHERE { <mechanism> pk:contribution ?o } ;
INSERT DATA { <mechanism> pk:contribution 3 }

# case: a mechanism without a name
# fails: Mechanism-mechanismName Violation <mechanism>
DELETE WHERE { <mechanism> pk:mechanismName ?o }

# case: a mechanism with an empty name
# fails: Mechanism-mechanismName Violation <mechanism>
DELETE WHERE { <mechanism> pk:mechanismName ?o } ;
INSERT DATA { <mechanism> pk:mechanismName "" }

# case: a mechanism with two names
# fails: Mechanism-mechanismName Violation <mechanism>
INSERT DATA { <mechanism> pk:mechanismName "board" }

# case: a mechanism with a number for a name
# fails: Mechanism-mechanismName Violation <mechanism>
DELETE WHERE { <mechanism> pk:mechanismName ?o } ;
INSERT DATA { <mechanism> pk:mechanismName 12 }

# case: a mechanism with two notes
# fails: Mechanism-mechanismNote Violation <mechanism>
INSERT DATA { <mechanism> pk:mechanismNote "torn" }

# case: a mechanism with a number for a note
# fails: Mechanism-mechanismNote Violation <mechanism>
DELETE WHERE { <mechanism> pk:mechanismNote ?o } ;
INSERT DATA { <mechanism> pk:mechanismNote 1 }

# case: a mechanism in two states
# fails: Mechanism-mechanismStatus Violation <mechanism>
INSERT DATA { <mechanism> pk:mechanismStatus "launched" }

# case: a mechanism in a state that is a number
# fails: Mechanism-mechanismStatus Violation <mechanism>
DELETE WHERE { <mechanism> pk:mechanismStatus ?o } ;
INSERT DATA { <mechanism> pk:mechanismStatus 1 }
