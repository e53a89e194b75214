//! One party's profile as Markdown: where it stands, how it got there, what it asks, who speaks, what to be careful about.

use super::{
    basis::rest,
    brief::{Notes, cut, line},
    markdown::escape,
    methods,
    text::count,
};
use crate::{
    codebook::Codebook,
    position::{
        Matrix, basis::Basis, behind::Behind, contradiction::Contradiction, course::Course, demands::Demands,
        speakers::Speaker,
    },
};

/// Speakers that are named one by one.
const SPEAKERS: usize = 12;

/// What a profile is made of, of one party.
pub struct Profile<'a> {
    /// Whose.
    pub party: &'a str,
    /// The positions.
    pub matrix: &'a Matrix,
    /// For the propositions and versions.
    pub codebook: &'a Codebook,
    /// Its cells with their occasions.
    pub cells: &'a [Behind],
    /// Who speaks for it.
    pub speakers: &'a [Speaker],
    /// How they moved.
    pub courses: &'a [Course],
    /// What they rest on.
    pub bases: &'a [Basis],
    /// What the party asks in return.
    pub demands: &'a [Demands<'a>],
    /// Where it says both yes and no.
    pub contradictions: &'a [Contradiction],
    /// Titles by document id.
    pub title: &'a dyn Fn(&str) -> Option<&'a str>,
}

/// The profile.
pub fn markdown(p: &Profile<'_>) -> String {
    let at = p.matrix.at.map(|d| format!(", as of {d}")).unwrap_or_default();
    let mut notes = Notes::default();
    let mut out = format!("# {}{at}\n", escape(p.party));
    if p.cells.is_empty() {
        out.push_str(&format!("\nNo statement by {} counts.\n", escape(p.party)));
    } else {
        out.push_str(&stands(p, &mut notes));
        out.push_str(&moved(p, &mut notes));
        out.push_str(&asks(p, &mut notes));
        out.push_str(&speakers(p));
        out.push_str(&both(p, &mut notes));
        out.push_str(&thin(p));
        out.push_str(&notes.sources(p.title));
    }
    out + &format!("\n**Methods.** {}\n", escape(&methods::paragraph(p.matrix, &p.codebook.coder())))
}

fn stands(p: &Profile<'_>, notes: &mut Notes) -> String {
    let mut out = String::from("\n## Where it stands\n\n");
    for b in p.cells {
        // The line begins with what it is about: here the topic, in a briefing the party.
        let text = line(&b.party, &b.topic, &b.cell, notes);
        out.push_str(&text.replacen(&format!("**{}**", escape(&b.party)), &format!("**{}**", escape(&b.topic)), 1));
    }
    let silent = p.matrix.topics.iter().filter(|t| !p.cells.iter().any(|b| b.topic == **t));
    let silent: Vec<String> = silent.map(|t| escape(t)).collect();
    if !silent.is_empty() {
        out.push_str(&format!("- No data: {}.\n", silent.join(", ")));
    }
    out
}

fn moved(p: &Profile<'_>, notes: &mut Notes) -> String {
    let mut out = String::from("\n## How it got there\n\n");
    for c in p.courses {
        let steps: Vec<String> = c
            .steps
            .iter()
            .map(|s| {
                let cause = s.cause.as_ref().map(|x| notes.number(&c.party, &c.topic, x)).unwrap_or_default();
                format!("{} {}{cause}", s.from, s.position.word())
            })
            .collect();
        out.push_str(&format!("- **{}**: {}.\n", escape(&c.topic), steps.join(" → ")));
    }
    out
}

fn asks(p: &Profile<'_>, notes: &mut Notes) -> String {
    if p.demands.is_empty() {
        return "\n## What it asks in return\n\nIt names no condition.\n".to_owned();
    }
    let mut out = String::from("\n## What it asks in return\n\n");
    for d in p.demands {
        for demand in &d.demands {
            let Some(first) = demand.reports.first() else { continue };
            let number = notes.number(&d.cell.party, &d.cell.topic, first);
            let words = match demand.condition {
                Some(words) if demand.quoted() => format!("“{}”", escape(&cut(words))),
                Some(words) => escape(&cut(words)),
                None => "a condition of which no words are kept".to_owned(),
            };
            out.push_str(&format!("- {}, {}: {words}{number}\n", escape(&d.cell.topic), demand.last));
        }
    }
    out
}

fn speakers(p: &Profile<'_>) -> String {
    if p.speakers.is_empty() {
        return "\n## Who speaks\n\nOnly others speak of it.\n".to_owned();
    }
    let one = |s: &Speaker| {
        let office = s.office.as_deref().map(|o| format!(", {}", escape(o))).unwrap_or_default();
        format!("{}{office} ({})", escape(&s.name), count(s.occasions, "occasion"))
    };
    let mut names: Vec<String> = p.speakers.iter().take(SPEAKERS).map(one).collect();
    if p.speakers.len() > SPEAKERS {
        names.push(format!("{} more", p.speakers.len() - SPEAKERS));
    }
    format!("\n## Who speaks\n\n{}.\n", names.join("; "))
}

fn both(p: &Profile<'_>, notes: &mut Notes) -> String {
    if p.contradictions.is_empty() {
        return String::new();
    }
    let mut out = String::from("\n## Yes and no within a week\n\n");
    for c in p.contradictions {
        let sides: Vec<String> = [&c.first, &c.second]
            .into_iter()
            .map(|s| {
                let number = notes.number(&c.party, &c.topic, &s.lead);
                format!("{} {} on {}{number}", escape(&s.lead.source()), s.stance.word(), s.date)
            })
            .collect();
        out.push_str(&format!("- {}: {}.\n", escape(&c.topic), sides.join("; ")));
    }
    out
}

fn thin(p: &Profile<'_>) -> String {
    let mut out = String::new();
    for b in p.bases.iter().filter(|b| !b.rests.is_empty()) {
        let rests: Vec<String> = b.rests.iter().map(|r| escape(&rest(r))).collect();
        out.push_str(&format!("- {}: {}.\n", escape(&b.topic), rests.join("; ")));
    }
    if out.is_empty() { out } else { format!("\n## To be careful about\n\n{out}") }
}
