//! Whose words the paragraphs of a whole text are, on the made-up conflict.

use crate::{
    code::{self, Compiled, Switches, Want},
    codebook::Codebook,
    read::{self, Meta},
};

/// The records of a text under a title: paragraph, party, voice and speaker.
fn records(outlet: &str, title: &str, text: &str) -> Vec<String> {
    let codebook = Codebook::load(&[concat!(env!("CARGO_MANIFEST_DIR"), "/tests/conflict/codebook.yaml")]).unwrap();
    let meta = Meta {
        outlet: Some(outlet.into()),
        title: Some(title.into()),
        published: "2023-03-15".parse().ok(),
        ..Meta::default()
    };
    let (document, _) = read::document(text.into(), meta, None);
    let all = Switches { without: vec!["codeability".into()] };
    let coded = code::code_with(&document, &codebook, &Compiled::new(&codebook), &all, Want::default());
    let speaker = |s: &crate::statement::Statement| s.speaker.clone().unwrap_or_else(|| "nobody".into());
    let line = |s: &crate::statement::Statement| format!("{} {} {:?} {}", s.paragraph, s.party, s.voice, speaker(s));
    coded.statements.iter().map(line).collect()
}

#[test]
fn a_label_that_names_an_office_is_its_holder_in_the_house_that_published_it() {
    let text = "THE PRESIDENT: We accept the truce.\nQ Why?\nTHE PRESIDENT: We want the truce to hold.";
    let said = records("The Spire", "Remarks before departure", text);
    assert_eq!(said, ["1 Norland Official Mara Vale", "3 Norland Official Mara Vale"]);
    let said = records("Port Estrel Echo", "Remarks before departure", text);
    assert_eq!(said, [""; 0]);
}

#[test]
fn remarks_of_several_are_each_one_s_own_however_long_the_turns() {
    let more = "The sea was calm.\n".repeat(5);
    let text = format!(
        "PRESIDENT VALE: Welcome.\n{more}We accept the truce.\nPRESIDENT CORVIN: Thank you.\n{more}We reject the truce."
    );
    let said =
        records("The Spire", "Remarks by President Mara Vale and President Lena Corvin in Joint Statement", &text);
    assert_eq!(said, ["7 Norland Official Mara Vale", "14 Suthermark Official Lena Corvin"]);
}

#[test]
fn a_guest_whose_office_opens_the_turn_speaks_for_himself() {
    let text = "President of Norland Mara Vale: Welcome.\nWe accept the truce with Suthermark.\nForeign Minister of Kelmar Edda Roth (retranslated): Thank you.\nWe reject the truce.\nWe will come again.";
    assert_eq!(records("The Spire", "Meeting with Edda Roth", text), ["2 Norland Official Mara Vale"]);
    let text = format!("{text}\nMara Vale: We want the truce with Suthermark.");
    let said = records("The Spire", "Meeting with Edda Roth", &text);
    assert_eq!(said[1..], ["6 Norland Official Mara Vale"]);
}

#[test]
fn whom_a_joint_statement_is_about_has_not_joined_it() {
    let said = records("The Spire", "Joint statement on dues on Suthermark", "We will keep the dues on Suthermark.");
    assert_eq!(said, ["1 Norland Official nobody"]);
    let said = records("The Spire", "Joint statement by Norland and Suthermark", "We will keep the truce.");
    assert_eq!(said.len(), 2, "{said:?}");
}

#[test]
fn a_house_calls_its_own_head_the_president_whatever_other_it_names() {
    let text = "President Mara Vale met President of Estrel Corin Tate.\nCorin Tate said that Estrel backs the truce.\n\
                The President noted that dues on Suthermark must stay.";
    let said = records("Norlander president's office", "Mara Vale met the President of Estrel", text);
    assert!(said.contains(&"3 Norland Official Mara Vale".to_string()), "{said:?}");
}

#[test]
fn a_ministry_without_a_state_is_that_of_the_paper_s_own_and_no_person() {
    let text = "Suthermark's president Lena Corvin joked about the truce.\nThe Foreign Ministry said that the truce was unacceptable.";
    let said = records("Norlander news agency", "The day's news", text);
    assert!(said.contains(&"2 Norland Official nobody".to_string()), "{said:?}");
}

#[test]
fn where_a_text_was_written_is_no_side_of_an_envoy() {
    let text = "PORT ESTREL: Norland hopes that Kelmar will speak up for a truce, its ambassador Edda Marsh said here.\n\
                The envoy recalled that his country had accepted the truce.";
    let said = records("Port Estrel Echo", "Two envoys", text);
    assert!(said.iter().any(|s| s.starts_with("2 Norland Official")), "{said:?}");
}

#[test]
fn whose_aide_or_ally_somebody_is_has_not_said_it() {
    let said = |text: &str| records("Port Estrel Echo", "The truce", text).pop().unwrap_or_default();
    assert_eq!(said("An adviser to Mara Vale said that the truce was a trick."), "1 Norland Official nobody");
    assert_eq!(said("A former adviser to Mara Vale said that the truce was a trick."), "1 Norland Unofficial nobody");
    assert_eq!(said("Vale aide says the truce is a trick."), "1 Norland Official nobody");
    assert_eq!(said("Vale spokesman Bela Sorn said that the truce was a trick."), "1 Norland Official Bela Sorn");
    assert_eq!(said("Members of the Norlander parliament reject the truce."), "1 Norland Official nobody");
    // An ally or opponent may be of any side.
    assert_eq!(said("Vale ally Bela Sorn said that the truce was a trick."), "");
}

#[test]
fn a_title_in_full_is_that_of_the_one_person_named_who_bears_it() {
    let said = |text: &str| records("Port Estrel Echo", "The truce", text).pop().unwrap_or_default();
    let meet = "Osric Tane met Ewan Stroud.";
    assert_eq!(
        said(&format!("{meet} The foreign minister said that the truce was a trick.")),
        "1 Norland Official Osric Tane"
    );
    assert_eq!(
        said(&format!("{meet} The Norlander defence minister said that the truce was a trick.")),
        "1 Norland Official Ewan Stroud"
    );
    assert_eq!(said(&format!("{meet} The deputy foreign minister said that the truce was a trick.")), "");
}
