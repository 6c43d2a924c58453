PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX pk: <https://w3id.org/pkgraph/ontology#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

# case: a cited document that nothing describes
# fails: Document Violation <document/S/RES/9999(2029)>
# fails: Document-key Violation <document/S/RES/9999(2029)>
# fails: Document-label Violation <document/S/RES/9999(2029)>
DELETE WHERE { <document/S/RES/9999(2029)> ?p ?o }

# case: a document with two keys
# fails: Document-key Violation <document/S/2030/1>
INSERT DATA { <document/S/2030/1> pk:key "S/2030/2" }

# case: a document without a label
# fails: Document-label Violation <document/S/RES/9999(2029)>
DELETE WHERE { <document/S/RES/9999(2029)> rdfs:label ?o }

# case: a symbol with a space
# fails: Document-symbol Violation <document/S/RES/9999(2029)>
DELETE WHERE { <document/S/RES/9999(2029)> pk:symbol ?o } ;
INSERT DATA { <document/S/RES/9999(2029)> pk:symbol "S/RES/9999 (2029)" }

# case: a date of issue that is text
# fails: Document-issued Violation <document/S/2030/1>
DELETE WHERE { <document/S/2030/1> dcterms:issued ?o } ;
INSERT DATA { <document/S/2030/1> dcterms:issued "1 May 2030" }

# case: two ends of the period
# fails: Document-periodEnd Violation <document/S/2030/1>
INSERT DATA { <document/S/2030/1> pk:periodEnd "2030-04-30"^^xsd:date }

# case: a start of the period without a day
# fails: Document-periodStart Violation <document/S/2030/1>
DELETE WHERE { <document/S/2030/1> pk:periodEnd ?o } ;
DELETE WHERE { <document/S/2030/1> pk:periodStart ?o } ;
INSERT DATA { <document/S/2030/1> pk:periodStart "2030"^^xsd:gYear }

# case: a period that ends before it starts
# fails: Document-period Warning <document/S/2030/1>
DELETE WHERE { <document/S/2030/1> pk:periodEnd ?o } ;
INSERT DATA { <document/S/2030/1> pk:periodEnd "2029-12-31"^^xsd:date }

# case: a document that was not read but says so
# fails: ReadDocument-wasRead Violation <document/S/2030/1>
DELETE WHERE { <document/S/2030/1> pk:wasRead ?o } ;
INSERT DATA { <document/S/2030/1> pk:wasRead false }

# case: a document that was read without a number of characters
# fails: ReadDocument-characters Violation <document/S/2030/1>
DELETE WHERE { <document/S/2030/1> pk:characters ?o }

# case: a document that was read without characters
# fails: ReadDocument-characters Violation <document/S/2030/1>
DELETE WHERE { <document/S/2030/1> pk:characters ?o } ;
INSERT DATA { <document/S/2030/1> pk:characters 0 }

# case: a checksum that is cut off
# fails: ReadDocument-sha256 Violation <document/S/2030/1>
DELETE WHERE { <document/S/2030/1> pk:sha256 ?o } ;
INSERT DATA { <document/S/2030/1> pk:sha256 "00ff" }

# case: a document that was read without its source file
# fails: ReadDocument-sourceFile Violation <document/S/2030/1>
DELETE WHERE { <document/S/2030/1> pk:sourceFile ?o }

# case: a document of unknown type
# fails: ReadDocument-documentType Warning <document/S/2030/1>
DELETE WHERE { <document/S/2030/1> pk:documentType ?o }

# case: a document without a title
# fails: ReadDocument-title Warning <document/S/2030/1>
DELETE WHERE { <document/S/2030/1> dcterms:title ?o }

# case: a part without a label
# fails: Part-label Violation <document/S/2030/1/para/1>
DELETE WHERE { <document/S/2030/1/para/1> rdfs:label ?o }

# case: a part without a label of its own
# fails: Part-partLabel Violation <document/S/2030/1/para/1>
DELETE WHERE { <document/S/2030/1/para/1> pk:partLabel ?o }

# case: a part of two documents
# fails: Part-inDocument Violation <document/S/2030/1/section/1>
INSERT DATA { <document/S/2030/1/section/1> pk:inDocument <document/S/RES/9999(2029)> }

# case: a part that lies nowhere
# fails: Part-partOf Violation <document/S/2030/1/para/1>
DELETE WHERE { <document/S/2030/1/para/1> pk:partOf ?o }

# case: a part without a place in the order
# fails: Part-order Violation <document/S/2030/1/para/1>
DELETE WHERE { <document/S/2030/1/para/1> pk:order ?o }

# case: a part before the first
# fails: Part-order Violation <document/S/2030/1/para/1>
DELETE WHERE { <document/S/2030/1/para/1> pk:order ?o } ;
INSERT DATA { <document/S/2030/1/para/1> pk:order -1 }

# case: a part on no page
# fails: Part-page Violation <document/S/2030/1/para/1>
DELETE WHERE { <document/S/2030/1/para/1> pk:page ?o } ;
INSERT DATA { <document/S/2030/1/para/1> pk:page 0 }

# case: a part that starts on two pages
# fails: Part-page Violation <document/S/2030/1/para/1>
INSERT DATA { <document/S/2030/1/para/1> pk:page 2 }

# case: a part with two numbers
# fails: Part-number Violation <document/S/2030/1/para/1>
INSERT DATA { <document/S/2030/1/para/1> pk:number "2" }

# case: a part without a place in the source text
# fails: Part-span Violation <document/S/2030/1/fn/1>
DELETE WHERE { <document/S/2030/1/fn/1> oa:hasSelector ?o }

# case: a mark that stands for a paragraph
# fails: Part-hasMark Violation <document/S/2030/1/para/1>
DELETE WHERE { <document/S/2030/1/para/1> pk:hasMark ?o } ;
INSERT DATA { <document/S/2030/1/para/1> pk:hasMark <document/S/2030/1/para/1> }

# case: a section without a depth
# fails: Section-level Violation <document/S/2030/1/section/1>
DELETE WHERE { <document/S/2030/1/section/1> pk:level ?o }

# case: a section without a heading
# fails: Section-title Violation <document/S/2030/1/section/1>
DELETE WHERE { <document/S/2030/1/section/1> dcterms:title ?o }

# case: a footnote without text
# fails: TextPart-text Violation <document/S/2030/1/fn/1>
DELETE WHERE { <document/S/2030/1/fn/1> pk:text ?o }

# case: a cited resolution that is not said to be one
# fails: CitedDocument Violation <document/S/RES/9999(2029)>
DELETE WHERE { <document/S/RES/9999(2029)> a pk:Resolution }
