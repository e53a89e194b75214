//! One HTML page that needs nothing else: matrix, evidence, timeline, conditions, contradictions, sources, methods.
//!
//! No script, no font, no picture, no address is loaded; the page's own policy forbids it. Everything from outside is escaped.

use super::{
    basis::rest,
    html::{escape, link},
    legend, methods, quote,
    style::Style,
    summary::{strength, times},
};
use crate::{
    codebook::Codebook,
    position::{
        Cited, Matrix, Position,
        basis::Basis,
        behind::{Behind, Role, Shown},
        contradiction::{Contradiction, Side},
        course::Course,
        demands::Demands,
    },
};

const CSS: &str = include_str!("report.css");

/// What the page is made of.
pub struct Report<'a> {
    /// The positions.
    pub matrix: &'a Matrix,
    /// For the propositions and versions.
    pub codebook: &'a Codebook,
    /// The cells with their occasions.
    pub cells: &'a [Behind],
    /// How they moved.
    pub courses: &'a [Course],
    /// What is demanded in return.
    pub demands: &'a [Demands<'a>],
    /// Who said both yes and no.
    pub contradictions: &'a [Contradiction],
    /// What the cells rest on.
    pub bases: &'a [Basis],
    /// Titles by document id.
    pub title: &'a dyn Fn(&str) -> Option<&'a str>,
}

/// The page.
pub fn html(r: &Report<'_>) -> String {
    let title = escape(&legend::title(r.matrix, &Style::PLAIN));
    let mut body = format!("<h1>{title}</h1>\n");
    if r.matrix.is_empty() {
        let (what, help) = legend::emptiness(r.matrix);
        let help = help.map(|h| format!(": {h}")).unwrap_or_default();
        body.push_str(&format!("<p>There is no position to report: {}{}.</p>\n", escape(&what), escape(&help)));
    } else {
        body.push_str(&contents(r));
        for part in [matrix(r), evidence(r), timeline(r), conditions(r), contradictions(r), sources(r)] {
            body.push_str(&part);
        }
    }
    let how = escape(&methods::paragraph(r.matrix, &r.codebook.coder()));
    body.push_str(&format!("<section id=\"methods\"><h2>Methods</h2>\n<p>{how}</p></section>\n"));
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"referrer\" content=\"no-referrer\">\n\
         <title>{title}</title>\n<style>\n{CSS}</style>\n</head>\n<body>\n{body}</body>\n</html>\n"
    )
}

fn contents(r: &Report<'_>) -> String {
    let all = [
        ("evidence", "Evidence", true),
        ("timeline", "Timeline", true),
        ("conditions", "Conditions", !r.demands.is_empty()),
        ("contradictions", "Yes and no", !r.contradictions.is_empty()),
        ("sources", "Sources", true),
        ("methods", "Methods", true),
    ];
    let links = all.iter().filter(|(_, _, there)| *there).map(|(id, name, _)| format!("<a href=\"#{id}\">{name}</a>"));
    format!("<nav>{}</nav>\n", links.collect::<Vec<_>>().join("\n"))
}

