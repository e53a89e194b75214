//! Words by their letters alone: names by their capital, and words that the vocabulary does not know by how they end.

use super::{Tag, around::Site, closed::closed, open};
use crate::{codebook::lexicon::class, date, segment::token::Kind};

/// A capital word inside a sentence is a name; so are some at its beginning.
pub(super) fn name(s: &Site, c: u32, prev: Option<Tag>) -> Option<Tag> {
    let t = s.token();
    if !t.capital {
        return None;
    }
    let first = begins(s);
    let next_class = s.next_class();
    // "on May 5": the month.
    let month = !first
        && c & class::MODAL != 0
        && (prev == Some(Tag::Prep) || s.next().is_some_and(|n| n.kind == Kind::Number));
    if !first && !s.title_case && s.i > 0 {
        if s.words(s.i).ends_with("day") && date::weekday(s.words(s.i)).is_some() {
            // "said Friday that", but "on Friday", "Friday night", "Friday's".
            let noun = s.raw_prev() == Some(Tag::Prep)
                || s.next().is_some_and(|n| n.kind == Kind::Possessive)
                || s.is(s.i + 1, &["morning", "afternoon", "evening", "night"]);
            let behind = matches!(prev, Some(Tag::Noun | Tag::Proper | Tag::Past | Tag::Third | Tag::Part));
            return Some(if noun || !behind { Tag::Noun } else { Tag::Adv });
        }
        if prev == Some(Tag::Prep) && t.span.len() > 2 && date::month(s.words(s.i)).is_some() {
            return Some(Tag::Noun);
        }
    }
    let inside = !first && !s.title_case && c & (class::PRON | class::MODAL | class::BE) == 0;
    // "Waters said": a name that is also a verb begins the sentence.
    let verb_next = class::V_PAST | class::MODAL | class::BE | class::HAVE;
    let leading = first
        && !s.title_case
        && c & class::VERB != 0
        && closed(c).is_none()
        && c & class::AUX == 0
        && next_class & verb_next != 0
        && next_class & (class::NOUN | class::ADJ) == 0
        && c & (class::V_ING | class::V_PART) == 0;
    // "US Imposes New Dues", but not in a line all in capitals.
    let shouted = || !s.tokens.iter().any(|t| t.kind == Kind::Word && t.span.len() > 2 && !t.all_caps);
    let initials = t.all_caps && c & class::NEG == 0 && (2..6).contains(&t.span.len()) && !(s.title_case && shouted());
    (month || inside || leading || initials).then_some(Tag::Proper)
}

/// The tag of a word that the vocabulary does not know.
pub(super) fn unknown(s: &Site, prev: Option<Tag>) -> Tag {
    let t = s.token();
    let w = s.words(s.i).as_bytes();
    // "Has Repeatedly Refused": how, where every word has a capital.
    let ly = w.len() > 6 && w.ends_with(b"ly");
    let how = ly && s.title_case && prev.is_some_and(|p| p.is_aux() || p.is_verb());
    // "Immediately leave the islands".
    let leads = ly && begins(s) && s.next_class() & class::V_BASE != 0 && s.next_class() & class::V_PAST == 0;
    if t.capital && !how && !leads {
        return Tag::Proper;
    }
    match w {
        [_, _, _, .., b'l', b'y'] => return Tag::Adv,
        [_, _, _, .., b'e', b'd'] => return open::past(s, prev, begins(s)),
        [_, _, _, .., b'i', b'n', b'g'] => {
            return if matches!(prev, Some(Tag::Be | Tag::Comma | Tag::Prep)) { Tag::Ing } else { Tag::Noun };
        }
        _ => {}
    }
    let adjective = matches!(
        w,
        [.., b'a', b'l']
            | [.., b'i', b'v', b'e']
            | [.., b'o', b'u', b's']
            | [.., b'f', b'u', b'l']
            | [.., b'i', b'c']
            | [.., b'l', b'e', b's', b's']
            | [.., b'a' | b'i', b'b', b'l', b'e']
            | [.., b'i', b's', b'h']
    );
    if adjective && w.len() > 4 && s.nominal(s.i + 1) {
        return Tag::Adj;
    }
    if matches!(prev, Some(Tag::Modal | Tag::To)) { Tag::Base } else { Tag::Noun }
}

/// Whether a sentence begins with the word, or what a mark sets off.
fn begins(s: &Site) -> bool {
    s.i == 0
        || matches!(s.tokens[s.i - 1].tag, Tag::QuoteOpen | Tag::Stop | Tag::Colon | Tag::Dash)
        || s.i == 1 && s.tokens[0].tag == Tag::Other
}
