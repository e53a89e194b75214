//! Open words in their place: verb, noun or adjective, by what stands around them.

use super::{
    Tag,
    around::Site,
    headline::{is_thing, told_of, urged},
    phrasal::{PARTICLES, made_to, none_does, phrasal},
    present::present,
};
use crate::{
    codebook::{
        cue::{Class, VerbCue},
        lexicon::class,
    },
    segment::token::Kind,
};

/// The tag of a past form.
pub(super) fn past(s: &Site, prev: Option<Tag>, first: bool) -> Tag {
    let nominal_next = s.nominal(s.i + 1);
    match prev {
        _ if matches!(s.aux(), Some(Tag::Be | Tag::Have)) => Tag::Part,
        // "Both rejected it": the two of them.
        Some(Tag::Det)
            if s.i > 0
                && s.is(s.i - 1, &["both"])
                && s.is(s.i + 1, &["it", "them", "him", "her", "the", "a", "an", "this", "that"]) =>
        {
            Tag::Past
        }
        Some(Tag::Det | Tag::Poss | Tag::Possessive | Tag::Hyphen) => Tag::Adj,
        Some(Tag::Adj | Tag::Num | Tag::Prep) if nominal_next => Tag::Adj,
        // "as agreed", "when asked": no subject, no finite verb.
        Some(Tag::Sub) if s.raw_prev() == Some(Tag::Sub) => {
            if nominal_next {
                Tag::Adj
            } else {
                Tag::Part
            }
        }
        // "imposed targeted dues": a second past form right behind a verb describes its object.
        Some(Tag::Past | Tag::Third | Tag::Base | Tag::Part | Tag::Ing) if nominal_next => Tag::Adj,
        None if first => Tag::Part,
        // "businessmen said to be close to Vale": told of them.
        Some(t @ (Tag::Noun | Tag::Proper)) if t == Tag::Noun && told_of(s) || urged(s) => Tag::Part,
        _ if s.finite && nominal_or_adverb(s) && (s.awaits_verb() || believed(s)) => Tag::Past,
        // "two envoys briefed on the talks said": the form before it was the participle.
        _ if s.finite
            && !(s.reports() && super::aside(s.tokens.get(..s.i).unwrap_or_default(), s.lexicon).is_some()) =>
        {
            Tag::Part
        }
        _ => Tag::Past,
    }
}

/// "did not believe Norland wanted a truce": the name before it is the subject of what is not believed.
fn believed(s: &Site) -> bool {
    let subject = s.subject();
    let over = subject.start.checked_sub(1);
    s.raw_prev() == Some(Tag::Proper)
        && over.is_some_and(|v| s.tokens[v].tag == Tag::Base && s.takes_clause(v))
        && s.next_class() & class::PREP == 0
}

/// A noun, name or adverb right before.
fn nominal_or_adverb(s: &Site) -> bool {
    matches!(s.raw_prev(), Some(Tag::Noun | Tag::Proper | Tag::Adv | Tag::Num)) && !s.is(s.i + 1, &["by"])
}

/// The tag of a word that may be a verb.
pub(super) fn verb_or_noun(s: &Site) -> Tag {
    let c = s.class(s.i);
    let prev = s.prev();
    let raw_prev = s.raw_prev();
    let other = noun_or_adjective(s, c, prev);
    if c & class::VERB == 0 {
        return other;
    }
    if c & class::NOUN != 0 && owned_by_name(s) {
        return other;
    }
    if c & class::V_PART != 0 && c & class::ADJ != 0 && undergoes(s, prev) {
        return Tag::Part;
    }
    if let Some(tag) = after_auxiliary(s, c, prev) {
        return tag;
    }
    if c & class::V_ING != 0 && none_does(s, c) {
        return Tag::Ing;
    }
    if c & class::V_BASE != 0 && made_to(s) {
        return Tag::Base;
    }
    if phrasal(s) {
        match raw_prev {
            _ if c & class::V_ING != 0 => return Tag::Ing,
            // "terms that rule out a truce".
            Some(Tag::Rel) if c & (class::V_S | class::V_BASE) != 0 => return Tag::Third,
            _ => {}
        }
    }
    // "strongly supports".
    if c & class::V_S != 0 && raw_prev == Some(Tag::Adv) && !s.finite && s.words(s.i - 1).ends_with("ly") {
        return Tag::Third;
    }
    // "said Norland “supports it”".
    if c & class::V_S != 0 && raw_prev == Some(Tag::QuoteOpen) && s.is(s.i + 1, &["it", "him", "them", "us"]) {
        return Tag::Third;
    }
    if matches!(raw_prev, Some(Tag::Det | Tag::Poss | Tag::Possessive | Tag::Adj | Tag::Num))
        && let Some(tag) = in_noun_phrase(s, c, other)
    {
        return tag;
    }
    if c & (class::V_ING | class::V_PART) != 0 && among_adjectives(s) {
        return Tag::Adj;
    }
    if c & class::V_ING != 0 {
        return gerund(s, c, prev);
    }
    if raw_prev == Some(Tag::Prep) {
        return if c & (class::V_PART) != 0 && c & class::NOUN == 0 { Tag::Adj } else { Tag::Noun };
    }
    if c & class::V_PAST != 0 {
        return past_form(s, c, prev, other);
    }
    if c & class::V_PART != 0 && c & (class::V_BASE | class::V_S) == 0 {
        return if c & (class::NOUN | class::ADJ) != 0 { other } else { Tag::Part };
    }
    present(s, c, prev, other)
}