fn matrix(r: &Report<'_>) -> String {
    let m = r.matrix;
    let head: Vec<String> = m.topics.iter().map(|t| format!("<th scope=\"col\">{}</th>", topic(r, t))).collect();
    let mut out =
        format!("<div class=\"scroll\"><table>\n<thead><tr><td></td>{}</tr></thead>\n<tbody>\n", head.concat());
    for (row, party) in m.parties.iter().enumerate() {
        out.push_str(&format!("<tr><th scope=\"row\">{}</th>", escape(party)));
        for col in 0..m.topics.len() {
            out.push_str(&match m.at(row, col) {
                None => "<td class=\"dim\">no data</td>".to_owned(),
                Some(c) => {
                    let flags = c.flags.names().join(", ");
                    format!(
                        "<td><a href=\"#{}\">{}</a> {}<br><span class=\"dim\">since {}{}{}</span></td>",
                        anchor(m, party, &m.topics[col]),
                        stance(c.position),
                        times(c),
                        c.since,
                        if flags.is_empty() { "" } else { "<br>" },
                        escape(&flags)
                    )
                }
            });
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody></table></div>\n");
    let counts = legend::counts(m).into_iter().skip(1).collect::<Vec<_>>().join("; ");
    format!("{out}<p class=\"dim\">{}.</p>\n", escape(&counts))
}

/// The topic with its proposition on hover.
fn topic(r: &Report<'_>, name: &str) -> String {
    let known = r.codebook.topics().position(|t| t == name).and_then(|n| r.codebook.domain.topics.get(n));
    match known.filter(|t| !t.proposition.is_empty()) {
        Some(t) => format!("<abbr title=\"{}\">{}</abbr>", escape(&t.proposition), escape(name)),
        None => escape(name),
    }
}

/// `cell-2-3`: by number, so that no name can break it.
fn anchor(m: &Matrix, party: &str, topic: &str) -> String {
    let place = |all: &[String], name: &str| all.iter().position(|n| n == name).unwrap_or_default();
    format!("cell-{}-{}", place(&m.parties, party), place(&m.topics, topic))
}

fn stance(p: Position) -> String {
    format!("<span class=\"stance {}\">{} {}</span>", p.word(), p.sign(), p.word())
}

fn evidence(r: &Report<'_>) -> String {
    let mut out = String::from("<section id=\"evidence\"><h2>Evidence</h2>\n");
    for b in r.cells {
        let id = anchor(r.matrix, &b.party, &b.topic);
        out.push_str(&format!(
            "<details id=\"{id}\" open><summary><strong>{} on {}</strong>: {}, {}</summary>\n",
            escape(&b.party),
            escape(&b.topic),
            stance(b.cell.position),
            escape(&strength(&b.cell))
        ));
        b.occasions.iter().for_each(|o| out.push_str(&occasion(r, o)));
        out.push_str("</details>\n");
    }
    out + "</section>\n"
}

fn occasion(r: &Report<'_>, o: &Shown) -> String {
    let class = if o.role == Role::Decides {
        format!(" class=\"decides {}\"", Position::Holds(o.stance).word())
    } else {
        String::new()
    };
    let head = quote::head(&Cited { date: Some(o.date), ..o.lead.clone() });
    let mut out = format!(
        "<article{class}><p>{} <span class=\"dim\">{}; {}</span></p>\n",
        stance(Position::Holds(o.stance)),
        escape(&head),
        o.role.word()
    );
    out.push_str(&said(&o.lead));
    std::iter::once(&o.lead).chain(&o.also).for_each(|c| out.push_str(&place(r, c)));
    out + "</article>\n"
}

fn said(c: &Cited) -> String {
    let mut out = String::new();
    if let Some(words) = &c.quotation {
        out.push_str(&format!("<blockquote>“{}”</blockquote>\n", escape(words)));
    }
    if let Some(words) = c.condition.as_deref().filter(|x| c.quotation.as_ref().is_none_or(|q| !q.contains(*x))) {
        out.push_str(&format!("<p>Condition: {}</p>\n", escape(words)));
    }
    out
}

fn place(r: &Report<'_>, c: &Cited) -> String {
    let name = (r.title)(&c.document).unwrap_or(&c.document);
    let outlet = c.outlet.as_deref().map(|o| format!("{}, ", escape(o))).unwrap_or_default();
    format!(
        "<p class=\"place\">{outlet}{}, paragraph {} <code>{}</code> {}</p>\n",
        link(name, c.url.as_deref()),
        c.paragraph,
        escape(&c.id),
        c.status
    )
}

fn timeline(r: &Report<'_>) -> String {
    let mut out = String::from(
        "<section id=\"timeline\"><h2>Timeline</h2>\n<div class=\"scroll\"><table>\n<thead><tr><th scope=\"col\">party</th><th scope=\"col\">topic</th><th scope=\"col\">positions, each from its first day</th></tr></thead>\n<tbody>\n",
    );
    for c in r.courses {
        let steps = c.steps.iter().map(|s| {
            let why = s.cause.as_ref().map(|x| format!(" title=\"{}\"", escape(&quote::head(x)))).unwrap_or_default();
            format!("<li{why}><time datetime=\"{0}\">{0}</time> {1}</li>", s.from, stance(s.position))
        });
        out.push_str(&format!(
            "<tr><th scope=\"row\">{}</th><td><a href=\"#{}\">{}</a></td><td><ol class=\"steps\">{}</ol></td></tr>\n",
            escape(&c.party),
            anchor(r.matrix, &c.party, &c.topic),
            escape(&c.topic),
            steps.collect::<Vec<_>>().join("\n")
        ));
    }
    out + "</tbody></table></div></section>\n"
}

fn conditions(r: &Report<'_>) -> String {
    if r.demands.is_empty() {
        return String::new();
    }
    let mut out = String::from("<section id=\"conditions\"><h2>What is demanded in return</h2>\n");
    for d in r.demands {
        out.push_str(&format!("<h3>{} on {}</h3>\n<ul>\n", escape(&d.cell.party), escape(&d.cell.topic)));
        for demand in &d.demands {
            let words = match demand.condition {
                Some(words) if demand.quoted() => format!("“{}”", escape(words)),
                Some(words) => escape(words),
                None => "(no words of the condition are kept)".to_owned(),
            };
            let who = demand.reports.first().map(|c| escape(&quote::head(c))).unwrap_or_default();
            out.push_str(&format!("<li>{words} <span class=\"dim\">{who}</span></li>\n"));
        }
        out.push_str("</ul>\n");
    }
    out + "</section>\n"
}

fn contradictions(r: &Report<'_>) -> String {
    if r.contradictions.is_empty() {
        return String::new();
    }
    let mut out = String::from("<section id=\"contradictions\"><h2>Yes and no within a week</h2>\n");
    for c in r.contradictions {
        out.push_str(&format!("<h3>{} on {}</h3>\n", escape(&c.party), escape(&c.topic)));
        [&c.first, &c.second].into_iter().for_each(|s| out.push_str(&side(r, s)));
    }
    out + "</section>\n"
}

fn side(r: &Report<'_>, s: &Side) -> String {
    let head = quote::head(&Cited { date: Some(s.date), ..s.lead.clone() });
    let stance = stance(Position::Holds(s.stance));
    format!(
        "<article><p>{stance} <span class=\"dim\">{}</span></p>\n{}{}</article>\n",
        escape(&head),
        said(&s.lead),
        place(r, &s.lead)
    )
}

fn sources(r: &Report<'_>) -> String {
    let mut out = String::from(
        "<section id=\"sources\"><h2>What each position rests on</h2>\n<div class=\"scroll\"><table>\n<thead><tr><th scope=\"col\">party</th><th scope=\"col\">topic</th><th scope=\"col\">first-hand</th><th scope=\"col\">outlets</th><th scope=\"col\">to be careful about</th></tr></thead>\n<tbody>\n",
    );
    for b in r.bases {
        let outlets: Vec<String> = b.outlets.iter().map(|(o, n)| format!("{} ({n})", escape(o))).collect();
        let thin: Vec<String> = b.rests.iter().map(|x| escape(&rest(x))).collect();
        out.push_str(&format!(
            "<tr><th scope=\"row\">{}</th><td>{}</td><td>{} of {}</td><td>{}</td><td>{}</td></tr>\n",
            escape(&b.party),
            escape(&b.topic),
            b.first_hand,
            b.occasions,
            outlets.join(", "),
            thin.join("; ")
        ));
    }
    out + "</tbody></table></div></section>\n"
}
