//! The accuracy floor that always runs: a conflict that does not exist, with a codebook, texts and gold of its own, and the proof
//! that the coder does not know who usually thinks what.
#![allow(clippy::unwrap_used)] // helpers of tests: a fault is a failed test

#[path = "conflict/constructs.rs"]
mod constructs;
#[path = "conflict/engine.rs"]
mod engine;
#[path = "conflict/grid.rs"]
mod grid;
#[path = "conflict/probes.rs"]
mod probes;
#[path = "conflict/swap.rs"]
mod swap;

use std::path::{Path, PathBuf};

use demarche::{
    codebook::Codebook,
    evaluate::{
        gold::{self, GoldSet, Source},
        print,
        record::{self, Records},
        score::{self, View},
    },
    read::Meta,
    statement::{Stance, Statement},
};
use swap::Swap;

/// Joint F1 (topic, party and stance; official voices; low records left out) must not fall below this.
const JOINT_FLOOR: f64 = 0.82;
/// Detection F1 (topic and party) must not fall below this.
const DETECTION_FLOOR: f64 = 0.87;
/// Share of the constructions of English that yield just their records. Not all: the scorer, fitted on real texts, leaves out some of
/// what stands alone with nobody else named.
const CONSTRUCTS: f64 = 0.95;

/// The least share of the grid's sentences that yield a position.
const GRID: f64 = 0.93;
/// The swap test is worth something only with this many records.
const SWAP_RECORDS: usize = 60;
/// Share of the made-up codebook's sentences that do as they should: of those that must fire, of those that must not.
const PROBES: [f64; 2] = [0.90, 1.0];
/// The same for the codebook that comes with the program. Not all: a sentence near the scorer's threshold falls on either side of it
/// whenever the weights are fitted anew.
const EMBEDDED_PROBES: [f64; 2] = [0.95, 0.95];

#[test]
fn the_coder_reaches_the_floor_on_the_made_up_conflict() {
    let (codebook, set) = (codebook(), gold_set());
    let predicted = code_all(&engine::statements, &codebook, &set.sources);
    let scored = score::score(&set.records, &records(&predicted), View::default());
    let (joint, detection) = (scored.sure.joint.f1, scored.sure.detection.f1);
    let report = disagreements(&set, &records(&predicted));
    println!("{}\n{report}", print::figures(&scored, true));
    assert!(joint >= JOINT_FLOOR, "joint F1 {joint:.3} is below {JOINT_FLOOR}:\n{report}");
    assert!(detection >= DETECTION_FLOOR, "detection F1 {detection:.3} is below {DETECTION_FLOOR}:\n{report}");
}

#[test]
fn swapping_two_parties_in_text_and_codebook_swaps_the_records() {
    let (records, faults) = swap_faults(&engine::statements);
    assert!(records + 1 > SWAP_RECORDS, "only {records} records to swap");
    assert!(faults.is_empty(), "the records did not swap:\n{}", faults.join("\n"));
}

#[test]
fn the_swap_test_finds_a_prejudice_and_nothing_else() {
    let fair = |c: &Codebook, s: &Source| toy(c, s, |c, party| claimant(c) == Some(party));
    let prejudiced = |c: &Codebook, s: &Source| toy(c, s, |_, party| party == "Norland");
    let (records, faults) = swap_faults(&fair);
    assert!(records > 50 && faults.is_empty(), "{records} records\n{}", faults.join("\n"));
    assert!(!swap_faults(&prejudiced).1.is_empty());
}

#[test]
fn a_swap_undone_is_no_swap() {
    let (codebook, set) = (codebook(), gold_set());
    for swap in swaps(&codebook) {
        assert_eq!(swap.codebook(&swap.codebook(&value())), value());
        for source in &set.sources {
            assert_eq!(swap.text(&swap.text(&source.text)), source.text, "{}", source.meta.id);
        }
    }
    let swap = &swaps(&codebook)[0];
    let text = "SUTHOLM — Norland's president left the Spire for Kelm; Norlanders stayed.";
    assert_eq!(
        swap.text(text),
        "NORDHAVEN — Suthermark's president left the Tidehouse for Kelm; Suthermarkers stayed."
    );
}

#[test]
fn sentences_of_the_made_up_codebook_fire_and_stay_silent() {
    check_probes(&codebook(), PROBES);
}

#[test]
fn sentences_of_the_embedded_codebook_fire_and_stay_silent() {
    check_probes(&engine::embedded(), EMBEDDED_PROBES);
}

#[test]
fn constructions_of_english_yield_their_records() {
    let (all, faults) = constructs::faults(&codebook(), &engine::statements);
    let share = 1.0 - faults.len() as f64 / all as f64;
    println!("{} of {all} constructions hold\n{}", all - faults.len(), faults.join("\n"));
    assert!(share >= CONSTRUCTS, "{share:.3} of the constructions hold, below {CONSTRUCTS}:\n{}", faults.join("\n"));
}

