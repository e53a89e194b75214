//! Closed classes in their place.

use super::{
    Tag,
    around::Site,
    follows::{clause_follows, infinitive_follows},
    name::{name, unknown},
    open,
    relative::{relative, that},
};
use crate::{
    codebook::lexicon::{Meaning, NameKind, class},
    segment::token::Kind,
};

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
    // "Norland's most wanted man": a superlative has an owner.
    let superlative = s.is(s.i + 1, &["most", "least"]);
    let verbal = s.next().filter(|_| !superlative).is_some_and(|n| {
        let c = s.next_class();
        n.kind == Kind::Word
            && (c & (class::NEG | class::DET) != 0 && !n.capital
                || c & class::V_ING != 0 && c & class::NOUN == 0 && pronoun)
    });
    if pronoun || verbal { Tag::Be } else { Tag::Possessive }
}

/// The tag of a word.
pub(super) fn word(s: &Site) -> Tag {
    let (c, prev) = (s.class(s.i), s.prev());
    // "has not yet agreed": no conjunction.
    if c & class::COORD != 0 && s.raw_prev() == Some(Tag::Neg) && s.is(s.i, &["yet"]) {
        return Tag::Adv;
    }
    beside_hyphen(s, c)
        .or_else(|| plain(s, c, prev))
        .or_else(|| negator(s, c))
        .or_else(|| before_its_verb(s, c, prev))
        .or_else(|| name(s, c, prev))
        .or_else(|| (c & class::SUB != 0 && as_well_as(s)).then_some(Tag::Prep))
        .unwrap_or_else(|| if c == 0 { unknown(s, prev) } else { known(s, c, prev) })
}

/// The tag of a word of the vocabulary that is no name.
fn known(s: &Site, c: u32, prev: Option<Tag>) -> Tag {
    if c & class::TO != 0 {
        return if infinitive_follows(s) { Tag::To } else { Tag::Prep };
    }
    modal(s, c, prev)
        .or_else(|| auxiliary(s, c, prev))
        .or_else(|| joining(s, c, prev))
        .or_else(|| counting(s, c, prev))
        .or_else(|| of_many(s, c, closed(c)?, prev))
        .unwrap_or_else(|| open::verb_or_noun(s))
}

/// "Norland-led", "crippling-tax": a verb form that a hyphen joins to another word describes.
fn beside_hyphen(s: &Site, c: u32) -> Option<Tag> {
    let before = s.raw_prev() == Some(Tag::Hyphen);
    if before && (c & (class::V_PART | class::V_ING) != 0 || s.words(s.i).ends_with("ed")) {
        return Some(Tag::Adj);
    }
    let behind = s.next().is_some_and(|n| n.kind == Kind::Hyphen);
    let verb = c & class::VERB != 0 && c & class::VERB_PREFIX == 0;
    (behind && verb && !s.token().capital).then_some(Tag::Adj)
}

/// How far "but also" stands from the "not just" that it goes on with.
const ALSO: usize = 30;

fn negator(s: &Site, c: u32) -> Option<Tag> {
    if c & class::NEG == 0 || c & (class::PRON | class::MODAL | class::COORD | class::PREP | class::DET) != 0 {
        return None;
    }
    // "not only supports it", "is not just a pause", but "cannot just leave"; "would not just hurt trade but also …".
    let just = s.is(s.i + 1, &["just", "merely", "simply", "solely"]);
    let also = || (s.i + 3..s.tokens.len().min(s.i + ALSO)).any(|i| s.is(i, &["but"]) && s.is(i + 1, &["also"]));
    let adds = s.is(s.i + 1, &["only"]) || just && (s.raw_prev() == Some(Tag::Be) || also());
    Some(if adds { Tag::Adv } else { Tag::Neg })
}

/// "will likely refuse", "would most likely not agree": an adverb between a modal and its verb.
fn before_its_verb(s: &Site, c: u32, prev: Option<Tag>) -> Option<Tag> {
    if prev != Some(Tag::Modal) || s.token().capital || c == 0 || c & class::VERB != 0 {
        return None;
    }
    let verbal = |c: u32| c & (class::V_BASE | class::NEG | class::BE | class::HAVE) != 0 && c & class::ADJ == 0;
    let adjective = |c: u32| c & class::ADJ != 0 && c & class::VERB == 0;
    let next = s.next_class();
    (adjective(c) && verbal(next) || adjective(next) && verbal(s.class(s.i + 2))).then_some(Tag::Adv)
}

