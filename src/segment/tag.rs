//! Word classes in their place: closed classes from the vocabulary, open ones by what stands around them. No dictionary of
//! senses and no statistics: enough to find verb groups, subjects and objects.

use super::token::{Kind, Token};
use crate::codebook::{
    cue::Class,
    lexicon::{Lexicon, class},
};

/// The class of a token in its place.
#[allow(missing_docs)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tag {
    Det,
    Poss,
    Pron,
    ObjPron,
    Prep,
    Sub,
    /// "that", "whether" before a clause.
    Comp,
    /// "who", "which", "that" after a noun.
    Rel,
    Coord,
    Neg,
    Modal,
    Be,
    Have,
    Do,
    To,
    Adv,
    Num,
    /// Base form.
    Base,
    /// Third person singular.
    Third,
    Past,
    Part,
    Ing,
    Noun,
    Adj,
    Proper,
    /// `'s`.
    Possessive,
    QuoteOpen,
    QuoteClose,
    Comma,
    Stop,
    Semicolon,
    Colon,
    Dash,
    Hyphen,
    Bracket,
    Other,
}

impl Tag {
    /// A form of a main verb.
    pub fn is_verb(self) -> bool {
        matches!(self, Tag::Base | Tag::Third | Tag::Past | Tag::Part | Tag::Ing)
    }

    /// An auxiliary, modal ones too.
    pub fn is_aux(self) -> bool {
        matches!(self, Tag::Modal | Tag::Be | Tag::Have | Tag::Do)
    }

    /// Stands inside a noun phrase.
    pub fn is_nominal(self) -> bool {
        matches!(
            self,
            Tag::Det | Tag::Poss | Tag::Num | Tag::Noun | Tag::Adj | Tag::Proper | Tag::Possessive | Tag::Hyphen
        )
    }

    /// May head a noun phrase.
    pub fn is_head(self) -> bool {
        matches!(self, Tag::Noun | Tag::Proper | Tag::Pron | Tag::ObjPron | Tag::Num)
    }
}

/// Sets the tag of every token of one sentence. Quotation marks are set before, by [`super::quote`].
pub fn tag(tokens: &mut [Token], text: &str, lexicon: &Lexicon) {
    let title_case = is_title_case(tokens);
    let mut finite = false;
    for i in 0..tokens.len() {
        if matches!(tokens[i].tag, Tag::QuoteOpen | Tag::QuoteClose) {
            finite = false;
            continue;
        }
        let tag = match tokens[i].kind {
            Kind::Word => word(tokens, i, text, lexicon, title_case, finite),
            Kind::Number => Tag::Num,
            Kind::Possessive => possessive(tokens, i, lexicon),
            // The stop of an initial or a shortened title inside a name belongs to the name.
            Kind::Stop
                if i > 0
                    && i + 1 < tokens.len()
                    && tokens[i - 1].tag == Tag::Proper
                    && !tokens[i].spaced
                    && matches!(tokens[i + 1].kind, Kind::Word | Kind::Comma) =>
            {
                Tag::Proper
            }
            Kind::Stop => Tag::Stop,
            Kind::Comma => Tag::Comma,
            Kind::Semicolon => Tag::Semicolon,
            Kind::Colon => Tag::Colon,
            Kind::Dash => Tag::Dash,
            Kind::Hyphen => Tag::Hyphen,
            Kind::Open | Kind::Close => Tag::Bracket,
            Kind::Quote | Kind::Other => Tag::Other,
        };
        match tag {
            // What follows a verb of saying may have its own verb.
            Tag::Modal | Tag::Third | Tag::Past => finite = tag == Tag::Modal || !reports(&tokens[i], lexicon),
            // "to be", "will have": no finite form.
            Tag::Be | Tag::Have | Tag::Do if matches!(before(tokens, i), Some(Tag::To | Tag::Modal)) => {}
            Tag::Be | Tag::Have | Tag::Do => {
                // "the sanctions imposed last week were …": the earlier past form was a participle.
                if finite && (tag != Tag::Be || lexicon.classes(tokens[i].word) & class::V_PART == 0) {
                    reduce(&mut tokens[..i], lexicon);
                }
                finite = true;
            }
            // "Vale said she left": a pronoun begins a clause of its own.
            Tag::Pron => finite = false,
            Tag::Comma
            | Tag::Coord
            | Tag::Sub
            | Tag::Comp
            | Tag::Rel
            | Tag::Semicolon
            | Tag::Colon
            | Tag::Dash
            | Tag::Stop => finite = false,
            _ => {}
        }
        tokens[i].tag = tag;
    }
    headline(tokens, lexicon);
}

