//! Codes of the codebook's check.

use super::{Code, row};

/// The rows.
pub const CODES: &[Code] = &[
    row(
        "codebook-shape",
        "The codebook cannot be read as one, or has no canonical form.",
        "a value that no key of a codebook can have",
        "Report it with the file: the checks before should have named it.",
    ),
    row(
        "codebook-type",
        "A value is of another kind than its key needs.",
        "names: Norland",
        "Write what the message names, e.g. names: [Norland].",
    ),
    row(
        "codebook-unknown-key",
        "A key that the codebook does not have.",
        "demonym: [Norlander]",
        "Take the key that the message suggests.",
    ),
    row(
        "codebook-missing-key",
        "A key is missing that a part of the codebook needs.",
        "an actor without `id`",
        "Add it.",
    ),
    row(
        "codebook-size",
        "A list is longer than the coder can number.",
        "a topic with 300 things",
        "Leave some out, put phrases that mean the same under one thing, or code in several runs.",
    ),
    row(
        "codebook-control",
        "A text has a character that could steer a terminal or turn text around.",
        "a name with a right-to-left mark",
        "Take it out.",
    ),
    row(
        "codebook-id",
        "An id is not in lower case letters, digits and hyphens.",
        "id: Mara Vale",
        "Write the id that the message suggests.",
    ),
    row(
        "codebook-duplicate-id",
        "Two parts of one kind have the same id.",
        "two actors with the id vale",
        "Give one of them another id.",
    ),
    row(
        "codebook-no-parties",
        "The codebook has no parties, so that there is nothing to track.",
        "a file with topics only",
        "Add `parties`, or begin with `extends: default`.",
    ),
    row("codebook-kind", "An unknown kind of party.", "kind: union", "Take one of the kinds that the message names."),
    row(
        "codebook-unknown-party",
        "A party is named that is neither among the parties nor the others, or an actor has none.",
        "party: norlnad",
        "Take the id that the message suggests.",
    ),
    row(
        "codebook-name",
        "A name is missing, empty, or has blanks around it.",
        "names: [\"Vale \"]",
        "Write it as the message says.",
    ),
    row(
        "codebook-duplicate-name",
        "One name stands for two parts of the codebook on the same days.",
        "two actors called Vale, both in office",
        "Keep it for the one whom a text means by it alone, and give the other a longer name.",
    ),
    row(
        "codebook-unofficial",
        "Somebody is unofficial and holds an office.",
        "unofficial: true, with offices",
        "Take one of the two out; a former official's office ends with `to`.",
    ),
    row(
        "codebook-unknown-office",
        "An office that the scheme does not rank.",
        "office: king",
        "Take one of the offices that the message names; the title in words goes into `title`.",
    ),
    row(
        "codebook-date",
        "A date that is no day of the calendar.",
        "from: \"2021-13-01\"",
        "A day is written \"2021-05-01\", in quotation marks.",
    ),
    row(
        "codebook-dates-reversed",
        "A term ends before it begins.",
        "from: \"2022-01-01\", to: \"2021-01-01\"",
        "Exchange the two, or mend one.",
    ),
    row(
        "codebook-gap",
        "A stated gap is none: somebody holds the office then, or nobody is listed under this title.",
        "a gap of President while Mara Vale is listed",
        "Shorten the gap, or mend its title.",
    ),
    row(
        "codebook-two-holders",
        "Two persons hold an office on one day that only one can hold.",
        "two Presidents of Norland on 2021-05-01",
        "Let one term end the day before, or give one another title.",
    ),
    row(
        "codebook-unstated-gap",
        "Nobody holds an office between two terms, and no gap is stated.",
        "no Foreign Minister of Suthermark in May 2023",
        "List the holder, or state the gap with its reason.",
    ),
    row(
        "codebook-direction",
        "A frame's direction is neither + nor -.",
        "direction: up",
        "Write + towards the proposition or - away from it.",
    ),
    row(
        "codebook-empty-frame",
        "A frame lacks what it looks for, or has objects or subjects without the words that go with them.",
        "{objects: [islands], direction: +}",
        "Give it verbs, nouns or predicates.",
    ),
    row(
        "codebook-frame",
        "A frame names an unknown agent or strength.",
        "agent: claimnt",
        "Take the word that the message suggests.",
    ),
    row(
        "codebook-thing",
        "An object or subject looks like a slip of a thing's name.",
        "objects: [iland]",
        "Take the name that the message suggests; what is no thing is read as a phrase.",
    ),
    row("codebook-phrase", "A phrase is empty.", "nouns: [\"\"]", "Take it out."),
    row(
        "codebook-placeholder",
        "A placeholder in braces stands for nothing in its topic, or is not closed.",
        "fires: [\"{party.clamant} will leave\"]",
        "Take the role that the message suggests.",
    ),
    row(
        "codebook-drop",
        "`drop` names what is not there.",
        "drop: [actors/nobody]",
        "Write kind/id of a part of the codebook that is extended.",
    ),
    row(
        "codebook-extends",
        "There is no codebook of this name to extend.",
        "extends: defualt",
        "Only `default` can be extended; leave the key out to stand alone.",
    ),
];
