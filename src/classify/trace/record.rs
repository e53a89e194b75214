//! The steps of one record, in the order of the flow: who says it, whose position, frame, sign, condition, sum, merge, day.

use std::ops::Range;

use super::{
    super::{chain::Chain, codeability, draft::Draft, holder::Holder, merge, view::View},
    words::{Words, percent, quoted, rule_meaning},
};
use crate::{
    code::{Mark, MarkRole, Step},
    codebook::{
        cue::{Class, Marker},
        lexicon::Meaning,
        office,
    },
    segment::{
        clause::{Clause, Edge},
        group::Modal,
    },
    statement::{Stance, Statement, Via},
};

/// All steps of a record.
pub fn steps(view: &View<'_>, d: &Draft, group: &[&Draft], record: &Statement, threshold: f32) -> Vec<Step> {
    let named = |heading: &str, lines: Vec<String>| (heading.to_owned(), lines);
    let head = format!("{} on {}: {}, {}, {}", record.party, record.topic, record.stance, record.via, record.voice);
    let mut out = vec![
        named("record", vec![head]),
        named("attribution", attribution(view, d)),
        named("speaker", speaker(view, d)),
        named("holder", holder(view, d)),
        named("frame", frame(view, &d.chain)),
        named("sign", sign(view, d)),
        named("condition", condition(view, d, record)),
        named("evidence", evidence(d, threshold)),
        named("merge", merged(view, d, group)),
        named("date", vec![date(record)]),
    ];
    out.retain(|(_, lines)| !lines.is_empty());
    out
}

/// The places that decided something.
pub fn marks(view: &View<'_>, d: &Draft) -> Vec<Mark> {
    let seg = view.seg();
    let mut out = Vec::new();
    let mut add = |range: Range<usize>, role| {
        let span = seg.span(range);
        if !span.is_empty() {
            out.push(Mark { span, role });
        }
    };
    d.evidence.iter().for_each(|t| add(*t as usize..*t as usize + 1, MarkRole::Evidence));
    d.condition.iter().for_each(|r| add(r.clone(), MarkRole::Condition));
    if let Some(said) = d.said.and_then(|i| view.unit.said.get(i)) {
        said.found.cue.iter().for_each(|r| add(r.clone(), MarkRole::Cue));
        said.found.source.iter().for_each(|r| add(r.clone(), MarkRole::Source));
        said.found.content.iter().for_each(|r| add(r.clone(), MarkRole::Content));
    }
    let sentence = &seg.sentences[d.sentence];
    if d.chain.top < sentence.clauses.len() {
        let subject = &view.subject_of(sentence, d.chain.top).subject;
        add(subject.start as usize..subject.end as usize, MarkRole::Holder);
    }
    out
}

fn attribution(view: &View<'_>, d: &Draft) -> Vec<String> {
    match d.said.and_then(|i| view.unit.said.get(i)) {
        Some(said) => {
            let meaning = rule_meaning(said.found.rule);
            let source = said.found.source.clone().map(|r| format!("source {}", quoted(view.words(r))));
            let cue: Vec<&str> = said.found.cue.iter().map(|r| view.words(r.clone())).collect();
            let cue = (!cue.is_empty()).then(|| format!("cue {}", quoted(&cue.join(" … "))));
            let found: Vec<String> = source.into_iter().chain(cue).collect();
            let found = if found.is_empty() { "neither source nor cue".to_owned() } else { found.join(", ") };
            vec![format!("rule {}: {meaning}", said.found.rule), found]
        }
        None if d.speaker.is_some() => vec!["none at these words: whoever speaks here, or is their subject".to_owned()],
        None => vec!["none: the text itself reports it".to_owned()],
    }
}

fn speaker(view: &View<'_>, d: &Draft) -> Vec<String> {
    let Some(s) = &d.speaker else {
        let why = if d.via == Via::Narrated { "nobody: an act of the party" } else { "nobody who can be placed" };
        return vec![why.to_owned()];
    };
    let mut out = vec![view.speaker(s)];
    let held = s.actor.and_then(|a| view.scene.codebook.domain.actors.get(usize::from(a)));
    let Some(actor) = held else { return out };
    let day = view.scene.date.map_or("undated: the last office listed".to_owned(), |d| format!("on {d}"));
    let office = actor
        .offices
        .iter()
        .find(|o| Some(&o.office) == s.office.as_ref() && view.scene.date.is_none_or(|d| o.covers(d)));
    out.push(match office {
        Some(o) => {
            let from = o.from.as_deref().map_or("from ever".to_owned(), |f| format!("from {f}"));
            let to = o.to.as_deref().map_or(String::new(), |t| format!(" to {t}"));
            let rank = office::rank(Some(&o.office));
            format!("actor {}: {} {from}{to}, rank {rank} of 6 ({day})", actor.id, o.title)
        }
        None => format!("actor {}: holds no office {day}", actor.id),
    });
    out
}

