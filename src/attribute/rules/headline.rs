//! Truce must be permanent – Spire / Truce must hold: Vale / Vale: no truce

use std::ops::Range;

use super::{How, Rule, noun};
use crate::{
    attribute::{
        content,
        find::{Found, Kind, Pass},
    },
    codebook::{
        cue::{Class, Marker},
        lexicon::{Meaning, NameKind, class},
    },
    segment::{
        clause::{Clause, Edge},
        tag::Tag,
        token::Kind as TokenKind,
    },
};

/// The rule.
pub const RULE: Rule = Rule {
    name: "headline",
    meaning: "The colon or dash of a headline or label parts a name from what that one says.",
    fires: "Truce must be permanent – Mara Vale",
    silent: "The truce – a short one – held.",
    how: How::Paragraph(find),
};

fn find(pass: &mut Pass) {
    let Some(first) = pass.seg.sentences.first().map(|s| s.tokens.clone()) else { return };
    let end = pass.tokens.len();
    // At the end of a paragraph without a stop: the name.
    let mark = (0..end).rev().take(13).find(|&i| matches!(pass.tag(i), Tag::Dash | Tag::Colon));
    let hit = match mark {
        Some(mark)
            if mark >= 2
                && (names(pass, mark + 1..end) || pass.tag(mark) == Tag::Dash && outlet(pass, mark + 1..end))
                && (pass.seg.sentences.iter().flat_map(|s| &s.clauses).any(|c| (c.group.end as usize) <= mark)
                    || judges(pass, 1..mark)
                    || denies(pass, 0..mark)) =>
        {
            Some((mark + 1..end, mark, 0..mark))
        }
        // At its beginning: the name and a colon.
        _ => labelled(pass, first.clone())
            .or_else(|| quoted_first(pass, first.clone()))
            .or_else(|| announced(pass, first)),
    };
    let Some((source, mark, content)) = hit else { return };
    if content.is_empty() || source.start < mark && pass.covers(mark..mark + 1) {
        return;
    }
    // "Vale to reveal how much it wants – Spire": what ran on to the name ends before the dash.
    for f in pass.found.iter_mut().filter(|_| mark < source.start) {
        f.content.retain(|c| c.start < mark);
        f.content.iter_mut().for_each(|c| c.end = c.end.min(mark));
    }
    pass.push(Found {
        source: Some(source),
        cue: vec![mark..mark + 1],
        content: vec![content],
        rule: "",
        kind: Kind::Headline,
        clause: None,
        addressee: None,
        relayed: None,
        unsaid: false,
        nested: false,
    });
}

/// At its beginning, a name and a colon: who, where the colon is, and what is said. "Vale on the Wire: …", "Vale, to reporters in
/// Kelm: …": where or of what.
fn labelled(pass: &Pass, first: Range<usize>) -> Option<(Range<usize>, usize, Range<usize>)> {
    let end = pass.tokens.len();
    let colon = (first.start..first.end.min(first.start + 20)).find(|&i| pass.tag(i) == Tag::Colon)?;
    let range = first.start..colon;
    let alone = range.len() < 13 && names(pass, range.clone()) && !label(pass, range.clone());
    let who = match alone {
        true => range,
        false => somewhere(pass, range.clone()).or_else(|| owner(pass, range.clone())).or_else(|| same(pass, range))?,
    };
    let whole = pass.without_stop(first.clone()).end;
    let said = match pass.opens(colon + 1) {
        // "Vale, to reporters: “We want it. We said so.”": all that stands between the marks.
        Some(q) if q.end as usize > whole => colon + 1..q.end as usize,
        // "Vale, by video: it looks good. And it will not be signed": a sentence that goes on with "and".
        None if goes_on(pass, first.end) => colon + 1..pass.sentence(1).tokens.end,
        _ => colon + 1..if own_words(pass, first.end) { end } else { whole },
    };
    (colon + 1 < end).then_some((who, colon, said))
}

/// "“I can end this war”: Vale hopeful after the talks": a headline's quotation, and behind the colon whose it is.
fn quoted_first(pass: &Pass, first: Range<usize>) -> Option<(Range<usize>, usize, Range<usize>)> {
    let q = pass.opens(first.start).filter(|q| q.closed)?;
    let colon = q.end as usize;
    let colon = (colon..colon + 2).find(|&i| pass.tag(i) == Tag::Colon)?;
    let mut name = None;
    pass.lexicon.phrases_at(pass.tokens, colon + 1, |f| {
        if matches!(f.meaning, Meaning::Actor(_) | Meaning::State(_, NameKind::Seat)) {
            name = Some(colon + 1..f.end as usize);
        }
    });
    // "“…”: Vale's adviser".
    let owns = |r: &Range<usize>| pass.tag(r.end) == Tag::Possessive;
    name.filter(|r| !owns(r)).map(|r| (r, colon, q.first as usize..q.end as usize))
}

