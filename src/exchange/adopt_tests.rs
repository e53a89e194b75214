//! From a project to stored documents.

use super::*;
use crate::{date::Date, statement::Stance};

fn codebook() -> Codebook {
    let yaml = "parties: [{id: norland, names: [Norland, Kingdom of Norland]}]\n\
                actors: [{id: vale, names: [Mara Vale], party: norland, offices: [{office: head-of-state, title: President}]}]\n\
                topics: [{id: islands, name: Strait Islands, proposition: Norland should leave them.}]\n";
    Codebook::parse(&[("c.yaml".into(), yaml.into())]).unwrap()
}

fn event(number: i64, organization: &str, concept: &str, words: &str) -> Event {
    Event {
        number,
        document: 7,
        date: Some(Date::constant(2023, 3, 14)),
        coder: "Coder A".into(),
        person: "Mara Vale".into(),
        organization: organization.into(),
        concept: concept.into(),
        stance: Stance::Support,
        place: TEXT
            .find(words)
            .map(|at| TEXT[..at].chars().count() as u32)
            .map(|at| (at, at + words.chars().count() as u32)),
        words: words.into(),
    }
}

const TEXT: &str = "Fog on “the” strait.\nVale said: “We will leave.”";

fn adopted(events: Vec<Event>, text: Option<&str>) -> Adopted {
    let origin = Origin { number: 7, title: "Readout".into(), text: text.map(str::to_owned), ..Origin::default() };
    let project = Project { documents: vec![origin], events, left_out: Vec::new() };
    adopt(&project, &codebook(), &Options { stem: "strait".into(), voice: Voice::Official })
}

#[test]
fn names_of_the_codebook_get_its_labels_and_others_are_kept_and_listed() {
    let a = adopted(
        vec![event(1, "kingdom of norland", "islands", "We will leave."), event(2, "Kelm League", "Fog", "Fog on")],
        Some(TEXT),
    );
    let s = &a.documents[0].statements;
    assert_eq!((s[0].party.as_str(), s[0].topic.as_str()), ("Norland", "Strait Islands"));
    assert_eq!((s[0].actor.as_deref(), s[0].office.as_deref()), (Some("vale"), Some("head-of-state")));
    assert_eq!((s[1].party.as_str(), s[1].topic.as_str()), ("Kelm League", "Fog"));
    let notes: Vec<_> = a.notes.iter().map(|d| d.message.as_str()).collect();
    assert_eq!(
        notes,
        [
            "1 organization is no party of the codebook and kept: `Kelm League`",
            "1 concept is no topic of the codebook and kept: `Fog`"
        ]
    );
}

#[test]
fn only_words_in_marks_become_a_quotation_and_places_are_bytes() {
    let a = adopted(
        vec![event(1, "Norland", "islands", "“We will leave.”"), event(2, "Norland", "fog", "Fog on")],
        Some(TEXT),
    );
    let s = &a.documents[0].statements;
    assert_eq!(s[0].quotation.as_deref(), Some("We will leave."));
    assert_eq!(s[0].spans[0].of(TEXT), "We will leave.");
    assert_eq!((s[0].paragraph, s[0].text.as_str()), (2, digest::text("Vale said: “We will leave.”").as_str()));
    assert_eq!((&s[1].quotation, s[1].spans[0].of(TEXT)), (&None, "Fog on"));
    assert_eq!(a.documents[0].document.sha256.as_deref(), Some(digest::sha256(TEXT.as_bytes()).as_str()));
    let list = adopted(vec![event(1, "Norland", "islands", "“We will leave.”")], None);
    assert_eq!(list.documents[0].statements[0].quotation, None, "an event list does not give words as they were");
}

#[test]
fn two_coders_of_a_document_are_two_documents() {
    let other = Event { coder: "Coder B".into(), ..event(2, "Norland", "islands", "We will leave.") };
    let a = adopted(vec![event(1, "Norland", "islands", "We will leave."), other], Some(TEXT));
    let heads: Vec<_> =
        a.documents.iter().map(|d| (d.document.id.as_str(), d.document.coder.as_deref().unwrap())).collect();
    assert_eq!(heads, [("strait-7-coder-1", "Coder A"), ("strait-7-coder-2", "Coder B")]);
    assert_ne!(a.documents[0].statements[0].id, a.documents[1].statements[0].id);
}

#[test]
fn what_is_stored_reads_back_and_the_codebook_made_of_it_is_one() {
    let same = || event(1, "Kelm: League", "no", "Fog on");
    let a = adopted(vec![same(), same(), event(2, "雪", "Yes, \"fog\"", "")], Some(TEXT));
    let text = crate::store::write(&a.documents[0]);
    assert_eq!(crate::store::parse("strait-7.yaml", text.as_bytes()).unwrap(), a.documents[0]);
    let made = crate::exchange::codebook("strait", &a.documents);
    let book = Codebook::parse(&[("c.yaml".into(), made.clone().into_bytes())]).unwrap();
    assert_eq!(book.parties().collect::<Vec<_>>(), ["Kelm: League", "雪"], "{made}");
    assert_eq!(book.topics().collect::<Vec<_>>(), ["Yes, \"fog\"", "no"]);
}
