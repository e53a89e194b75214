//! Interviews without names: a dash opens each turn, the question first ("– Will you sign? / – Never."), the questions stand in
//! bold type ("**Will you sign?** / Never."), or the answers in marks of quotation ("Will you sign? / “Never.”").

use super::Document;

/// A turn: where its words begin, in bytes of its line, and whether it is the interviewer's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Turn {
    pub body: usize,
    pub question: bool,
}

/// The turns of a dialogue, by paragraph; empty where the text is none.
pub(super) fn turns(document: &Document) -> Vec<Option<Turn>> {
    let mut question = false;
    let line = |n: usize| document.paragraphs[n].span.of(&document.text);
    let turn = |n: usize| {
        let body = dash(line(n))?;
        question = !question;
        Some(Turn { body, question })
    };
    let turns: Vec<Option<Turn>> = (0..document.paragraphs.len()).map(turn).collect();
    // "– Would you sign? Sutholm has. / – Never.": what is asked need not end the turn.
    let asks = |question: bool| {
        let of = turns.iter().enumerate().filter(move |(_, t)| t.is_some_and(|t| t.question == question));
        of.filter(|(n, _)| line(*n).contains('?')).count()
    };
    let all = turns.iter().flatten().count();
    let opens = turns.iter().position(Option::is_some).is_some_and(|n| line(n).trim_end().ends_with('?'));
    let enough = if opens { 2 } else { LONG };
    let alternate = all >= enough && asks(true) * 4 >= all && asks(true) > asks(false) * 2;
    if alternate {
        return turns;
    }
    let bold = in_bold(document);
    if bold.is_empty() { in_quotes(document) } else { bold }
}

/// How many turns show who asks, where the first of them is a remark.
const LONG: usize = 6;

/// The turns of an interview whose questions stand in bold type; empty where fewer than two lines do and ask.
fn in_bold(document: &Document) -> Vec<Option<Turn>> {
    let line = |n: usize| document.paragraphs[n].span.of(&document.text).trim_end();
    let all = 0..document.paragraphs.len();
    let whole = |l: &str| ["**", "__"].iter().any(|m| l.len() > 4 && l.starts_with(m) && l.ends_with(m));
    let asking = all.clone().filter(|&n| whole(line(n)) && line(n).trim_end_matches(['*', '_']).ends_with('?')).count();
    let first = all.clone().find(|&n| whole(line(n)));
    let Some(first) = first.filter(|_| asking >= 2) else { return Vec::new() };
    let turn = |n: usize| {
        let question = whole(line(n));
        (n >= first).then_some(Turn { body: if question { 2 } else { 0 }, question })
    };
    all.map(turn).collect()
}

/// The turns of an interview whose answers stand in marks of quotation, each right below a line without any; empty where fewer than
/// three do, or most of these lines ask nothing.
fn in_quotes(document: &Document) -> Vec<Option<Turn>> {
    let line = |n: usize| document.paragraphs.get(n).map_or("", |p| p.span.of(&document.text).trim());
    let marks = ['“', '”', '"', '«', '»', '„'];
    let answers = |n: &usize| line(*n).starts_with(['“', '"', '«', '„']);
    let asked = |n: &usize| *n > 0 && !line(*n - 1).contains(marks) && line(*n - 1).len() < LONGEST;
    let pairs = (0..document.paragraphs.len()).filter(answers).filter(asked);
    let (mut all, mut asking, mut first) = (0, 0, None);
    for n in pairs {
        first = first.or(Some(n - 1));
        all += 1;
        asking += usize::from(line(n - 1).ends_with('?'));
    }
    let Some(first) = first.filter(|_| all >= 3 && asking * 2 > all) else { return Vec::new() };
    let turn = |n: usize| {
        let question = !answers(&n) && answers(&(n + 1)) && asked(&(n + 1));
        (n >= first && (question || answers(&n))).then_some(Turn { body: 0, question })
    };
    (0..document.paragraphs.len()).map(turn).collect()
}

/// The longest question of such an interview, in bytes.
const LONGEST: usize = 400;

/// Where the words of a line begin that a dash opens.
fn dash(line: &str) -> Option<usize> {
    let rest = line.strip_prefix(['–', '—', '-'])?;
    let words = rest.trim_start();
    (words.len() < rest.len()).then(|| line.len() - words.len())
}
