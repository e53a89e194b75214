//! References on the made-up conflict: what they bring back, and what they leave alone.

use crate::{
    code::{self, Compiled, Switches, Want},
    codebook::Codebook,
    read::{self, Meta},
};

/// The records of the last paragraph before the scorer: party, topic and stance, with how often.
fn last(paragraphs: &[&str]) -> Vec<String> {
    records(&conflict(), paragraphs.join("\n"), paragraphs.len() as u32)
}

fn conflict() -> Codebook {
    Codebook::load(&[concat!(env!("CARGO_MANIFEST_DIR"), "/tests/conflict/codebook.yaml")]).unwrap()
}

/// The records of one line of a text.
fn records(codebook: &Codebook, text: String, line: u32) -> Vec<String> {
    let meta = Meta { id: "a".into(), published: "2023-03-15".parse().ok(), ..Meta::default() };
    let (document, _) = read::document(text, meta, None);
    let all = Switches { without: vec!["codeability".into()] };
    let coded = code::code_with(&document, codebook, &Compiled::new(codebook), &all, Want::default());
    let here = coded.statements.iter().filter(|s| s.paragraph == line);
    here.map(|s| format!("{} {} {}", s.party, s.topic, s.stance.word())).collect()
}

const TRUCE: &str = "President Mara Vale accepts the truce.";

#[test]
fn what_stands_for_a_topic_brings_it_back() {
    for (words, record) in [
        ("“This is unacceptable,” Sanna Weil said.", "Suthermark truce oppose"),
        ("Suthermark rejected the proposal.", "Suthermark truce oppose"),
        ("“We welcome such a step,” Sanna Weil said.", "Suthermark truce support"),
        ("“There are nuances,” Sanna Weil said.", "Suthermark truce conditional"),
        ("“Who will control it?” Sanna Weil said.", "Suthermark truce conditional"),
        ("“We have to think about that,” Sanna Weil said.", "Suthermark truce neutral"),
        ("Sanna Weil said there was nothing to add.", "Suthermark truce neutral"),
        ("Sanna Weil declined to go into details.", "Suthermark truce neutral"),
        ("“Useful and constructive,” Sanna Weil said.", "Suthermark truce support"),
        ("A good step, Sanna Weil said.", "Suthermark truce support"),
    ] {
        assert_eq!(last(&[TRUCE, words]), [record], "{words}");
    }
}

#[test]
fn a_voice_that_names_nothing_is_about_the_talks() {
    let first = |words: &str| {
        let (codebook, text) = (conflict(), format!("{words}\nThe dues were on the agenda, and so was the truce."));
        records(&codebook, text, 1)
    };
    assert_eq!(first("“Hard but businesslike,” Sanna Weil said."), ["Suthermark truce support"]);
    assert_eq!(
        first("Sanna Weil found it hard to say whether the sides had come closer."),
        ["Suthermark truce neutral"]
    );
    assert!(first("“A trick,” Sanna Weil said.").is_empty());
}

