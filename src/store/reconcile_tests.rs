//! Laws of reconciliation: nothing that a person decided is lost, and doing it twice is doing it once.

use proptest::prelude::*;

use super::*;
use crate::statement::{Proposed, Stance, Status, Via, example};

/// Lines that a pretended coder codes: the first word is the party, `“…”` the quotation, the verb the stance.
const POOL: &[&str] = &[
    "Norland will agree to the truce, Vale said: “We are ready to stop at noon.”",
    "Suthermark must refuse any truce, its envoy said: “There is nothing to talk about yet.”",
    "Norland did agree on harbour dues with a heavy heart and a long list of minor wishes",
    "Rain fell over the Strait Islands all day.",
    "Suthermark may agree to lower harbour dues, “if the ferries sail again by spring”, the envoy said.",
    "Norland and its neighbours refuse to discuss dues now: “Not this week, not this month.”",
    "A ship arrived in the harbour.",
];

/// Codes the lines of a text the way the real coder's output looks.
fn coded(text: &str) -> Fresh<'_> {
    let mut passages = Vec::new();
    let mut statements = Vec::new();
    let mut start = 0;
    for (n, words) in text.split('\n').enumerate() {
        let line = n as u32 + 1;
        let span = Span::new(start, start + words.len());
        passages.push(Passage { line, span, words, digest: digest::text(words) });
        start += words.len() + 1;
        let stance = match (words.contains("agree"), words.contains("refuse")) {
            (true, _) => Stance::Support,
            (_, true) => Stance::Oppose,
            _ => continue,
        };
        let quote = words.find('“').zip(words.find('”')).map(|(a, b)| Span::new(a + '“'.len_utf8(), b));
        statements.push(Statement {
            paragraph: line,
            party: words.split(' ').next().unwrap_or("").to_owned(),
            topic: if words.contains("dues") { "harbour dues" } else { "truce" }.to_owned(),
            stance,
            quotation: quote.map(|q| q.of(words).to_owned()),
            spans: vec![quote.map_or(span, |q| q.shift(span.start as usize))],
            evidence: vec![if stance == Stance::Support { "agree" } else { "refuse" }.to_owned()],
            condition: None,
            ..example()
        });
    }
    let lines = passages.iter().map(|p| (p.line, p.words));
    digest::stamp("d", lines, &mut statements);
    let head = Head { id: "d".into(), sha256: Some(digest::sha256(text.as_bytes())), ..Head::default() };
    Fresh { head, statements, text, passages }
}

fn first(text: &str) -> StoredDocument {
    reconcile(&StoredDocument::new(Head { id: "d".into(), ..Head::default() }), &coded(text)).0
}

fn again(old: &StoredDocument, text: &str) -> (StoredDocument, Report) {
    let fresh = coded(text);
    let (new, report) = reconcile(old, &fresh);
    let (twice, second) = reconcile(&new, &fresh);
    assert!(twice == new, "twice is once:\n{}\n{}", brief(&new), brief(&twice));
    assert!(second.changes.iter().all(|c| c.fate == Fate::Kept || (c.fate == Fate::Lost && c.decided)), "{second}");
    (new, report)
}

fn brief(d: &StoredDocument) -> String {
    let line =
        |s: &Statement| format!("{} {} {} {} {:?} {}\n", s.id, s.text, s.paragraph, s.party, s.spans, is_decided(s));
    d.statements.iter().map(line).collect()
}

fn fates(report: &Report) -> Vec<(Fate, usize)> {
    Fate::ALL.iter().map(|f| (*f, report.count(*f))).filter(|(_, n)| *n > 0).collect()
}

#[test]
fn a_text_coded_again_changes_nothing() {
    let text = POOL.join("\n");
    let stored = first(&text);
    assert_eq!(stored.statements.len(), 5);
    let (new, report) = again(&stored, &text);
    assert_eq!((new, fates(&report)), (stored, vec![(Fate::Kept, 5)]));
}

#[test]
fn a_feed_that_grows_at_the_top_moves_its_statements_and_keeps_their_ids() {
    let text = POOL.join("\n");
    let stored = first(&text);
    let (new, report) = again(&stored, &format!("{}\nNews of the hour.\n{text}", POOL[0]));
    assert_eq!(fates(&report), [(Fate::New, 1), (Fate::Moved, 5)]);
    let ids = |d: &StoredDocument| d.statements.iter().map(|s| s.id.clone()).collect::<Vec<_>>();
    assert_eq!(ids(&new)[1..], ids(&stored), "the older of two equal paragraphs keeps its id");
}

#[test]
fn an_edited_paragraph_is_found_by_its_quotation_and_without_one_by_its_words() {
    let text = POOL.join("\n");
    let mut stored = first(&text);
    for s in &mut stored.statements {
        s.status = Status::Accepted;
        s.evidence = vec!["with a heavy heart and a long list".into()];
    }
    let edited = text
        .replace("Norland will agree to the truce", "On Monday Norland said it would agree to a truce")
        .replace("Norland did agree on", "Norland did at last agree on");
    let (new, report) = again(&stored, &edited);
    assert_eq!(report.count(Fate::Lost), 0, "{report}");
    assert_eq!(report.count(Fate::Altered), 2, "{report}");
    let of = |id: &str| new.statements.iter().find(|s| s.id == id).unwrap();
    let quoted = of(&stored.statements[0].id);
    assert_eq!(quoted.spans[0].of(&edited), "We are ready to stop at noon.");
    assert_eq!(of(&stored.statements[2].id).text, digest::text(edited.lines().nth(2).unwrap()));
}

