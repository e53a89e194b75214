//! Present forms and base forms: noun or verb.

use super::{
    Tag,
    around::{Number, Site},
    headline::{is_named, is_thing},
    phrasal::PARTICLES,
};
use crate::{
    codebook::{
        cue::{Class, Marker, VerbCue},
        lexicon::{Meaning, class},
    },
    date,
    segment::token::{Kind, Token},
};

/// A present form: a subject must stand before, and something that a verb takes behind, where the form may be a noun.
pub(super) fn present(s: &Site, c: u32, prev: Option<Tag>, other: Tag) -> Tag {
    let verb = if c & class::V_S != 0 { Tag::Third } else { Tag::Base };
    if prev == Some(Tag::Be) && c & class::ADJ != 0 {
        return Tag::Adj;
    }
    // "a Sutholm think tank": one thing has no verb without -s.
    if verb == Tag::Base && s.one_thing() {
        return other;
    }
    let ambiguous = c & (class::NOUN | class::ADJ) != 0;
    if is_named(s) {
        return if ambiguous { other } else { Tag::Noun };
    }
    // "…, the minister reports.".
    if verb == Tag::Third && ambiguous && s.reports() && s.tells() {
        return verb;
    }
    // "its refusal to sign shows that it wants war".
    if verb == Tag::Third && ambiguous && !s.finite && shows(s, prev) {
        return verb;
    }
    let thing = || !s.finite && is_thing(s.tokens, s.i, s.lexicon) && !(verb == Tag::Third && new_phrase(s, s.i + 1));
    if ambiguous && (undone(s) || thing() || lifted(s) || verb == Tag::Third && does(s)) {
        return other;
    }
    // "demanded that Norland hand back Kelm": the base form of what is demanded; "Stop the shooting": an order.
    if verb == Tag::Base && ambiguous && (!s.finite && s.orders() || s.mandated() || let_do(s)) {
        return verb;
    }
    if verb == Tag::Base && (goes_on(s) || shall_too(s)) {
        return verb;
    }
    // "the Norland-Kelmar talks in": what two names that a hyphen joins stand before.
    let pair = s.i > 2
        && s.tokens[s.i - 1].tag == Tag::Proper
        && s.tokens[s.i - 2].tag == Tag::Hyphen
        && s.tokens[s.i - 3].tag == Tag::Proper;
    if ambiguous && pair {
        return other;
    }
    // "wants the ports to reopen and dues to fall": the second of two that are to do something.
    let takes = || s.next().is_some_and(|n| s.lexicon.takes(s.token().lemma, n.word));
    if ambiguous && prev == Some(Tag::Coord) && s.next_class() & class::TO != 0 && s.infinitive_behind() && !takes() {
        return other;
    }
    // A present form without -s needs a plural or a list before it, or nothing (an order).
    // "The allies, in their statement, demand that …".
    let clausal = prev == Some(Tag::Comma) && s.next_class() & class::COMP != 0 && s.takes_clause(s.i);
    if verb == Tag::Base
        && ambiguous
        && !clausal
        && matches!(prev, Some(Tag::Proper | Tag::Comma | Tag::QuoteClose | Tag::Other))
        && !(prev == Some(Tag::Proper) && (s.listed() || s.people()))
    {
        return other;
    }
    if !ambiguous || clausal && !s.finite {
        return verb;
    }
    let next = s.next();
    // "If the shelling stops, …": a clause that a conjunction opened has its verb before the comma.
    let closes = next.is_none_or(|n| matches!(n.kind, Kind::Comma | Kind::Stop));
    // "If the dues stay, …": behind a plural.
    let plural = prev == Some(Tag::Noun) && s.i > 0 && s.words(s.i - 1).ends_with('s');
    if closes
        && (verb == Tag::Third || plural)
        && !s.finite
        && matches!(prev, Some(Tag::Noun | Tag::Proper))
        && (s.opened() || s.said() || hastened(s))
    {
        return verb;
    }
    // "whose name": a noun behind its owner.
    if prev == Some(Tag::Rel) && s.is(s.i - 1, &["whose"]) {
        return other;
    }
    if matches!(prev, Some(Tag::Pron | Tag::Rel)) || verb == Tag::Third && s.resumed() {
        return verb;
    }
    if s.finite && verb == Tag::Third && contact(s) {
        return verb;
    }
    let subject = matches!(prev, Some(Tag::Noun | Tag::Proper | Tag::Num | Tag::QuoteClose | Tag::Other))
        || matches!(prev, Some(Tag::Coord | Tag::Comma)) && s.finite_before()
        || prev == Some(Tag::Comp) && c & class::V_S != 0;
    if !subject || s.finite {
        return other;
    }
    if decides(s, c, prev, verb) { verb } else { other }
}