/// "gave up its League bid", "backs Norland's League hopes": behind an owner and a name, where no verb can stand.
fn owned_by_name(s: &Site) -> bool {
    let owner = s.tokens.get(..s.i).unwrap_or_default().iter().rposition(|t| t.tag != Tag::Proper);
    owner.is_some_and(|o| {
        o + 1 < s.i && (s.tokens[o].tag == Tag::Poss || s.tokens[o].tag == Tag::Possessive && s.finite)
    })
}

/// "should be frozen", "has been frozen": an adjective that is the participle of a verb of beginning or ending, behind "be".
fn undergoes(s: &Site, prev: Option<Tag>) -> bool {
    let phase = |(p, c): &(u32, VerbCue)| *p == 0 && c.phase() != 0;
    prev == Some(Tag::Be)
        && s.i.checked_sub(1).is_some_and(|b| s.is(b, &["be", "been", "being"]))
        && s.next_class() & class::TO == 0
        && s.lexicon.verb_cues(s.token().lemma).iter().any(phase)
}

/// "a just and lasting truce", "a fair, lasting and open truce": a participle in a row of adjectives that leads up to a noun.
fn among_adjectives(s: &Site) -> bool {
    let joins = |t: &Tag| matches!(t, Tag::Coord | Tag::Comma);
    let row = |t: &Tag| joins(t) || matches!(t, Tag::Adj | Tag::Adv);
    let tag = |at: usize| s.tokens.get(at).map(|t| t.tag);
    if !s.raw_prev().is_some_and(|t| joins(&t)) || s.i < 3 {
        return false;
    }
    // "just" is an adverb elsewhere.
    if !matches!(tag(s.i - 2), Some(Tag::Adj | Tag::Adv)) && !s.is(s.i - 2, &["just"]) {
        return false;
    }
    // "was open, focused and fair": said of the subject.
    let joined = s.is(s.i + 1, &["and", "or"]) || s.next().is_some_and(|n| n.kind == Kind::Comma);
    let said = || {
        let first = s.i + 1 + usize::from(s.next().is_some_and(|n| n.kind == Kind::Comma));
        let first = first + usize::from(s.is(first, &["and", "or"]));
        joined && s.class(first) & class::ADJ != 0 && !s.nominal(first + 1)
    };
    let noun = s.nominal(s.i + 1) && s.next().is_some_and(|n| !n.capital);
    let more = s.is(s.i + 1, &["and", "or"]) && s.class(s.i + 2) & class::ADJ != 0 && s.nominal(s.i + 3);
    let opens = s.tokens.get(..s.i - 2).unwrap_or_default().iter().rev().map(|t| t.tag).find(|t| !row(t));
    let inside = matches!(
        opens,
        Some(Tag::Det | Tag::Poss | Tag::Possessive | Tag::Prep | Tag::Third | Tag::Base | Tag::Past | Tag::Part)
    );
    (noun || more) && inside || opens == Some(Tag::Be) && said()
}

