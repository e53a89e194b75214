//! A one-page Markdown briefing: matrix, what moved, a line for each position, what to be careful about, numbered sources, methods.

use super::{
    citation::{self, Source},
    markdown::{self, escape},
    methods,
    summary::{strength, times},
};
use crate::{
    codebook::Codebook,
    position::{
        Cell, Cited, Matrix, Position,
        basis::{Basis, Rest},
        contradiction::Contradiction,
        diff::Diff,
    },
};

/// Words of a quotation that a page has room for; more are cut, and `[…]` says so.
const WORDS: usize = 28;

/// What a briefing is made of.
pub struct Brief<'a> {
    /// The positions.
    pub matrix: &'a Matrix,
    /// The codebook, for the propositions.
    pub codebook: &'a Codebook,
    /// What moved in the days before.
    pub moved: &'a Diff,
    /// Over so many days.
    pub days: u32,
    /// What each position rests on.
    pub bases: &'a [Basis],
    /// Who said both yes and no.
    pub contradictions: &'a [Contradiction],
    /// Titles by document id.
    pub title: &'a dyn Fn(&str) -> Option<&'a str>,
}

/// The page.
pub fn markdown(b: &Brief<'_>) -> String {
    let at = b.matrix.at.map(|d| format!(" as of {d}")).unwrap_or_default();
    let mut notes = Notes::default();
    let mut out = format!("# Positions{at}\n");
    if b.matrix.is_empty() {
        out.push_str("\nNo statement counts, so there is no position to report.\n");
    } else {
        out.push_str(&format!("\n{}", grid(b.matrix)));
        out.push_str(&moved(b, &mut notes));
        b.matrix.topics.iter().enumerate().for_each(|(col, topic)| out.push_str(&section(b, col, topic, &mut notes)));
        out.push_str(&care(b));
        out.push_str(&notes.sources(b.title));
    }
    out + &format!("\n**Methods.** {}\n", escape(&methods::paragraph(b.matrix, &b.codebook.coder())))
}

fn grid(m: &Matrix) -> String {
    let head = std::iter::once(String::new()).chain(m.topics.iter().map(|t| escape(t)));
    let row = |(row, party): (usize, &String)| {
        let word = |c: &Cell| format!("{} {}", c.position.word(), times(c));
        let cells = (0..m.topics.len()).map(|col| m.at(row, col).map_or_else(|| "no data".to_owned(), word));
        std::iter::once(format!("**{}**", escape(party))).chain(cells).collect()
    };
    markdown::pipes(head.collect(), m.parties.iter().enumerate().map(row).collect())
}

fn moved(b: &Brief<'_>, notes: &mut Notes) -> String {
    let shifts = &b.moved.shifts;
    let mut out = format!("\n**What moved in the last {} days.** ", b.days);
    if shifts.is_empty() {
        return out + "Nothing.\n";
    }
    let each = shifts.iter().map(|s| {
        let word = |p: Option<Position>| p.map_or("no data", Position::word);
        let cause = s.cause.as_ref().map(|c| notes.number(&s.party, &s.topic, c)).unwrap_or_default();
        format!(
            "{} on {}: {} → {} ({}){cause}",
            escape(&s.party),
            escape(&s.topic),
            word(s.from),
            word(s.to),
            s.kind.word()
        )
    });
    out.push_str(&each.collect::<Vec<_>>().join("; "));
    out + ".\n"
}

fn section(b: &Brief<'_>, col: usize, topic: &str, notes: &mut Notes) -> String {
    let known = b.codebook.topics().position(|t| t == topic).and_then(|n| b.codebook.domain.topics.get(n));
    let proposition = known.map(|t| format!(" *{}*", escape(&t.proposition))).unwrap_or_default();
    let mut out = format!("\n**{}.**{proposition}\n\n", escape(topic));
    let mut silent = Vec::new();
    for (row, party) in b.matrix.parties.iter().enumerate() {
        match b.matrix.at(row, col) {
            Some(cell) => out.push_str(&line(party, topic, cell, notes)),
            None => silent.push(escape(party)),
        }
    }
    if !silent.is_empty() {
        out.push_str(&format!("- No data: {}.\n", silent.join(", ")));
    }
    out
}