/// "Norland plans new dues", "Norland blacklists 40 ships": an adjective or a number opens another noun phrase, and nothing else could
/// stand between the two.
fn new_phrase(s: &Site, at: usize) -> bool {
    let c = s.class(at);
    let describes = c & class::ADJ != 0 && c & (class::NOUN | class::ADV | class::VERB) == 0;
    let year = |t: &Token| t.span.of(s.text).len() == 4;
    let counts = s.tokens.get(at).is_some_and(|t| t.kind == Kind::Number && !year(t));
    (describes || counts) && s.nominal(at + 1) && !s.verb_ahead()
}

/// "Norland dues hit Kelmar ports", "Norland dues target new ports": a name's plural, and right behind it the verb with its object.
fn does(s: &Site) -> bool {
    let c = s.next_class();
    let object = s.class(s.i + 2) & (class::DET | class::POSS) != 0
        || s.tokens.get(s.i + 2).is_some_and(|t| t.capital && !s.title_case)
        || new_phrase(s, s.i + 2);
    // "hands back the islands": a particle of the verb itself.
    let form =
        c & (class::V_BASE | class::V_PAST) != 0 && c & (class::ADJ | class::ADV | class::PREP | class::AUX) == 0;
    form && object && s.raw_prev() == Some(Tag::Proper) && s.next().is_some_and(|n| !n.capital) && !s.takes_clause(s.i)
}

/// A verb of showing before "that", behind a noun or an infinitive that no finite verb goes before.
fn shows(s: &Site, prev: Option<Tag>) -> bool {
    let that = s.is(s.i + 1, &["that"]);
    let behind = matches!(prev, Some(Tag::Noun | Tag::Proper | Tag::Base | Tag::Adv));
    that && behind && s.lexicon.own_cue(s.token().lemma).is(Class::Show)
}

/// "The sooner the war ends, the better": a clause that a comparative opened.
fn hastened(s: &Site) -> bool {
    let from = s
        .tokens
        .get(..s.i)
        .unwrap_or_default()
        .iter()
        .rposition(|t| !t.tag.is_nominal())
        .unwrap_or(0)
        .saturating_sub(1);
    let sooner = |i: usize| {
        let mut found = false;
        s.lexicon.phrases_at(s.tokens, i, |f| found |= f.meaning == Meaning::Marker(Marker::Sooner));
        found
    };
    (from..s.i).any(|i| i > 0 && s.is(i - 1, &["the"]) && sooner(i))
}

/// "to join the League and regain lost land", "and win back lost land": behind an infinitive and "and" a base form, with an adjective
/// and a noun behind it that no noun stands before.
fn goes_on(s: &Site) -> bool {
    let ends = |t: &Tag| {
        matches!(t, Tag::Stop | Tag::Semicolon | Tag::Comp | Tag::Rel | Tag::Sub | Tag::Third | Tag::Past | Tag::Be)
    };
    let mut before = s.tokens.get(..s.i).unwrap_or_default().iter().rev().map(|t| t.tag).take_while(|t| !ends(t));
    let particle = usize::from(s.is(s.i + 1, &PARTICLES));
    let at = s.i + 1 + particle;
    let c = s.class(at);
    let describes = c & (class::ADJ | class::V_PART) != 0 && c & (class::NOUN | class::ADV | class::PREP) == 0;
    s.raw_prev() == Some(Tag::Coord) && describes && s.nominal(at + 1) && before.any(|t| t == Tag::To)
}

/// "the fire must cease and the raids stop": what a second plural is to do, as the first one must.
fn shall_too(s: &Site) -> bool {
    let subject = s.subject();
    let Some(and) = subject.start.checked_sub(1).filter(|&a| s.tokens[a].tag == Tag::Coord) else { return false };
    let before = s.tokens.get(..and).unwrap_or_default();
    let ends = before.last().is_some_and(|t| matches!(t.tag, Tag::Base | Tag::QuoteClose));
    let led = before.iter().rev().take(LED).any(|t| t.tag == Tag::Modal);
    let closes = s.next().is_none_or(|n| matches!(n.kind, Kind::Comma | Kind::Stop | Kind::Quote));
    subject.number == Number::Plural && subject.phrases == 0 && ends && led && closes
}

