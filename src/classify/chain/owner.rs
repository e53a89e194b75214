//! Whose a noun is: "Norland's wish", "the wish of Norland", "on the part of Norland".

use std::ops::Range;

use crate::{
    classify::{holder::Holder, view::View},
    codebook::{
        cue::{Marker, NounCue},
        lexicon::{Found, Meaning, NameKind},
    },
    segment::{clause::object_phrase, tag::Tag},
};

/// The possessor or adjective before a noun: "Norland's wish", "the Norlander demand", "our demand".
pub fn owner(view: &View<'_>, noun: usize) -> Holder {
    let tokens = &view.seg().tokens;
    let mut i = noun;
    while i > 0 && noun - i < 5 {
        i -= 1;
        match tokens[i].tag {
            Tag::Poss => return view.holder_of(i..i + 1),
            // "Norland's military and political demands".
            Tag::Coord if i > 0 && tokens[i - 1].tag == Tag::Adj => {}
            Tag::Possessive | Tag::Adj | Tag::Noun | Tag::Proper => {
                if let Some(f) = view.unit.mentions.names_in(i.saturating_sub(3)..i + 1).next_back()
                    && (f.end as usize) > i.saturating_sub(1)
                    && let Some(s) = view.state_of(f)
                {
                    return Holder::States(vec![s]);
                }
            }
            _ => break,
        }
    }
    owner_behind(view, noun)
}

/// "Norland's attitude to the truce is negative": whose attitude it is, where the predicate says which way it goes.
pub(super) fn standing(view: &View<'_>, subject: Range<usize>, predicate: Range<usize>) -> Option<Holder> {
    if !view.marked(predicate, Marker::Tenor) {
        return None;
    }
    let mut cues = view.unit.mentions.cues_in(subject);
    let noun =
        cues.find(|c| matches!(c.meaning, Meaning::Marker(Marker::Standpoint) | Meaning::Noun(NounCue::Report)))?;
    Some(owner(view, noun.first as usize)).filter(|h| matches!(h, Holder::States(_) | Holder::Speaker))
}

/// "a call by Norland for a truce", "pressure from Norland", "a key demand of Norland": whose, behind the noun.
fn owner_behind(view: &View<'_>, noun: usize) -> Holder {
    let tokens = &view.seg().tokens;
    if let Some(held) = on_the_part_of(view, noun) {
        return held;
    }
    let of = view.says(noun + 1, "of");
    if !(of || view.says(noun + 1, "by") || view.says(noun + 1, "from")) {
        return Holder::Nobody;
    }
    let most = tokens.len().min(noun + 10);
    let mut np = object_phrase(tokens, noun + 2..most);
    // "readiness of Vale and Corvin to sign".
    let joined = |i: usize| tokens.get(i).is_some_and(|t| t.tag == Tag::Coord);
    if joined(np.end) && tokens.get(np.end + 1).is_some_and(|t| t.tag == Tag::Proper) && np.end + 1 < most {
        np.end = object_phrase(tokens, np.end + 1..most).end;
    }
    // "support of Norland" may be for it: only where what it is about follows, or a phrase that is set apart ends.
    // "the commitment of Norland and of President Vale personally to": both of them.
    let mut end = np.end;
    if of && tokens.get(end).is_some_and(|t| t.tag == Tag::Coord) && view.says(end + 1, "of") {
        end = object_phrase(tokens, end + 2..tokens.len().min(end + 10)).end;
        end += usize::from(tokens.get(end).is_some_and(|t| t.tag == Tag::Adv));
    }
    let next = tokens.get(end);
    let about = next.is_none_or(|t| {
        matches!(t.tag, Tag::To | Tag::Comp | Tag::Stop | Tag::Comma)
            || ["for", "to", "on", "over", "against", "in"].iter().any(|w| view.words_are(t, w))
    });
    // "a supporter of Norland": not one of its own.
    let apart = of && view.marked(noun..noun + 1, Marker::Partisan);
    if np.is_empty() || of && !about || apart {
        return Holder::Nobody;
    }
    match view.holder_of(np) {
        states @ Holder::States(_) => states,
        _ => Holder::Nobody,
    }
}

/// "no readiness on Norland's part", "on the part of Norland", "no wish in Nordhaven": whose, behind another preposition.
fn on_the_part_of(view: &View<'_>, noun: usize) -> Option<Holder> {
    let tokens = &view.seg().tokens;
    let at = noun + 2;
    let named = |from: usize| view.unit.mentions.names_in(from..(from + 3).min(tokens.len())).next();
    let f = if view.says(noun + 1, "on") {
        let of = view.says(at, "the") && view.says(at + 1, "part") && view.says(at + 2, "of");
        let f = named(if of { at + 3 } else { at })?;
        let end = f.end as usize;
        (of || tokens.get(end).is_some_and(|t| t.tag == Tag::Possessive) && view.says(end + 1, "part")).then_some(f)?
    } else if view.says(noun + 1, "in") {
        let seat = |f: &&Found| matches!(f.meaning, Meaning::State(_, NameKind::Capital | NameKind::Seat));
        named(at).filter(|f| f.first as usize <= at + 1).filter(seat)?
    } else {
        return None;
    };
    view.state_of(f).map(|s| Holder::States(vec![s]))
}
