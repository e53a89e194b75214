//! A statement by hand: what a person changes, and what is remembered of what the machine had proposed.

use super::{
    faults::{self, Known},
    reconcile::{find_pieces, free_id},
    schema::{Head, StoredDocument},
    write::write,
};
use crate::{
    diag::Diagnostic,
    digest,
    error::{Error, Result},
    read::{Document, Paragraph},
    statement::{Proposed, Statement},
    store::Passage,
};

/// `new` as the successor of `old`: its id, place and machine's digest stay, and of what changed, what the machine had
/// proposed is remembered. A field set back to the proposal is forgotten.
pub fn edited(old: &Statement, new: &Statement) -> Statement {
    let mut out = Statement { id: old.id.clone(), machine: old.machine.clone(), ..new.clone() };
    if old.quotation != new.quotation && old.spans == new.spans {
        out.spans = Vec::new(); // the spans are the old words'
    }
    out.proposed = old.machine.as_ref().and_then(|_| {
        let was = old.proposed.clone().unwrap_or_default();
        let text = |was: Option<String>, old: Option<&str>, new: Option<&str>| {
            let first = was.unwrap_or_else(|| old.unwrap_or_default().to_owned());
            (first != new.unwrap_or_default()).then_some(first)
        };
        fn word<T: PartialEq + Copy>(was: Option<T>, old: T, new: T) -> Option<T> {
            Some(was.unwrap_or(old)).filter(|first| *first != new)
        }
        let proposed = Proposed {
            date: was.date.or(old.date).filter(|first| Some(*first) != new.date),
            party: text(was.party, Some(&old.party), Some(&new.party)),
            topic: text(was.topic, Some(&old.topic), Some(&new.topic)),
            stance: word(was.stance, old.stance, new.stance),
            condition: text(was.condition, old.condition.as_deref(), new.condition.as_deref()),
            via: word(was.via, old.via, new.via),
            voice: word(was.voice, old.voice, new.voice),
            speaker: text(was.speaker, old.speaker.as_deref(), new.speaker.as_deref()),
        };
        (proposed != Proposed::default()).then_some(proposed)
    });
    out
}

/// The document with one more statement of a person's, which gets its id. Its place is looked up in `text`, if there is one.
///
/// # Errors
/// The quotation is not word for word in the text.
pub fn added(
    document: &StoredDocument,
    statement: &Statement,
    text: Option<&Document>,
) -> Result<(StoredDocument, String)> {
    let mut s = statement.clone();
    if let Some(text) = text {
        place(&mut s, text)?;
    }
    let mut out = document.clone();
    if let Some(text) = text {
        out.document.sha256 = Some(digest::sha256(text.text.as_bytes()));
    }
    let taken = out.statements.iter().map(|s| s.id.clone()).collect();
    if s.text.is_empty() {
        // Without a paragraph the words that there are, and the day, stand for it.
        let words = [&s.quotation, &s.condition, &s.note, &s.speaker].map(|o| o.as_deref().unwrap_or(""));
        let unplaced = Statement {
            text: digest::text(&format!("{} {:?}", words.join(" "), s.date)),
            id: String::new(),
            ..s.clone()
        };
        s.id = free_id(&out.document.id, &unplaced, &taken);
    } else {
        s.id = free_id(&out.document.id, &Statement { id: String::new(), ..s.clone() }, &taken);
    }
    let id = s.id.clone();
    // The order that coding again gives, so that it moves nothing.
    let order = |s: &Statement| (s.paragraph, s.spans.first().map(|x| x.start));
    let at = out.statements.iter().position(|o| s.paragraph > 0 && order(o) > order(&s));
    out.statements.insert(at.unwrap_or(out.statements.len()), s);
    Ok((out, id))
}

