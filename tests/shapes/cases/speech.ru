PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX pk: <https://w3id.org/pkgraph/ontology#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

# case: a speech of nobody
# fails: Speech-speaker Violation <speech>
DELETE WHERE { <speech> pk:speaker ?o }

# case: a speech at no meeting
# fails: Speech-spokenAt Violation <speech>
DELETE WHERE { <speech> pk:spokenAt ?o }

# case: a speech for two States
# fails: Speech-spokeFor Violation <speech>
INSERT DATA { <speech> pk:spokeFor <state/ARC> }

# case: a speaker with two posts
# fails: Speech-speakerPost Violation <speech>
INSERT DATA { <speech> pk:speakerPost "President" }

# case: a role that is none
# fails: Speech-speakerRole Violation <speech>
DELETE WHERE { <speech> pk:speakerRole ?o } ;
INSERT DATA { <speech> pk:speakerRole "guest" }

# case: a speech in two languages
# fails: Speech-spokenIn Violation <speech>
INSERT DATA { <speech> pk:spokenIn "Arabic" }

# case: a speech under two items
# fails: Speech-itemOfAgenda Violation <speech>
INSERT DATA { <speech> pk:itemOfAgenda "Other matters" }