/// A headline's verb: where a sentence has no finite form, the first present form between nouns is one.
fn headline(tokens: &mut [Token], lexicon: &Lexicon) {
    let finite = |t: Tag| matches!(t, Tag::Third | Tag::Past | Tag::Modal | Tag::Be | Tag::Have | Tag::Do);
    if tokens.len() < 4 || tokens.iter().any(|t| finite(t.tag)) {
        return;
    }
    let verb = (1..tokens.len() - 1).find(|&i| {
        let c = lexicon.classes(tokens[i].word);
        tokens[i].tag == Tag::Noun
            && c & class::V_S != 0
            && matches!(tokens[i - 1].tag, Tag::Noun | Tag::Proper | Tag::QuoteClose)
            && !matches!(
                tokens[i + 1].tag,
                Tag::Stop | Tag::Comma | Tag::Colon | Tag::Dash | Tag::Coord | Tag::Possessive | Tag::QuoteClose
            )
    });
    if let Some(i) = verb {
        tokens[i].tag = Tag::Third;
    }
}

/// Makes the last past form, if it may be a participle after a noun, one.
fn reduce(before: &mut [Token], lexicon: &Lexicon) {
    for i in (0..before.len()).rev() {
        match before[i].tag {
            // "Vale said the truce had": a verb of saying takes a clause without "that".
            Tag::Past if reports(&before[i], lexicon) && before.get(i + 1).is_some_and(|n| n.tag.is_nominal()) => {
                return;
            }
            Tag::Past if lexicon.classes(before[i].word) & class::V_PART != 0 || before[i].word == 0 => {
                if i > 0 && matches!(before[i - 1].tag, Tag::Noun | Tag::Proper | Tag::Num | Tag::Adv) {
                    before[i].tag = Tag::Part;
                }
                return;
            }
            Tag::Past
            | Tag::Third
            | Tag::Modal
            | Tag::Be
            | Tag::Have
            | Tag::Do
            | Tag::Comma
            | Tag::Coord
            | Tag::Comp
            | Tag::Rel
            | Tag::Sub => return,
            _ => {}
        }
    }
}

fn reports(token: &Token, lexicon: &Lexicon) -> bool {
    lexicon.verb_cues(token.lemma).iter().any(|(p, cue)| *p == 0 && (cue.is(Class::Report) || cue.is(Class::Belief)))
}

fn is_title_case(tokens: &[Token]) -> bool {
    let (mut words, mut capital) = (0, 0);
    for t in tokens.iter().filter(|t| t.kind == Kind::Word && t.span.len() > 3) {
        words += 1;
        capital += t.capital as usize;
    }
    words >= 4 && capital * 10 >= words * 7
}

fn possessive(tokens: &[Token], i: usize, lexicon: &Lexicon) -> Tag {
    // "it's", "he's", "that's" and "X's been" are verbs.
    let prev = i.checked_sub(1).map(|p| &tokens[p]);
    let pronoun = prev.is_some_and(|p| {
        // Not "everybody's interest": the short ones only.
        let short = p.span.len() <= 5;
        short && lexicon.classes(p.word) & (class::PRON | class::QUESTION | class::REL) != 0 || p.tag == Tag::Comp
    });
    let next = tokens.get(i + 1);
    let verbal = next.is_some_and(|n| {
        let c = lexicon.classes(n.word);
        n.kind == Kind::Word
            && (c & (class::NEG | class::DET) != 0 && !n.capital
                || c & class::V_ING != 0 && c & class::NOUN == 0 && pronoun)
    });
    if pronoun || verbal { Tag::Be } else { Tag::Possessive }
}

