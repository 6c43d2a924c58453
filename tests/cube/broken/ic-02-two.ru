PREFIX : <https://example.org/>
PREFIX qb: <http://purl.org/linked-data/cube#>

INSERT DATA { :set qb:structure :other . :other a qb:DataStructureDefinition ; qb:component :value , [ qb:dimension :year ] }