/// Finds the paragraph, the one at the line that `s` names or the first that holds all its words, and the spans of the
/// quotation.
fn place(s: &mut Statement, text: &Document) -> Result<()> {
    let here: Vec<&Paragraph> = text.paragraphs.iter().filter(|p| s.paragraph == 0 || p.line == s.paragraph).collect();
    if here.is_empty() {
        let d = Diagnostic::error("add-line", format!("the text has no paragraph at line {}", s.paragraph));
        let lines = text.paragraphs.iter().map(|p| p.line);
        let advice = match (lines.clone().min(), lines.max()) {
            (Some(first), Some(last)) => format!("its paragraphs are at lines {first} to {last}"),
            _ => "it has no paragraph at all".to_owned(),
        };
        return Err(d.suggest(advice).into());
    }
    let words: Vec<&str> = s.quotation.iter().chain(&s.condition).chain(&s.evidence).map(String::as_str).collect();
    if words.is_empty() && s.paragraph == 0 {
        let d = Diagnostic::error("add-place", "nothing says where in the text the statement stands");
        return Err(d.suggest("name its line with `--paragraph N`, or its words with `--evidence`").into());
    }
    let passage =
        |p: &Paragraph| Passage { line: p.line, span: p.span, words: p.span.of(&text.text), digest: String::new() };
    let holds = |p: &Paragraph, w: &str| find_pieces(w, &passage(p), &text.text).is_some();
    let Some(found) = here.iter().find(|p| words.iter().all(|w| holds(p, w))) else {
        return Err(nowhere(&words, |w| here.iter().any(|p| holds(p, w)), s.paragraph).into());
    };
    let spans = s.quotation.as_ref().and_then(|q| find_pieces(q, &passage(found), &text.text));
    s.text = digest::text(found.span.of(&text.text));
    s.paragraph = found.line;
    s.spans = spans.unwrap_or_else(|| vec![found.span]);
    Ok(())
}

/// Which of the words are not there, or that no paragraph holds them together.
fn nowhere(words: &[&str], is_there: impl Fn(&str) -> bool, line: u32) -> Diagnostic {
    let place = if line == 0 { "in the text".to_owned() } else { format!("in the paragraph at line {line}") };
    let advice =
        "quotation, condition and evidence are verbatim, letter for letter; leave a quotation out for indirect speech";
    match words.iter().find(|w| !is_there(w)) {
        Some(w) => Diagnostic::error("verify-quotation", format!("the words “{w}” are not {place}")).suggest(advice),
        None => Diagnostic::error(
            "verify-quotation",
            "no one paragraph holds the quotation, the condition and the evidence",
        )
        .suggest("a statement stands in one paragraph; leave out what stands in another"),
    }
}

/// Holds a document against the format and the codebook before it is stored.
///
/// # Errors
/// Every fault, without a place, since there is no file yet.
pub fn validate(document: &StoredDocument, known: &Known) -> Result<()> {
    let text = write(document);
    let found: Vec<Diagnostic> =
        faults::find("", &text, Some(known)).into_iter().map(|d| Diagnostic { place: None, ..d }).collect();
    if found.is_empty() { Ok(()) } else { Err(Error::Faults(found)) }
}

/// A form for an editor: the statement as YAML under a heading of comments. [`filled`] reads it.
pub fn form(head: &Head, statement: &Statement, intro: &str) -> String {
    let document = StoredDocument { statements: vec![statement.clone()], ..StoredDocument::new(head.clone()) };
    let mut out: String = intro.lines().map(|l| format!("# {l}").trim_end().to_owned() + "\n").collect();
    out.push_str(&write(&document));
    out
}

