//! Codes of the exchange with other tools.

use super::{Code, row};

/// The rows.
pub const CODES: &[Code] = &[
    row(
        "import-kind",
        "The file is neither a database of the Discourse Network Analyzer nor its event list.",
        "a database of another program, an empty file",
        "Give a *.dna file of DNA 3, or the event list that DNA exports as CSV.",
    ),
    row(
        "import-no-sqlite",
        "The file is a database, and this build of the program was made without the reader of databases.",
        "a build with --no-default-features",
        "Build with the feature `sqlite`, or export the event list as CSV in DNA.",
    ),
    row(
        "import-broken",
        "The database is damaged or cut off. Nothing of it was taken over.",
        "a copy that was interrupted",
        "Take a backup, or export it anew from DNA.",
    ),
    row(
        "import-open",
        "Another program has the database open, and its newest changes are not in the file yet.",
        "project.dna beside a project.dna-wal that is not empty",
        "Close it in the other program.",
    ),
    row(
        "import-size",
        "The file is larger than 1 GiB, the most that is read into memory.",
        "a database with scans of pages",
        "Export the event list as CSV in DNA.",
    ),
    row(
        "import-version",
        "The database was made by a version of DNA whose tables are not those of DNA 3.",
        "a database of DNA 2.0",
        "Open it in DNA 3, or export its event list as CSV.",
    ),
    row(
        "import-variables",
        "No statement type has the variables that say party, topic and stance.",
        "`organisation` in place of `organization`",
        "Name them with --organization, --concept, --agreement and --person.",
    ),
    row(
        "import-value",
        "An integer variable has a value that is not on the scale.",
        "an agreement of 7",
        "Use 2 for support, 1 for conditional, 0 for neutral, -2 for oppose.",
    ),
    row(
        "import-header",
        "The columns of the CSV are not those of DNA's event list.",
        "date;party;topic",
        "Export the event list in DNA, or give the file its header: the message says it.",
    ),
    row(
        "import-row",
        "A line of the event list cannot be used. Nothing of the list was taken over.",
        "`partly` in the column `agreement`",
        "Mend the line that the message names.",
    ),
    row(
        "import-csv",
        "The file cannot be read as CSV.",
        "a quotation mark that never closes",
        "Export the event list anew.",
    ),
    row(
        "import-codebook",
        "The file for the codebook is there already, and is not overwritten.",
        "import --write-codebook, twice",
        "Name another file, or move it away.",
    ),
    row(
        "import-left-out",
        "Statements were left out, or something of them, and the rest was taken over.",
        "an annotation, a statement without organization",
        "Nothing, if that is as meant; docs/exchange.md says what is left out.",
    ),
    row(
        "import-unknown-name",
        "Organizations or concepts are not in the codebook. They keep their own names.",
        "an imported debate with parties of its own",
        "Write a codebook for them with --write-codebook, or go on without.",
    ),
    row(
        "export-left-out",
        "Statements were left out of an exported list or network.",
        "a conditional statement in a list that knows only agreement",
        "--format dna-csv-scale keeps every stance, --all-voices unofficial voices.",
    ),
];