/// "No dues will be lifted: Vale warns Sutholm", "No truce: Vale sets out her terms": what a headline says before it tells who does.
fn announced(pass: &Pass, first: Range<usize>) -> Option<(Range<usize>, usize, Range<usize>)> {
    let colon = first.clone().find(|&i| pass.tag(i) == Tag::Colon)?;
    let clauses = &pass.seg.sentences.first()?.clauses;
    let says = |c: &&Clause| {
        let cue = c.group.cue;
        let speaks = cue.attitude() != 0 || [Class::Report, Class::Tell, Class::Shape].iter().any(|&w| cue.is(w));
        content::finite(c)
            && c.edge == Edge::Root
            && c.subject.start as usize == colon + 1
            && speaks
            && !c.group.passive
    };
    let who = clauses.iter().find(says)?.subject_range();
    // A person or a seat of power: what a state does behind a colon is another matter.
    let mut speaker = false;
    pass.lexicon.phrases_at(pass.tokens, who.start, |f| {
        let named = matches!(f.meaning, Meaning::Actor(_) | Meaning::State(_, NameKind::Seat));
        speaker |= named && f.end as usize <= who.end;
    });
    let stated = clauses.iter().any(|c| content::finite(c) && (c.group.end as usize) <= colon)
        || judges(pass, first.start..colon)
        || denies(pass, first.start..colon);
    let own = clauses.iter().any(|c| c.edge == Edge::Content && c.start as usize > colon);
    (speaker && stated && !own && first.end == pass.tokens.len()).then_some((who, colon, first.start..colon))
}

/// "Vale's account of the talks: …", "the statement of Mara Vale in full: …": whose words a label calls what stands behind it.
pub(super) fn owner(pass: &Pass, range: Range<usize>) -> Option<Range<usize>> {
    let mut clauses = pass.sentence(pass.sentence_of(range.start)?).clauses.iter();
    let clause = clauses.any(|c| range.contains(&(c.group.head as usize)) && content::finite(c));
    let (who, _) = range.clone().find_map(|at| noun::reporting(pass, at, range.start))?;
    (who.start == range.start && !clause && pass.tag(who.start) != Tag::Poss).then_some(who)
}

/// "Vale on the truce", "President Vale, to reporters", "Vale in Kelm, asked about the dues", "Vale before the talks": a person, and
/// behind it where, when, to whom or of what; no clause.
fn somewhere(pass: &Pass, range: Range<usize>) -> Option<Range<usize>> {
    let mut name = None;
    // Titles before the name.
    let titles = range.clone().take(6).take_while(|&i| pass.tag(i).is_nominal()).last()?;
    for at in range.start..=titles {
        pass.lexicon.phrases_at(pass.tokens, at, |f| {
            if matches!(f.meaning, Meaning::Actor(_)) && name.is_none() {
                name = Some(f.end as usize);
            }
        });
    }
    let at = name.filter(|&e| e < range.end)?;
    let places = [
        "on", "to", "at", "in", "via", "after", "before", "about", "outside", "inside", "from", "beside", "during",
        "ahead",
    ];
    let again = at + 1 == range.end && pass.tag(at) == Tag::Adv;
    let opens = pass.tag(at) == Tag::Comma || again || places.iter().any(|w| pass.is(at, w));
    let states = |c: &Clause| {
        let head = c.group.head as usize;
        range.contains(&head)
            && content::finite(c)
            && !pass.is(head, "asked")
            && c.edge == Edge::Root
            && !c.subject.is_empty()
    };
    let clause = pass.seg.sentences.first().is_some_and(|s| s.clauses.iter().any(states));
    (opens && !clause).then_some(range.start..at)
}

/// "In the same speech: …", "Same place, on the truce: …": a label without a verb or a name, of whoever spoke before.
fn same(pass: &Pass, range: Range<usize>) -> Option<Range<usize>> {
    let at = range.clone().take(6).find(|&i| pass.is(i, "same"))?;
    let noun = pass.tag(at + 1).is_head() && at + 1 < range.end;
    let plain = range.clone().all(|i| {
        let t = pass.tag(i);
        t.is_nominal() || t.is_head() || matches!(t, Tag::Prep | Tag::Comma | Tag::Adv | Tag::Coord)
    });
    let states = |c: &Clause| range.contains(&(c.group.head as usize));
    let clause = pass.seg.sentences.first().is_some_and(|s| s.clauses.iter().any(states));
    (noun && plain && !clause && range.len() < 12).then_some(at..at + 2)
}

/// Whether a sentence behind a label's first begins with a conjunction and cites nobody.
fn goes_on(pass: &Pass, from: usize) -> bool {
    let Some(next) = pass.seg.sentences.get(1).map(|s| s.tokens.clone()).filter(|r| r.start == from) else {
        return false;
    };
    pass.tag(next.start) == Tag::Coord
        && !pass.found.iter().any(|f| f.source.as_ref().is_some_and(|s| next.contains(&s.start)))
}