/// A form in -ing: a verb, unless it is often a noun and nothing behind it is its object.
fn gerund(s: &Site, c: u32, prev: Option<Tag>) -> Tag {
    let next_class = s.next_class();
    let object = next_class & (class::DET | class::POSS | class::OBJ_PRON | class::PRON | class::COMP) != 0
        || s.next().is_some_and(|n| n.capital && !s.title_case);
    // "imposed crippling dues": what is an adjective elsewhere describes the noun right behind it.
    if c & class::ADJ != 0 && !object && s.nominal(s.i + 1) && prev.is_some_and(Tag::is_verb) {
        return Tag::Adj;
    }
    // "imposed ‘crippling’ dues".
    let marked = s.raw_prev() == Some(Tag::QuoteOpen)
        && s.next().is_some_and(|n| n.kind == Kind::Quote)
        && s.nominal(s.i + 2)
        && s.i > 1
        && s.tokens[s.i - 2].tag.is_verb();
    if c & class::ADJ != 0 && marked {
        return Tag::Adj;
    }
    // "for its invasion and continuing war": a second item of what is owned.
    if !object && s.nominal(s.i + 1) && goes_on_owned(s) {
        return Tag::Adj;
    }
    // "in the face of continuing aggression", "amid continuing raids": what goes on, and nobody who goes on with it.
    if !object && s.nominal(s.i + 1) && amid(s) {
        return Tag::Adj;
    }
    // "accused of planning to leave": a verb that leans, with what it leans to behind it.
    let leans = |(p, cue): &(u32, VerbCue)| *p == 0 && cue.attitude() != 0;
    // "called for fighting to stop": what is to end.
    let ends = s.lexicon.own_cue(s.tokens.get(s.i + 2).map_or(0, |t| t.lemma)).phase() < 0
        && s.class(s.i + 3) & (class::DET | class::POSS | class::OBJ_PRON | class::NOUN) == 0;
    let governs = next_class & class::TO != 0
        && !ends
        && s.class(s.i + 2) & class::V_BASE != 0
        && prev == Some(Tag::Prep)
        && s.lexicon.verb_cues(s.token().lemma).iter().any(leans);
    // "demands lifting of the dues": what is done to what stands behind "of".
    let phase = |(_, cue): &(_, VerbCue)| cue.phase() != 0;
    if s.is(s.i + 1, &["of"]) && s.lexicon.verb_cues(s.token().lemma).iter().any(phase) {
        return Tag::Noun;
    }
    let noun = c & class::NOUN != 0 && !object && !governs;
    // "renewed Norlander shelling".
    let behind = matches!(prev, Some(Tag::Noun | Tag::Prep)) || next_class & class::PREP != 0 || s.adjectival();
    if noun && behind { Tag::Noun } else { Tag::Ing }
}

/// Whether a form of a verb of going on stands behind a preposition that no deed follows.
fn amid(s: &Site) -> bool {
    let cue =
        |fits: &dyn Fn(&VerbCue) -> bool| s.lexicon.verb_cues(s.token().lemma).iter().any(|(p, c)| *p == 0 && fits(c));
    let before = |n: usize, words: &[&str]| s.i >= n && s.is(s.i - n, words);
    // "amid growing raids", "in the face of intensifying shelling".
    let amid = before(1, &["amid", "amidst"]) || before(1, &["of"]) && before(2, &["face", "light"]);
    amid && cue(&|c| c.is(Class::Last) || c.phase() > 0)
        || before(1, &["despite", "under", "during"]) && cue(&|c| c.is(Class::Last))
}

/// Whether a form of a verb of going on stands behind "and" and a noun phrase with its owner.
fn goes_on_owned(s: &Site) -> bool {
    let lasts = s.lexicon.verb_cues(s.token().lemma).iter().any(|(p, c)| *p == 0 && c.is(Class::Last));
    if !lasts || s.raw_prev() != Some(Tag::Coord) {
        return false;
    }
    let mut before = s.tokens.get(..s.i - 1).unwrap_or_default().iter().rev().map(|t| t.tag);
    let owns = |t: &Tag| matches!(t, Tag::Poss | Tag::Possessive);
    let owner = before.find(|t| owns(t) || !t.is_nominal()).is_some_and(|t| owns(&t));
    owner && s.i > 1 && s.tokens[s.i - 2].tag == Tag::Noun
}

/// A word that is both stays an adjective only before something nominal.
fn noun_or_adjective(s: &Site, c: u32, prev: Option<Tag>) -> Tag {
    match (c & class::NOUN != 0, c & class::ADJ != 0) {
        (true, true) if s.nominal(s.i + 1) && prev != Some(Tag::Be) => Tag::Adj,
        (true, _) | (false, false) => Tag::Noun,
        _ => Tag::Adj,
    }
}

