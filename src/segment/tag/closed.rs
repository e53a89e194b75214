//! Closed classes in their place, marks inside names, and words that the vocabulary does not know.

use super::{
    Tag,
    around::Site,
    follows::clause_follows,
    open,
    relative::{relative, that},
};
use crate::{codebook::lexicon::class, date, segment::token::Kind};

/// `'s`: a verb after a pronoun, an owner's mark elsewhere.
pub(super) fn possessive(s: &Site) -> Tag {
    // "it's", "he's", "that's" and "X's been" are verbs.
    let prev = s.i.checked_sub(1).map(|p| &s.tokens[p]);
    // "let's go".
    if s.i > 0 && s.is(s.i - 1, &["let"]) {
        return Tag::ObjPron;
    }
    let pronoun = prev.is_some_and(|p| {
        // Not "everybody's interest": the short ones only.
        let short = p.span.len() <= 5;
        short && p.classes & (class::PRON | class::QUESTION | class::REL) != 0 || p.tag == Tag::Comp
    });
    let verbal = s.next().is_some_and(|n| {
        let c = s.next_class();
        n.kind == Kind::Word
            && (c & (class::NEG | class::DET) != 0 && !n.capital
                || c & class::V_ING != 0 && c & class::NOUN == 0 && pronoun)
    });
    if pronoun || verbal { Tag::Be } else { Tag::Possessive }
}

