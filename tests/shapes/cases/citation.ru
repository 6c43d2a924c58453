PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX pk: <https://w3id.org/pkgraph/ontology#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

# case: a citation of nothing
# fails: Citation-cited Violation <citation>
DELETE WHERE { <citation> pk:citedDocument ?o }

# case: a citation of a document and a title
# fails: Citation-cited Violation <citation>
INSERT DATA { <citation> pk:citedTitle "Handbook" }

# case: a cited document that is text
# fails: Citation-citedDocument Violation <citation>
# fails: Document Violation "S/RES/9999(2029)"
# fails: Document-key Violation "S/RES/9999(2029)"
# fails: Document-label Violation "S/RES/9999(2029)"
DELETE WHERE { <citation> pk:citedDocument ?o } ;
INSERT DATA { <citation> pk:citedDocument "S/RES/9999(2029)" }

# case: a citation of an unknown kind
# fails: Citation-citedType Violation <citation>
DELETE WHERE { <citation> pk:citedType ?o } ;
INSERT DATA { <citation> pk:citedType "poem" }

# case: a citation without its words
# fails: Citation-surface Violation <citation>
DELETE WHERE { <citation> pk:surface ?o }

# case: a citation on the cover
# fails: Citation-via Violation <citation>
DELETE WHERE { <citation> pk:via ?o } ;
INSERT DATA { <citation> pk:via "cover" }

# case: a citation with two places
# fails: Citation-pinpoint Violation <citation>
INSERT DATA { <citation> pk:pinpoint "para. 10" }

# case: a title of two works
# fails: Citation-citedWork Violation <citation-of-title>
INSERT DATA { <citation-of-title> pk:citedWork <work/other> . <work/other> a pk:Work ; skos:prefLabel "Other"@en }

# case: a work that nothing describes
# fails: Work-prefLabel Violation <work/handbook>
DELETE WHERE { <work/handbook> skos:prefLabel ?o }
