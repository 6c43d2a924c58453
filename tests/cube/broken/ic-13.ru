PREFIX : <https://example.org/>

DELETE DATA { :a :unit "count" }
