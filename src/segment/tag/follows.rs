//! Whether a clause or a verb follows a word that may bring one or a noun phrase: "before the talks", "before Norland talks";
//! "to talks", "to talk".

use super::{Tag, around::Site};
use crate::{
    codebook::{
        cue::{Class, VerbCue},
        lexicon::{Meaning, NameKind, class},
    },
    segment::token::Kind,
};

/// Whether a finite clause follows soon: a noun phrase and then a finite verb, before any comma.
pub(super) fn clause_follows(s: &Site, from: usize) -> bool {
    let tokens = s.tokens;
    let mut nominal = false;
    for (n, t) in tokens.iter().skip(from).take(9).enumerate() {
        if t.kind == Kind::Comma && nominal && names_aside(s, from + n) {
            return true;
        }
        if matches!(t.kind, Kind::Comma | Kind::Stop | Kind::Semicolon | Kind::Colon | Kind::Dash) {
            return false;
        }
        // "until it's": a short pronoun and its verb.
        if t.kind == Kind::Possessive && n == 1 && s.class(from) & class::PRON != 0 && s.words(from).len() < 5 {
            return true;
        }
        let c = t.classes;
        let article = n > 0 && s.class(from + n - 1) & (class::DET | class::POSS) != 0;
        // "after the talks Vale said": a name behind a noun that is no title begins the main clause.
        if n > 1 && t.capital && !s.title_case && s.class(from) & (class::DET | class::POSS) != 0 && s.apart(from + n) {
            return false;
        }
        if c & class::V_ING != 0 && !nominal && !article {
            return false;
        }
        let auxiliary = c & (class::MODAL | class::BE | class::HAVE | class::DO) != 0;
        // "since 2014 will": no subject.
        if auxiliary && !nominal && n > 0 {
            return false;
        }
        let finite = auxiliary || c & (class::V_S | class::V_PAST) != 0 && c & class::NOUN == 0 && !t.capital;
        // "before Norland drops its claim": a form that may be a noun, with an object behind.
        let next = tokens.get(from + n + 1).map_or(0, |t| t.classes);
        // "until the guns fall silent": a base form behind a plural.
        let certain = c & class::NOUN == 0 || next & (class::ADJ | class::DET | class::POSS | class::OBJ_PRON) != 0;
        let plural = n > 0 && !article && c & class::V_BASE != 0 && certain && s.words(from + n - 1).ends_with('s');
        // "after they leave", "as he struggles": a pronoun that is no object acts.
        let before = if n > 0 { s.class(from + n - 1) } else { 0 };
        let acts = before & class::PRON != 0 && before & (class::OBJ_PRON | class::DET) == 0 && n == 1;
        let plural = plural || acts && c & (class::V_BASE | class::V_S) != 0;
        let taking = plural || c & class::V_S != 0 && next & (class::DET | class::POSS | class::OBJ_PRON) != 0;
        let taking = taking || n > 0 && c & class::V_S != 0 && !t.capital && named_acts(s, from + n);
        if (finite || taking || ends(s, from, from + n)) && nominal {
            return true;
        }
        // "until there is a truce": an adverb by form.
        let pronoun = c & class::PRON != 0 && c & (class::DET | class::PREP) == 0;
        let plain = c & (class::DET | class::PREP | class::ADV) == 0;
        nominal |= t.kind == Kind::Word && (pronoun || plain || stands_alone(s, from + n));
    }
    false
}

/// "until there is a truce", "before this happens": a word that may lead a noun phrase and is the subject itself.
fn stands_alone(s: &Site, at: usize) -> bool {
    let next = s.class(at + 1);
    let aux = next & (class::MODAL | class::BE | class::HAVE | class::DO) != 0;
    let verb = next & (class::V_S | class::V_PAST) != 0 && next & (class::NOUN | class::ADJ) == 0;
    s.is(at, &["there"]) && aux || s.is(at, &["this", "that", "these", "those", "both", "all"]) && (aux || verb)
}

