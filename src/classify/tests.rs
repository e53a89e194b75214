//! What is about another matter than the made-up conflict's, and what is not.

use crate::{
    code::{self, Compiled, Switches, Want},
    codebook::Codebook,
    read::{self, Format, Meta},
};

/// The records of each line before the scorer: party, topic and stance.
fn records(format: Format, lines: &[&str]) -> Vec<String> {
    let codebook = Codebook::load(&[concat!(env!("CARGO_MANIFEST_DIR"), "/tests/conflict/codebook.yaml")]).unwrap();
    let meta = Meta { id: "a".into(), published: "2023-03-15".parse().ok(), ..Meta::default() };
    let (document, _) = read::document(lines.join("\n"), meta, Some(format));
    let all = Switches { without: vec!["codeability".into()] };
    let coded = code::code_with(&document, &codebook, &Compiled::new(&codebook), &all, Want::default());
    let all = coded.statements.iter();
    all.map(|s| format!("{} {} {} {}", s.paragraph, s.party, s.topic, s.stance.word())).collect()
}

#[test]
fn measures_on_those_whom_a_topic_is_not_against_are_another_matter() {
    for words in [
        "Estrel threatened Kelmar with new harbour dues, Corin Tate said.",
        "Estrel hit Kelmari shippers with dues on Friday.",
        "“We will keep the Kelmar dues,” Corin Tate said.",
        "Estrel will keep the harbour dues imposed on Ostrand, Corin Tate said.",
        "Norland surcharged Kelmari ships on Friday.",
    ] {
        assert!(records(Format::Story, &[words]).is_empty(), "{words}");
    }
    for words in [
        "Estrel threatened Suthermark with new harbour dues, Corin Tate said.",
        "Norland surcharged Suthermarker ships on Friday.",
        "Norland surcharged Kelmari ships for helping Suthermark.",
        "Estrel will raise the harbour dues on Kelmar for buying Suthermark's fish, Corin Tate said.",
    ] {
        assert_eq!(records(Format::Story, &[words]).len(), 1, "{words}");
    }
}

#[test]
fn a_line_of_a_list_is_about_those_whom_it_names() {
    let lines = [
        "Estrel to raise harbour dues — Tate",
        "Estrel to raise harbour dues on Suthermark — Tate",
        "Norland glad of truce, envoy to Ostrand says",
        "Norland ready for truce — Vale",
        "Vale hopes for truce between Ostrand and Varn",
        "Suthermark says dues must go",
    ];
    let wanted = ["2 Estrel dues support", "4 Norland truce support", "6 Suthermark dues oppose"];
    assert_eq!(records(Format::Headlines, &lines), wanted);
}

#[test]
fn a_deal_in_a_story_that_names_no_topic_is_one_on_something_else() {
    let story = [
        "The crew was tried in Sutholm.",
        "Envoys met.",
        "They met again.",
        "It rained in Sutholm.",
        "Norland rejected the deal.",
    ];
    assert!(records(Format::Story, &story).is_empty());
    let truce = [
        "Reporters asked about the truce.",
        "Envoys met.",
        "They met again.",
        "It rained in Sutholm.",
        "Norland rejected the deal.",
    ];
    assert_eq!(records(Format::Story, &truce), ["5 Norland truce oppose"]);
}

#[test]
fn what_looks_like_a_topic_is_what_the_deal_means() {
    let lines = ["The truce in Kelmar is near.", "Norland wants the deal."];
    assert!(records(Format::Story, &lines).is_empty());
    let lines = ["The truce in Kelmar is near. A truce in the strait is far.", "Norland wants the deal."];
    assert_eq!(records(Format::Story, &lines), ["2 Norland truce support"]);
}

#[test]
fn what_is_done_to_a_paper_is_not_done_to_its_matter() {
    for words in [
        "Norland rules out changes to the truce plan, Osric Tane said.",
        "Suthermark will accept no amendments to the truce, Lena Corvin said.",
        "Norland will use any truce to prepare its fleet, Lena Corvin said.",
        "There are no agreements on a truce, Osric Tane said.",
    ] {
        assert!(records(Format::Story, &[words]).is_empty(), "{words}");
    }
    let plain = records(Format::Story, &["Norland rules out a truce, Osric Tane said."]);
    assert_eq!(plain, ["1 Norland truce oppose"]);
}

#[test]
fn they_are_those_who_met() {
    let words =
        "Corin Tate met today with Tova Lyle of Ostrand. They spoke of Norland's raids. They called for a truce.";
    assert_eq!(records(Format::Story, &[words]), ["1 Estrel truce support"]);
    let gunners = "Mara Vale met with gunners from Ostrand. They called for a truce.";
    assert!(!records(Format::Story, &[gunners]).contains(&"1 Norland truce support".to_owned()));
}
