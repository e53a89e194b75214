//! Word classes in their place: closed classes from the vocabulary, open ones by what stands around them. No dictionary of
//! senses and no statistics: enough to find verb groups, subjects and objects.

mod ahead;
mod around;
mod closed;
mod follows;
mod headline;
mod name;
mod open;
mod phrasal;
mod present;
mod relative;

use self::around::{Site, before};
use super::token::{Kind, Token};
use crate::codebook::{
    cue::{Class, Marker},
    lexicon::{Lexicon, Meaning, class},
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
    let (mut finite, mut owed) = (false, false);
    let mut how = 0;
    for i in 0..tokens.len() {
        if matches!(tokens[i].tag, Tag::QuoteOpen | Tag::QuoteClose) {
            finite = false;
            continue;
        }
        if let Some(end) = manner(tokens, i, lexicon) {
            how = end;
        }
        if i < how {
            tokens[i].tag = Tag::Adv;
            continue;
        }
        let site = Site { tokens, i, text, lexicon, title_case, finite, owed };
        let tag = of_kind(&site);
        owed = match tag {
            Tag::Modal | Tag::Do => true,
            // "will within weeks raise the dues".
            Tag::Prep => owed && before(tokens, i) == Some(Tag::Modal),
            Tag::Base | Tag::Be | Tag::Have | Tag::To => false,
            Tag::Comma | Tag::Coord | Tag::Sub | Tag::Comp | Tag::Rel | Tag::Stop | Tag::Colon | Tag::Dash => false,
            _ => owed,
        };
        finite = finite_after(tokens, i, tag, finite, lexicon);
        tokens[i].tag = tag;
    }
    headline::verb(tokens, lexicon);
}

/// "agreed | in principle | to a truce": where the words behind a verb end that say as one how it is done.
fn manner(tokens: &[Token], i: usize, lexicon: &Lexicon) -> Option<usize> {
    let before = i.checked_sub(1).map(|p| tokens[p].tag)?;
    if !tokens[i].opens || !(before.is_verb() || before.is_aux() || before == Tag::ObjPron) {
        return None;
    }
    let mut end = None;
    lexicon.phrases_at(tokens, i, |f| {
        if f.meaning == Meaning::Marker(Marker::Manner) {
            end = Some(f.end as usize);
        }
    });
    // "in full view of": the last word goes on.
    let apart =
        class::DET | class::POSS | class::PREP | class::TO | class::SUB | class::COMP | class::PRON | class::VERB;
    end.filter(|&e| tokens.get(e).is_some_and(|n| n.capital || n.kind != Kind::Word || n.classes & apart != 0))
}

/// The tag of a token: of a word by its place, of a mark by what it is.
fn of_kind(s: &Site) -> Tag {
    let (tokens, i) = (s.tokens, s.i);
    match tokens[i].kind {
        Kind::Word if s.had_better() => Tag::Modal,
        // "Norland no longer supports a truce".
        Kind::Word if s.class(i) & class::V_S != 0 && i > 1 && s.is(i - 1, &["longer"]) && s.is(i - 2, &["no"]) => {
            Tag::Third
        }
        Kind::Word if s.joins_clause() => Tag::Sub,
        Kind::Word => closed::word(s),
        // "11.05 Norland's envoy has arrived": the hour of an entry.
        Kind::Number if i == 0 && is_stamp(tokens, s.text) => Tag::Other,
        Kind::Number => Tag::Num,
        Kind::Possessive => closed::possessive(s),
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
    }
}

