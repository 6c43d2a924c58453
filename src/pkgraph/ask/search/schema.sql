-- The full-text index of a graph: one entry for each part that has a reading text.

CREATE TABLE about (form TEXT NOT NULL);  -- checksum of what makes the index

CREATE TABLE document (
  iri TEXT PRIMARY KEY,
  key TEXT NOT NULL,
  issued TEXT,            -- date, year and month, or year
  state TEXT NOT NULL     -- checksum of its statements; empty where it is not known
) WITHOUT ROWID;

CREATE TABLE part (
  id INTEGER PRIMARY KEY,
  document TEXT NOT NULL,
  iri TEXT NOT NULL,
  label TEXT NOT NULL,
  start INTEGER NOT NULL
);
CREATE INDEX part_document ON part (document);

CREATE TABLE piece (      -- words of the source, as they stand there
  part INTEGER NOT NULL,
  start INTEGER NOT NULL,
  words TEXT NOT NULL,
  PRIMARY KEY (part, start)
) WITHOUT ROWID;

CREATE TABLE mention (    -- what the facts of a part speak of
  part INTEGER NOT NULL,
  thing TEXT NOT NULL,
  surface TEXT NOT NULL,  -- the words that name it in the part; empty where none do
  PRIMARY KEY (part, thing, surface)
) WITHOUT ROWID;
CREATE INDEX mention_thing ON mention (thing);

CREATE TABLE thing (iri TEXT PRIMARY KEY, label TEXT NOT NULL) WITHOUT ROWID;

-- "things" holds a number for each thing that is named in the part, see marker().
CREATE VIRTUAL TABLE text USING fts5 (words, headings, things, tokenize = 'porter unicode61 remove_diacritics 2');

-- Names of the things, and how many words each has.
CREATE VIRTUAL TABLE called USING fts5 (
  name, thing UNINDEXED, length UNINDEXED, mentioned UNINDEXED,
  tokenize = 'porter unicode61 remove_diacritics 2'
);