/// The tag of a word.
pub(super) fn word(s: &Site) -> Tag {
    let t = s.token();
    let c = s.class(s.i);
    let prev = s.prev();
    let next = s.next();
    let next_class = s.next_class();
    let first = s.i == 0
        || matches!(s.tokens[s.i - 1].tag, Tag::QuoteOpen | Tag::Stop | Tag::Colon | Tag::Dash)
        || s.i == 1 && s.tokens[0].tag == Tag::Other;
    let hyphen_before = s.i > 0 && s.tokens[s.i - 1].tag == Tag::Hyphen;
    if !hyphen_before && let Some(tag) = plain(s, c, prev) {
        return tag;
    }
    let hyphen_after = next.is_some_and(|n| n.kind == Kind::Hyphen);
    if hyphen_before && (c & (class::V_PART | class::V_ING) != 0 || s.words(s.i).ends_with("ed")) {
        return Tag::Adj;
    }
    if hyphen_after && !t.capital && c & class::VERB != 0 && c & class::VERB_PREFIX == 0 {
        return Tag::Adj;
    }
    if c & class::NEG != 0 && c & (class::PRON | class::MODAL | class::COORD | class::PREP | class::DET) == 0 {
        // "not only supports it", "is not just a pause", but "cannot just leave".
        let adds = s.is(s.i + 1, &["only"])
            || s.raw_prev() == Some(Tag::Be) && s.is(s.i + 1, &["just", "merely", "simply", "solely"]);
        return if adds { Tag::Adv } else { Tag::Neg };
    }
    // "will likely refuse", "would most likely not agree": between a modal and its verb.
    if prev == Some(Tag::Modal) && !t.capital && c != 0 && c & class::VERB == 0 {
        let verbal = |c: u32| c & (class::V_BASE | class::NEG | class::BE | class::HAVE) != 0 && c & class::ADJ == 0;
        let adjective = |c: u32| c & class::ADJ != 0 && c & class::VERB == 0;
        if adjective(c) && verbal(next_class) || adjective(next_class) && verbal(s.class(s.i + 2)) {
            return Tag::Adv;
        }
    }
    if let Some(tag) = name(s, c, prev, first) {
        return tag;
    }
    if c & class::SUB != 0 && as_well_as(s) {
        return Tag::Prep;
    }
    if c == 0 {
        return unknown(s, prev, first);
    }
    if c & class::TO != 0 {
        return if infinitive_follows(s) { Tag::To } else { Tag::Prep };
    }
    // "need not fear".
    let semi =
        next_class & class::NEG != 0 && next_class & (class::DET | class::PRON) == 0 && s.is(s.i, &["need", "dare"]);
    if semi && !matches!(prev, Some(Tag::Modal | Tag::To | Tag::Do)) {
        return Tag::Modal;
    }
    // "no Norlander will for a truce": a demonym owns it, and a preposition or "to" hangs on it.
    if c & class::MODAL != 0 && c & class::NOUN != 0 && prev == Some(Tag::Proper) && s.adjectival() {
        let hangs = s.is(s.i + 1, &["for", "to", "of"]);
        let owned = s.i > 1 && matches!(s.tokens[s.i - 2].tag, Tag::Det | Tag::Adj | Tag::Prep | Tag::Poss);
        if hangs && owned {
            return Tag::Noun;
        }
    }
    // "no will to fight", "the political will for peace".
    let owned = matches!(s.raw_prev(), Some(Tag::Det | Tag::Poss | Tag::Adj | Tag::Possessive));
    // "the truce is a must".
    let last = s.next().is_none_or(|n| n.kind != Kind::Word);
    if c & class::MODAL != 0 && owned && (last || next_class & (class::TO | class::PREP) != 0) {
        return Tag::Noun;
    }
    // "the offensive will go on".
    let verbal = next_class & class::V_BASE != 0 && next_class & (class::NOUN | class::ADJ | class::V_PAST) == 0
        || s.is(s.i + 1, &["be", "have", "not", "never"]);
    if c & class::MODAL != 0 && prev == Some(Tag::Adj) && verbal {
        return Tag::Modal;
    }
    if c & class::MODAL != 0
        && !(c & class::NOUN != 0 && matches!(prev, Some(Tag::Det | Tag::Poss | Tag::Adj | Tag::Possessive)))
    {
        return Tag::Modal;
    }
    if c & class::BE != 0 && c & class::V_ING == 0 {
        return Tag::Be;
    }
    // "are being imposed", "those being held": part of a passive.
    if c & class::BE != 0 && (prev == Some(Tag::Be) || prev.is_some_and(Tag::is_head)) {
        let at = s.i + 1 + usize::from(next_class & class::ADV != 0 && next_class & class::VERB == 0);
        if s.class(at) & class::V_PART != 0 || s.class(at) == 0 && s.words(at).ends_with("ed") {
            return Tag::Be;
        }
    }
    if c & class::HAVE != 0 {
        return Tag::Have;
    }
    if c & class::DO != 0 {
        return Tag::Do;
    }
    if c & class::COMP != 0 {
        // "questions about whether it holds": only "that" is a pronoun too.
        if c & class::REL == 0 && prev == Some(Tag::Prep) {
            return Tag::Comp;
        }
        return that(s, prev);
    }
    if c & class::REL != 0 {
        return relative(s, prev);
    }
    // "what makes it worse", "what Vale wants": a clause; "what terms": a noun phrase.
    // "for what it is, a trap": a set phrase, and what follows is said of the thing.
    let set = next_class & class::PRON != 0
        && s.class(s.i + 2) & class::BE != 0
        && s.tokens.get(s.i + 3).is_none_or(|t| t.kind != Kind::Word);
    if c & class::QUESTION != 0
        && c & class::DET != 0
        && !set
        && (next_class & (class::AUX | class::DET | class::POSS | class::PRON | class::ADV) != 0
            || next_class & class::V_S != 0 && !next.is_some_and(|n| n.capital)
            || next_class & class::VERB != 0 && next_class & (class::NOUN | class::ADJ) == 0
            || next.is_some_and(|n| n.capital && !s.title_case))
    {
        // "for what it is", "what Vale wants is peace": the thing itself.
        let asks = s.tokens.last().is_some_and(|t| t.kind == Kind::Stop && t.span.of(s.text) == "?");
        let thing = prev == Some(Tag::Prep) || s.i == 0 && !asks;
        if thing && s.is(s.i, &["what", "whatever"]) {
            return Tag::Rel;
        }
        return Tag::Comp;
    }
    // "they all agree", "Norland and Kelmar both want": a floating quantifier, not an article.
    if c & class::DET != 0 && c & class::ADV != 0 && matches!(prev, Some(Tag::Noun | Tag::Proper | Tag::Pron)) {
        return Tag::Adv;
    }
    // "one comment", "one shell": a number before its noun.
    if c & class::PRON != 0 && c & class::NUM != 0 && s.nominal(s.i + 1) && next_class & (class::V_S | class::AUX) == 0
    {
        return Tag::Num;
    }
    if c & class::PREP != 0 && approximates(s, prev) || at_least(s) {
        return Tag::Adv;
    }
    if let Some(tag) = closed(c)
        && let Some(tag) = of_many(s, c, tag, prev)
    {
        return tag;
    }
    open::verb_or_noun(s)
}

