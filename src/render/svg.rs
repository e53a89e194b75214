//! The timeline as SVG: one step chart for each party and topic on the scale, with the causes of its shifts below.
//!
//! No script, no font, no address that is fetched. Text from outside is escaped; colour never speaks alone, since the height
//! and the sign say the same.

use std::fmt::Write as _;

use super::{chart::Axis, quote, text::clean, timeline::title};
use crate::{
    date::Date,
    position::{
        Position, Timeline,
        query::days_between,
        timeline::{Lane, Turn},
    },
    statement::Stance,
};

/// Width of the picture and of the names at its left, in pixels.
const WIDE: f64 = 960.0;
const LEFT: f64 = 190.0;
const RIGHT: f64 = 24.0;

/// Height of the head, of a lane, of a line of text.
const HEAD: f64 = 64.0;
const LANE: f64 = 84.0;
const LINE: f64 = 18.0;

/// Characters on a line of the list of causes: as many as the widest of the usual fonts has room for.
const CHARS: usize = 145;

/// Pixels of a character of a small text, on the safe side.
const CHAR: f64 = 7.0;

const CSS: &str = "text{font:13px system-ui,sans-serif;fill:#222}.s{fill:#666;font-size:11px}.b{font-weight:600}\
.g{stroke:#ddd}.support{fill:#1a7f37;stroke:#1a7f37}.conditional{fill:#9a6700;stroke:#9a6700}.oppose{fill:#cf222e;stroke:#cf222e}\
.neutral{fill:#57606a;stroke:#57606a}.mixed{stroke:#8250df;stroke-dasharray:4 3}circle{stroke-width:1.5}.v{stroke:#999;stroke-width:1}\
path.p,path.v{fill:none}path.p{stroke-width:2.5}.w,circle.o{fill:#fff}@media(prefers-color-scheme:dark){text{fill:#e6edf3}\
.s{fill:#9da7b3}.g{stroke:#30363d}.v{stroke:#6e7681}.support{fill:#3fb950;stroke:#3fb950}.conditional{fill:#d29922;stroke:#d29922}\
.oppose{fill:#f85149;stroke:#f85149}.neutral{fill:#8b949e;stroke:#8b949e}.mixed{stroke:#a371f7}.w,circle.o{fill:#0d1117}}";

/// The picture.
pub fn timeline(t: &Timeline) -> String {
    let Some(span) = t.span else { return empty() };
    let causes = causes(t);
    let chart = HEAD + LANE * t.lanes.len() as f64 + 30.0;
    let high = chart + LINE * (causes.len() as f64 + 2.0) + 20.0;
    let title = title(span);
    let mut out = open(high, &title);
    let _ = writeln!(out, r#"<text class="b" x="16" y="28">{}</text>"#, escape(&title)); // cannot fail: a String
    let _ = writeln!(out, r#"<text class="s" x="16" y="46">{}</text>"#, escape(LEGEND));
    axis(&mut out, span, HEAD + LANE * t.lanes.len() as f64);
    let mut number = 0;
    for (n, l) in t.lanes.iter().enumerate() {
        lane(&mut out, l, span, HEAD + LANE * n as f64, &mut number);
    }
    for (n, text) in causes.iter().enumerate() {
        let y = chart + LINE * (n as f64 + 1.0);
        let _ = writeln!(out, r#"<text class="s" x="16" y="{y:.0}" xml:space="preserve">{}</text>"#, escape(text));
    }
    out.push_str("</svg>\n");
    out
}

const LEGEND: &str = "+ support · ~ conditional · 0 neutral · − oppose · dashed: mixed, off the scale · \
filled dot: said by the party itself · hollow: said of it by others · numbers: causes, below";

fn open(high: f64, title: &str) -> String {
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDE:.0} {high:.0}\" width=\"{WIDE:.0}\" height=\"{high:.0}\" role=\"img\">\n\
         <title>{}</title>\n<style>{CSS}</style>\n<rect class=\"w\" width=\"100%\" height=\"100%\"/>\n",
        escape(title)
    )
}

fn empty() -> String {
    format!("{}<text x=\"16\" y=\"28\">No statement counts.</text>\n</svg>\n", open(48.0, "No statement counts"))
}

/// The place of a day.
fn x(day: Date, (first, last): (Date, Date)) -> f64 {
    let all = f64::from(days_between(first, last).max(1));
    LEFT + f64::from(days_between(first, day).max(0)) / all * (WIDE - LEFT - RIGHT)
}

/// The height of a position, from the top of its lane; mixed in the middle.
fn y(position: Position) -> f64 {
    let value = position.value().map_or(0.0, f64::from);
    40.0 - value * 13.0
}

fn class(position: Position) -> &'static str {
    position.word()
}

