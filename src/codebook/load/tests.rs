//! Tests of loading: faults with place and advice, hostile files, merging over the built-in codebook.

use super::*;
use std::time::{Duration, Instant};

const GOOD: &str = "\
name: strait
parties:
  - {id: norland, names: [Norland], demonyms: [Norlander], capitals: [Nordhaven], seats: [Spire]}
  - {id: suthermark, names: [Suthermark], institutions: [{names: [Tide Council], office: parliament}]}
others:
  - {id: league, names: [League], kind: alliance}
actors:
  - id: vale
    names: [Mara Vale, Vale]
    party: norland
    offices:
      - {office: head-of-state, title: President, from: \"2021-05-01\"}
  - id: oake
    names: [Ivo Oake]
    party: norland
    offices:
      - {office: head-of-state, title: President, from: \"2016-05-01\", to: \"2021-04-30\"}
topics:
  - id: islands
    name: Strait Islands
    roles: {claimant: norland, target: [suthermark]}
    things: {islands: [Strait Islands, archipelago]}
    frames:
      - {verbs: [leave, hand back], objects: [islands], agent: claimant, direction: +}
      - {nouns: [annexation], direction: -}
    fires: [\"{party.claimant} will leave the archipelago, {official} said.\"]
";

fn load(text: &str) -> Result<Codebook> {
    Codebook::parse(&[("strait.yaml".to_owned(), text.as_bytes().to_vec())])
}

fn faults(text: &str) -> Vec<Diagnostic> {
    match load(text) {
        Err(Error::Faults(f)) => f,
        other => panic!("{other:?}"),
    }
}

fn said(text: &str) -> Vec<String> {
    faults(text).iter().map(ToString::to_string).collect()
}

/// The good codebook with one part replaced.
fn with(from: &str, to: &str) -> Vec<String> {
    assert!(GOOD.contains(from), "{from}");
    said(&GOOD.replacen(from, to, 1))
}

#[test]
fn a_sound_codebook_loads_and_its_version_is_of_its_meaning_not_its_layout() {
    let book = load(GOOD).unwrap();
    assert_eq!(book.parties().collect::<Vec<_>>(), ["Norland", "Suthermark"]);
    assert_eq!(book.domain.topics[0].roles["claimant"].0, ["norland"]);
    assert_eq!(book.version.len(), 4);
    assert_eq!(book.version, load(&format!("# a comment\n{GOOD}")).unwrap().version);
    assert_ne!(book.version, load(&GOOD.replace("Vale]", "Vale, President Vale]")).unwrap().version);
}

#[test]
fn five_planted_faults_are_all_named_with_place_and_advice() {
    let text = GOOD
        .replace("demonyms: [Norlander]", "demonym: [Norlander]")
        .replace(
            "party: norland\n    offices:\n      - {office: head-of-state, title: President, from: \"2021",
            "party: norlnad\n    offices:\n      - {office: head-of-stat, title: President, from: \"2021",
        )
        .replace("to: \"2021-04-30\"", "to: \"2021-04-31\"")
        .replace("direction: +", "direction: up");
    let found = faults(&text);
    assert!(found.iter().all(|d| d.suggestion.is_some() && d.place.as_ref().is_some_and(|p| !p.text.is_empty())));
    assert_eq!(
        found.iter().map(ToString::to_string).collect::<Vec<_>>(),
        [
            "strait.yaml:3:37: a party has no key `demonym`; did you mean `demonyms`?",
            "strait.yaml:10:5: unknown party `norlnad`; did you mean `norland`?",
            "strait.yaml:12:10: unknown office `head-of-stat`; did you mean `head-of-state`?",
            "strait.yaml:17:71: `2021-04-31` is no day of the calendar; a day is written \"2025-03-13\"",
            "strait.yaml:24:74: `up` is no direction; write `+` towards the proposition or `-` away from it",
        ]
    );
}

#[test]
fn each_fault_of_meaning_has_its_sentence() {
    let cases = [
        ("id: oake", "id: vale", "the id `vale` is given twice"),
        ("id: oake", "id: Ivo Oake", "write `ivo-oake`"),
        ("[Ivo Oake]", "[Vale]", "17:"),
        ("[Ivo Oake]", "[Norland]", "14:13: the name `Norland` is also that of the party `norland`"),
        ("to: \"2021-04-30\"", "to: \"2021-05-01\"", "12:51: on 2021-05-01 both `oake` and `vale` are President"),
        ("to: \"2021-04-30\"", "to: \"2021-03-31\"", "nobody is President of `norland` from 2021-04-01 to 2021-04-30"),
        ("to: \"2021-04-30\"", "to: \"2015-04-30\"", "it ends on 2015-04-30, before it begins on 2016-05-01"),
        ("office: parliament", "office: parlament", "did you mean `parliament`?"),
        ("kind: alliance", "kind: aliance", "did you mean `alliance`?"),
        ("target: [suthermark]", "target: [suthermarc]", "unknown party `suthermarc` in the role `target`"),
        ("objects: [islands]", "objects: [isalnds]", "did you mean `islands`?"),
        ("objects: [islands], agent", "objects: [islands], within: [ilands], agent", "did you mean `islands`?"),
        ("{nouns: [annexation], ", "{predicates: [ours], within: [islands], ", "has `within` and neither"),
        ("agent: claimant", "agent: claimat", "did you mean `claimant`?"),
        ("{nouns: [annexation], ", "{objects: [islands], ", "the frame has nothing to look for"),
        ("{party.claimant}", "{party.claimnt}", "did you mean `claimant`?"),
        ("{official}", "{oficial}", "did you mean `official`?"),
        ("{official}", "{official", "is not closed"),
        (
            "party: norland\n    offices",
            "unofficial: true\n    party: norland\n    offices",
            "is unofficial and holds an office",
        ),
        ("names: [Ivo Oake]", "names: [\"Ivo\\eOake\"]", "U+001B is not allowed"),
        ("name: strait", "extends: defualt", "did you mean `default`?"),
        ("name: strait", "drop: [actors/nobody]", "there is no `nobody` among the actors to drop"),
    ];
    for (from, to, want) in cases {
        if (from, to) == ("[Ivo Oake]", "[Vale]") {
            // The same name at different times is no fault.
            assert!(load(&GOOD.replacen(from, to, 1)).is_ok());
            continue;
        }
        let found = with(from, to);
        assert!(found.iter().any(|f| f.contains(want)), "{want}: {found:#?}");
    }
}

#[test]
fn a_stated_gap_is_no_fault_unless_somebody_holds_the_office_in_it() {
    let apart = GOOD.replace("to: \"2021-04-30\"", "to: \"2021-03-31\"");
    let gap = |from: &str, to: &str| {
        format!("{apart}gaps:\n  - {{party: norland, title: President, from: \"{from}\", to: \"{to}\"}}\n")
    };
    assert!(load(&gap("2021-04-01", "2021-04-30")).is_ok());
    assert!(said(&gap("2021-04-01", "2021-04-20"))[0].contains("from 2021-04-21 to 2021-04-30"));
    assert!(said(&gap("2021-03-01", "2021-04-30")).iter().any(|f| f.contains("`oake` holds the office")));
    let other = gap("2021-04-01", "2021-04-30")
        .replace("title: President, from: \"2021-04-01", "title: Presidnt, from: \"2021-04-01");
    assert!(said(&other).iter().any(|f| f.contains("did you mean `President`?")), "{:?}", said(&other));
}

#[test]
fn bombs_are_refused_at_once() {
    let began = Instant::now();
    let bomb = format!("a: &a [x]\n{}", "b: *a\n".repeat(5000));
    assert_eq!(faults(&bomb)[0].code, "yaml-anchor");
    assert_eq!(faults(&"[".repeat(400_000))[0].code, "yaml-depth");
    assert_eq!(faults(&"{a: ".repeat(400_000))[0].code, "yaml-depth");
    assert_eq!(faults("")[0].code, "codebook-type");
    assert_eq!(faults("just words")[0].code, "codebook-type");
    assert!(began.elapsed() < Duration::from_secs(1), "{:?}", began.elapsed());
}

#[test]
fn a_file_that_is_too_large_or_not_there_is_an_error_that_names_it() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("big.yaml");
    std::fs::write(&file, vec![b'#'; LIMIT as usize + 1]).unwrap();
    assert!(Codebook::load(&[&file]).unwrap_err().to_string().contains("big.yaml: the file has 4.0 MiB"));
    assert!(matches!(Codebook::load(&[dir.path().join("none.yaml")]), Err(Error::Io { .. })));
}

#[test]
fn the_embedded_codebook_is_sound_and_is_its_own_version() {
    let book = Codebook::embedded();
    assert_eq!(
        check::check(&book.domain).into_iter().map(|f| f.what.to_string()).collect::<Vec<_>>(),
        Vec::<String>::new()
    );
    assert_eq!(book.version, canonical::version(&canonical::canonical(&book.domain).unwrap(), LANGUAGE));
    assert_eq!(language().language, "en");
    assert!(book.parties().count() >= 2 && book.domain.actors.len() >= 200);
}

#[test]
fn the_lexicon_that_is_built_in_is_that_of_the_built_in_codebook() {
    let made = Lexicon::new(&Codebook::embedded(), Language::embedded());
    assert_eq!(postcard::to_stdvec(&made).unwrap(), LEXICON);
    assert_eq!(weights(), language().codeability);
    let text = "Vale wants a cease-fire, and the sanctions counterproductive lifted.";
    let (mut own, mut read) = (Vec::new(), Vec::new());
    let span = crate::span::Span::new(0, text.len());
    crate::segment::token::tokenise(text, span, &made, &mut own);
    crate::segment::token::tokenise(text, span, &lexicon().unwrap(), &mut read);
    assert_eq!(format!("{own:?}"), format!("{read:?}"));
}

#[test]
fn a_file_over_the_built_in_codebook_changes_what_it_names() {
    let built_in = Codebook::embedded();
    let (party, actor) = (&built_in.domain.parties[0], &built_in.domain.actors[0]);
    let text = format!(
        "extends: default\ndrop: [actors/{}]\nparties:\n  - {{id: {}, capitals: [Nordhaven]}}\nactors:\n  - {{id: vale, names: [Mara Vale], party: {}}}\n",
        actor.id, party.id, party.id
    );
    let book = load(&text).unwrap();
    assert!(book.actor(&actor.id).is_none() && book.actor("vale").is_some());
    assert_eq!(book.party_label(&party.id), built_in.party_label(&party.id));
    assert!(book.party(&party.id).unwrap().capitals.ends_with(&["Nordhaven".to_owned()]));
    assert_ne!(book.version, built_in.version);
    // A fault is placed in the file that wrote the part, at its own index there.
    let found = said(&text.replace("[Nordhaven]", "[Nordhaven, Nordhaven]"));
    assert_eq!(
        found,
        [format!(
            "strait.yaml:4:{}: the name `Nordhaven` is listed twice for `{}`; take one of them out",
            34 + party.id.len(),
            party.id
        )]
    );
}

#[test]
fn files_merge_in_order() {
    let over = "actors:\n  - {id: vale, names: [M. Vale], offices: [{office: envoy, from: \"2020-01-01\", to: \"2019-01-01\"}]}\n";
    let files = |over: &str| [("a.yaml".to_owned(), GOOD.into()), ("b.yaml".to_owned(), over.as_bytes().to_vec())];
    let error = Codebook::parse(&files(over)).unwrap_err().to_string();
    assert!(error.starts_with("b.yaml:2:80: it ends on 2019-01-01"), "{error}");
    let book = Codebook::parse(&files(&over.replace("2019", "2021"))).unwrap();
    assert_eq!(book.actor("vale").unwrap().names, ["Mara Vale", "Vale", "M. Vale"]);
}