/// Whether the sentences behind a label's first go on in its speaker's own words, as in a post: somebody says "we" or "I", and nobody is
/// quoted or cited.
fn own_words(pass: &Pass, from: usize) -> bool {
    let end = pass.tokens.len();
    let own = |i: usize| ["i", "we", "our", "my", "us"].iter().any(|w| pass.is(i, w));
    let cites = |f: &Found| f.source.as_ref().is_some_and(|s| s.start >= from && !own(s.start));
    from < end && (from..end).any(own) && pass.seg.quotes.is_empty() && !pass.found.iter().any(cites)
}

/// Whether a stretch without a verb passes a judgement: "Soldiers in Sutholm unacceptable".
fn judges(pass: &Pass, range: Range<usize>) -> bool {
    range.clone().any(|i| {
        let mut found = false;
        pass.lexicon.phrases_at(pass.tokens, i, |f| {
            found |= f.end as usize <= range.end
                && matches!(
                    f.meaning,
                    Meaning::Predicate(_) | Meaning::FramePredicate(..) | Meaning::Marker(Marker::Short | Marker::Less)
                );
        });
        found
    })
}

/// Whether a stretch without a verb begins with a denial: "No truce without guarantees".
fn denies(pass: &Pass, range: Range<usize>) -> bool {
    range.len() > 1 && pass.tokens[range.start].classes & (class::NEG | class::DET) == class::NEG | class::DET
}

/// Whether a stretch behind a headline's dash is a paper or agency that it has the news from: "– FT", "— news agency".
fn outlet(pass: &Pass, range: Range<usize>) -> bool {
    let noun = |i: usize| matches!(pass.tag(i), Tag::Noun | Tag::Proper | Tag::Adj);
    (1..=3).contains(&range.len()) && range.clone().all(noun) && pass.tag(range.end - 1) != Tag::Adj
}

/// Whether a stretch before a colon only names a subject ("Norland crisis live: …", "War in Norland: …"): what stands last, or
/// before a preposition, is a noun and no title or name.
fn label(pass: &Pass, range: Range<usize>) -> bool {
    // "Norland round-up": no preposition.
    let joined = |i: usize| pass.tag(i - 1) == Tag::Hyphen || pass.tag(i + 1) == Tag::Hyphen;
    let head = range.clone().skip(1).find(|&i| pass.tag(i) == Tag::Prep && !joined(i)).unwrap_or(range.end);
    let last = head - 1;
    let mut named = pass.tokens[last].capital && pass.tokens[last].word == 0;
    for i in range.start..head {
        pass.lexicon.phrases_at(pass.tokens, i, |f| {
            let name = matches!(f.meaning, Meaning::Actor(_) | Meaning::Title(_) | Meaning::State(..));
            named |= name && f.end as usize >= head;
        });
    }
    !named
        && (pass.tag(last - usize::from(last > range.start)) == Tag::Hyphen
            || matches!(pass.tag(last), Tag::Noun | Tag::Proper | Tag::Adj | Tag::Adv | Tag::Base))
}

/// Whether a short stretch is a name, an office or a body and nothing else.
fn names(pass: &Pass, range: Range<usize>) -> bool {
    // "Mara Vale, Norland's envoy to Sutholm": the name before the comma tells.
    if let Some(comma) = range.clone().find(|&i| pass.tag(i) == Tag::Comma) {
        let aside = comma + 1..range.end;
        let plain = aside.clone().all(|i| pass.tag(i).is_nominal() || pass.tag(i) == Tag::Prep);
        return plain && aside.len() > 1 && person(pass, range.start..comma);
    }
    if range.is_empty() || range.len() > 8 {
        return false;
    }
    let plain = range.clone().all(|i| {
        (pass.tag(i).is_nominal() || pass.tag(i).is_head() || pass.tag(i) == Tag::Prep || pass.tokens[i].capital)
            && pass.tokens[i].kind != TokenKind::Number
    });
    // "Key points from Vale's speech": the head of the phrase is nobody.
    let head = range.clone().find(|&i| pass.tag(i) == Tag::Prep).unwrap_or(range.end);
    let mut known = false;
    for i in range.start..head {
        pass.lexicon.phrases_at(pass.tokens, i, |f| {
            known |= f.end as usize <= range.end
                && matches!(
                    f.meaning,
                    Meaning::Actor(_)
                        | Meaning::Title(_)
                        | Meaning::State(
                            _,
                            NameKind::Name | NameKind::Capital | NameKind::Seat | NameKind::Institution(_)
                        )
                );
        });
    }
    // An unknown name: two or three capitals and nothing else.
    let name = range.len() < 4
        && person(pass, range.clone())
        && range.clone().all(|i| pass.tokens[i].word == 0 && pass.tokens[i].capital);
    plain && (known || name)
}

/// Two to five capitals and nothing else: somebody's name, perhaps with a title.
fn person(pass: &Pass, range: Range<usize>) -> bool {
    (2..=5).contains(&range.len()) && range.clone().all(|i| pass.tag(i) == Tag::Proper)
}
