//! One statement as a citation: a line for a footnote, in plain text, Markdown or BibTeX.

use super::{diff::is_link, markdown::escape, text::clean};
use crate::{
    codebook::office,
    position::Cited,
    statement::{Status, Via},
};

/// A statement with what its document's file says of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source<'a> {
    /// The statement.
    pub cited: &'a Cited,
    /// Whose position it is.
    pub party: &'a str,
    /// On what.
    pub topic: &'a str,
    /// The text's title, where it is known.
    pub title: Option<&'a str>,
    /// The day it was published, where that is known.
    pub published: Option<crate::date::Date>,
}

/// `Mara Vale (head of state, Norland), 2023-03-20, in: Old Mint Press, “Guns to fall silent”, paragraph 6. https://… [782e4aefe382]`.
pub fn text(s: &Source<'_>) -> String {
    let url = s.cited.url.as_deref().map(|u| format!(" {}", clean(u))).unwrap_or_default();
    format!("{}.{url} [{}]", parts(s, clean), clean(&s.cited.id))
}

/// The same, with the address as a link and nothing else as markup.
pub fn markdown(s: &Source<'_>) -> String {
    let url = s.cited.url.as_deref().filter(|u| is_link(u)).map(|u| format!(" <{}>", clean(u))).unwrap_or_default();
    format!("{}.{url} `{}`", parts(s, escape), clean(&s.cited.id).replace('`', ""))
}

fn parts(s: &Source<'_>, safe: impl Fn(&str) -> String) -> String {
    let c = s.cited;
    let mut parts = vec![who(s, &safe)];
    parts.push(c.date.map_or_else(|| "undated".to_owned(), |d| d.to_string()));
    let mut place: Vec<String> = c.outlet.as_deref().map(&safe).into_iter().collect();
    place.extend(s.title.map(|t| format!("“{}”", safe(t))));
    place.extend(s.published.filter(|p| Some(*p) != c.date).map(|p| format!("published {p}")));
    if place.is_empty() {
        place.push(safe(&c.document));
    }
    parts.push(format!("in: {}", place.join(", ")));
    if c.paragraph > 0 {
        parts.push(format!("paragraph {}", c.paragraph));
    }
    if c.status == Status::Rejected {
        parts.push("rejected on review".to_owned());
    }
    parts.join(", ")
}

/// Who says it; for what others say, of whom.
fn who(s: &Source<'_>, safe: &impl Fn(&str) -> String) -> String {
    let c = s.cited;
    let office = c.office.as_deref().map(|o| office::find(o).map_or_else(|| safe(o), |k| k.words.to_owned()));
    let party = safe(s.party);
    let of = match c.via {
        Via::Attributed => format!("on {party}"),
        _ => party,
    };
    let within = |office: Option<String>| office.into_iter().chain([of.clone()]).collect::<Vec<_>>().join(", ");
    match (&c.speaker, office) {
        (Some(speaker), office) => format!("{} ({})", safe(speaker), within(office)),
        (None, Some(office)) => format!("{of}: {office}"),
        (None, None) => format!("{of}: {}", safe(&c.source())),
    }
}

/// An entry for a reference manager, under the statement's id.
pub fn bibtex(s: &Source<'_>) -> String {
    let c = s.cited;
    let url = c.url.as_deref().map(clean);
    let year = c.date.map(|d| d.year().to_string());
    let note = format!("{} on {}: {}; statement {}", s.party, s.topic, c.stance.word(), c.id);
    let fields = [
        ("author", c.speaker.as_deref().map(|n| format!("{{{}}}", tex(n)))),
        ("title", Some(tex(s.title.unwrap_or(&c.document)))),
        ("journal", c.outlet.as_deref().map(tex)),
        ("year", year),
        ("date", c.date.map(|d| d.to_string())),
        ("url", url.map(|u| tex(&u))),
        ("note", Some(tex(&note))),
        ("annote", c.quotation.as_deref().map(tex)),
    ];
    let lines: Vec<String> = fields.into_iter().filter_map(|(k, v)| Some(format!("  {k} = {{{}}}", v?))).collect();
    let key: String = c.id.chars().filter(char::is_ascii_alphanumeric).collect();
    format!("@misc{{demarche-{key},\n{}\n}}\n", lines.join(",\n"))
}

/// Text in TeX: nothing in it is a command.
fn tex(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in clean(text).chars() {
        match c {
            '&' | '%' | '$' | '#' | '_' => out.extend(['\\', c]),
            '{' => out.push_str("\\textbraceleft{}"),
            '}' => out.push_str("\\textbraceright{}"),
            '\\' => out.push_str("\\textbackslash{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        position::{
            Evidence,
            sample::{attributed, quoting, said},
        },
        statement::Stance::*,
    };

    #[test]
    fn a_citation_names_who_when_where_and_the_record() {
        let mut all = [quoting(said(1, "2023-03-14", Support), "x {y}"), attributed(said(2, "2023-03-15", Oppose))];
        all[0].url = Some("https://example.org/1_2".into());
        let evidence: Evidence = all.iter().collect();
        let cited = [0, 1].map(|n| Cited::of(&evidence, n));
        let source =
            |n: usize, title| Source { cited: &cited[n], party: "Norland", topic: "truce", title, published: None };
        assert_eq!(
            text(&source(0, Some("Guns & roses"))),
            "Mara Vale (head of state, Norland), 2023-03-14, in: Outlet 1, “Guns & roses”, paragraph 1. https://example.org/1_2 [000000000001]"
        );
        assert_eq!(
            markdown(&source(1, None)),
            "Lena Corvin (head of state, on Norland), 2023-03-15, in: Outlet 2, paragraph 1. `000000000002`"
        );
        let bib = bibtex(&source(0, Some("Guns & roses")));
        assert!(
            bib.contains("title = {Guns \\& roses}") && bib.contains("x \\textbraceleft{}y\\textbraceright{}"),
            "{bib}"
        );
    }
}
