"""Pages for people: view models, templates and style, used by a server and by a static site; no web framework."""