/// A modal verb, or the noun that some of them may be, too.
fn modal(s: &Site, c: u32, prev: Option<Tag>) -> Option<Tag> {
    let next_class = s.next_class();
    // "need not fear".
    let semi =
        next_class & class::NEG != 0 && next_class & (class::DET | class::PRON) == 0 && s.is(s.i, &["need", "dare"]);
    if semi && !matches!(prev, Some(Tag::Modal | Tag::To | Tag::Do)) {
        return Some(Tag::Modal);
    }
    if c & class::MODAL == 0 {
        return None;
    }
    // "no Norlander will for a truce": a demonym owns it, and a preposition or "to" hangs on it.
    if c & class::NOUN != 0 && prev == Some(Tag::Proper) && s.adjectival() {
        let hangs = s.is(s.i + 1, &["for", "to", "of"]);
        let owned = s.i > 1 && matches!(s.tokens[s.i - 2].tag, Tag::Det | Tag::Adj | Tag::Prep | Tag::Poss);
        if hangs && owned {
            return Some(Tag::Noun);
        }
    }
    // "no will to fight", "the political will for peace"; "the truce is a must".
    let owned = matches!(s.raw_prev(), Some(Tag::Det | Tag::Poss | Tag::Adj | Tag::Possessive));
    let last = s.next().is_none_or(|n| n.kind != Kind::Word);
    if owned && (last || next_class & (class::TO | class::PREP) != 0) {
        return Some(Tag::Noun);
    }
    // "the offensive will go on".
    let verbal = next_class & class::V_BASE != 0 && next_class & (class::NOUN | class::ADJ | class::V_PAST) == 0
        || s.is(s.i + 1, &["be", "have", "not", "never"]);
    let noun = c & class::NOUN != 0 && matches!(prev, Some(Tag::Det | Tag::Poss | Tag::Adj | Tag::Possessive));
    // "This will not happen", "that must stop": said of what was told.
    let points = s.i > 0 && s.is(s.i - 1, &["this", "that", "these", "those"]) && next_class & class::V_BASE != 0;
    (points || (prev == Some(Tag::Adj) || s.i > 0 && s.is(s.i - 1, &["this", "that"])) && verbal || !noun)
        .then_some(Tag::Modal)
}

/// A form of be, have or do.
fn auxiliary(s: &Site, c: u32, prev: Option<Tag>) -> Option<Tag> {
    if c & class::BE != 0 && c & class::V_ING == 0 {
        return Some(Tag::Be);
    }
    // "are being imposed", "those being held": part of a passive.
    if c & class::BE != 0 && (prev == Some(Tag::Be) || prev.is_some_and(Tag::is_head)) {
        let next_class = s.next_class();
        let at = s.i + 1 + usize::from(next_class & class::ADV != 0 && next_class & class::VERB == 0);
        if s.class(at) & class::V_PART != 0 || s.class(at) == 0 && s.words(at).ends_with("ed") {
            return Some(Tag::Be);
        }
    }
    // "does not see Norland being in the League": where or what somebody is.
    if c & class::BE != 0 && matches!(s.raw_prev(), Some(Tag::Proper | Tag::ObjPron)) {
        let next = s.next_class();
        if next & (class::PREP | class::DET | class::ADJ) != 0 && next & class::V_PART == 0 {
            return Some(Tag::Be);
        }
    }
    if c & class::HAVE != 0 {
        return Some(Tag::Have);
    }
    // "the deal will be done": a participle, which helps no verb.
    let done = s.is(s.i, &["done"]) && matches!(prev, Some(Tag::Be | Tag::Noun | Tag::Proper | Tag::ObjPron));
    (c & class::DO != 0).then_some(if done { Tag::Part } else { Tag::Do })
}

/// "that", "whether", "who", "what": a word that brings a clause.
fn joining(s: &Site, c: u32, prev: Option<Tag>) -> Option<Tag> {
    if c & class::COMP != 0 {
        // "questions about whether it holds": only "that" is a pronoun too.
        let only = c & class::REL == 0 && prev == Some(Tag::Prep);
        return Some(if only { Tag::Comp } else { that(s, prev) });
    }
    if c & class::REL != 0 {
        return Some(relative(s, prev));
    }
    // "sees no reason why it should join".
    if s.is(s.i, &["why"]) && s.raw_prev() == Some(Tag::Noun) && s.i + 1 < s.tokens.len() {
        return Some(Tag::Comp);
    }
    if c & class::QUESTION == 0 || c & class::DET == 0 {
        return None;
    }
    // "what makes it worse", "what Vale wants": a clause; "what terms": a noun phrase.
    // "for what it is, a trap": a set phrase, and what follows is said of the thing.
    let (next, next_class) = (s.next(), s.next_class());
    let set = next_class & class::PRON != 0
        && s.class(s.i + 2) & class::BE != 0
        && s.tokens.get(s.i + 3).is_none_or(|t| t.kind != Kind::Word);
    let clause = next_class & (class::AUX | class::DET | class::POSS | class::PRON | class::ADV) != 0
        || next_class & class::V_S != 0 && !next.is_some_and(|n| n.capital)
        || next_class & class::VERB != 0 && next_class & (class::NOUN | class::ADJ) == 0
        || next.is_some_and(|n| n.capital && !s.title_case);
    if set || !clause {
        return None;
    }
    // "for what it is", "what Vale wants is peace": the thing itself.
    let asks = s.tokens.last().is_some_and(|t| t.kind == Kind::Stop && t.span.of(s.text) == "?");
    let thing = prev == Some(Tag::Prep) || s.i == 0 && !asks;
    Some(if thing && s.is(s.i, &["what", "whatever"]) { Tag::Rel } else { Tag::Comp })
}