/// The verb that an auxiliary or "to" asks for.
fn after_auxiliary(s: &Site, c: u32, prev: Option<Tag>) -> Option<Tag> {
    if c & class::V_BASE != 0 {
        if matches!(s.aux(), Some(Tag::Modal | Tag::To | Tag::Do)) {
            return Some(Tag::Base);
        }
        // "should Norland accept", "what do they want".
        let subject = matches!(prev, Some(Tag::Noun | Tag::Proper | Tag::Pron | Tag::QuoteClose));
        if s.owed && subject && s.raw_prev() != Some(Tag::Hyphen) && s.next_class() & (class::AUX) == 0 {
            return Some(Tag::Base);
        }
        // "Why reward them?": no noun stands before an object.
        let object = s.next_class() & (class::DET | class::POSS | class::OBJ_PRON) != 0;
        let why = s.i > 0 && s.is(s.i - 1, &["why"]) && object;
        if why || coordinated_base(s, c) || listed_base(s) {
            return Some(Tag::Base);
        }
    }
    if c & class::V_PART != 0 && matches!(s.aux(), Some(Tag::Have)) {
        return Some(Tag::Part);
    }
    if c & (class::V_PART | class::V_ING) != 0 && matches!(s.aux(), Some(Tag::Be)) {
        return Some(if c & class::V_ING != 0 {
            Tag::Ing
        } else if c & class::ADJ != 0 && c & class::V_PAST == 0 && !s.is(s.i - 1, &["be", "been", "being"]) {
            Tag::Adj
        } else {
            Tag::Part
        });
    }
    None
}

/// "to live and work in peace", "will end the war and rebuild the port": the second verb of a modal or "to".
fn coordinated_base(s: &Site, c: u32) -> bool {
    if s.prev() != Some(Tag::Coord) {
        return false;
    }
    let Some(coord) = s.tokens.get(..s.i).unwrap_or_default().iter().rposition(|t| t.tag == Tag::Coord) else {
        return false;
    };
    let right = coord.checked_sub(1).map(|l| s.tokens[l].tag);
    if right == Some(Tag::Base) {
        return true;
    }
    // "must sign or face new dues".
    let threat = coord + 1 == s.i && s.is(coord, &["or"]) && s.nominal(s.i + 1);
    let object = threat || s.next_class() & (class::DET | class::POSS | class::OBJ_PRON | class::TO) != 0;
    // "and hand back Kelm": an adverb that goes with verbs.
    let back = s.next_class() & class::ADV != 0
        && (s.class(s.i + 2) & (class::DET | class::POSS) != 0 || s.tokens.get(s.i + 2).is_some_and(|t| t.capital));
    // "and stop shelling the port": a gerund that it governs.
    let gerund = s.next_class() & class::V_ING != 0 && s.next_class() & class::ADJ == 0 && s.nominal(s.i + 2);
    let ambiguous = c & (class::NOUN | class::ADJ) != 0;
    (object || back || gerund || !ambiguous)
        && s.tokens.get(..coord).unwrap_or_default().iter().rev().take(20).find_map(|t| match t.tag {
            Tag::Base => Some(true),
            Tag::Third | Tag::Past | Tag::Comp | Tag::Rel | Tag::Sub => Some(false),
            _ => None,
        }) == Some(true)
}

/// "must sign the truce, stop the raids and leave": a verb between the first of a modal or "to" and the last of the list.
fn listed_base(s: &Site) -> bool {
    // "win back the islands".
    let particle = usize::from(s.is(s.i + 1, &PARTICLES));
    let object = s.class(s.i + 1 + particle) & (class::DET | class::POSS | class::OBJ_PRON) != 0;
    let last = |i: usize| s.is(i, &["and", "or"]);
    if s.raw_prev() != Some(Tag::Comma) || !object || !(s.i + 2..s.i + LIST).any(last) {
        return false;
    }
    let mut before = s
        .tokens
        .get(..s.i)
        .unwrap_or_default()
        .iter()
        .enumerate()
        .rev()
        .take(LIST)
        .filter(|(_, t)| matches!(t.tag, Tag::Base | Tag::Third | Tag::Past | Tag::Comp | Tag::Rel | Tag::Sub));
    let first = before.next().filter(|(_, t)| t.tag == Tag::Base).map(|(i, _)| i);
    let led = |i: usize| matches!(s.tokens[i].tag, Tag::Modal | Tag::To | Tag::Comma);
    first.is_some_and(|b| (b.saturating_sub(3)..b).any(led))
}

/// How far the verbs of one list stand from each other.
const LIST: usize = 14;