fn word(tokens: &[Token], i: usize, text: &str, lexicon: &Lexicon, title_case: bool, finite: bool) -> Tag {
    let t = &tokens[i];
    let c = lexicon.classes(t.word);
    let prev = before(tokens, i);
    let next = tokens.get(i + 1);
    let next_class = next.map_or(0, |n| lexicon.classes(n.word));
    let first = i == 0 || matches!(tokens[i - 1].tag, Tag::QuoteOpen | Tag::Stop | Tag::Colon | Tag::Dash);
    let hyphen_before = i > 0 && tokens[i - 1].tag == Tag::Hyphen;
    let hyphen_after = next.is_some_and(|n| n.kind == Kind::Hyphen);
    if hyphen_before && (c & (class::V_PART | class::V_ING) != 0 || suffix(t, text, "ed")) {
        return Tag::Adj;
    }
    if hyphen_after && !t.capital && c & class::VERB != 0 {
        return Tag::Adj;
    }
    if c & class::NEG != 0 && c & (class::PRON | class::MODAL | class::COORD | class::PREP | class::DET) == 0 {
        return Tag::Neg;
    }
    // "will likely refuse", "would most likely not agree": between a modal and its verb.
    if prev == Some(Tag::Modal) && !t.capital && c & class::VERB == 0 {
        let verbal = |c: u32| c & (class::V_BASE | class::NEG | class::BE | class::HAVE) != 0 && c & class::ADJ == 0;
        let adjective = |c: u32| c & class::ADJ != 0 && c & class::VERB == 0;
        let third = tokens.get(i + 2).map_or(0, |n| lexicon.classes(n.word));
        if adjective(c) && verbal(next_class) || adjective(next_class) && verbal(third) {
            return Tag::Adv;
        }
    }
    // "on May 5": the month.
    if t.capital
        && !first
        && c & class::MODAL != 0
        && (prev == Some(Tag::Prep) || next.is_some_and(|n| n.kind == Kind::Number))
    {
        return Tag::Proper;
    }
    if t.capital && !first && !title_case && c & (class::PRON | class::MODAL | class::BE) == 0 {
        return Tag::Proper;
    }
    // "Waters said": a name that is also a verb begins the sentence.
    let verb_next = class::V_PAST | class::MODAL | class::BE | class::HAVE;
    if t.capital
        && first
        && !title_case
        && c & class::VERB != 0
        && closed(c).is_none()
        && c & class::AUX == 0
        && next_class & verb_next != 0
        && next_class & (class::NOUN | class::ADJ) == 0
        && c & class::V_ING == 0
        && c & class::V_PART == 0
    {
        return Tag::Proper;
    }
    if t.all_caps && t.span.len() < 6 && !title_case {
        return Tag::Proper;
    }
    if c == 0 {
        return unknown(t, text, prev, first, finite, nominal(next, lexicon));
    }
    if c & class::TO != 0 {
        // "to" before a verb, else a preposition.
        let verb = next_class & class::V_BASE != 0 && !next.is_some_and(|n| n.capital && !title_case)
            || (next_class & (class::ADV | class::NEG) != 0 || next_class == 0 && next.is_some_and(|n| suffix(n, text, "ly")))
                && tokens.get(i + 2).is_some_and(|n| lexicon.classes(n.word) & class::V_BASE != 0)
            || next_class & (class::BE | class::HAVE | class::DO) != 0
            // "to furnish the": an unknown word before an article is a verb.
            || next.is_some_and(|n| n.word == 0 && n.kind == Kind::Word && !n.capital && n.spaced)
                && tokens.get(i + 2).is_some_and(|n| lexicon.classes(n.word) & (class::DET | class::POSS | class::OBJ_PRON) != 0);
        return if verb { Tag::To } else { Tag::Prep };
    }
    if c & class::MODAL != 0
        && !(c & class::NOUN != 0 && matches!(prev, Some(Tag::Det | Tag::Poss | Tag::Adj | Tag::Possessive)))
    {
        return Tag::Modal;
    }
    if c & class::BE != 0 && c & class::V_ING == 0 {
        return Tag::Be;
    }
    if c & class::HAVE != 0 {
        return Tag::Have;
    }
    if c & class::DO != 0 {
        return Tag::Do;
    }
    if c & class::COMP != 0 {
        return that(i, prev, next_class, next);
    }
    if c & class::REL != 0 {
        return if matches!(
            prev,
            Some(
                Tag::Noun
                    | Tag::Proper
                    | Tag::Comma
                    | Tag::Prep
                    | Tag::Num
                    | Tag::Dash
                    | Tag::QuoteClose
                    | Tag::Possessive
            )
        ) {
            Tag::Rel
        } else {
            Tag::Comp
        };
    }
    // "they all agree", "Norland and Kelmar both want": a floating quantifier, not an article.
    if c & class::DET != 0 && c & class::ADV != 0 && matches!(prev, Some(Tag::Noun | Tag::Proper | Tag::Pron)) {
        return Tag::Adv;
    }
    // "Vale provided a list", not "provided that".
    let verb_here = c & class::SUB != 0
        && c & class::VERB != 0
        && matches!(prev, Some(Tag::Noun | Tag::Proper | Tag::Pron))
        && next_class & (class::DET | class::POSS) != 0
        && next_class & class::COMP == 0;
    if let Some(tag) = closed(c)
        && !verb_here
    {
        // Words that are both: "before", "since", "for", "like", "both", "no".
        if c & class::SUB != 0 && c & class::PREP != 0 {
            return if clause_follows(tokens, i + 1, lexicon, text) { Tag::Sub } else { Tag::Prep };
        }
        if c & (class::VERB | class::NOUN) == 0 || !matches!(tag, Tag::Adv | Tag::Prep | Tag::Num) {
            return tag;
        }
        if tag == Tag::Prep && c & class::VERB == 0 {
            return tag;
        }
        if tag == Tag::Num && matches!(prev, Some(Tag::Modal | Tag::To)) && c & class::V_BASE != 0 {
            return Tag::Base;
        }
        if c & class::V_BASE == 0 || !matches!(prev, Some(Tag::Modal | Tag::To)) {
            return tag;
        }
    }
    verb_or_noun(tokens, i, c, prev, next_class, lexicon, finite, title_case)
}

