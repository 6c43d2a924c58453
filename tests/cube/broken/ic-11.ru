PREFIX : <https://example.org/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA { :a :place "here" ; :year "2022"^^xsd:gYear } ; INSERT DATA { :a :place "there" }