/// How far before "and" the modal may stand that two subjects have in common.
const LED: usize = 4;

/// "New Norlander dues not hurting trade", "Raids not stopping": a headline's participle is denied, and what stands before it is the
/// noun that does it; "regrets not signing" is a verb that leans.
fn undone(s: &Site) -> bool {
    let leans = |(p, cue): &(u32, VerbCue)| *p == 0 && cue.attitude() != 0;
    let form = s.class(s.i + 2);
    let participle = form & class::V_ING != 0 || form == 0 && s.words(s.i + 2).ends_with("ing");
    !s.finite && s.is(s.i + 1, &["not"]) && participle && !s.lexicon.verb_cues(s.token().lemma).iter().any(leans)
}

/// "wants Kelmar dues lifted": what is done to the word stands right behind it, and no object.
fn lifted(s: &Site) -> bool {
    let form = s.next_class();
    let done = form & class::V_PART != 0 && form & (class::NOUN | class::ADJ) == 0;
    let ends = s.tokens.get(s.i + 2).is_none_or(|t| t.kind != Kind::Word) || s.class(s.i + 2) & class::PREP != 0;
    s.class(s.i) & class::V_S != 0 && s.raw_prev() == Some(Tag::Proper) && done && ends && !s.reports()
}

/// "Let the guns fall silent": the base form behind what is to do it.
fn let_do(s: &Site) -> bool {
    let subject = s.subject();
    let lets = subject.start.checked_sub(1).is_some_and(|v| s.tokens[v].tag.is_verb() && s.is(v, &["let"]));
    let many = matches!(subject.number, Number::Plural) || matches!(s.raw_prev(), Some(Tag::Proper | Tag::ObjPron));
    let ends = s.next().is_none_or(|n| n.kind != Kind::Word) || s.next_class() & (class::NOUN | class::VERB) == 0;
    lets && subject.head.is_some() && subject.phrases == 0 && many && ends && s.raw_prev() != Some(Tag::Hyphen)
}

/// "proof Norland plans to leave", "the risks Norland poses to Kelmar": a name right behind a noun, and what the verb takes behind.
pub(super) fn contact(s: &Site) -> bool {
    let named = s.tokens.get(..s.i).unwrap_or_default().iter().rposition(|t| t.tag != Tag::Proper);
    let takes = s.next().is_some_and(|n| s.lexicon.takes(s.token().lemma, n.word));
    let the = named.is_some_and(|n| n > 0 && s.tokens[n - 1].tag == Tag::Det);
    let behind = s.next_class() & class::TO != 0 && s.infinitive_behind();
    named.is_some_and(|n| n + 1 < s.i && s.tokens[n].tag == Tag::Noun)
        && (behind || takes || the && s.next_class() & (class::PREP | class::TO) != 0)
        && !s.adjectival()
}

