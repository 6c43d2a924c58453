PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX pk: <https://w3id.org/pkgraph/ontology#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

# case: a fact without a label
# fails: Fact-label Violation <citation>
DELETE WHERE { <citation> rdfs:label ?o }

# case: a fact without a document
# fails: Fact-inDocument Violation <citation>
# fails: Fact-partDocument Violation <citation>
# fails: Fact-evidenceDocument Violation <citation>
DELETE WHERE { <citation> pk:inDocument ?o }

# case: a fact without a part
# fails: Fact-wasDerivedFrom Violation <citation>
# fails: Fact-partDocument Violation <citation>
DELETE WHERE { <citation> prov:wasDerivedFrom ?o }

# case: a fact from two parts
# fails: Fact-wasDerivedFrom Violation <citation>
INSERT DATA { <citation> prov:wasDerivedFrom <document/S/2030/1/fn/1> }

# case: a fact from a part that nothing describes
# fails: Fact-partDocument Violation <citation>
DELETE WHERE { <citation> prov:wasDerivedFrom ?o } ;
INSERT DATA { <citation> prov:wasDerivedFrom <document/S/2030/1/para/99> }

# case: a fact without evidence
# fails: Fact-evidence Violation <citation>
# fails: Fact-evidenceDocument Violation <citation>
DELETE WHERE { <citation> pk:evidence ?o }

# case: a fact with the evidence of another document
# fails: Fact-evidenceDocument Violation <citation>
DELETE WHERE { <citation> pk:evidence ?o } ;
INSERT DATA { <citation> pk:evidence <evidence-elsewhere> } ;
INSERT DATA { <evidence-elsewhere> a oa:SpecificResource ; oa:hasSource <document/S/RES/9999(2029)> ; oa:hasSelector <quote> , <document/S/2030/1/span/20-100> }

# case: evidence without its type
# fails: Inconsistency-otherEvidence Violation <inconsistency>
# fails: Evidence Violation <evidence>
DELETE WHERE { <evidence> a ?o }

# case: evidence from two documents
# fails: Evidence-hasSource Violation <evidence>
# fails: Fact-evidenceDocument Violation <citation>
# fails: Fact-evidenceDocument Violation <citation-of-title>
# fails: Fact-evidenceDocument Violation <declaration>
# fails: Fact-evidenceDocument Violation <meeting-report>
# fails: Fact-evidenceDocument Violation <mention>
# fails: Fact-evidenceDocument Violation <priority-mention>
# fails: Fact-evidenceDocument Violation <statement>
# fails: Fact-evidenceDocument Violation <status>
# fails: Fact-evidenceDocument Violation <status-without-agreement>
# fails: Fact-evidenceDocument Violation <unresolved>
INSERT DATA { <evidence> oa:hasSource <document/S/RES/9999(2029)> }

# case: evidence with two places
# fails: Evidence-selectors Violation <evidence>
# fails: Evidence-start Violation <evidence>
INSERT DATA { <evidence> oa:hasSelector <document/S/2030/1/span/0-12> }

# case: evidence with a place alone
# fails: Evidence-selectors Violation <evidence>
# fails: Evidence-exact Violation <evidence>
DELETE DATA { <evidence> oa:hasSelector <quote> }

# case: an empty quote
# fails: Evidence-exact Violation <evidence>
DELETE WHERE { <quote> oa:exact ?o } ;
INSERT DATA { <quote> oa:exact "" }

# case: a quote of 2,001 characters
# fails: Evidence-exact Violation <evidence>
DELETE WHERE { <quote> oa:exact ?o } ;
INSERT DATA { <quote> oa:exact "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" }

# case: a quote of two texts
# fails: Evidence-exact Violation <evidence>
INSERT DATA { <quote> oa:exact "or so" }

# case: evidence without a place
# fails: Evidence-selectors Violation <evidence>
# fails: Evidence-start Violation <evidence>
DELETE DATA { <evidence> oa:hasSelector <document/S/2030/1/span/20-100> }

# case: a position that starts at its end
# fails: Position-start Violation <document/S/2030/1/span/20-100>
DELETE WHERE { <document/S/2030/1/span/20-100> oa:start ?o } ;
INSERT DATA { <document/S/2030/1/span/20-100> oa:start 100 }

# case: a position that starts before the text
# fails: Position-start Violation <document/S/2030/1/span/20-100>
DELETE WHERE { <document/S/2030/1/span/20-100> oa:start ?o } ;
INSERT DATA { <document/S/2030/1/span/20-100> oa:start -1 }

# case: a position without an end
# fails: Position-end Violation <document/S/2030/1/span/20-100>
DELETE WHERE { <document/S/2030/1/span/20-100> oa:end ?o }

# case: an unresolved mention without its words
# fails: UnresolvedMention-surface Violation <unresolved>
DELETE WHERE { <unresolved> pk:surface ?o }

# case: an unresolved mention of another kind
# fails: UnresolvedMention-mentionKind Violation <unresolved>
DELETE WHERE { <unresolved> pk:mentionKind ?o } ;
INSERT DATA { <unresolved> pk:mentionKind "hope" }

# case: an unresolved mention without a reason
# fails: UnresolvedMention-reason Violation <unresolved>
DELETE WHERE { <unresolved> pk:reason ?o }

# case: a footnote that the source lacks
# fails: Notice-message Warning <notice>
INSERT DATA { <notice> a pk:Notice ; rdfs:label "fn 2" ; pk:inDocument <document/S/2030/1> ; pk:noticeKind "missing-footnote" ; pk:message "footnote 2 is missing" }

# case: a notice without a kind and a message
# fails: Notice-noticeKind Violation <notice>
# fails: Notice-required Violation <notice>
INSERT DATA { <notice> a pk:Notice ; rdfs:label "fn 2" ; pk:inDocument <document/S/2030/1> }
