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

# case: a mandate of no kind
# fails: Mandate-action Violation <mandate>
DELETE WHERE { <mandate> pk:action ?o }

# case: a mandate of an unknown kind
# fails: Mandate-action Violation <mandate>
DELETE WHERE { <mandate> pk:action ?o } ;
INSERT DATA { <mandate> pk:action "renaming" }

# case: a mandate of two kinds
# fails: Mandate-action Violation <mandate>
INSERT DATA { <mandate> pk:action "task" }

# case: a mandate with two ceilings
# fails: Mandate-ceiling Violation <mandate>
INSERT DATA { <mandate> pk:ceiling 13000 }

# case: a mandate with a ceiling below nought
# fails: Mandate-ceiling Violation <mandate>
# fails: Mandate-ceilingAboveNought Warning <mandate>
DELETE WHERE { <mandate> pk:ceiling ?o } ;
INSERT DATA { <mandate> pk:ceiling -1 }

# case: a ceiling of nought
# fails: Mandate-ceilingAboveNought Warning <mandate>
DELETE WHERE { <mandate> pk:ceiling ?o } ;
INSERT DATA { <mandate> pk:ceiling 0 }

# case: a mandate with a ceiling in words
# fails: Mandate-ceilingAboveNought Warning <mandate>
# fails: Mandate-ceiling Violation <mandate>
DELETE WHERE { <mandate> pk:ceiling ?o } ;
INSERT DATA { <mandate> pk:ceiling "many" }

# case: a ceiling with two notes
# fails: Mandate-ceilingNote Violation <mandate>
INSERT DATA { <mandate> pk:ceilingNote "increase by 5" }

# case: a ceiling of two kinds
# fails: Mandate-ceilingOf Violation <mandate>
INSERT DATA { <mandate> pk:ceilingOf "police" }

# case: a ceiling of nothing
# fails: Mandate-ceilingOf Violation <mandate>
DELETE WHERE { <mandate> pk:ceilingOf ?o } ;
INSERT DATA { <mandate> pk:ceilingOf "" }

# case: a mandate that begins twice
# fails: Mandate-effective Violation <mandate>
INSERT DATA { <mandate> pk:effective "2029"^^xsd:gYear }

# case: a mandate that begins some time
# fails: Mandate-effective Violation <mandate>
DELETE WHERE { <mandate> pk:effective ?o } ;
INSERT DATA { <mandate> pk:effective "soon" }

# case: a report with two intervals
# fails: Mandate-interval Violation <mandate>
INSERT DATA { <mandate> pk:interval "90 days" }

# case: a mandate that ends twice
# fails: Mandate-until Violation <mandate>
INSERT DATA { <mandate> pk:until "2031-01-31"^^xsd:date }

# case: a mandate that ends some time
# fails: Mandate-until Violation <mandate>
DELETE WHERE { <mandate> pk:until ?o } ;
INSERT DATA { <mandate> pk:until "in June" }

# case: an end with two notes
# fails: Mandate-untilNote Violation <mandate>
INSERT DATA { <mandate> pk:untilNote "6 months" }

# case: a mandate by two verbs
# fails: Mandate-verb Violation <mandate>
INSERT DATA { <mandate> pk:verb "requests" }
