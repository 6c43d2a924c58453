PREFIX pk: <https://w3id.org/pkgraph/ontology#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

# case: a provision without a verb
# fails: Provision-verb Violation <provision>
DELETE WHERE { <provision> pk:verb ?o }

# case: a provision with two verbs
# fails: Provision-verb Violation <provision>
INSERT DATA { <provision> pk:verb "decides" }

# case: a provision without words
# fails: Provision-provisionWords Violation <provision>
DELETE WHERE { <provision> pk:provisionWords ?o }

# case: a provision with two addressees
# fails: Provision-addressee Violation <provision>
INSERT DATA { <provision> pk:addressee "Member States" }

# case: a provision in two paragraphs
# fails: Provision-paragraphNumber Violation <provision>
INSERT DATA { <provision> pk:paragraphNumber "2" }

# case: a provision that names a mission in words
# fails: Provision-namesMission Violation <provision>
DELETE WHERE { <provision> pk:namesMission ?o } ;
INSERT DATA { <provision> pk:namesMission "UNXYZ" }
