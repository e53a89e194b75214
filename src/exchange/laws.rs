//! The law of the round trip: an event list that was exported, imported and exported again is the same to the byte.

use proptest::prelude::*;

use super::*;
use crate::{
    codebook::Codebook,
    date::Date,
    span::Span,
    statement::{Sourced, Stance, Statement, Voice, example},
    store::{self, Head, StoredDocument},
};

fn codebook() -> Codebook {
    let yaml = "parties: [{id: norland, names: [Norland]}, {id: suthermark, names: [Suthermark]}]\n\
                topics: [{id: truce, name: truce, proposition: The fighting should stop.}]\n";
    Codebook::parse(&[("c.yaml".into(), yaml.into())]).unwrap()
}

fn name(known: &'static [&'static str]) -> impl Strategy<Value = String> {
    prop_oneof![4 => proptest::sample::select(known).prop_map(str::to_owned), 1 => any::<String>()]
}

fn statement() -> impl Strategy<Value = Statement> {
    let names = (
        name(&["Norland", "Suthermark", "Kelm League"]),
        name(&["truce", "Strait Islands", "harbour; \"dues\""]),
        proptest::option::of(name(&["Mara Vale", "=Vale"])),
        proptest::option::of(any::<String>()),
        proptest::collection::vec(any::<String>(), 0..3),
    );
    let rest = (
        proptest::sample::select(Stance::ALL.to_vec()),
        proptest::option::of((1990i16..2040, 1i8..=12, 1i8..=28)),
        proptest::collection::vec((0u32..2000, 0u32..50), 0..3),
    );
    (names, rest).prop_map(|((party, topic, speaker, quotation, evidence), (stance, date, spans))| Statement {
        party,
        topic,
        speaker,
        quotation,
        evidence,
        stance,
        date: date.map(|(y, m, d)| Date::constant(y, m, d)),
        spans: spans.into_iter().map(|(a, n)| Span { start: a, end: a + n }).collect(),
        ..example()
    })
}

fn record() -> impl Strategy<Value = Sourced> {
    let documents = ["talks-2", "talks-10", "2023-03-14-feed", ""];
    let coders = [None, Some("by hand"), Some("coder 2"), Some("coder 10")];
    let all = (proptest::sample::select(documents.to_vec()), proptest::sample::select(coders.to_vec()), statement());
    all.prop_map(|(document, coder, statement)| Sourced {
        document: document.into(),
        outlet: None,
        url: None,
        coder: coder.map(str::to_owned),
        statement,
    })
}

fn source_of(documents: &[StoredDocument]) -> Source {
    Source {
        statements: documents.iter().flat_map(store::sourced).collect(),
        heads: documents.iter().map(|d| (d.document.id.clone(), d.document.clone())).collect(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    #[test]
    fn export_import_export_is_the_same_to_the_byte(
        records in proptest::collection::vec(record(), 0..25),
        title in any::<String>(),
        graded in any::<bool>(),
    ) {
        let head = Head { title: Some(title), author: Some("Ines \"Ro\"".into()), outlet: Some("Echo".into()), ..Head::default() };
        let source = Source { statements: records, heads: [("talks-2".to_owned(), head)].into() };
        let qualifier = if graded { Qualifier::Scale } else { Qualifier::Agreement };
        let first = event_list(&source, qualifier);
        let project = read("e.csv", first.text.clone().into_bytes(), &Variables::default())
            .map_err(|e| TestCaseError::fail(format!("{e}\n{}", first.text)))?;
        prop_assert_eq!(project.events.len(), first.rows);
        let adopted = adopt(&project, &codebook(), &Options { stem: "talks".into(), voice: Voice::Official });
        // through the files of a store, as a user would
        let stored: Vec<StoredDocument> = adopted.documents.iter().map(|d| {
            store::parse(&format!("{}.yaml", d.document.id), store::write(d).as_bytes())
        }).collect::<Result<_>>().map_err(|e| TestCaseError::fail(e.to_string()))?;
        prop_assert_eq!(&stored, &adopted.documents);
        let second = event_list(&source_of(&stored), qualifier);
        prop_assert_eq!(second.text, first.text);
    }
}