/// A word of one closed class alone, in small letters, is of that class wherever it stands: half of all words are such.
fn plain(s: &Site, c: u32, prev: Option<Tag>) -> Option<Tag> {
    const SURE: u32 =
        class::DET | class::POSS | class::PRON | class::OBJ_PRON | class::COORD | class::PREP | class::ADV;
    let alone = c & !class::NOUN_LINK;
    let sure = alone.is_power_of_two() && alone & SURE != 0 && !s.token().capital && prev != Some(Tag::Modal);
    if sure && !(alone == class::PREP && approximates(s, prev)) && !at_least(s) { closed(alone) } else { None }
}

/// "Norland as well as Kelmar": a preposition of three words; its first and last.
fn as_well_as(s: &Site) -> bool {
    let around = |first: usize| s.is(first, &["as"]) && s.is(first + 1, &["well"]) && s.is(first + 2, &["as"]);
    s.is(s.i, &["as"]) && (around(s.i) || s.i.checked_sub(2).is_some_and(around))
}

/// "at least", "at most": their last word.
fn at_least(s: &Site) -> bool {
    matches!(s.raw_prev(), Some(Tag::Prep | Tag::Adv)) && s.is(s.i, &["least", "most"]) && s.is(s.i - 1, &["at"])
}

/// "at least five", "around 20 states": words before a number that say how exact it is, where no phrase can hang on what stands before.
fn approximates(s: &Site, prev: Option<Tag>) -> bool {
    let number = |at: usize| s.tokens.get(at).is_some_and(|t| t.kind == Kind::Number) || s.class(at) & class::NUM != 0;
    let at_least = s.is(s.i, &["at"]) && s.is(s.i + 1, &["least", "most"]) && number(s.i + 2);
    let opens =
        matches!(prev, None | Some(Tag::Comma | Tag::Comp | Tag::Coord | Tag::Sub | Tag::QuoteOpen | Tag::Stop));
    at_least || opens && s.is(s.i, &["around", "about", "over"]) && number(s.i + 1)
}