#[test]
fn signs_multiply() {
    let (all, found, wrong) = grid::faults(&codebook(), &engine::statements);
    assert!(wrong.is_empty(), "{} of {all} have the wrong sign:\n{}", wrong.len(), wrong.join("\n"));
    let share = found as f64 / all as f64;
    assert!(share >= GRID, "{share:.3} of {all} yield a position, below {GRID}");
}

#[test]
fn the_gold_is_sound() {
    let (codebook, set) = (codebook(), gold_set());
    assert!(set.diagnostics.is_empty(), "{:?}", set.diagnostics);
    let mut faults = Vec::new();
    for (key, judgement) in &set.records {
        let source = set.sources.iter().find(|s| s.meta.id == key.document);
        let text = source.map_or("", |s| s.line(key.paragraph));
        let author = source.and_then(|s| s.meta.author.as_deref()).unwrap_or("");
        let whole = source.map_or(String::new(), |s| format!("{} {author}", s.text).to_lowercase());
        let known = codebook.parties().any(|p| p.to_lowercase() == key.party)
            && codebook.topics().any(|t| t.to_lowercase() == key.topic);
        let speaker = judgement.speaker.as_deref().and_then(|s| s.split_whitespace().last()).unwrap_or("");
        if text.is_empty() || !known || !whole.contains(&speaker.to_lowercase()) {
            faults.push(format!("{key:?} {judgement:?}"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(set.sources.iter().all(|s| s.meta.published.is_some() && s.meta.title.is_some()));
    let paragraphs: usize = set.sources.iter().map(|s| s.text.lines().filter(|l| !l.trim().is_empty()).count()).sum();
    assert!(paragraphs >= 90, "{paragraphs} paragraphs");
    for stance in Stance::ALL {
        assert!(set.records.values().filter(|j| j.stance == stance).count() >= 4, "too few are {stance}");
    }
}

/// Each document's id with each of its statements.
type Coded = Vec<(String, Statement)>;
type Coder = dyn Fn(&Codebook, &Source) -> Vec<Statement>;

fn code_all(coder: &Coder, codebook: &Codebook, sources: &[Source]) -> Coded {
    let of = |s: &Source| coder(codebook, s).into_iter().map(|x| (s.meta.id.clone(), x)).collect::<Vec<_>>();
    sources.iter().flat_map(of).collect()
}

/// How many records a coder makes, and which of them do not swap when any two parties do.
fn swap_faults(coder: &Coder) -> (usize, Vec<String>) {
    let (codebook, set) = (codebook(), gold_set());
    let before = code_all(coder, &codebook, &set.sources);
    let mut faults = Vec::new();
    for swap in swaps(&codebook) {
        let swapped = load_value(&swap.codebook(&value()));
        let sources: Vec<Source> = set.sources.iter().map(|s| swapped_source(&swap, s)).collect();
        let after = code_all(coder, &swapped, &sources);
        let mut expected: Vec<String> = before.iter().map(|(d, s)| line(d, s, &|x| swap.id(x))).collect();
        let mut found: Vec<String> = after.iter().map(|(d, s)| line(d, s, &str::to_owned)).collect();
        expected.sort();
        found.sort();
        faults.extend(expected.iter().filter(|l| !found.contains(l)).map(|l| format!("gone  {l}")));
        faults.extend(found.iter().filter(|l| !expected.contains(l)).map(|l| format!("new   {l}")));
        if expected.len() != found.len() {
            faults.push(format!("{} records became {}", expected.len(), found.len()));
        }
    }
    (before.len(), faults)
}

/// A coder that takes every mention of a party for a position on the islands.
fn toy(codebook: &Codebook, source: &Source, against: impl Fn(&Codebook, &str) -> bool) -> Vec<Statement> {
    let mut out = Vec::new();
    let capitals = || codebook.domain.parties.iter().flat_map(|p| &p.capitals);
    for (n, text) in source.text.lines().enumerate() {
        let bare = capitals().fold(text.to_owned(), |t, capital| t.replace(capital.as_str(), ""));
        for party in codebook.parties().filter(|p| bare.contains(&format!("{p} "))) {
            let stance = if against(codebook, party) { "oppose" } else { "support" };
            let record = serde_json::json!({
                "id": "", "text": "", "paragraph": n + 1, "party": party, "topic": "islands", "stance": stance,
                "via": "narrated", "voice": "official", "spans": [], "evidence": [party], "condition": text,
            });
            out.push(serde_json::from_value(record).unwrap());
        }
    }
    out
}

fn claimant(codebook: &Codebook) -> Option<&str> {
    let topic = codebook.domain.topics.iter().find(|t| t.id == "islands")?;
    probes::named(topic, "claimant", &codebook.domain)
}

fn records(coded: &Coded) -> Records {
    coded.iter().flat_map(|(d, s)| record::from_statements(d, [s])).collect()
}

fn check_probes(codebook: &Codebook, floors: [f64; 2]) {
    let probes = probes::all(codebook).unwrap_or_else(|faults| panic!("{}", faults.join("\n")));
    let published = probes::day(&codebook.domain).and_then(|d| d.parse().ok());
    let (mut faults, mut held, mut all) = (Vec::new(), [0usize; 2], [0usize; 2]);
    for probe in &probes {
        let meta = Meta { id: "probe".to_owned(), published, ..Meta::default() };
        let source = Source { meta, text: format!("{}\n", probe.sentence) };
        let found: Vec<Statement> = engine::statements(codebook, &source);
        let fired = found.iter().any(|s| s.topic == probe.topic);
        let kind = usize::from(!probe.fires);
        all[kind] += 1;
        held[kind] += usize::from(fired == probe.fires);
        if fired != probe.fires {
            let what = if probe.fires { "does not fire" } else { "is not silent" };
            faults.push(format!("{} {what}: {}", probe.topic, probe.sentence));
        }
    }
    println!("{}", faults.join("\n"));
    for (kind, floor) in floors.into_iter().enumerate() {
        let share = if all[kind] == 0 { 1.0 } else { held[kind] as f64 / all[kind] as f64 };
        assert!(
            share >= floor,
            "{} of {} sentences hold, below {floor}:\n{}",
            held[kind],
            all[kind],
            faults.join("\n")
        );
    }
}

fn disagreements(set: &GoldSet, predicted: &Records) -> String {
    let (gold, predicted) = View::default().apply(&set.records, predicted);
    let text = |d: &str, p: u32| set.sources.iter().find(|s| s.meta.id == d).map_or("", |s| s.line(p)).to_owned();
    let mut out = Vec::new();
    for (k, g) in &gold {
        let found = predicted.get(k).map(|p| p.stance);
        if found != Some(g.stance) && !g.low {
            let found = found.map_or("nothing".to_owned(), |s| s.to_string());
            out.push(format!(
                "{}:{} {} {} is {}, found {found}: {}",
                k.document,
                k.paragraph,
                k.party,
                k.topic,
                g.stance,
                text(&k.document, k.paragraph)
            ));
        }
    }
    for (k, p) in predicted.iter().filter(|(k, _)| !gold.contains_key(k)) {
        out.push(format!(
            "{}:{} {} {} is nothing, found {}: {}",
            k.document,
            k.paragraph,
            k.party,
            k.topic,
            p.stance,
            text(&k.document, k.paragraph)
        ));
    }
    out.join("\n")
}

/// A statement as one line, with what is a name or quotes the text put through `name`. Spans and digests of the text are left out.
fn line(document: &str, s: &Statement, name: &dyn Fn(&str) -> String) -> String {
    let opt = |x: &Option<String>| x.as_deref().map(name);
    let evidence: Vec<String> = s.evidence.iter().map(|e| name(e)).collect();
    let who = (name(&s.party), opt(&s.speaker), &s.actor, &s.office, opt(&s.relayed_by));
    let what = (&s.topic, s.stance, s.via, s.voice, opt(&s.condition), opt(&s.quotation), evidence);
    format!("{document}:{} {who:?} {what:?} {:?} {:?} {:?}", s.paragraph, s.date, s.date_reason, s.confidence)
}

fn swapped_source(swap: &Swap, source: &Source) -> Source {
    let put = |x: &Option<String>| x.as_deref().map(|x| swap.text(x));
    let meta = Meta { title: put(&source.meta.title), outlet: put(&source.meta.outlet), ..source.meta.clone() };
    Source { meta, text: swap.text(&source.text) }
}

/// Each pair of parties.
fn swaps(codebook: &Codebook) -> Vec<Swap> {
    let parties = &codebook.domain.parties;
    let pairs = parties.iter().enumerate().flat_map(|(n, a)| parties[n + 1..].iter().map(move |b| (a, b)));
    pairs.map(|(a, b)| Swap::new(a, b).unwrap_or_else(|e| panic!("{e}"))).collect()
}

fn home() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/conflict")
}

fn codebook() -> Codebook {
    engine::load(&home().join("codebook.yaml")).unwrap_or_else(|e| panic!("{e}"))
}

fn value() -> serde_yaml::Value {
    serde_yaml::from_str(&std::fs::read_to_string(home().join("codebook.yaml")).unwrap()).unwrap()
}

fn load_value(value: &serde_yaml::Value) -> Codebook {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("codebook.yaml");
    std::fs::write(&path, serde_yaml::to_string(value).unwrap()).unwrap();
    engine::load(&path).unwrap_or_else(|e| panic!("{e}"))
}

fn gold_set() -> GoldSet {
    let mut sets = gold::read(&home().join("gold")).unwrap_or_else(|e| panic!("{e}"));
    assert_eq!(sets.len(), 1);
    sets.remove(0)
}
