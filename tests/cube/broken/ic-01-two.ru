PREFIX : <https://example.org/>
PREFIX qb: <http://purl.org/linked-data/cube#>

INSERT DATA { :other a qb:DataSet ; qb:structure :structure . :a qb:dataSet :other }
