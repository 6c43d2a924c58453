PREFIX : <https://example.org/>

DELETE DATA { :a :value 1 }
