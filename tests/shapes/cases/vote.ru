PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX pk: <https://w3id.org/pkgraph/ontology#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

# case: a vote at no meeting
# fails: Vote-votedAt Violation <vote>
DELETE WHERE { <vote> pk:votedAt ?o }

# case: a vote on two drafts
# fails: Vote-votedOn Violation <vote>
INSERT DATA { <vote> pk:votedOn <document/S/2030/3> }

# case: a vote that adopts two resolutions
# fails: Vote-resultedIn Violation <vote>
INSERT DATA { <vote> pk:resultedIn <document/S/2030/3> }

# case: a result that is none
# fails: Vote-voteResult Violation <vote>
DELETE WHERE { <vote> pk:voteResult ?o } ;
INSERT DATA { <vote> pk:voteResult "postponed" }

# case: votes in favour that are fewer than none
# fails: Vote-votesInFavour Violation <vote>
DELETE WHERE { <vote> pk:votesInFavour ?o } ;
INSERT DATA { <vote> pk:votesInFavour -1 }

# case: votes against that are fewer than none
# fails: Vote-votesAgainst Violation <vote>
DELETE WHERE { <vote> pk:votesAgainst ?o } ;
INSERT DATA { <vote> pk:votesAgainst -1 }

# case: abstentions that are fewer than none
# fails: Vote-abstentions Violation <vote>
DELETE WHERE { <vote> pk:abstentions ?o } ;
INSERT DATA { <vote> pk:abstentions -1 }

# case: a State in favour that is text
# fails: Vote-inFavour Violation <vote>
INSERT DATA { <vote> pk:inFavour "Utopia" }

# case: a State against that is text
# fails: Vote-against Violation <vote>
INSERT DATA { <vote> pk:against "Utopia" }

# case: a State abstaining that is text
# fails: Vote-abstaining Violation <vote>
INSERT DATA { <vote> pk:abstaining "Utopia" }

# case: names in favour that are no list
# fails: Vote-namesInFavour Violation <vote>
DELETE WHERE { <vote> pk:namesInFavour ?o } ;
INSERT DATA { <vote> pk:namesInFavour "Utopia" }

# case: names against that are no list
# fails: Vote-namesAgainst Violation <vote>
DELETE WHERE { <vote> pk:namesAgainst ?o } ;
INSERT DATA { <vote> pk:namesAgainst "Utopia" }

# case: names abstaining that are no list
# fails: Vote-namesAbstaining Violation <vote>
DELETE WHERE { <vote> pk:namesAbstaining ?o } ;
INSERT DATA { <vote> pk:namesAbstaining "Utopia" }

# case: a vote under two items
# fails: Vote-itemOfAgenda Violation <vote>
INSERT DATA { <vote> pk:itemOfAgenda "Other matters" }