fn lane(out: &mut String, lane: &Lane, span: (Date, Date), top: f64, number: &mut u32) {
    let _ = writeln!(out, r#"<g transform="translate(0,{top:.0})">"#);
    let _ = writeln!(out, r#"<text class="b" x="16" y="36">{}</text>"#, escape(&short(&lane.party)));
    let _ = writeln!(out, r#"<text x="16" y="54">{}</text>"#, escape(&short(&lane.topic)));
    for stance in Stance::ALL {
        let position = Position::Holds(stance);
        let at = y(position);
        let _ = writeln!(out, r#"<line class="g" x1="{LEFT}" x2="{}" y1="{at}" y2="{at}"/>"#, WIDE - RIGHT);
        let _ = writeln!(out, r#"<text class="s" x="{}" y="{}">{}</text>"#, LEFT - 16.0, at + 4.0, position.sign());
    }
    let mut shifts: Vec<(f64, u32)> = Vec::new();
    for (n, turn) in lane.turns.iter().enumerate() {
        let next = lane.turns.get(n + 1);
        let (from, to) = (x(turn.date, span), next.map_or(WIDE - RIGHT, |t| x(t.date, span)));
        let at = y(turn.position);
        let _ = writeln!(out, r#"<path class="p {}" d="M{from:.1} {at}H{to:.1}"/>"#, class(turn.position));
        if let Some(next) = next {
            *number += 1;
            let _ = writeln!(out, r#"<path class="v" d="M{to:.1} {at}V{}"/>"#, y(next.position));
            shifts.push((to, *number));
        }
    }
    numbers(out, &shifts);
    for mark in &lane.marks {
        let position = Position::Holds(mark.stance);
        let fill = if mark.first_hand { "" } else { " o" };
        let says = format!("{}: {}", mark.date, mark.stance);
        let _ = writeln!(
            out,
            r#"<circle class="{}{fill}" cx="{:.1}" cy="{}" r="3.2"><title>{}</title></circle>"#,
            class(position),
            x(mark.date, span),
            y(position),
            escape(&says)
        );
    }
    out.push_str("</g>\n");
}

/// The numbers of shifts above their days; those that would run into each other as a range, `3–5`.
fn numbers(out: &mut String, shifts: &[(f64, u32)]) {
    let name = |first: u32, last: u32| match first == last {
        true => first.to_string(),
        false => format!("{first}–{last}"),
    };
    let mut labels: Vec<(f64, u32, u32)> = Vec::new();
    for (at, n) in shifts {
        match labels.last_mut() {
            Some((start, first, last)) if at - *start < 2.0 + CHAR * name(*first, *last).chars().count() as f64 => {
                *last = *n
            }
            _ => labels.push((*at, *n, *n)),
        }
    }
    for (at, first, last) in labels {
        let _ = writeln!(out, r#"<text class="s" x="{:.1}" y="11">{}</text>"#, at - 3.0, name(first, last));
    }
}

/// First and last day, and dates at even distances between, each with a line over the lanes.
fn axis(out: &mut String, span: (Date, Date), bottom: f64) {
    let columns = (WIDE - LEFT - RIGHT) / CHAR;
    let mut put = |at: f64, anchor: &str, text: &str| {
        let _ = writeln!(
            out,
            r#"<text class="s" x="{at:.1}" y="{:.0}" text-anchor="{anchor}">{text}</text>"#,
            bottom + 12.0
        );
    };
    let day = |d: Date| d.to_string();
    put(LEFT, "start", &day(span.0));
    if span.0 != span.1 {
        put(WIDE - RIGHT, "end", &day(span.1));
    }
    let room = LEFT + CHAR * 11.0..WIDE - RIGHT - CHAR * 11.0;
    let dates = Axis::new(span, columns as usize).dates();
    for (at, text) in dates.iter().map(|(d, text)| (x(*d, span), text)) {
        if room.contains(&at) && room.contains(&(at + CHAR * text.len() as f64)) {
            put(at, "start", text);
        }
    }
    for (date, _) in dates {
        let at = x(date, span);
        let _ = writeln!(out, r#"<line class="g" x1="{at:.1}" x2="{at:.1}" y1="{HEAD}" y2="{bottom:.0}"/>"#);
    }
}

/// The numbered causes of the shifts, over as many lines as they need.
fn causes(t: &Timeline) -> Vec<String> {
    let mut out = Vec::new();
    let shifts = t.lanes.iter().flat_map(|l| l.shifts().map(move |s| (l, s)));
    for (n, (lane, (was, turn))) in shifts.enumerate() {
        let text = format!("{}. {}", n + 1, cause(lane, was, turn));
        let options = textwrap::Options::new(CHARS)
            .subsequent_indent("    ")
            .word_separator(textwrap::WordSeparator::AsciiSpace)
            .word_splitter(textwrap::WordSplitter::NoHyphenation);
        out.extend(textwrap::wrap(&text, options).into_iter().map(|l| l.into_owned()));
    }
    out
}

fn cause(lane: &Lane, was: &Turn, turn: &Turn) -> String {
    let place = format!("{}  {} on {}", turn.date, clean(&lane.party), clean(&lane.topic));
    let change = format!("{} → {} ({})", was.position.word(), turn.position.word(), turn.kind.word());
    let words = turn.cause.as_ref().map(|c| {
        let said = c.quotation.as_ref().map(|q| format!(": “{}”", clean(q))).unwrap_or_default();
        format!(". {}{said}", quote::head_of(turn.date, c))
    });
    format!("{place}: {change}{}", words.unwrap_or_default())
}

/// A name that fits at the left.
fn short(name: &str) -> String {
    let name = clean(name);
    let mut out: String = name.chars().take(20).collect();
    if name.chars().count() > 20 {
        out.pop();
        out.push('…');
    }
    out
}

/// Text from outside in XML: nothing in it is markup, and no character is there that XML does not know.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in clean(text).chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}
