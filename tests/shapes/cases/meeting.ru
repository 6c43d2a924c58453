PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX pk: <https://w3id.org/pkgraph/ontology#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

# case: a meeting without a label
# fails: Meeting-label Violation <meeting/S/PV.9998>
DELETE WHERE { <meeting/S/PV.9998> rdfs:label ?o }

# case: a meeting without a record
# fails: Meeting-record Violation <meeting/S/PV.9998>
DELETE WHERE { <meeting/S/PV.9998> pk:record ?o }

# case: briefers that are no list
# fails: MeetingReport-briefers Violation <meeting-report>
DELETE WHERE { <meeting-report> pk:briefers ?o } ;
INSERT DATA { <meeting-report> pk:briefers "Force Commander" }

# case: a meeting without a date
# fails: MeetingReport-date Warning <meeting-report>
DELETE WHERE { <meeting-report> pk:meetingDate ?o }

# case: a meeting on two days
# fails: MeetingReport-meetingDate Violation <meeting-report>
INSERT DATA { <meeting-report> pk:meetingDate "2030-02-02"^^xsd:date }

# case: a report of no meeting
# fails: MeetingReport-reportedMeeting Violation <meeting-report>
DELETE WHERE { <meeting-report> pk:reportedMeeting ?o }

# case: a meeting with two topics
# fails: MeetingReport-topic Violation <meeting-report>
INSERT DATA { <meeting-report> pk:topic "Policing" }