/// Right behind an article, possessive, adjective or number.
fn in_noun_phrase(s: &Site, c: u32, other: Tag) -> Option<Tag> {
    let raw_prev = s.raw_prev();
    let next_class = s.next_class();
    // "this means", "these include": the number of the pronoun tells.
    if raw_prev == Some(Tag::Det) && !s.finite && s.i > 0 {
        let one = s.is(s.i - 1, &["this", "that", "each", "another"]);
        let many = s.is(s.i - 1, &["these", "those", "many", "few", "both", "several", "some", "most"]);
        let verbal = next_class & class::VERB == 0 || next_class & class::NOUN != 0;
        if one && c & class::V_S != 0 && verbal || many && c & class::V_BASE != 0 && c & class::ADJ == 0 && verbal {
            // "Some say the war will last".
            let says = many && s.takes_clause(s.i) && c & class::NOUN == 0;
            return (says || !s.verb_ahead()).then_some(if one { Tag::Third } else { Tag::Base });
        }
    }
    // "the second provides an example": no article stands behind a noun.
    let article = next_class & (class::DET | class::POSS) != 0 && !s.is(s.i + 1, &["this", "that"]);
    if raw_prev == Some(Tag::Num) && c & class::V_S != 0 && article && !s.finite && !s.verb_ahead() {
        return Some(Tag::Third);
    }
    if c & (class::V_PART | class::V_ING) != 0 && c & class::NOUN == 0 {
        let nominal_next = s.nominal(s.i + 1);
        // "the official said", "two said": an adjective or number may stand for a noun before a past form.
        // … and "the chief said Norland would": a name begins what is said.
        let named = nominal_next && s.next().is_some_and(|n| n.capital) && !s.title_case && s.takes_clause(s.i);
        if matches!(raw_prev, Some(Tag::Num | Tag::Adj)) && (!nominal_next || named) && c & class::V_PAST != 0 {
            return Some(Tag::Past);
        }
        return Some(if nominal_next || c & class::V_ING == 0 { Tag::Adj } else { Tag::Noun });
    }
    if c & class::NOUN != 0 || c & class::ADJ != 0 {
        // "the minister plans", but an adjective between article and noun stays one.
        return Some(other);
    }
    let verbal_next = next_class & (class::DET | class::PREP | class::COMP | class::TO | class::POSS | class::SUB) != 0;
    (c & class::V_PAST == 0 && !(raw_prev == Some(Tag::Adj) && c & class::V_S != 0 && verbal_next)).then_some(Tag::Noun)
}

fn past_form(s: &Site, c: u32, prev: Option<Tag>, other: Tag) -> Tag {
    let raw_prev = s.raw_prev();
    let next_class = s.next_class();
    let ambiguous = c & (class::NOUN | class::ADJ) != 0;
    let subject = matches!(
        prev,
        Some(Tag::Pron | Tag::Noun | Tag::Proper | Tag::QuoteClose | Tag::Comma | Tag::Rel | Tag::Coord | Tag::Num)
    );
    if ambiguous && (!subject || is_thing(s.tokens, s.i, s.lexicon)) {
        return other;
    }
    // "fell by 67 percent" tells how much, not by whom.
    let by = s.is(s.i + 1, &["by"]) && s.tokens.get(s.i + 2).is_none_or(|t| t.kind != Kind::Number);
    let participle = c & class::V_PART != 0;
    if by && participle && matches!(raw_prev, Some(Tag::Noun | Tag::Comma | Tag::Num | Tag::QuoteClose))
        || by && participle && raw_prev == Some(Tag::Proper) && (!s.reports() || s.verb_ahead())
    {
        return Tag::Part;
    }
    if !participle {
        return Tag::Past;
    }
    // "the truce, Vale said, depended on guarantees": its own verb, behind who says so.
    if raw_prev == Some(Tag::Comma) && s.told_between() {
        return Tag::Past;
    }
    // "the islands, made up of Kelm and the reefs": what they are.
    if raw_prev == Some(Tag::Comma) && s.is(s.i + 1, &["up"]) && s.is(s.i + 2, &["of"]) {
        return Tag::Part;
    }
    // "…, compared with last year", "…, based on …": a participle closes a sentence that has its verb.
    if raw_prev == Some(Tag::Comma)
        && (next_class & class::PREP != 0 && next_class & class::SUB == 0
            || next_class & class::TO != 0 && !s.infinitive_behind()
            || s.is(s.i + 1, &["when", "while"]))
        && s.finite_before()
        && !s.interrupted()
        && !s.lexicon.verb_cues(s.token().lemma).iter().any(|(_, c)| c.is(Class::Report))
    {
        return Tag::Part;
    }
    past(s, prev, s.i == 0)
}