/// What a form holds after somebody filled it in. `name` stands for it in messages.
///
/// # Errors
/// Every fault, with its line in the form.
pub fn filled(name: &str, text: &str, known: &Known) -> Result<StoredDocument> {
    let guarded = crate::yaml::guard(name, text.as_bytes())?;
    let mut found = faults::find(name, guarded, Some(known));
    found.retain(|d| d.code != "store-name"); // a form is called as it likes
    if found.is_empty() { super::parse("-", text.as_bytes()) } else { Err(Error::Faults(found)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statement::{Stance, example};

    #[test]
    fn a_change_remembers_the_proposal_and_its_undoing_forgets_it() {
        let old = example();
        let once = edited(&old, &Statement { stance: Stance::Oppose, condition: None, ..old.clone() });
        let p = once.proposed.clone().unwrap();
        assert_eq!(
            (p.stance, p.condition.as_deref(), p.party),
            (Some(Stance::Conditional), Some("only if the harbour stays open"), None)
        );
        let twice = edited(&once, &Statement { stance: Stance::Neutral, ..once.clone() });
        assert_eq!(
            twice.proposed.as_ref().unwrap().stance,
            Some(Stance::Conditional),
            "the first proposal, not the last value"
        );
        let back = edited(&twice, &old);
        assert_eq!(back.proposed, None);
        let own = Statement { machine: None, ..old };
        assert_eq!(
            edited(&own, &Statement { stance: Stance::Oppose, ..own.clone() }).proposed,
            None,
            "a person's own has no proposal"
        );
    }

    #[test]
    fn an_added_statement_finds_its_place_in_the_text_or_is_refused() {
        let text = crate::read::document("Rain.\n\nVale said: “We agree.”\n".into(), Default::default(), None).0;
        let empty = StoredDocument::new(Head { id: "d".into(), ..Head::default() });
        let s = Statement {
            quotation: Some("We agree.".into()),
            condition: None,
            evidence: vec!["agree".into()],
            machine: None,
            spans: vec![],
            text: String::new(),
            paragraph: 0,
            ..example()
        };
        let (with, id) = added(&empty, &s, Some(&text)).unwrap();
        assert_eq!((with.statements[0].paragraph, with.statements[0].spans[0].of(&text.text)), (3, "We agree."));
        let (more, second) = added(&with, &s, Some(&text)).unwrap();
        assert!(id != second && more.statements.len() == 2);
        let heard = Statement { quotation: None, condition: None, evidence: vec!["agree".into()], ..s.clone() };
        assert_eq!(
            added(&empty, &heard, Some(&text)).unwrap().0.statements[0].paragraph,
            3,
            "evidence gives the place"
        );
        let bare = Statement { evidence: vec![], paragraph: 1, ..heard.clone() };
        let placed = added(&empty, &bare, Some(&text)).unwrap().0;
        assert_eq!((placed.statements[0].text.len(), placed.statements[0].spans[0].of(&text.text)), (12, "Rain."));
        let fault = |s: Statement| added(&empty, &s, Some(&text)).unwrap_err().to_string();
        assert!(fault(Statement { paragraph: 0, ..bare.clone() }).contains("`--paragraph N`"));
        assert!(
            fault(Statement { paragraph: 2, ..bare })
                .contains("no paragraph at line 2; its paragraphs are at lines 1 to 3")
        );
        assert!(
            fault(Statement { paragraph: 1, ..heard.clone() }).contains("“agree” are not in the paragraph at line 1")
        );
        assert!(
            fault(Statement { evidence: vec!["Rain".into(), "agree".into()], ..heard }).contains("no one paragraph")
        );
        let (first, _) =
            added(&with, &Statement { paragraph: 3, evidence: vec![], quotation: None, ..s.clone() }, Some(&text))
                .unwrap();
        assert_eq!(
            first.statements[1].spans, with.statements[0].spans,
            "in the order of the text, as when coded again"
        );
        let wrong = Statement { quotation: Some("We refuse.".into()), ..s.clone() };
        assert!(added(&empty, &wrong, Some(&text)).unwrap_err().to_string().contains("not in the text"));
        assert_eq!(added(&empty, &wrong, None).unwrap().1.len(), 12);
    }

    #[test]
    fn a_form_reads_back_and_names_its_faults_by_line() {
        let known = Known {
            parties: vec!["Norland".into()],
            topics: vec!["truce".into()],
            actors: vec!["vale".into()],
            offices: vec!["head-of-state".into()],
        };
        let s = Statement { spans: vec![], ..example() };
        let text = form(&Head { id: "d".into(), ..Head::default() }, &s, "Fill it in.\n\nSave and close.");
        assert_eq!(filled("form", &text, &known).unwrap().statements, [s]);
        let e = filled("form", &text.replace("Norland", "Norlnad"), &known).unwrap_err().to_string();
        assert!(e.starts_with("form:13:5: unknown party `Norlnad`; did you mean `Norland`?"), "{e}");
    }
}