/// Whether the clause has its finite verb once a token has its tag; earlier past forms that it shows to be participles become such.
fn finite_after(tokens: &mut [Token], i: usize, tag: Tag, finite: bool, lexicon: &Lexicon) -> bool {
    if matches!(tag, Tag::Past | Tag::Third | Tag::Modal | Tag::Have | Tag::Be)
        && let Some(participle) = in_parenthesis(tokens.get(..i).unwrap_or_default())
    {
        tokens[participle].tag = Tag::Part;
    }
    match tag {
        // What follows a verb of saying may have its own verb.
        Tag::Past if reports(&tokens[i], lexicon) => {
            // "two envoys briefed on the talks said": the earlier past form, which takes no clause, was a participle.
            if let Some(participle) = aside(tokens.get(..i).unwrap_or_default(), lexicon) {
                tokens[participle].tag = Tag::Part;
            }
            false
        }
        Tag::Modal | Tag::Third | Tag::Past => {
            // "the dues imposed on Kelmar will stay": the earlier past form, which has no object, was a participle.
            if finite && tag != Tag::Past && bare_participle(tokens.get(..i).unwrap_or_default(), lexicon) {
                reduce(&mut tokens[..i], lexicon);
            }
            tag == Tag::Modal || !reports(&tokens[i], lexicon)
        }
        // "the terms laid down in Sutholm remain".
        Tag::Base
            if finite
                && matches!(before(tokens, i), Some(Tag::Noun | Tag::Proper))
                && bare_participle(tokens.get(..i).unwrap_or_default(), lexicon) =>
        {
            reduce(&mut tokens[..i], lexicon);
            finite
        }
        // "has said the guns fall silent": what follows has a verb of its own.
        Tag::Part if before(tokens, i) == Some(Tag::Have) && reports(&tokens[i], lexicon) => {
            let next = tokens.get(i + 1);
            let begins = |n: &Token| n.capital || n.classes & (class::DET | class::POSS) != 0;
            // "has asked Norland to leave".
            let asks = lexicon.own_cue(tokens[i].lemma).attitude() > 0;
            finite && (asks || !(says(&tokens[i], lexicon) || next.is_some_and(begins)))
        }
        // "proposed that Norland cede Kelm": the verb of a demand has no other form.
        Tag::Base if !finite && subjunctive(tokens.get(..i).unwrap_or_default()) => true,
        Tag::Be | Tag::Have | Tag::Do if matches!(before(tokens, i), Some(Tag::To | Tag::Modal)) => finite,
        // "being held".
        Tag::Be if tokens[i].classes & class::V_ING != 0 => finite,
        Tag::Be | Tag::Have | Tag::Do => {
            // "the sanctions imposed last week were …": the earlier past form was a participle.
            if finite && (tag != Tag::Be || tokens[i].classes & class::V_PART == 0) {
                reduce(&mut tokens[..i], lexicon);
            }
            true
        }
        // "Vale said she left": a pronoun begins a clause of its own.
        Tag::Pron => false,
        Tag::Comma
        | Tag::Coord
        | Tag::Sub
        | Tag::Comp
        | Tag::Rel
        | Tag::Semicolon
        | Tag::Colon
        | Tag::Dash
        | Tag::Stop => false,
        _ => finite,
    }
}

/// Whether "that" and a subject stand before a base form.
fn subjunctive(before: &[Token]) -> bool {
    let subject = before.iter().rev().take_while(|t| t.tag.is_nominal() || t.tag.is_head()).count();
    let that = before.len().checked_sub(subject + 1).map(|at| before[at].tag);
    subject > 0 && that == Some(Tag::Comp) && before.last().is_some_and(|t| t.tag.is_head())
}

/// Whether the last past form stands between a noun and a preposition: it has no object.
fn bare_participle(before: &[Token], lexicon: &Lexicon) -> bool {
    before.iter().rposition(|t| t.tag == Tag::Past).is_some_and(|i| {
        let behind = before.get(i + 1).map_or(0, |t| t.classes);
        i > 0
            && (before[i - 1].tag == Tag::Noun || i == 1 && before[0].tag == Tag::Proper)
            && !says(&before[i], lexicon)
            && behind & (class::PREP | class::ADV) != 0
            && behind & (class::DET | class::POSS) == 0
    })
}