/// Whether a present form that may be a noun is the verb of what stands before it.
pub(super) fn decides(s: &Site, c: u32, prev: Option<Tag>, verb: Tag) -> bool {
    let next = s.next();
    let next_class = s.next_class();
    let subject = s.subject();
    if s.raw_prev() == Some(Tag::Hyphen) {
        return false;
    }
    // "called Norlander dues illegal": an adjective that closes is no object.
    let adjective = next_class & class::ADJ != 0 && next_class & (class::NOUN | class::ADV | class::VERB) == 0;
    let ends = s.tokens.get(s.i + 2).is_none_or(|t| matches!(t.kind, Kind::Comma | Kind::Stop | Kind::Quote));
    let links = |(p, cue): &(u32, VerbCue)| *p == 0 && cue.is(Class::Linking);
    if adjective && ends && !s.reports() && !s.lexicon.verb_cues(s.token().lemma).iter().any(links) {
        return false;
    }
    // "What makes": the question word is the subject.
    if prev == Some(Tag::Comp) {
        return s
            .tokens
            .get(..s.i)
            .unwrap_or_default()
            .iter()
            .rev()
            .any(|t| t.tag == Tag::Comp && t.classes & class::QUESTION != 0)
            && !s.verb_ahead();
    }
    let named = matches!(prev, Some(Tag::Proper | Tag::QuoteClose));
    // "…, Vale replies on the radio".
    if prev == Some(Tag::Proper) && verb == Tag::Third && s.reports() && subject.phrases == 0 && !s.adjectival() {
        // "the Spire increasingly claims Kelmar is stalling": the verb ahead is the name's behind it.
        return !s.verb_ahead() || next.is_some_and(|n| n.capital && !s.title_case);
    }
    // "to redirect gas supplies": an object of the verb before it.
    if subject.start > 0 && matches!(s.tokens[subject.start - 1].tag, Tag::Base | Tag::Ing | Tag::Part) {
        let over = &s.tokens[subject.start - 1];
        if !super::reports(over, s.lexicon) {
            return false;
        }
    }
    // The number of a noun right before, where nothing hangs on it by a preposition.
    let agrees = match (subject.number, verb) {
        (Number::Singular, Tag::Base) => false,
        (Number::Plural, Tag::Third) => subject.phrases > 0,
        _ => true,
    };
    if matches!(prev, Some(Tag::Noun)) && (!agrees || subject.head.is_none()) {
        return false;
    }
    // "for Norlander sanctions to": a name behind a preposition, with nothing before that, has no verb.
    if prev == Some(Tag::Proper) && subject.phrases > 0 && subject.head.is_none() {
        return false;
    }
    // Nothing but an object can follow: an article, a pronoun.
    let object = next_class & (class::DET | class::POSS | class::OBJ_PRON | class::PRON) != 0
        && !s.is(s.i + 1, &["this", "that"])
        || next_class & class::COMP != 0 && s.takes_clause(s.i);
    if object {
        return true;
    }
    let capital = next.is_some_and(|n| n.capital && !s.title_case);
    // "The raid shows Norland does not want a truce".
    let shows = |(p, cue): &(u32, VerbCue)| *p == 0 && cue.is(Class::Show);
    let shown = || verb == Tag::Third && s.verb_ahead() && s.lexicon.verb_cues(s.token().lemma).iter().any(shows);
    if capital && (s.reports() || shown()) {
        return true;
    }
    // "The plan, which both sides have seen, calls for a truce": the verb behind what stands between commas.
    let article = s.class(s.i + 2) & (class::DET | class::POSS) != 0;
    if prev == Some(Tag::Comma) && verb == Tag::Third && article && s.interrupted() {
        let takes = next.is_some_and(|n| s.lexicon.takes(s.token().lemma, n.word));
        if takes && next_class & class::PREP != 0 {
            return true;
        }
    }
    // "wheat prices fell to": a past form with a preposition behind is the verb.
    let falls = next_class & class::V_PAST != 0 && next_class & (class::NOUN | class::ADJ) == 0;
    if s.verb_ahead() || falls && s.class(s.i + 2) & (class::PREP | class::TO | class::DET | class::POSS) != 0 {
        return false;
    }
    let follows = next_class & (class::DET | class::ADV) != 0
        || next_class & class::TO != 0 && s.infinitive_behind() && !s.adjectival();
    if capital || follows {
        return true;
    }
    let takes = next.is_some_and(|n| s.lexicon.takes(s.token().lemma, n.word));
    // "The festival runs through March.": or the sentence would have no verb; but "Norland dues on grain expired.".
    if (takes || !s.rival_ahead())
        && subject.phrases == 0
        && (!subject.bare || prev == Some(Tag::Proper))
        && next_class & class::PREP != 0
        && s.alone()
    {
        return true;
    }
    if s.raw_prev() == Some(Tag::Adv) || takes && named {
        return true;
    }
    // "as Norland pushes ahead".
    if named && subject.phrases == 0 && verb == Tag::Third && s.opened() && s.onwards(s.i + 1) && !s.adjectival() {
        return true;
    }
    // "condemns the attack and calls for a truce": it goes on with a verb of the same form.
    if takes && prev == Some(Tag::Coord) && verb == Tag::Third {
        let before = s.tokens.get(..s.i).unwrap_or_default().iter().rev().map(|t| t.tag);
        return before.take_while(|t| !matches!(t, Tag::Comp | Tag::Rel | Tag::Sub)).any(|t| t == Tag::Third);
    }
    let word_next = next.is_some_and(|n| n.kind == Kind::Word);
    // "Kelmar blacklists 14 shippers": so many of what is its object.
    let counted =
        next.is_some_and(|n| n.kind == Kind::Number) && s.nominal(s.i + 2) && !date::is_when(s.words(s.i + 2));
    if named && c & class::V_S != 0 && counted && subject.phrases == 0 && !s.adjectival() {
        return true;
    }
    if s.title_case || named && verb == Tag::Base && s.heads() {
        return true;
    }
    named && c & class::V_S != 0 && word_next && next_class & class::PREP == 0 && !s.adjectival()
        || prev == Some(Tag::Noun) && word_next && subject.number == Number::Plural && verb == Tag::Base
}
