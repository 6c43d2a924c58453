PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX pk: <https://w3id.org/pkgraph/ontology#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

# case: an activity of nobody
# fails: PriorityActivity-about Violation <activity>
DELETE WHERE { <activity> pk:reportedMission ?o }

# case: an activity of a mission and of all
# fails: PriorityActivity-about Violation <activity>
INSERT DATA { <activity> pk:saidOf "UN peacekeeping" }

# case: an activity of a body that is no mission
# fails: PriorityActivity-saidOf Violation <activity-of-all>
DELETE WHERE { <activity-of-all> pk:saidOf ?o } ;
INSERT DATA { <activity-of-all> pk:saidOf "the Secretariat" }

# case: an activity without words
# fails: PriorityActivity-activity Violation <activity>
DELETE WHERE { <activity> pk:activity ?o }

# case: an activity whose priority is not worded
# fails: PriorityActivity-surface Violation <activity>
DELETE WHERE { <activity> pk:surface ?o }

# case: an activity under no priority
# fails: PriorityActivity-underPriority Violation <activity>
DELETE WHERE { <activity> pk:underPriority ?o }