fn holder(view: &View<'_>, d: &Draft) -> Vec<String> {
    let party = view.state(d.party);
    let subject = view.subject_words(&d.chain);
    let subject = if subject.is_empty() { String::new() } else { format!(" (subject {})", quoted(subject)) };
    let how = match &d.chain.holder {
        Holder::States(states) if !states.contains(&d.party) => "a demand of whoever says it",
        Holder::States(states) if states.len() > 1 => "one of those who do it together",
        Holder::States(_) => "who does or wants it",
        Holder::Speaker => "the speaker's “we”",
        Holder::Nobody => "no subject that could hold it: whoever says it",
        Holder::Else => "said of something that holds no position: whoever says it",
    };
    let sentence = &view.seg().sentences[d.sentence];
    let clause = sentence.clauses.get(d.chain.top).map(|c| format!("clause {}", quoted(clause_words(view, c))));
    std::iter::once(format!("{party}: {how}{subject}")).chain(clause).collect()
}

fn clause_words<'a>(view: &View<'a>, c: &Clause) -> &'a str {
    let start = if c.subject.is_empty() || c.inverted { c.start } else { c.start.min(c.subject.start) };
    view.words(start as usize..(c.end.max(c.group.end)) as usize)
}

fn frame(view: &View<'_>, chain: &Chain) -> Vec<String> {
    match chain.frame {
        Some(f) => vec![view.frame(chain.topic, f)],
        None => vec![format!("none: a thing of topic {}", view.topic(chain.topic))],
    }
}

/// What turned the sign on the way up the clauses, as far as the chain remembers.
fn sign(view: &View<'_>, d: &Draft) -> Vec<String> {
    let (chain, sentence) = (&d.chain, &view.seg().sentences[d.sentence]);
    let mut out: Vec<String> = Vec::new();
    if let Some(f) = chain.frame {
        out.push(format!("frame: {}", towards(view.lexicon().frame(chain.topic, f).direction)));
    }
    for (n, c) in chain.clauses.iter().filter_map(|i| sentence.clauses.get(*i)).enumerate() {
        let last = n + 1 == chain.clauses.len();
        out.push(format!("{}: {}", quoted(view.words(c.group.first as usize..c.group.end as usize)), verb(c, last)));
    }
    let flags = [
        (chain.judged, "an evaluating predicate is applied"),
        (chain.refused, "refused or denied"),
        (chain.withheld, "a position is openly withheld"),
        (chain.terms, "terms are set for it"),
        (chain.ought, "“must” or “should”"),
        (chain.purpose, "reached through a purpose: wanted by whoever acts for it"),
        (chain.forecast, "foretold"),
        (chain.accused, "an accusation: what one says that another does"),
        (chain.modifier, "the word modifies another noun"),
    ];
    let up: Vec<&str> = flags.iter().filter(|(up, _)| *up).map(|(_, words)| *words).collect();
    if !up.is_empty() {
        out.push(up.join("; "));
    }
    let sum = if chain.withheld { "neither way" } else { towards(chain.sign) };
    out.push(format!("together: {sum}"));
    out
}

fn towards(sign: i8) -> &'static str {
    match sign.signum() {
        1 => "towards the proposition (+)",
        -1 => "away from the proposition (−)",
        _ => "neither way (0)",
    }
}

/// What a verb does, in words.
fn verb(c: &Clause, last: bool) -> String {
    let (g, cue) = (&c.group, c.group.cue);
    let classes = [
        (cue.attitude() > 0, "for what it governs"),
        (cue.attitude() < 0, "against what it governs"),
        (cue.phase() > 0, "brings it about"),
        (cue.phase() < 0, "ends it"),
        (cue.is(Class::Withhold), "withholds"),
        (cue.is(Class::Fail), "fails"),
        (cue.is(Class::Talk), "talks about it"),
        (cue.is(Class::Cause), "causes it"),
        (cue.is(Class::Forecast), "foretells"),
        (cue.is(Class::Accuse), "accuses"),
        (cue.is(Class::Report), "reports"),
        (g.copula, "is"),
        (g.negated, "negated"),
        (g.modal == Modal::Ought, "ought"),
        (g.modal == Modal::Possible, "possible"),
        (g.modal == Modal::Would, "would"),
        (g.modal == Modal::Future, "future"),
        (g.passive, "passive"),
        (g.past, "past"),
    ];
    let mut parts: Vec<&str> = classes.iter().filter(|(on, _)| *on).map(|(_, words)| *words).collect();
    if parts.is_empty() {
        parts.push("lets it through");
    }
    let mut out = parts.join(", ");
    if !last && let Some(edge) = edge(c.edge) {
        out.push_str(&format!("; {edge} of the clause above"));
    }
    out
}