/// Words that say how many, or how exact a number is.
fn counting(s: &Site, c: u32, prev: Option<Tag>) -> Option<Tag> {
    // "they all agree", "Norland and Kelmar both want": a floating quantifier, not an article.
    if c & class::DET != 0 && c & class::ADV != 0 && matches!(prev, Some(Tag::Noun | Tag::Proper | Tag::Pron)) {
        return Some(Tag::Adv);
    }
    // "one comment", "one shell": a number before its noun.
    let number = c & class::PRON != 0 && c & class::NUM != 0 && s.nominal(s.i + 1);
    if number && s.next_class() & (class::V_S | class::AUX) == 0 {
        return Some(Tag::Num);
    }
    (c & class::PREP != 0 && approximates(s, prev) || at_least(s) || all_but(s)).then_some(Tag::Adv)
}

/// A word of one closed class alone, in small letters, is of that class wherever it stands: half of all words are such.
fn plain(s: &Site, c: u32, prev: Option<Tag>) -> Option<Tag> {
    const SURE: u32 =
        class::DET | class::POSS | class::PRON | class::OBJ_PRON | class::COORD | class::PREP | class::ADV;
    let alone = c & !class::NOUN_LINK;
    let sure = alone.is_power_of_two() && alone & SURE != 0 && !s.token().capital && prev != Some(Tag::Modal);
    let loose = || alone == class::PREP && approximates(s, prev) || at_least(s) || all_but(s);
    if sure && !loose() { closed(alone) } else { None }
}

/// "Norland as well as Kelmar": a preposition of three words; its first and last.
fn as_well_as(s: &Site) -> bool {
    let around = |first: usize| s.is(first, &["as"]) && s.is(first + 1, &["well"]) && s.is(first + 2, &["as"]);
    s.is(s.i, &["as"]) && (around(s.i) || s.i.checked_sub(2).is_some_and(around))
}

/// "has all but ruled out", "is all but dead": almost.
fn all_but(s: &Site) -> bool {
    // Most words are told apart by their length.
    if s.token().span.len() != 3 {
        return false;
    }
    let goes_on =
        |at: usize| s.class(at) & (class::V_PAST | class::V_PART | class::ADJ) != 0 && s.class(at) & class::NUM == 0;
    let both = |at: usize| s.is(at, &["all"]) && s.is(at + 1, &["but"]) && goes_on(at + 2);
    both(s.i) || s.i.checked_sub(1).is_some_and(both)
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

/// A closed word that may be of another class too; none where it is an open word here.
fn of_many(s: &Site, c: u32, tag: Tag, prev: Option<Tag>) -> Option<Tag> {
    let next_class = s.next_class();
    // "have each agreed", "were both signed": of those who have, or were.
    let shared = c & class::DET != 0 && c & class::ADV != 0 && next_class & class::V_PART != 0;
    if shared && matches!(s.raw_prev(), Some(Tag::Have | Tag::Be)) && s.is(s.i, &["each", "both", "all"]) {
        return Some(Tag::Adv);
    }
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
        // "has since agreed", "had long before refused": the time between then and the verb.
        let inside = matches!(s.aux(), Some(Tag::Have | Tag::Be)) && s.next_class() & class::V_PART != 0;
        if inside && s.is(s.i, &["since", "before"]) {
            return Some(Tag::Adv);
        }
        // "who as president sought": the verb is the relative's.
        let inside = s.raw_prev() == Some(Tag::Rel) || s.is(s.i, &["as"]) && stated_as(s);
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
    // "I like the plan", "they like it"; "anything like it" is no verb.
    let thing = || s.is(s.i - 1, &["anything", "something", "nothing", "everything"]);
    let after_pronoun = tag == Tag::Prep && s.raw_prev() == Some(Tag::Pron) && !s.finite && !thing();
    if c & class::V_BASE != 0 && (bare || after_pronoun) {
        return Some(Tag::Base);
    }
    Some(tag)
}

/// "recognition of Kelm as Norlander is …": an adjective alone is no subject, and the noun before still waits for its verb.
fn stated_as(s: &Site) -> bool {
    let c = s.next_class();
    let mut adjective = c & class::ADJ != 0 && c & (class::NOUN | class::PRON | class::DET) == 0;
    s.lexicon.phrases_at(s.tokens, s.i + 1, |f| {
        adjective |= f.end as usize == s.i + 2 && matches!(f.meaning, Meaning::State(_, NameKind::Demonym));
    });
    let verb = s.class(s.i + 2) & (class::MODAL | class::BE | class::HAVE | class::DO) != 0;
    adjective && verb && !s.finite && matches!(s.raw_prev(), Some(Tag::Noun | Tag::Proper))
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