#[test]
fn what_only_the_machine_said_is_brought_up_to_date_and_what_a_person_said_is_not() {
    let text = POOL.join("\n");
    let mut stored = first(&text);
    stored.statements[0].stance = Stance::Neutral; // by hand, in an editor, at `status: proposed`
    let changed = text.replace("agree", "refuse");
    let (new, report) = again(&stored, &changed);
    assert_eq!(new.statements[0].stance, Stance::Neutral);
    assert_eq!(new.statements[2].stance, Stance::Oppose);
    assert!(report.to_string().contains("stance support → oppose"), "{report}");
}

#[test]
fn a_correction_of_party_does_not_bring_the_proposal_back() {
    let text = POOL.join("\n");
    for proposed in [None, Some(Proposed { party: Some("Norland".into()), ..Proposed::default() })] {
        let mut stored = first(&text);
        stored.statements[0].party = "Suthermark".into();
        stored.statements[0].proposed = proposed;
        let (new, report) = again(&stored, &format!("Top.\n{text}"));
        assert_eq!(new.statements.len(), stored.statements.len(), "{report}");
    }
}

#[test]
fn a_removed_paragraph_takes_only_the_machines_word_with_it() {
    let text = POOL.join("\n");
    let mut stored = first(&text);
    stored.statements[1].status = Status::Rejected;
    let (new, report) = again(&stored, POOL[0]);
    assert_eq!(new.statements.len(), 2);
    assert_eq!(fates(&report), [(Fate::Kept, 1), (Fate::Lost, 4)]);
    let (back, report) = again(&new, &text);
    assert_eq!(back.statements[1].status, Status::Rejected);
    assert_eq!(fates(&report), [(Fate::New, 3), (Fate::Kept, 2)]);
}

/// What a person may do to a statement.
fn decide(s: &mut Statement, how: u8) {
    match how % 6 {
        0 => s.status = Status::Accepted,
        1 => s.status = Status::Rejected,
        2 => s.stance = Stance::Neutral,
        3 => s.note = Some("seen".into()),
        4 => {
            s.proposed = Some(Proposed { party: Some(s.party.clone()), ..Proposed::default() });
            s.party = "Kelmar".into();
        }
        _ => (s.machine, s.via) = (None, Via::Narrated),
    }
}

/// What may happen to a text.
fn change(lines: &mut Vec<String>, (how, at, pick): (u8, usize, usize)) {
    let at = at % (lines.len() + 1);
    let line = POOL[pick % POOL.len()].to_owned();
    match how % 5 {
        0 => lines.insert(0, line),
        1 => lines.insert(at, line),
        2 if at < lines.len() => drop(lines.remove(at)),
        3 if at < lines.len() => lines[at].insert_str(0, "Late on Monday "),
        4 if at < lines.len() => lines[at] = lines[at].replace(" the ", " that "),
        _ => {}
    }
}

proptest! {
    #[test]
    fn nothing_that_a_person_decided_is_lost(
        lines in proptest::collection::vec(0..POOL.len(), 0..9),
        decisions in proptest::collection::vec((any::<usize>(), any::<u8>()), 0..5),
        changes in proptest::collection::vec((any::<u8>(), any::<usize>(), any::<usize>()), 0..6),
    ) {
        let mut lines: Vec<String> = lines.into_iter().map(|n| POOL[n].to_owned()).collect();
        let mut stored = first(&lines.join("\n"));
        for (n, how) in decisions {
            let len = stored.statements.len().max(1);
            if let Some(s) = stored.statements.get_mut(n % len) {
                decide(s, how);
            }
        }
        for c in changes {
            change(&mut lines, c);
            let text = lines.join("\n");
            let (new, report) = again(&stored, &text);
            for s in stored.statements.iter().filter(|s| is_decided(s)) {
                let now = new.statements.iter().find(|n| n.id == s.id);
                prop_assert!(now.is_some(), "{} is gone", s.id);
                let placed = now.map(|n| Statement {
 text: s.text.clone(), paragraph: s.paragraph, spans: s.spans.clone(), proposed: s.proposed.clone(), ..n.clone() });
                prop_assert_eq!(placed.as_ref(), Some(s), "only its place may change");
            }
            let mut ids: Vec<&String> = new.statements.iter().map(|s| &s.id).collect();
            ids.sort();
            prop_assert!(ids.windows(2).all(|w| w[0] != w[1]), "ids are unique");
            for s in &new.statements {
                let lost = report.changes.iter().any(|c| c.id == s.id && c.fate == Fate::Lost);
                let Some(line) = lines.iter().find(|l| !lost && digest::text(l) == s.text) else { continue };
                let Some(quotation) = s.quotation.as_deref() else { continue };
                let verbatim = s.spans.first().is_some_and(|x| x.of(&text) == quotation);
                prop_assert!(verbatim || (s.spans.is_empty() && !line.contains(quotation)), "{}", brief(&new));
            }
            for f in &coded(&text).statements {
                prop_assert!(new.statements.iter().any(|s| s.text == f.text), "what the text says is stored");
            }
            stored = new;
        }
    }
}