/// A capital word inside a sentence is a name; so are some at its beginning.
fn name(s: &Site, c: u32, prev: Option<Tag>, first: bool) -> Option<Tag> {
    let t = s.token();
    let next_class = s.next_class();
    // "on May 5": the month.
    let month = t.capital
        && !first
        && c & class::MODAL != 0
        && (prev == Some(Tag::Prep) || s.next().is_some_and(|n| n.kind == Kind::Number));
    if t.capital && !first && !s.title_case && s.i > 0 {
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
    let inside = t.capital && !first && !s.title_case && c & (class::PRON | class::MODAL | class::BE) == 0;
    // "Waters said": a name that is also a verb begins the sentence.
    let verb_next = class::V_PAST | class::MODAL | class::BE | class::HAVE;
    let leading = t.capital
        && first
        && !s.title_case
        && c & class::VERB != 0
        && closed(c).is_none()
        && c & class::AUX == 0
        && next_class & verb_next != 0
        && next_class & (class::NOUN | class::ADJ) == 0
        && c & (class::V_ING | class::V_PART) == 0;
    let initials = t.all_caps && c & class::NEG == 0 && t.span.len() < 6 && !s.title_case;
    (month || inside || leading || initials).then_some(Tag::Proper)
}

/// "to" before a verb, else a preposition.
fn infinitive_follows(s: &Site) -> bool {
    let next = s.next();
    let next_class = s.next_class();
    // "the largest to date".
    if s.is(s.i + 1, &["date"]) && s.class(s.i + 2) & (class::DET | class::POSS | class::OBJ_PRON) == 0 {
        return false;
    }
    // "wants it to “stop where it is”": a mark that begins with the verb.
    if next.is_some_and(|n| n.tag == Tag::QuoteOpen) {
        return s.class(s.i + 2) & (class::V_BASE | class::BE | class::HAVE) != 0
            && s.class(s.i + 2) & class::ADJ == 0
            // "came to “work”".
            && !s.tokens.get(s.i + 3).is_some_and(|t| t.tag == Tag::QuoteClose && s.class(s.i + 2) & class::NOUN != 0)
            && !s.tokens[s.i + 2].capital;
    }
    // "access to credit", "due to lack of funds", "back to work": a noun.
    if next_class & class::NOUN != 0 {
        let of = s.is(s.i + 2, &["of"]) && !s.is(s.i + 1, &["talk"]);
        let end = s.tokens.get(s.i + 2).is_none_or(|t| t.kind != Kind::Word)
            || s.class(s.i + 2) & (class::PREP | class::COORD) != 0;
        let direction = s.i > 0 && s.is(s.i - 1, &["access", "due", "back", "down", "return", "close", "averse", "up"]);
        if of || end && direction {
            return false;
        }
    }
    next_class & class::V_BASE != 0 && !next.is_some_and(|n| n.capital && !s.title_case)
        || (next_class & (class::ADV | class::NEG) != 0
            || next_class == 0 && next.is_some() && s.words(s.i + 1).ends_with("ly"))
            && s.class(s.i + 2) & (class::V_BASE | class::BE | class::HAVE | class::DO) != 0
        || next_class & (class::BE | class::HAVE | class::DO) != 0
        // "to furnish the": an unknown word before an article is a verb.
        || next.is_some_and(|n| n.word == 0 && n.kind == Kind::Word && !n.capital && n.spaced)
            && s.class(s.i + 2) & (class::DET | class::POSS | class::OBJ_PRON) != 0
}

/// A closed word that may be of another class too; none where it is an open word here.
fn of_many(s: &Site, c: u32, tag: Tag, prev: Option<Tag>) -> Option<Tag> {
    let next_class = s.next_class();
    // "Vale provided a list", not "provided that".
    let verb_here = c & class::SUB != 0
        && c & class::VERB != 0
        && matches!(prev, Some(Tag::Noun | Tag::Proper | Tag::Pron))
        && next_class & (class::DET | class::POSS) != 0
        && next_class & class::COMP == 0;
    let perfect = c & class::SUB != 0 && c & class::V_PART != 0 && matches!(s.aux(), Some(Tag::Have | Tag::Be));
    if verb_here || perfect {
        return None;
    }
    // "not once", "at once", "once and for all", "once again", "once,": no clause follows.
    if c & class::SUB != 0 && c & class::ADV != 0 {
        let closes = s.next().is_none_or(|n| matches!(n.kind, Kind::Comma | Kind::Stop | Kind::Quote));
        let behind = s.i > 0 && s.is(s.i - 1, &["at", "than"]) || s.is(s.i + 1, &["and", "again", "more"]);
        if s.raw_prev() == Some(Tag::Neg) || closes || behind {
            return Some(Tag::Adv);
        }
    }
    // Words that are both: "before", "since", "for", "like", "both", "no".
    if c & class::SUB != 0 && c & class::PREP != 0 {
        // "who as president sought": the verb is the relative's.
        let inside = s.raw_prev() == Some(Tag::Rel);
        return Some(if !inside && clause_follows(s, s.i + 1) { Tag::Sub } else { Tag::Prep });
    }
    // "a just and lasting truce", "the early truce": an adverb by form, an adjective by place.
    let determined = matches!(s.raw_prev(), Some(Tag::Det | Tag::Poss | Tag::Possessive));
    if tag == Tag::Adv && c & class::ADJ != 0 && determined && !s.infinitive_behind() {
        return Some(Tag::Adj);
    }
    if c & (class::VERB | class::NOUN) == 0 || !matches!(tag, Tag::Adv | Tag::Prep | Tag::Num) {
        return Some(tag);
    }
    if tag == Tag::Prep && c & class::VERB == 0 {
        return Some(tag);
    }
    let bare = matches!(prev, Some(Tag::Modal | Tag::To | Tag::Do));
    // "I like the plan", "they like it".
    let after_pronoun = tag == Tag::Prep && s.raw_prev() == Some(Tag::Pron) && !s.finite;
    if c & class::V_BASE != 0 && (bare || after_pronoun) {
        return Some(Tag::Base);
    }
    Some(tag)
}

pub(super) fn closed(c: u32) -> Option<Tag> {
    Some(if c & class::SUB != 0 && c & class::PREP == 0 {
        Tag::Sub
    } else if c & class::POSS != 0 {
        Tag::Poss
    } else if c & class::DET != 0 {
        Tag::Det
    } else if c & class::PRON != 0 {
        Tag::Pron
    } else if c & class::OBJ_PRON != 0 {
        Tag::ObjPron
    } else if c & class::COORD != 0 {
        Tag::Coord
    } else if c & class::PREP != 0 {
        Tag::Prep
    } else if c & class::QUESTION != 0 {
        Tag::Comp
    } else if c & class::ADV != 0 {
        Tag::Adv
    } else if c & class::NUM != 0 {
        Tag::Num
    } else {
        return None;
    })
}

fn unknown(s: &Site, prev: Option<Tag>, first: bool) -> Tag {
    let t = s.token();
    if t.capital {
        return Tag::Proper;
    }
    let w = s.words(s.i).as_bytes();
    match w {
        [_, _, _, .., b'l', b'y'] => return Tag::Adv,
        [_, _, _, .., b'e', b'd'] => return open::past(s, prev, first),
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