fn edge(edge: Edge) -> Option<&'static str> {
    Some(match edge {
        Edge::Content => "the content",
        Edge::Complement => "the complement",
        Edge::Purpose => "the purpose",
        Edge::Relative => "a relative clause",
        _ => return None,
    })
}

fn condition(view: &View<'_>, d: &Draft, record: &Statement) -> Vec<String> {
    let Some(range) = d.condition.clone() else {
        let terms = record.stance == Stance::Conditional;
        return if terms { vec!["no words of its own: see sign and merge".to_owned()] } else { Vec::new() };
    };
    let marker = view.unit.mentions.cues_in(range.clone()).find_map(|f| match f.meaning {
        Meaning::Marker(m) => marker(m).map(|name| (f.first as usize..f.end as usize, name)),
        _ => None,
    });
    let first = range.start..range.start + 1;
    let (at, name) = marker.unwrap_or((first, "what opens its clause"));
    vec![format!("marker {}: {name}", quoted(view.words(at))), format!("scope {}", quoted(view.words(range)))]
}

fn marker(m: Marker) -> Option<&'static str> {
    Some(match m {
        Marker::Condition => "a condition",
        Marker::Order => "one step before another",
        Marker::Contrast => "takes back",
        Marker::Reservation => "an open point",
        Marker::Requirement => "something is asked for",
        Marker::Doing => "what somebody did",
        Marker::Tale => "what somebody tells",
        Marker::Price => "what is wanted for it",
        Marker::Default => "something is not done",
        Marker::Exception => "leaves something out",
        _ => return None,
    })
}

/// Features and weights, their sum, and what it means.
fn evidence(d: &Draft, threshold: f32) -> Vec<String> {
    let terms: Vec<_> = codeability::terms(&d.features).collect();
    let list: Vec<String> = terms
        .iter()
        .map(|(name, x, w)| if *x == 1.0 { format!("{name} {w:+.2}") } else { format!("{name} {x} × {w:+.2}") })
        .collect();
    let sum: f32 = terms.iter().map(|(_, x, w)| x * w).sum();
    let own = codeability::confidence(&d.features);
    let best = if d.confidence > own + 0.005 {
        format!("; another piece has {}", percent(d.confidence))
    } else {
        String::new()
    };
    let line =
        format!("sum {sum:+.2}: {} that a coder would make it; {} is needed{best}", percent(own), percent(threshold));
    vec![list.join(", "), line]
}

/// Which evidence won, and by which rule.
fn merged(view: &View<'_>, d: &Draft, group: &[&Draft]) -> Vec<String> {
    let decided = |p: &Draft| format!("{} by {}", p.stance, quoted(&view.decided(p)));
    if group.len() < 2 {
        return vec![format!("one piece of evidence: {}", decided(d))];
    }
    let best = group.iter().map(|p| merge::rank(p)).min().unwrap_or_default();
    let mut out = vec![format!("{} pieces of evidence on one party and topic", group.len())];
    let mut lines: Vec<(String, u32)> = Vec::new();
    for p in group {
        let rank = merge::rank(p);
        let fate = match () {
            () if rank == best => "stands",
            () if rank.0 != best.0 => "gives way: an official voice is there",
            () if rank.1 != best.1 => "gives way: own words go before acts, and acts before what others say",
            () => "gives way: a higher office is there",
        };
        let line = format!("{}, {}, {}: {fate}", decided(p), p.via, p.voice);
        match lines.iter_mut().find(|(l, _)| *l == line) {
            Some((_, n)) => *n += 1,
            None => lines.push((line, 1)),
        }
    }
    out.extend(lines.into_iter().map(|(line, n)| if n > 1 { format!("{line} ({n} times)") } else { line }));
    let standing: Vec<&&Draft> = group.iter().filter(|p| merge::rank(p) == best).collect();
    let has = |s: Stance| standing.iter().any(|p| p.stance == s);
    let both = has(Stance::Oppose) && (has(Stance::Support) || has(Stance::Conditional));
    let why = match d.stance {
        _ if standing.len() == 1 => "the one that stands decides",
        stance if standing.iter().all(|p| p.stance == stance) => "they agree",
        Stance::Oppose if both => "a word of refusal, or a no that comes last, outweighs the yes",
        Stance::Conditional if both => "a yes and a no: the yes is held back",
        Stance::Conditional => "a condition beside a yes makes it conditional",
        Stance::Support if has(Stance::Conditional) => "what is done outweighs what is threatened besides",
        _ => "the strongest evidence decides; neutral yields",
    };
    out.push(why.to_owned());
    out
}

fn date(record: &Statement) -> String {
    match (&record.date, &record.date_reason) {
        (Some(day), Some(why)) => format!("{day}, from the {why}"),
        (Some(day), None) => day.to_string(),
        (None, _) => "none: neither text nor metadata gives one (see --published)".to_owned(),
    }
}
