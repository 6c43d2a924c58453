PREFIX pk: <https://w3id.org/pkgraph/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

# case: a mandate of nobody
# fails: Mandate-about Violation <mandate>
DELETE WHERE { <mandate> pk:reportedMission ?o }

# case: a mandate of a mission and of all
# fails: Mandate-about Violation <mandate>
INSERT DATA { <mandate> pk:saidOf "UN peacekeeping" }

# case: a mandate by two instruments
# fails: Mandate-instrument Violation <mandate>
INSERT DATA { <mandate> pk:instrument <document/S/2030/1> }

# case: a mandate by an instrument in words
# fails: Mandate-instrument Violation <mandate>
DELETE WHERE { <mandate> pk:instrument ?o } ;
INSERT DATA { <mandate> pk:instrument "resolution 1" }

# case: a mandate that is neither had nor lacked
# fails: Mandate-polarity Violation <mandate>
DELETE WHERE { <mandate> pk:polarity ?o }

# case: a mandate that is doubted
# fails: Mandate-polarity Violation <mandate>
DELETE WHERE { <mandate> pk:polarity ?o } ;
INSERT DATA { <mandate> pk:polarity "perhaps" }

# case: a mandate that is had and lacked
# fails: Mandate-polarity Violation <mandate>
INSERT DATA { <mandate> pk:polarity "lacks" }

# case: a mandate without a task
# fails: Mandate-task Violation <mandate>
DELETE WHERE { <mandate> pk:task ?o }

# case: a mandate with an empty task
# fails: Mandate-task Violation <mandate>
DELETE WHERE { <mandate> pk:task ?o } ;
INSERT DATA { <mandate> pk:task "" }

# case: a mandate with two tasks
# fails: Mandate-task Violation <mandate>
INSERT DATA { <mandate> pk:task "guard the bridge" }

# case: a mandate with a number for a task
# fails: Mandate-task Violation <mandate>
DELETE WHERE { <mandate> pk:task ?o } ;
INSERT DATA { <mandate> pk:task 12345 }

# case: a kind of task in words
# fails: Mandate-taskType Violation <mandate>
INSERT DATA { <mandate> pk:taskType "protection" }

# case: a kind of task that no vocabulary knows
# fails: Mandate-taskType Violation <mandate>
INSERT DATA { <mandate> pk:taskType <mandate-task/bridges> }

# case: a kind of task that belongs to what is none
# fails: MandateTask-broader Violation <mandate-task/children>
INSERT DATA { <mandate-task/children> skos:broader <indicator/patrols> }

# case: a kind of task without a label
# fails: MandateTask-prefLabel Violation <mandate-task/civilians>
DELETE WHERE { <mandate-task/civilians> skos:prefLabel ?o }

# case: a kind of task with two labels
# fails: MandateTask-prefLabel Violation <mandate-task/civilians>
INSERT DATA { <mandate-task/civilians> skos:prefLabel "the civilians"@en }