#[test]
fn answers_are_about_what_was_asked() {
    for (question, answer, record) in [
        ("QUESTION: Will Norland accept the truce?", "MS VALE: No. We have been clear.", "Norland truce oppose"),
        ("QUESTION: Will you accept the truce?", "MS VALE: Of course.", "Norland truce support"),
        ("QUESTION: Will you accept the truce?", "MS VALE: We will not.", "Norland truce oppose"),
        ("QUESTION: And the truce?", "MS VALE: I am not going to speak to that.", "Norland truce neutral"),
        ("QUESTION: And the islands?", "MS VALE: I cannot discuss private talks.", "Norland islands neutral"),
        ("QUESTION: What of the islands?", "MS VALE: I have nothing to add.", "Norland islands neutral"),
        ("QUESTION: And the truce?", "MS VALE: Not a chance.", "Norland truce oppose"),
        ("QUESTION: And the truce?", "MS VALE: No comment.", "Norland truce neutral"),
        ("QUESTION: Your view of the truce?", "MS VALE: The sooner the better.", "Norland truce support"),
        ("QUESTION: Will you sign the truce?", "MS VALE: That is a non-starter.", "Norland truce oppose"),
        ("QUESTION: Will you sign the truce?", "MS VALE: That is what we want.", "Norland truce support"),
        ("QUESTION: Will you sign the truce?", "MS VALE: That is not something we can do.", "Norland truce oppose"),
        ("QUESTION: Will you sign the truce?", "MS VALE: It has to happen.", "Norland truce support"),
        ("QUESTION: Will you sign the truce?", "MS VALE: I do not see how that could work.", "Norland truce oppose"),
        ("QUESTION: Will you sign the truce?", "MS VALE: That is our aim.", "Norland truce support"),
        ("QUESTION: Will you sign the truce?", "MS VALE: We will never do that.", "Norland truce oppose"),
        ("QUESTION: Will you lift the dues?", "MS VALE: That would be a mistake.", "Norland dues support"),
        ("QUESTION: Will you sign the truce?", "MS VALE: We would, if Suthermark did.", "Norland truce conditional"),
        ("QUESTION: Will you sign the truce?", "MS VALE: That we cannot accept.", "Norland truce oppose"),
        ("QUESTION: Will you sign the truce?", "MS VALE: This we would welcome.", "Norland truce support"),
        ("QUESTION: Before the call, what did you hope for?", "MS VALE: A truce.", "Norland truce support"),
        ("QUESTION: Will you sign the truce?", "MS VALE: This must not come to pass.", "Norland truce oppose"),
        ("QUESTION: Will you sign the truce?", "MS VALE: We will not let it happen.", "Norland truce oppose"),
        ("QUESTION: And the dues?", "MS VALE: Do away with them.", "Norland dues oppose"),
        ("QUESTION: And Suthermark?", "MS VALE: And to hell with the dues of Suthermark.", "Norland dues oppose"),
        ("QUESTION: Will you sign the truce?", "MS VALE: Only if Suthermark does.", "Norland truce conditional"),
        ("QUESTION: Will you sign the truce?", "MS VALE: Not without guarantees.", "Norland truce conditional"),
        ("Mara Vale received us.", "Will she sign the truce? “Never,” she said.", "Norland truce oppose"),
        ("The envoys met.", "Asked about the truce, Mara Vale said that was a mistake.", "Norland truce oppose"),
    ] {
        assert_eq!(last(&[question, answer]), [record], "{answer}");
    }
    for (question, answer) in [
        ("QUESTION: How is the herring?", "MS VALE: No. We have been clear."),
        ("QUESTION: Will you accept the truce?", "MS VALE: No herring was caught on Monday."),
        ("QUESTION: And the truce?", "MS VALE: I did not say that."),
        ("QUESTION: And the truce?", "MS VALE: That is one of the key questions."),
        ("QUESTION: And the truce?", "MS VALE: It is a very good question."),
        ("QUESTION: And the truce?", "MS VALE: That is right there on the chart."),
        ("QUESTION: And the truce?", "MS VALE: I cannot speak for Suthermark."),
        ("QUESTION: And the truce?", "MS VALE: But consider what we are asked to do."),
        ("QUESTION: And the truce?", "MS VALE: I told the envoys the same."),
        ("QUESTION: And the truce?", "MS VALE: We have no concerns about the herring."),
        ("QUESTION: Will you sign the truce?", "MS VALE: No, I understand your question."),
        ("QUESTION: And the truce?", "MS VALE: They wrote of something that has not happened."),
        ("QUESTION: And the truce?", "MS VALE: A fleet on our shore – that will not be."),
        ("QUESTION: And the truce?", "MS VALE: It is necessary in the light of our interests to eat well."),
        ("QUESTION: And a meeting with Corvin?", "MS VALE: That depends on the envoys."),
        ("QUESTION: And the herring?", "MS VALE: That is a non-starter."),
    ] {
        assert!(last(&[question, answer]).is_empty(), "{answer}: {:?}", last(&[question, answer]));
    }
}

