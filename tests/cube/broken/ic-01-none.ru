PREFIX : <https://example.org/>
PREFIX qb: <http://purl.org/linked-data/cube#>

DELETE DATA { :a qb:dataSet :set }