/// "to" before a verb, else a preposition.
pub(super) fn infinitive_follows(s: &Site) -> bool {
    let next = s.next();
    let next_class = s.next_class();
    // "the largest to date".
    if s.is(s.i + 1, &["date"]) && s.class(s.i + 2) & (class::DET | class::POSS | class::OBJ_PRON) == 0 {
        return false;
    }
    // "agreed to last week": when, and no verb.
    let noun = |c: u32| c == 0 || c & class::NOUN != 0;
    let one = || noun(s.class(s.i + 2)) && !s.words(s.i + 2).ends_with('s');
    if s.is(s.i + 1, &["last"]) && one() {
        return false;
    }
    // "wants it to “stop where it is”": a mark that begins with the verb.
    if next.is_some_and(|n| n.tag == Tag::QuoteOpen) {
        // "promised to “immediately” stop": only the adverb stands in marks.
        let adverb = s.class(s.i + 2) & class::ADV != 0 || s.words(s.i + 2).ends_with("ly");
        if adverb && s.tokens.get(s.i + 3).is_some_and(|t| t.tag == Tag::QuoteClose) {
            return s.class(s.i + 4) & (class::V_BASE | class::BE | class::HAVE) != 0;
        }
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
        let direction = s.i > 0 && s.class(s.i - 1) & class::TO_NOUN != 0;
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

/// "as the envoy, Mara Vale, said": a name between commas, and a sure verb behind it.
fn names_aside(s: &Site, comma: usize) -> bool {
    let name = |at: &usize| s.tokens[*at].kind == Kind::Word && s.tokens[*at].capital;
    let end = (comma + 1..s.tokens.len().min(comma + 6)).find(|at| !name(at));
    let sure = class::MODAL | class::BE | class::HAVE | class::V_S | class::V_PAST;
    end.is_some_and(|e| {
        let c = s.class(e + 1);
        e > comma + 1 && s.tokens[e].kind == Kind::Comma && c & sure != 0 && c & (class::NOUN | class::ADJ) == 0
    })
}

/// "as Norland lifts dues on Kelmar", "as Norland pushes ahead", "as Vale pushes for a truce": a form that may be a noun, behind a
/// name and before its object, a word of direction, or the preposition with which it leans to something.
fn named_acts(s: &Site, at: usize) -> bool {
    if !s.tokens.get(at + 1).is_some_and(|n| n.kind == Kind::Word || n.kind == Kind::Number) {
        return false;
    }
    let c = s.class(at + 1);
    let verbal = c & (class::V_PAST | class::MODAL | class::BE | class::HAVE | class::DO) != 0 && c & class::ADJ == 0;
    let object = c & class::AUX == 0 && (s.nominal(at + 1) || c & class::NUM != 0);
    let named = s.tokens[at - 1].capital && s.tokens[at - 1].kind == Kind::Word;
    let (lemma, next) = (s.tokens[at].lemma, s.tokens[at + 1].word);
    let leans = |(p, cue): &(u32, VerbCue)| *p != 0 && *p == next && cue.attitude() != 0;
    let leaning = || s.lexicon.verb_cues(lemma).iter().any(leans);
    if !named || s.title_case || !(object && !verbal || s.onwards(at + 1) || leaning()) {
        return false;
    }
    let mut demonym = false;
    s.lexicon.phrases_at(s.tokens, at - 1, |f| {
        demonym |= f.end as usize == at && matches!(f.meaning, Meaning::State(_, NameKind::Demonym));
    });
    !demonym
}

/// "until the shooting stops": a form that may be a noun closes the stretch behind one thing, and says that it ends.
fn ends(s: &Site, from: usize, at: usize) -> bool {
    let c = s.class(at);
    let closes = s.tokens.get(at + 1).is_none_or(|t| matches!(t.kind, Kind::Comma | Kind::Stop | Kind::Quote));
    // … or that it shows something: "as the report shows,".
    let over =
        |(p, cue): &(u32, VerbCue)| *p == 0 && (cue.is(Class::End) || cue.is(Class::Clausal) && s.is(s.i, &["as"]));
    let noun = at > from && s.class(at - 1) & class::ADJ == 0;
    let many = noun && s.words(at - 1).ends_with('s');
    // "until the deliveries stop", "until the shooting stops".
    let agrees = if many { c & class::V_BASE != 0 } else { noun && c & class::V_S != 0 };
    agrees && closes && s.lexicon.verb_cues(s.tokens[at].lemma).iter().any(over)
}
