PREFIX : <https://example.org/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA { :a :year "2022"^^xsd:gYear } ; INSERT DATA { :a :year "2023"^^xsd:gYear }
