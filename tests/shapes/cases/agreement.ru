PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX pk: <https://w3id.org/pkgraph/ontology#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

# case: a statement on another agreement
# fails: AgreementStatement-agreement Violation <statement>
DELETE WHERE { <statement> pk:agreement ?o } ;
INSERT DATA { <statement> pk:agreement "MoU" }

# case: a statement without an agreement
# fails: AgreementStatement-agreement Violation <statement>
DELETE WHERE { <statement> pk:agreement ?o }

# case: a statement about no mission
# fails: AgreementStatement-reportedMission Violation <statement>
DELETE WHERE { <statement> pk:reportedMission ?o }

# case: a row on another agreement
# fails: AgreementStatus-agreement Violation <status>
INSERT DATA { <status> pk:agreement "MoU" }

# case: a row without its words
# fails: AgreementStatus-asPrinted Violation <status>
DELETE WHERE { <status> pk:asPrinted ?o }

# case: a row with words that are no list
# fails: AgreementStatus-asPrinted Violation <status>
DELETE WHERE { <status> pk:asPrinted ?o } ;
INSERT DATA { <status> pk:asPrinted "2, 5" }

# case: a row with two notes
# fails: AgreementStatus-impactNote Violation <status>
INSERT DATA { <status> pk:impactNote "the cell is torn" }

# case: an impact on civilian movement that is guessed
# fails: AgreementStatus-impactOnCivilianMovement Violation <status>
DELETE WHERE { <status> pk:impactOnCivilianMovement ?o } ;
INSERT DATA { <status> pk:impactOnCivilianMovement "rather low" }

# case: an impact on mandated tasks that is a glyph
# fails: AgreementStatus-impactOnMandatedTasks Violation <status>
DELETE WHERE { <status> pk:impactOnMandatedTasks ?o } ;
INSERT DATA { <status> pk:impactOnMandatedTasks "▶" }

# case: two impacts on uniformed movement
# fails: AgreementStatus-impactOnUniformedMovement Violation <status>
INSERT DATA { <status> pk:impactOnUniformedMovement "high" }

# case: fewer new incidents than none
# fails: AgreementStatus-newIncidents Violation <status>
DELETE WHERE { <status> pk:newIncidents ?o } ;
INSERT DATA { <status> pk:newIncidents -1 }

# case: new incidents in words
# fails: AgreementStatus-newIncidents Violation <status>
DELETE WHERE { <status> pk:totalIncidents ?o } ;
DELETE WHERE { <status> pk:newIncidents ?o } ;
INSERT DATA { <status> pk:newIncidents "two" }

# case: a row whose period ends before it starts
# fails: AgreementStatus-period Warning <status>
DELETE WHERE { <status> pk:periodEnd ?o } ;
INSERT DATA { <status> pk:periodEnd "2029-12-31"^^xsd:date }

# case: a row with two ends of its period
# fails: AgreementStatus-periodEnd Violation <status>
INSERT DATA { <status> pk:periodEnd "2030-04-30"^^xsd:date }

# case: a row with two starts of its period
# fails: AgreementStatus-periodStart Violation <status>
INSERT DATA { <status> pk:periodStart "2030-02-01"^^xsd:date }

# case: a row about no mission
# fails: AgreementStatus-reportedMission Violation <status>
DELETE WHERE { <status> pk:reportedMission ?o }

# case: more new incidents than in all
# fails: AgreementStatus-sum Warning <status>
DELETE WHERE { <status> pk:newIncidents ?o } ;
INSERT DATA { <status> pk:newIncidents 7 }

# case: two numbers of incidents in all
# fails: AgreementStatus-totalIncidents Violation <status>
INSERT DATA { <status> pk:totalIncidents 6 }

# case: a total of another status
# fails: AgreementStatus-totalStatus Violation <status>
DELETE WHERE { <status> pk:totalStatus ?o } ;
INSERT DATA { <status> pk:totalStatus "many" }