/// Makes the last past form, if it may be a participle after a noun, one.
fn reduce(before: &mut [Token], lexicon: &Lexicon) {
    for i in (0..before.len()).rev() {
        match before[i].tag {
            // "Vale said the truce had": a verb of saying takes a clause without "that".
            Tag::Past if reports(&before[i], lexicon) && before.get(i + 1).is_some_and(|n| n.tag.is_nominal()) => {
                return;
            }
            // "the truce that Norland rejected was": the verb of its own clause.
            Tag::Past if behind_that(before, i) => return,
            // "Norland rejected the truce Sutholm has proposed": it has an object, whose own clause follows.
            Tag::Past if is_object_and_subject(before.get(i + 1..).unwrap_or_default()) => return,
            Tag::Past if before[i].classes & class::V_PART != 0 || before[i].word == 0 => {
                if i > 0 && matches!(before[i - 1].tag, Tag::Noun | Tag::Proper | Tag::Num | Tag::Adv | Tag::QuoteClose)
                {
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

/// A past form behind a noun and before a preposition, with nothing but noun phrases up to a verb of saying: a participle.
fn aside(before: &[Token], lexicon: &Lexicon) -> Option<usize> {
    let i = before.iter().rposition(|t| !(t.tag.is_nominal() || matches!(t.tag, Tag::Prep | Tag::Part)))?;
    let participle = before[i].tag == Tag::Past && before[i].classes & class::V_PART != 0;
    let cue = lexicon.own_cue(before[i].lemma);
    let takes = cue.is(Class::Clausal) || cue.is(Class::Report);
    let placed = i > 0 && before[i - 1].tag == Tag::Noun && before.get(i + 1).is_some_and(|n| n.tag == Tag::Prep);
    (participle && placed && !takes).then_some(i)
}

/// "The Folkhall, in a statement adopted on Monday, | denounced": a past form behind the noun of a phrase that stands between commas, and
/// the subject's own verb behind it.
fn in_parenthesis(before: &[Token]) -> Option<usize> {
    let close = before.len().checked_sub(1).filter(|&c| before[c].tag == Tag::Comma)?;
    let open = before.get(..close).unwrap_or_default().iter().rposition(|t| t.tag == Tag::Comma)?;
    let verb = |t: &Token| t.tag.is_aux() || matches!(t.tag, Tag::Past | Tag::Third | Tag::Base);
    let inside = before.get(open + 1..close).unwrap_or_default();
    let past = inside.iter().position(verb).filter(|&v| v > 1 && inside[0].tag == Tag::Prep)?;
    let form = &inside[past];
    let bare = form.tag == Tag::Past && form.classes & class::V_PART != 0 && inside[past - 1].tag == Tag::Noun;
    let taken = inside.get(past + 1).is_none_or(|t| matches!(t.tag, Tag::Prep | Tag::Adv));
    let waits = open > 0 && before[open - 1].tag.is_head() && !before.get(..open).unwrap_or_default().iter().any(verb);
    (bare && taken && waits && !inside.get(past + 1..).unwrap_or_default().iter().any(verb)).then_some(open + 1 + past)
}

/// "the truce Sutholm", "its plan the envoys": a noun phrase, and right behind its noun another.
fn is_object_and_subject(phrase: &[Token]) -> bool {
    let opens = |t: &Token| matches!(t.tag, Tag::Det | Tag::Poss);
    let begins = |t: &Token| opens(t) || matches!(t.tag, Tag::Proper | Tag::Pron);
    let second = phrase.windows(2).any(|w| w[0].tag == Tag::Noun && begins(&w[1]));
    phrase.first().is_some_and(opens) && second && phrase.iter().all(|t| t.tag.is_nominal() || t.tag.is_head())
}

/// Whether a noun with "that", and a subject, stand before a verb.
fn behind_that(before: &[Token], verb: usize) -> bool {
    let run = before
        .get(..verb)
        .unwrap_or_default()
        .iter()
        .rev()
        .take_while(|t| t.tag.is_nominal() || t.tag == Tag::Pron)
        .count();
    let noun = |at: usize| matches!(before[at].tag, Tag::Noun | Tag::Proper);
    run > 0 && run + 1 < verb && matches!(before[verb - run - 1].tag, Tag::Comp | Tag::Rel) && noun(verb - run - 2)
}

fn reports(token: &Token, lexicon: &Lexicon) -> bool {
    let cue = lexicon.own_cue(token.lemma);
    cue.is(Class::Report) || cue.is(Class::Belief)
}

/// A verb of saying that takes a clause.
fn says(token: &Token, lexicon: &Lexicon) -> bool {
    let cue = lexicon.own_cue(token.lemma);
    cue.is(Class::Report) && cue.is(Class::Clausal)
}

/// Whether an hour stands before the sentence, which begins with a capital.
fn is_stamp(tokens: &[Token], text: &str) -> bool {
    let hour = tokens[0].span.of(text).split_once(['.', ':']).is_some_and(|(h, m)| h.len() <= 2 && m.len() == 2);
    hour && tokens.get(1).is_some_and(|t| t.capital || t.kind == Kind::Quote)
}

fn is_title_case(tokens: &[Token]) -> bool {
    let (mut words, mut capital) = (0, 0);
    for t in tokens.iter().filter(|t| t.kind == Kind::Word && t.span.len() > 3) {
        words += 1;
        capital += t.capital as usize;
    }
    // "Norland Agrees to Truce", "Norland to Ease Dues": of few words, all, and a verb among them that no name is.
    let verb = |t: &Token| t.capital && t.classes & class::VERB != 0 && t.classes & class::NOUN == 0;
    let led = |w: &[Token]| w[0].classes & class::TO != 0 && w[1].capital && w[1].classes & class::V_BASE != 0;
    let few = || tokens.iter().skip(1).any(verb) || tokens.windows(2).any(led);
    words >= 4 && capital * 10 >= words * 7 || words == 3 && capital == 3 && few()
}