/// `- **Norland**: conditional since 2023-03-15, once: “…” [1]. Condition: ….`
pub fn line(party: &str, topic: &str, c: &Cell, notes: &mut Notes) -> String {
    let flags: Vec<&str> = c.flags.names().into_iter().filter(|f| *f != "one outlet").collect();
    let flags = if flags.is_empty() { String::new() } else { format!(" ({})", flags.join(", ")) };
    let mut out = format!("- **{}**: {} since {}, {}{flags}", escape(party), c.position.word(), c.since, strength(c));
    let mut cited = String::new();
    if let Some(key) = c.key() {
        cited = notes.number(party, topic, key);
        if let Some(words) = &key.quotation {
            out.push_str(&format!(": “{}”", escape(&cut(words))));
        }
        out.push_str(&cited);
    }
    if let Some(condition) = c
        .condition
        .as_deref()
        .filter(|x| c.key().and_then(|k| k.quotation.as_ref()).is_none_or(|q| !cut(q).contains(*x)))
    {
        let deciding = c.deciding.iter().find(|d| d.condition.as_deref() == Some(condition));
        let number = deciding.map(|d| notes.number(party, topic, d)).filter(|n| *n != cited).unwrap_or_default();
        out.push_str(&format!("; condition: {}{number}", escape(&cut(condition))));
    }
    out + ".\n"
}

/// The first words, and `[…]` if there are more.
pub fn cut(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.len() <= WORDS { words.join(" ") } else { format!("{} […]", words[..WORDS].join(" ")) }
}

fn care(b: &Brief<'_>) -> String {
    let names = |keep: &dyn Fn(&Basis) -> bool| -> Vec<String> {
        b.bases.iter().filter(|x| keep(x)).map(|x| format!("{} on {}", escape(&x.party), escape(&x.topic))).collect()
    };
    let has = |x: &Basis, keep: fn(&Rest) -> bool| x.rests.iter().any(keep);
    let mut both: Vec<String> = Vec::new();
    for c in b.contradictions.iter().filter(|c| c.first_hand() == 2) {
        let name = format!("{} on {}", escape(&c.party), escape(&c.topic));
        if !both.contains(&name) {
            both.push(name);
        }
    }
    let lists = [
        ("one outlet only", names(&|x| has(x, |r| matches!(r, Rest::OneOutlet(_))))),
        ("another party's report only", names(&|x| has(x, |r| matches!(r, Rest::AnotherParty(_))))),
        ("last said over 90 days before", names(&|x| x.cell.flags.stale)),
        (CONTRADICTED, both),
    ];
    let parts: Vec<String> =
        lists.into_iter().filter(|(_, n)| !n.is_empty()).map(|(what, n)| format!("{what}: {}", n.join(", "))).collect();
    if parts.is_empty() { String::new() } else { format!("\n**To be careful about.** {}.\n", parts.join("; ")) }
}

const CONTRADICTED: &str = "yes and no within 7 days from the party itself";

/// Sources in the order in which they are cited.
#[derive(Default)]
pub struct Notes {
    all: Vec<(String, String, Cited)>,
}

impl Notes {
    /// The number of a statement as it stands in the text; a new one where it is not there yet.
    pub fn number(&mut self, party: &str, topic: &str, c: &Cited) -> String {
        let known = self.all.iter().position(|(_, _, other)| other.id == c.id);
        let place = known.unwrap_or_else(|| {
            self.all.push((party.to_owned(), topic.to_owned(), c.clone()));
            self.all.len() - 1
        });
        format!(" [{}]", place + 1) // no text defines such a link, so the brackets stand as they are
    }

    /// The numbered list.
    pub fn sources<'a>(&self, title: &dyn Fn(&str) -> Option<&'a str>) -> String {
        let mut out = String::from("\n**Sources**\n\n");
        for (n, (party, topic, cited)) in self.all.iter().enumerate() {
            let source = Source { cited, party, topic, title: title(&cited.document), published: None };
            out.push_str(&format!("{}. {}\n", n + 1, citation::markdown(&source)));
        }
        out
    }
}