#[test]
fn a_question_about_something_else_leaves_what_was_spoken_of() {
    let herring = "QUESTION: How many boats does the harbour master expect for the herring season this spring?";
    let asked = ["QUESTION: Will you sign the truce?", "MS VALE: Suthermark has asked about the truce.", herring];
    let answer = |words: &str| last(&[asked[0], asked[1], asked[2], words]);
    for words in
        ["MS VALE: That is a good question.", "MS VALE: I am not going to speak to that.", "MS VALE: We will not."]
    {
        assert!(answer(words).is_empty(), "{words}: {:?}", answer(words));
    }
    // What only goes on with it does not.
    let why = last(&[asked[0], asked[1], "QUESTION: Why is that?", "MS VALE: I am not going to speak to that."]);
    assert_eq!(why, ["Norland truce neutral"]);
    // What an answer withholds is what was asked, and not what it goes on to.
    let boats = "MS VALE: Suthermark has asked about the truce. The boats are back.";
    assert!(last(&["QUESTION: How is the harbour?", boats, "I will leave it at that."]).is_empty());
    // A question states nothing.
    assert!(last(&["QUESTION: How would a visit by Mara Vale help to end the war?"]).is_empty());
}

#[test]
fn an_answer_is_about_what_was_asked_last() {
    let truce = ["QUESTION: Will you accept the truce?", "MS VALE: Suthermark knows our answer."];
    let after = |more: &[&str]| last(&[&truce[..], more].concat());
    let herring = "QUESTION: On another matter, how did the herring sell this year at the fairs of the northern coast?";
    assert!(after(&[herring, "MS VALE: That is unacceptable."]).is_empty());
    assert!(after(&[herring, "MS VALE: I will leave it there."]).is_empty());
    assert!(after(&[herring, "MS VALE: Much was made of it.", "We will not comment."]).is_empty());
    assert_eq!(after(&["QUESTION: Will you accept the truce?", "MS VALE: Yes."]), ["Norland truce support"]);
}

#[test]
fn yes_and_no_answer_what_can_be_answered_so() {
    for (question, answer) in [
        ("QUESTION: Who would watch the truce that you want?", "MS VALE: No, I understand the question."),
        ("QUESTION: Could you say what the truce holds?", "MS VALE: Sure."),
        ("QUESTION: I wonder if you could say more about the truce?", "MS VALE: Sure."),
        ("QUESTION: On the truce that you want.", "MS VALE: Yes."),
        ("QUESTION: Will you accept the truce?", "MS VALE: Yes, I do not want to eat now."),
        ("QUESTION: After you rejected the truce, will the port be shut?", "MS VALE: No."),
        ("QUESTION: Will you accept the truce and —", "MS VALE: Yes."),
        ("QUESTION: Will you accept the truce?", "MS VALE: Of course, we talk to the ports."),
        ("QUESTION: Will you accept the truce?", "MS VALE: We don’t — the ministry has been clear."),
    ] {
        assert!(last(&[question, answer]).is_empty(), "{answer}: {:?}", last(&[question, answer]));
    }
}

#[test]
fn a_dash_opens_each_turn_of_an_interview() {
    let interview =
        ["Norland's Mara Vale met our reporter.", "– Will you sign Suthermark's truce?", "– We are all for it."];
    assert_eq!(last(&interview), ["Norland truce support"]);
}

#[test]
fn answers_in_marks_of_quotation_are_whose_the_lines_above_are() {
    let interview = [
        "Norland's Mara Vale met our reporter.",
        "How was the crossing?",
        "“Cold. I do not sail often.”",
        "Who began the war?",
        "“You know who.”",
        "Will you sign Suthermark's truce?",
        "“We are all for it.” She laughs.",
    ];
    assert_eq!(last(&interview), ["Norland truce support"]);
}

#[test]
fn what_stands_for_something_else_is_left_alone() {
    for words in [
        "“It is important to eat well,” Sanna Weil said.",
        "“We welcome them,” Sanna Weil said.",
        "Suthermark rejected an offer of herring.",
        "“It is a house that was built by fishermen,” Sanna Weil said.",
        "“What should we eat?” Sanna Weil said.",
    ] {
        assert!(last(&[TRUCE, words]).is_empty(), "{words}: {:?}", last(&[TRUCE, words]));
    }
    // What withholds or judges and names nothing is about the document's matter.
    let far = "The price of herring has doubled since last year, fishermen say.";
    let judged = last(&[TRUCE, far, far, far, "“This is unacceptable,” Sanna Weil said."]);
    assert_eq!(judged, ["Suthermark truce oppose"]);
    let quiet = last(&[TRUCE, far, far, far, "Sanna Weil will not comment."]);
    assert_eq!(quiet, ["Suthermark truce neutral"]);
}
