-- A project of the Discourse Network Analyzer 3 about the made-up conflict, with the tables that DNA makes.
-- `sqlite3 tests/cmd/import.in/strait.dna < tests/exchange/strait.sql` makes the fixture of the command-line cases.
PRAGMA page_size = 512;
CREATE TABLE SETTINGS(Property TEXT PRIMARY KEY, Value TEXT NOT NULL);
CREATE TABLE CODERS(ID INTEGER NOT NULL PRIMARY KEY, Name TEXT NOT NULL);
CREATE TABLE DOCUMENTS(ID INTEGER NOT NULL PRIMARY KEY, Title TEXT NOT NULL, Text TEXT NOT NULL, Coder INTEGER, Author TEXT NOT NULL DEFAULT '', Source TEXT NOT NULL DEFAULT '', Section TEXT NOT NULL DEFAULT '', Notes TEXT NOT NULL DEFAULT '', Type TEXT NOT NULL DEFAULT '', Date INTEGER NOT NULL);
CREATE TABLE STATEMENTTYPES(ID INTEGER NOT NULL PRIMARY KEY, Label TEXT NOT NULL);
CREATE TABLE VARIABLES(ID INTEGER NOT NULL PRIMARY KEY, Variable TEXT NOT NULL, DataType TEXT NOT NULL DEFAULT 'short text', StatementTypeId INTEGER, UNIQUE (Variable, StatementTypeId));
CREATE TABLE STATEMENTS(ID INTEGER NOT NULL PRIMARY KEY, StatementTypeId INTEGER, DocumentId INTEGER, Start INTEGER NOT NULL CHECK(Start >= 0), Stop INTEGER NOT NULL CHECK(Stop >= 0), Coder INTEGER, CHECK (Start < Stop));
CREATE TABLE DATABOOLEAN(ID INTEGER PRIMARY KEY NOT NULL, StatementId INTEGER NOT NULL, VariableId INTEGER NOT NULL, Value INTEGER NOT NULL DEFAULT 1, UNIQUE (StatementId, VariableId));
CREATE TABLE DATAINTEGER(ID INTEGER PRIMARY KEY NOT NULL, StatementId INTEGER NOT NULL, VariableId INTEGER NOT NULL, Value INTEGER NOT NULL DEFAULT 0, UNIQUE (StatementId, VariableId));
CREATE TABLE ENTITIES(ID INTEGER PRIMARY KEY NOT NULL, VariableId INTEGER NOT NULL, Value TEXT NOT NULL DEFAULT '', UNIQUE (VariableId, Value));
CREATE TABLE DATASHORTTEXT(ID INTEGER PRIMARY KEY NOT NULL, StatementId INTEGER NOT NULL, VariableId INTEGER NOT NULL, Entity INTEGER NOT NULL, UNIQUE (StatementId, VariableId));
CREATE TABLE DATALONGTEXT(ID INTEGER PRIMARY KEY NOT NULL, StatementId INTEGER NOT NULL, VariableId INTEGER NOT NULL, Value TEXT DEFAULT '', UNIQUE (StatementId, VariableId));
INSERT INTO SETTINGS VALUES ('version', '3.0.7'), ('date', '2022-06-10');
INSERT INTO CODERS VALUES (1, 'Admin'), (2, 'Coder A'), (3, 'Coder B');
INSERT INTO STATEMENTTYPES VALUES (1, 'DNA Statement'), (2, 'Annotation');
INSERT INTO VARIABLES VALUES (1, 'person', 'short text', 1), (2, 'organization', 'short text', 1), (3, 'concept', 'short text', 1), (4, 'agreement', 'boolean', 1), (5, 'note', 'long text', 2);
INSERT INTO DOCUMENTS VALUES
 (1, 'Spire readout', 'Café talks.' || char(10) || 'Mara Vale said: “We agree to a truce.” She rejects the harbour dues.', 2, 'Ines Ro', 'Kelm Echo', '', '', '', 1678752000),
 (2, 'Tidehouse briefing', 'The Tidehouse will not agree to any truce, and the dues stay.', 2, '', 'Sutholm Post', '', '', '', 1678838400);
INSERT INTO ENTITIES VALUES (1, 1, ''), (2, 1, 'Mara Vale'), (3, 2, 'Norland'), (4, 2, 'Suthermark'), (5, 2, ''), (6, 3, 'truce'), (7, 3, 'The harbour dues should go.');
INSERT INTO STATEMENTS VALUES (1, 1, 1, 28, 51, 2), (2, 1, 1, 51, 80, 2), (3, 1, 2, 0, 41, 2), (4, 1, 2, 43, 61, 3), (5, 2, 1, 0, 11, 2), (6, 1, 2, 0, 13, 3);
INSERT INTO DATASHORTTEXT(StatementId, VariableId, Entity) VALUES (1, 1, 2), (1, 2, 3), (1, 3, 6), (2, 1, 2), (2, 2, 3), (2, 3, 7), (3, 1, 1), (3, 2, 4), (3, 3, 6), (4, 1, 1), (4, 2, 4), (4, 3, 7), (6, 1, 1), (6, 2, 5), (6, 3, 6);
INSERT INTO DATABOOLEAN(StatementId, VariableId, Value) VALUES (1, 4, 1), (2, 4, 1), (3, 4, 0), (4, 4, 0), (6, 4, 1);
INSERT INTO DATALONGTEXT(StatementId, VariableId, Value) VALUES (5, 5, 'look again');
