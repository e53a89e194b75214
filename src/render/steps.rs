//! The steps of the rule for one cell, and the pages of rules and mechanisms.

use super::{
    explain::lines,
    quote,
    style::{Style, Tint, tint},
    text::{clean, count, wrap},
};
use crate::{
    codebook::office,
    position::{Position, query::ALL_DAYS, steps::Steps},
};

/// How a cell's position is decided, and by what.
pub fn cell(s: &Steps, style: &Style) -> String {
    let place = format!("{} on {}:", clean(&s.party), clean(&s.topic));
    let held = s.position().map_or("no data".to_owned(), |p| format!("{} {}", p.sign(), p.word()));
    let as_of = s.at.map(|d| format!(" as of {d}")).unwrap_or_default();
    let plain = wrap(&format!("{place} {held}{as_of}"), style, 0, 2);
    let painted = match s.position() {
        Some(p) => plain.replacen(&held, &tint(p).paint(&held, style.color), 1),
        None => plain,
    };
    let mut out = format!("{}\n\n", painted.replacen(&place, &Tint::Bold.paint(&place, style.color), 1));
    for (n, (heading, words)) in steps(s).into_iter().enumerate() {
        lines(&(format!("{} {heading}", n + 1), words), style, &mut out);
    }
    if !s.deciding.is_empty() {
        out.push_str(&format!("\n{}\n", quote::paint("decided by", Tint::Dim, style)));
    }
    for c in &s.deciding {
        let position = Position::Holds(c.stance);
        let stance = format!("{} {}", position.sign(), position.word());
        let by = c.words.as_deref().map(|w| format!("  by “{}”", clean(w))).unwrap_or_default();
        let line = wrap(&format!("{stance}{by}"), style, 4, 6);
        out.push_str(&format!("{}\n", quote::lines(c, style, 2)));
        out.push_str(&format!("{}\n", line.replacen(&stance, &tint(position).paint(&stance, style.color), 1)));
        let place = format!("{}:{}  {} {}", clean(&c.document), c.paragraph, clean(&c.id), c.status);
        out.push_str(&format!("{}\n", quote::paint(&wrap(&place, style, 4, 6), Tint::Dim, style)));
    }
    out
}

fn steps(s: &Steps) -> Vec<(&'static str, Vec<String>)> {
    let of = |n: u32, all: u32, what: &str| format!("{n} of {}", count(all, what));
    let mut counted = format!("{} count", of(s.counted, s.statements, "statement"));
    if !s.left_out.is_empty() {
        let why: Vec<String> = s.left_out.iter().map(|(why, n)| format!("{n} {}", why.words())).collect();
        counted.push_str(&format!("; left out: {}", why.join(", ")));
    }
    if s.statements == 0 {
        counted = "there is no statement on it".to_owned();
    }
    let mut out = vec![("who counts", vec![counted])];
    let Some(d) = s.decision else { return out };
    let folded = match s.query.folding {
        true => {
            format!("{}: the same words, or the same speaker, day and stance, are one", count(s.occasions, "occasion"))
        }
        false => format!("{}: each report counts by itself", count(s.occasions, "occasion")),
    };
    out.push(("echoes", vec![folded]));
    let (first, last) = s.reach.map_or((d.day, d.day), |r| r);
    let horizon = match s.query.horizon {
        ALL_DAYS => "no horizon".to_owned(),
        n => format!("within {} of the newest, {last}", count(n, "day")),
    };
    let since = if s.within < s.occasions { format!("; the oldest of them is of {first}") } else { String::new() };
    out.push(("horizon", vec![format!("{} {horizon}{since}", of(s.within, s.occasions, "occasion"))]));
    let hand = match s.first_hand {
        true if s.used < s.within => "the party's own words and acts; what others say gives way",
        true => "the party's own words and acts",
        false => "only what others say of the party: second-hand",
    };
    out.push(("first hand", vec![format!("{}: {hand}", of(s.used, s.within, "occasion"))]));
    out.push(("latest day", vec![format!("{} on {}", of(s.latest, s.used, "occasion"), d.day)]));
    let names: Vec<&str> = office::OFFICES.iter().filter(|o| o.rank == d.rank).map(|o| o.words).take(3).collect();
    let rank = format!("rank {} of 6 ({}, …)", d.rank, names.join(", "));
    out.push(("office", vec![format!("{}, {rank}", of(s.deciding.len() as u32, s.latest, "occasion"))]));
    let mut stances: Vec<&str> = s.deciding.iter().map(|c| c.stance.word()).collect();
    stances.dedup();
    let why = match (d.position, stances.len()) {
        (_, 1) if s.deciding.len() > 1 => "they agree",
        (_, 1) => "it stands alone",
        (Position::Mixed, _) => "support and oppose stand side by side",
        (Position::Holds(crate::statement::Stance::Conditional), _) => "a condition takes the other stance in",
        _ => "neutral yields",
    };
    out.push(("what stands", vec![format!("{}: {why}, so {}", stances.join(" and "), d.position.word())]));
    out
}

/// A page of a rule of attribution.
pub fn rule(r: &crate::attribute::rules::Rule, style: &Style) -> String {
    let mut out = format!("{} (rule of attribution)\n", Tint::Bold.paint(r.name, style.color));
    out.push_str(&format!("{}\n\n", wrap(r.meaning, style, 2, 2)));
    lines(&("fires".to_owned(), vec![r.fires.to_owned()]), style, &mut out);
    lines(&("silent".to_owned(), vec![r.silent.to_owned()]), style, &mut out);
    let place = crate::attribute::rules::RULES.iter().position(|x| x.name == r.name).map_or(0, |n| n + 1);
    let order = format!("{place} of {}; a clause takes the first that fits it", crate::attribute::rules::RULES.len());
    lines(&("priority".to_owned(), vec![order]), style, &mut out);
    out
}

/// A page of a mechanism.
pub fn mechanism((name, meaning): &(&str, &str), style: &Style) -> String {
    let mut out = format!("{} (mechanism of the coder)\n", Tint::Bold.paint(name, style.color));
    out.push_str(&format!("{}\n\n", wrap(meaning, style, 2, 2)));
    let gain = format!("demarche eval GOLD --without {name}");
    lines(&("its gain".to_owned(), vec![gain]), style, &mut out);
    out
}