/// The tag before, adverbs and negators skipped.
fn before(tokens: &[Token], i: usize) -> Option<Tag> {
    tokens[..i].iter().rev().map(|t| t.tag).find(|t| !matches!(t, Tag::Adv | Tag::Neg))
}

fn closed(c: u32) -> Option<Tag> {
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

fn that(i: usize, prev: Option<Tag>, next_class: u32, next: Option<&Token>) -> Tag {
    let verbal_next =
        next_class & (class::MODAL | class::BE | class::HAVE | class::DO | class::V_S | class::V_PAST) != 0;
    match prev {
        Some(Tag::Noun | Tag::Proper) if verbal_next => Tag::Rel,
        Some(Tag::Prep | Tag::Coord) | None if next_class & (class::NOUN | class::ADJ) != 0 => Tag::Det,
        Some(Tag::Prep) => Tag::Pron,
        _ if verbal_next && !matches!(prev, Some(Tag::Comma)) => Tag::Pron,
        _ if next.is_none_or(|n| n.kind != Kind::Word && n.kind != Kind::Number && n.kind != Kind::Quote) => Tag::Pron,
        _ if i == 0 => Tag::Det,
        _ => Tag::Comp,
    }
}

/// Whether a finite clause follows soon: a noun phrase and then a finite verb, before any comma.
fn clause_follows(tokens: &[Token], from: usize, lexicon: &Lexicon, text: &str) -> bool {
    let mut nominal = false;
    for (n, t) in tokens.iter().skip(from).take(9).enumerate() {
        if matches!(t.kind, Kind::Comma | Kind::Stop | Kind::Semicolon | Kind::Colon | Kind::Dash) {
            return false;
        }
        let c = lexicon.classes(t.word);
        if c & (class::V_ING) != 0 && !nominal {
            return false;
        }
        let finite = c & (class::MODAL | class::BE | class::HAVE | class::DO) != 0
            || c & (class::V_S | class::V_PAST) != 0 && c & class::NOUN == 0 && !t.capital;
        // "before Norland drops its claim": a form that may be a noun, with an object behind.
        let next = tokens.get(from + n + 1).map_or(0, |t| lexicon.classes(t.word));
        // "until the guns fall silent": a base form behind a plural.
        let plural = n > 0
            && tokens[from + n - 1].span.of(text).ends_with('s')
            && c & class::V_BASE != 0
            && c & class::NOUN == 0;
        let taking = plural || c & class::V_S != 0 && next & (class::DET | class::POSS | class::OBJ_PRON) != 0;
        if (finite || taking) && nominal {
            return true;
        }
        nominal |= t.kind == Kind::Word && c & (class::DET | class::PREP | class::ADV) == 0;
    }
    false
}

fn unknown(t: &Token, text: &str, prev: Option<Tag>, first: bool, finite: bool, nominal_next: bool) -> Tag {
    if t.capital {
        return Tag::Proper;
    }
    let s = t.span.of(text);
    if s.ends_with("ly") && s.len() > 4 {
        return Tag::Adv;
    }
    if s.ends_with("ed") && s.len() > 4 {
        return past(prev, first, finite, nominal_next);
    }
    if s.ends_with("ing") && s.len() > 5 {
        return if matches!(prev, Some(Tag::Be | Tag::Comma | Tag::Prep)) { Tag::Ing } else { Tag::Noun };
    }
    if ["al", "ive", "ous", "ful", "less", "able", "ible", "ic", "ish"].iter().any(|e| s.ends_with(e))
        && s.len() > 4
        && nominal_next
    {
        return Tag::Adj;
    }
    if matches!(prev, Some(Tag::Modal | Tag::To)) { Tag::Base } else { Tag::Noun }
}

/// Whether the next token can go on with a noun phrase.
fn nominal(next: Option<&Token>, lexicon: &Lexicon) -> bool {
    next.is_some_and(|n| {
        let c = lexicon.classes(n.word);
        n.kind == Kind::Hyphen
            || n.kind == Kind::Word
                && (n.capital
                    || c == 0
                    || c & (class::NOUN | class::ADJ) != 0
                    || c & !class::VERB == 0 && c & class::V_ING != 0)
    })
}

fn past(prev: Option<Tag>, first: bool, finite: bool, nominal_next: bool) -> Tag {
    match prev {
        Some(Tag::Be | Tag::Have) => Tag::Part,
        Some(Tag::Det | Tag::Poss | Tag::Possessive | Tag::Hyphen) => Tag::Adj,
        Some(Tag::Adj | Tag::Num | Tag::Prep) if nominal_next => Tag::Adj,
        // "imposed targeted dues": a second past form right behind a verb describes its object.
        Some(Tag::Past | Tag::Third | Tag::Base | Tag::Part | Tag::Ing) if nominal_next => Tag::Adj,
        None if first => Tag::Part,
        _ if finite => Tag::Part,
        _ => Tag::Past,
    }
}

#[allow(clippy::too_many_arguments)]
fn verb_or_noun(
    tokens: &[Token],
    i: usize,
    c: u32,
    prev: Option<Tag>,
    next_class: u32,
    lexicon: &Lexicon,
    finite: bool,
    title_case: bool,
) -> Tag {
    let next = tokens.get(i + 1);
    let raw_prev = i.checked_sub(1).map(|p| tokens[p].tag);
    // A word that is both stays an adjective only before something nominal.
    let noun_or_adj = match (c & class::NOUN != 0, c & class::ADJ != 0) {
        (true, true) if nominal(next, lexicon) && !matches!(prev, Some(Tag::Be)) => Tag::Adj,
        (true, _) | (false, false) => Tag::Noun,
        _ => Tag::Adj,
    };
    if c & class::VERB == 0 {
        return noun_or_adj;
    }
    if c & class::V_BASE != 0 && matches!(prev, Some(Tag::Modal | Tag::To | Tag::Do)) {
        return Tag::Base;
    }
    if c & class::V_PART != 0 && matches!(prev, Some(Tag::Have)) {
        return Tag::Part;
    }
    if c & (class::V_PART | class::V_ING) != 0 && matches!(prev, Some(Tag::Be)) {
        return if c & class::V_ING != 0 {
            Tag::Ing
        } else if c & class::ADJ != 0 && c & class::V_PAST == 0 {
            Tag::Adj
        } else {
            Tag::Part
        };
    }
    if matches!(raw_prev, Some(Tag::Det | Tag::Poss | Tag::Possessive | Tag::Adj | Tag::Num)) {
        if c & (class::V_PART | class::V_ING) != 0 && c & class::NOUN == 0 {
            let nominal_next = nominal(next, lexicon);
            // "the official said", "two said": an adjective or number may stand for a noun before a past form.
            if matches!(raw_prev, Some(Tag::Num | Tag::Adj)) && !nominal_next && c & class::V_PAST != 0 {
                return Tag::Past;
            }
            return if nominal_next || c & class::V_ING == 0 { Tag::Adj } else { Tag::Noun };
        }
        if c & class::NOUN != 0 || c & class::ADJ != 0 {
            // "the minister plans", but an adjective between article and noun stays one.
            return noun_or_adj;
        }
        let verbal_next =
            next_class & (class::DET | class::PREP | class::COMP | class::TO | class::POSS | class::SUB) != 0;
        if c & class::V_PAST == 0 && !(raw_prev == Some(Tag::Adj) && c & class::V_S != 0 && verbal_next) {
            return Tag::Noun;
        }
    }
    if raw_prev == Some(Tag::Prep) {
        if c & class::V_ING != 0 {
            return if c & class::NOUN != 0 && next_class & (class::DET | class::POSS) == 0 {
                Tag::Noun
            } else {
                Tag::Ing
            };
        }
        return if c & (class::V_PART) != 0 && c & class::NOUN == 0 { Tag::Adj } else { Tag::Noun };
    }
    if c & class::V_ING != 0 {
        return if c & class::NOUN != 0 && (next_class & class::PREP != 0 || matches!(prev, Some(Tag::Noun))) {
            Tag::Noun
        } else {
            Tag::Ing
        };
    }
    let ambiguous = c & (class::NOUN | class::ADJ) != 0;
    let takes_next = next
        .is_some_and(|n| lexicon.verb_cues(lexicon.lemma(tokens[i].word)).iter().any(|(p, _)| *p != 0 && *p == n.word));
    let object_next = next_class & (class::DET | class::POSS | class::OBJ_PRON | class::COMP | class::TO | class::PRON)
        != 0
        || next.is_some_and(|n| n.capital && !title_case);
    if c & (class::V_PAST) != 0 {
        if ambiguous
            && !matches!(
                prev,
                Some(
                    Tag::Pron
                        | Tag::Noun
                        | Tag::Proper
                        | Tag::QuoteClose
                        | Tag::Comma
                        | Tag::Rel
                        | Tag::Coord
                        | Tag::Num
                )
            )
        {
            return noun_or_adj;
        }
        let by = next.is_some_and(|n| {
            lexicon.classes(n.word) & class::PREP != 0 && n.span.len() == 2 && n.word == lexicon.id("by")
        });
        if by && c & class::V_PART != 0 && matches!(raw_prev, Some(Tag::Noun | Tag::Comma | Tag::Num))
            || by && c & class::V_PART != 0 && raw_prev == Some(Tag::Proper) && !reports(&tokens[i], lexicon)
        {
            return Tag::Part;
        }
        if c & class::V_PART == 0 {
            return Tag::Past;
        }
        // "…, compared with last year", "…, based on …": a participle closes a sentence that has its verb.
        if raw_prev == Some(Tag::Comma)
            && next_class & class::PREP != 0
            && next_class & class::SUB == 0
            && finite_before(tokens, i)
            && !lexicon.verb_cues(lexicon.lemma(tokens[i].word)).iter().any(|(_, c)| c.is(Class::Report))
        {
            return Tag::Part;
        }
        return past(prev, i == 0, finite, nominal(next, lexicon));
    }
    if c & class::V_PART != 0 && c & (class::V_BASE | class::V_S) == 0 {
        return if ambiguous { noun_or_adj } else { Tag::Part };
    }
    // Present forms: a subject must stand before, and something that a verb takes behind, where the form may be a noun.
    let subject =
        matches!(prev, Some(Tag::Pron | Tag::Noun | Tag::Proper | Tag::Rel | Tag::Num | Tag::QuoteClose | Tag::Other))
            || matches!(prev, Some(Tag::Coord | Tag::Comma)) && finite_before(tokens, i);
    let verb = if c & class::V_S != 0 { Tag::Third } else { Tag::Base };
    if prev == Some(Tag::Be) && c & class::ADJ != 0 {
        return Tag::Adj;
    }
    // A present form without -s needs a plural or a list before it, or nothing (an order).
    if verb == Tag::Base
        && ambiguous
        && matches!(prev, Some(Tag::Proper | Tag::Comma | Tag::QuoteClose | Tag::Other))
        && !(prev == Some(Tag::Proper) && listed(tokens, i))
    {
        return noun_or_adj;
    }
    if !ambiguous {
        return verb;
    }
    // "If the shelling stops, …": a clause that a conjunction opened has its verb before the comma.
    let closes = next.is_none_or(|n| matches!(n.kind, Kind::Comma | Kind::Stop));
    if closes && verb == Tag::Third && !finite && matches!(prev, Some(Tag::Noun | Tag::Proper)) && opened(tokens, i) {
        return verb;
    }
    if prev == Some(Tag::Pron) || prev == Some(Tag::Rel) {
        return verb;
    }
    if !subject || finite {
        return noun_or_adj;
    }
    let proper_before = matches!(prev, Some(Tag::Proper | Tag::QuoteClose));
    if object_next || takes_next && proper_before || proper_before && next_class & class::ADV != 0 {
        let plural_before = verb == Tag::Base && prev == Some(Tag::Noun) && !object_next;
        return if plural_before { noun_or_adj } else { verb };
    }
    if title_case
        || proper_before
            && c & class::V_S != 0
            && next.is_some_and(|n| n.kind == Kind::Word && next_class & class::PREP == 0)
            && raw_prev != Some(Tag::Hyphen)
            && !is_adjectival(tokens, i, lexicon)
    {
        return verb;
    }
    noun_or_adj
}

/// "Norland and Kelmar reject": a list of names ends before the verb.
fn listed(tokens: &[Token], i: usize) -> bool {
    let start = tokens[..i].iter().rposition(|t| t.tag != Tag::Proper && t.tag != Tag::Adv);
    start.is_some_and(|s| tokens[s].tag == Tag::Coord) || tokens[i - 1].all_caps
}

/// Whether a subordinate clause stands open before a token, without a verb yet.
fn opened(tokens: &[Token], i: usize) -> bool {
    let last = tokens[..i].iter().rev().map(|t| t.tag).find(|t| {
        matches!(
            t,
            Tag::Sub
                | Tag::Comp
                | Tag::Rel
                | Tag::Comma
                | Tag::Third
                | Tag::Past
                | Tag::Modal
                | Tag::Be
                | Tag::Have
                | Tag::Do
        )
    });
    matches!(last, Some(Tag::Sub | Tag::Comp))
}

fn finite_before(tokens: &[Token], i: usize) -> bool {
    tokens[..i]
        .iter()
        .rev()
        .take(30)
        .any(|t| matches!(t.tag, Tag::Third | Tag::Past | Tag::Modal | Tag::Be | Tag::Have))
}

/// "Norlander sanctions chief": a demonym before a noun is an adjective, so what follows is no verb.
fn is_adjectival(tokens: &[Token], i: usize, lexicon: &Lexicon) -> bool {
    use crate::codebook::lexicon::{Meaning, NameKind};
    let mut adjectival = false;
    if i > 0 {
        lexicon.phrases_at(tokens, i - 1, |f| {
            adjectival |= f.end as usize == i && matches!(f.meaning, Meaning::State(_, NameKind::Demonym));
        });
    }
    adjectival
}

fn suffix(t: &Token, text: &str, end: &str) -> bool {
    t.span.of(text).ends_with(end)
}
