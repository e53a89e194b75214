//! Verb groups: auxiliaries, negation and main verb, with the cue that the verb and its particle make.

use super::{tag::Tag, token::Token};
use crate::codebook::{
    cue::{Class, VerbCue},
    lexicon::{LemmaId, Lexicon, WordId, class},
};

/// The form of a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Has a subject of its own.
    Finite,
    /// "to leave".
    Infinitive,
    /// "leaving".
    Ing,
    /// "imposed by …" without auxiliary.
    Participle,
}

/// What a modal says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Modal {
    /// None.
    None,
    /// will, shall, going to.
    Future,
    /// would.
    Would,
    /// may, might, can, could.
    Possible,
    /// must, should, ought to, have to.
    Ought,
}

/// A verb group, as token indices of its paragraph.
#[derive(Clone, Copy, Debug)]
pub struct Group {
    /// First token.
    pub first: u32,
    /// One past its last token, the particle not included.
    pub end: u32,
    /// The main verb's token.
    pub head: u32,
    /// The main verb.
    pub lemma: LemmaId,
    /// The cue of the verb, by itself and with its particle.
    pub cue: VerbCue,
    /// The particle that made the cue; 0: none.
    pub particle: WordId,
    /// Further words that made it with the particle ("put up *with*"); 0: none.
    pub tail: [WordId; 2],
    /// Form.
    pub form: Form,
    /// Modal.
    pub modal: Modal,
    /// "not", "never", "no longer" in it.
    pub negated: bool,
    /// Its subject denies it: "nothing obliges", "nobody wants". Set with the clause.
    pub denied: bool,
    /// Passive.
    pub passive: bool,
    /// Past tense or perfect.
    pub past: bool,
    /// "has/have V-ed".
    pub perfect: bool,
    /// "is/was V-ing".
    pub progressive: bool,
    /// The main verb is a form of be with a predicate after it.
    pub copula: bool,
    /// The auxiliary that stands before the subject: "should Norland refuse".
    pub fronted: Option<u32>,
}

/// Puts the verb groups of a sentence into `out`, in order.
pub fn groups(
    tokens: &[Token],
    range: std::ops::Range<usize>,
    lexicon: &Lexicon,
    words: &Grammar,
    out: &mut Vec<Group>,
) {
    out.clear();
    let mut i = range.start;
    while i < range.end {
        if starts(tokens, i, range.end) && !lets_go(tokens, i, words) {
            let group = read(tokens, i, range.end, lexicon, words);
            i = group.end as usize;
            out.push(group);
        } else {
            i += 1;
        }
    }
}

/// Words that the grammar itself needs by name.
#[derive(Clone, Debug, Default)]
pub struct Grammar {
    future: [WordId; 4],
    would: [WordId; 2],
    ought: [WordId; 4],
    shall: WordId,
    /// Particles that may stand behind the object.
    separable: [WordId; 6],
    /// "have".
    pub have: LemmaId,
    be: LemmaId,
    go: LemmaId,
    need: LemmaId,
    got: WordId,
    no: WordId,
    longer: WordId,
    /// "by".
    pub by: WordId,
    /// "of".
    pub of: WordId,
    /// "that".
    pub that: WordId,
    /// "let".
    pub let_: LemmaId,
    /// "as".
    pub as_: WordId,
    /// "to".
    pub to: WordId,
    /// "according".
    pub according: WordId,
    /// "in".
    pub in_: WordId,
    /// "for".
    pub for_: WordId,
    /// Prepositions that rather go on with a noun phrase than with its clause.
    pub attaching: [WordId; 5],
    /// "the", "a", "an".
    pub articles: [WordId; 3],
    /// First and second persons.
    pub own: [WordId; 3],
    /// "himself" and the like: of the name before them.
    pub selves: [WordId; 4],
    /// "whether", "if": what follows is a question.
    pub whether: [WordId; 2],
}

impl Grammar {
    /// Looks the words up.
    pub fn new(lexicon: &Lexicon) -> Grammar {
        Grammar {
            future: ["will", "shall", "'ll", "wo"].map(|w| lexicon.id(w)),
            would: ["would", "'d"].map(|w| lexicon.id(w)),
            ought: ["must", "should", "ought", "better"].map(|w| lexicon.id(w)),
            shall: lexicon.id("shall"),
            separable: ["up", "down", "out", "off", "on", "over"].map(|w| lexicon.id(w)),
            have: lexicon.lemma_id("have"),
            be: lexicon.lemma_id("be"),
            go: lexicon.lemma_id("go"),
            need: lexicon.lemma_id("need"),
            got: lexicon.id("got"),
            no: lexicon.id("no"),
            longer: lexicon.id("longer"),
            by: lexicon.id("by"),
            of: lexicon.id("of"),
            that: lexicon.id("that"),
            let_: lexicon.lemma_id("let"),
            as_: lexicon.id("as"),
            to: lexicon.id("to"),
            according: lexicon.id("according"),
            in_: lexicon.id("in"),
            for_: lexicon.id("for"),
            attaching: ["of", "for", "with", "from", "to"].map(|w| lexicon.id(w)),
            articles: ["the", "a", "an"].map(|w| lexicon.id(w)),
            own: ["i", "we", "you"].map(|w| lexicon.id(w)),
            selves: ["himself", "herself", "itself", "themselves"].map(|w| lexicon.id(w)),
            whether: ["whether", "if"].map(|w| lexicon.id(w)),
        }
    }

    fn modal(&self, word: WordId) -> Modal {
        if self.future.contains(&word) {
            Modal::Future
        } else if self.would.contains(&word) {
            Modal::Would
        } else if self.ought.contains(&word) {
            Modal::Ought
        } else {
            Modal::Possible
        }
    }
}

/// The comma that closes a parenthesis of adverbs opened by the comma at `i`, where a verb follows it; `i` itself if none.
fn aside(tokens: &[Token], i: usize, limit: usize) -> usize {
    let Some(close) = (i + 1..limit.min(i + 5)).find(|&j| tokens[j].tag == Tag::Comma) else { return i };
    let adverbs = close > i + 1 && tokens[i + 1..close].iter().all(|t| matches!(t.tag, Tag::Adv | Tag::Coord));
    let verb =
        tokens.get(close + 1).is_some_and(|t| matches!(t.tag, Tag::Base | Tag::Part | Tag::Ing | Tag::Be | Tag::Neg));
    if adverbs && verb { close } else { i }
}

/// The mark that closes what says an auxiliary over again, opened by the mark at `i` ("does not, nor will it ever, leave", "cannot
/// – and must not – leave"), where the verb of both follows it; `i` itself if none.
fn doubled(tokens: &[Token], i: usize, limit: usize) -> usize {
    let inside =
        |t: &Token| t.tag.is_aux() || t.tag.is_nominal() || t.tag.is_head() || matches!(t.tag, Tag::Adv | Tag::Neg);
    let joins = tokens.get(i + 1).is_some_and(|t| matches!(t.tag, Tag::Coord | Tag::Neg));
    let close = (i + 2..limit.min(i + 9)).find(|&j| !inside(&tokens[j])).filter(|_| joins);
    let Some(close) = close.filter(|&j| tokens[j].tag == tokens[i].tag) else { return i };
    let again = tokens[i + 2..close].iter().any(|t| t.tag.is_aux());
    let mut behind = tokens[close + 1..limit].iter().take(3).skip_while(|t| matches!(t.tag, Tag::Adv | Tag::Neg));
    let verb = behind.next().is_some_and(|t| matches!(t.tag, Tag::Base | Tag::Part | Tag::Ing | Tag::Be));
    if again && verb { close } else { i }
}

/// "will never, never, never leave": the comma stands between an adverb or negator and its repetition.
fn repeated(tokens: &[Token], i: usize, limit: usize) -> bool {
    let (before, behind) = (&tokens[i - 1], tokens.get(i + 1).filter(|_| i + 1 < limit));
    matches!(before.tag, Tag::Neg | Tag::Adv) && behind.is_some_and(|t| t.word == before.word && t.word != 0)
}

/// Whether a verb group whose auxiliaries have been read goes on at a token, some adverbs and one mark on.
fn goes_on(tokens: &[Token], from: usize, limit: usize) -> bool {
    let rest = tokens[from..limit].iter().take(4);
    let mut rest = rest.skip_while(|t| matches!(t.tag, Tag::Adv | Tag::Neg | Tag::QuoteClose));
    rest.next().is_some_and(|t| t.tag == Tag::Be || matches!(t.tag, Tag::Base | Tag::Part | Tag::Ing))
}

/// "let go of the islands": one verb.
fn lets_go(tokens: &[Token], i: usize, words: &Grammar) -> bool {
    tokens[i].tag == Tag::Base && tokens[i].lemma == words.go && i > 0 && tokens[i - 1].lemma == words.let_
}

fn starts(tokens: &[Token], i: usize, end: usize) -> bool {
    let tag = tokens[i].tag;
    tag.is_aux()
        || tag.is_verb()
        || tag == Tag::To && (i + 1..end.min(i + 3)).any(|j| tokens[j].tag == Tag::Base || tokens[j].tag.is_aux())
}

fn read(tokens: &[Token], first: usize, limit: usize, lexicon: &Lexicon, words: &Grammar) -> Group {
    let mut g = Group {
        first: first as u32,
        end: first as u32 + 1,
        head: first as u32,
        lemma: 0,
        cue: VerbCue::default(),
        particle: 0,
        tail: [0; 2],
        form: Form::Finite,
        modal: Modal::None,
        negated: false,
        denied: false,
        passive: false,
        past: false,
        perfect: false,
        progressive: false,
        copula: false,
        fronted: None,
    };
    let infinitive = tokens[first].tag == Tag::To;
    let (mut be, mut have) = (None, None);
    let mut i = first;
    let mut main = None;
    while i < limit {
        let t = &tokens[i];
        match t.tag {
            Tag::To if i == first => {}
            // "have to leave", "is to leave", "ought to", "need to": a duty.
            Tag::To
                if main.is_none()
                    && i > 0
                    && (have == Some(i - 1) || be == Some(i - 1) || g.modal == Modal::Ought)
                    && tokens
                        .get(i + 1)
                        .is_some_and(|n| matches!(n.tag, Tag::Base | Tag::Be) || does(tokens, i + 1)) =>
            {
                // "is to lift the dues next week": planned; "is to be lifted", "was to go": what shall be.
                let planned = be == Some(i - 1) && !g.past && tokens[i + 1].tag == Tag::Base;
                g.modal = if planned { Modal::Future } else { Modal::Ought };
                (have, be) = (None, None);
            }
            Tag::Modal => {
                // "The Parties shall refrain": an order; "I shall go" is none.
                let orders = t.word == words.shall && !(first > 0 && words.own.contains(&tokens[first - 1].word));
                g.modal = if orders && t.word != 0 { Modal::Ought } else { words.modal(t.word) };
                g.negated |= t.classes & class::NEG != 0;
            }
            Tag::Be => {
                be = Some(i);
                g.past |= is_past(t);
            }
            Tag::Have => {
                have = Some(i);
                g.past |= is_past(t);
            }
            Tag::Do => {
                g.past |= is_past(t);
                // "does not have a plan": a verb that is an auxiliary elsewhere.
                let mut behind = tokens[i + 1..limit].iter().skip_while(|n| matches!(n.tag, Tag::Adv | Tag::Neg));
                let has = behind.next().is_some_and(|n| n.tag == Tag::Have || n.tag == Tag::Be);
                let far = || {
                    let denied =
                        tokens[i + 1..limit].iter().take_while(|n| matches!(n.tag, Tag::Adv | Tag::Neg)).count();
                    let mark = i + 1 + denied;
                    mark < limit
                        && matches!(tokens[mark].tag, Tag::Comma | Tag::Dash)
                        && doubled(tokens, mark, limit) > mark
                };
                if !has && !tokens[i + 1..limit].iter().take(4).any(|n| n.tag == Tag::Base) && !far() {
                    main = Some(i);
                }
            }
            // "do, however, keep": a parenthesis of adverbs after an auxiliary.
            Tag::Comma if i > first && main.is_none() && repeated(tokens, i, limit) => {}
            Tag::Comma if i > first && main.is_none() && aside(tokens, i, limit) > i => {
                i = aside(tokens, i, limit);
            }
            Tag::Comma | Tag::Dash if i > first && main.is_none() && doubled(tokens, i, limit) > i => {
                i = doubled(tokens, i, limit);
            }
            Tag::Neg => g.negated = true,
            Tag::Adv => {}
            // "would “never” leave", "will “not” be drawn": marks around a part of the group.
            Tag::QuoteOpen | Tag::QuoteClose if i > first && main.is_none() && goes_on(tokens, i + 1, limit) => {}
            Tag::Det if t.word == words.no && tokens.get(i + 1).is_some_and(|n| n.word == words.longer) => {
                g.negated = true;
                i += 1;
            }
            Tag::Hyphen => break,
            // "need to leave", "has got to leave": a duty as "has to" is.
            tag if tag.is_verb()
                && (t.lemma == words.need && be.is_none() || t.word == words.got && have.is_some())
                && duty(tokens, i, limit) =>
            {
                g.past |= tag == Tag::Past && t.lemma == words.need;
                g.modal = Modal::Ought;
                have = None;
                i += 1;
            }
            tag if tag.is_verb() => main = Some(i),
            // "Is Norland ready …?" is left to the copula.
            _ => break,
        }
        i += 1;
        if main.is_some() {
            break;
        }
    }
    let head = main.or(be).or(have).unwrap_or(first);
    g.head = head as u32;
    g.end = (head + 1).max(first + 1) as u32;
    // "is not", "has not": negation after the auxiliary that heads.
    if main.is_none() {
        let mut j = head + 1;
        while j < limit && matches!(tokens[j].tag, Tag::Neg | Tag::Adv | Tag::QuoteOpen) {
            if tokens[j].tag == Tag::Neg {
                g.negated = true;
            }
            j += 1;
        }
        if g.negated {
            g.end = j as u32;
        }
    }
    let tag = tokens[head].tag;
    g.lemma = tokens[head].lemma;
    g.copula = main.is_none() && be.is_some() || tag == Tag::Be;
    if g.copula {
        g.lemma = words.be;
    } else if tag == Tag::Have {
        g.lemma = words.have;
    }
    g.perfect = have.is_some_and(|h| h != head);
    g.past |= g.perfect || tag == Tag::Past;
    if be.is_some_and(|b| b != head) {
        g.passive = tag == Tag::Part;
        g.progressive = tag == Tag::Ing;
    }
    g.form = if infinitive {
        Form::Infinitive
    } else if be.is_none() && have.is_none() && g.modal == Modal::None {
        match tag {
            Tag::Ing => Form::Ing,
            Tag::Part => Form::Participle,
            Tag::Be | Tag::Have if tokens[head].span.len() > 4 && is_ing(&tokens[head]) => Form::Ing,
            _ => Form::Finite,
        }
    } else if be.is_some_and(|b| is_ing(&tokens[b]) && b == first)
        || have.is_some_and(|h| is_ing(&tokens[h]) && h == first)
    {
        Form::Ing
    } else {
        Form::Finite
    };
    if g.form == Form::Participle {
        g.passive = true;
    }
    if g.lemma == words.go && g.progressive && tokens.get(g.end as usize).is_some_and(|t| t.tag == Tag::To) {
        g.modal = Modal::Future;
    }
    particle(&mut g, tokens, limit, lexicon, words);
    g
}

/// Takes the cue of the verb with the particle behind it, or a few words on ("turn the offer down"), else the verb's own.
fn particle(g: &mut Group, tokens: &[Token], limit: usize, lexicon: &Lexicon, words: &Grammar) {
    let cues = lexicon.verb_cues(g.lemma);
    let own = cues.iter().find(|(p, _)| *p == 0).map(|(_, c)| *c);
    let end = g.end as usize;
    let long_cues = lexicon.long_cues(g.lemma);
    // Half of all verbs are known with no word behind them.
    let alone = long_cues.is_empty() && cues.len() == usize::from(own.is_some());
    let window = if alone { end..end } else { end..limit.min(end + 6) };
    for j in window {
        let t = &tokens[j];
        if matches!(
            t.tag,
            Tag::Comma
                | Tag::Stop
                | Tag::Semicolon
                | Tag::Comp
                | Tag::Rel
                | Tag::QuoteOpen
                | Tag::QuoteClose
                | Tag::Coord
                | Tag::Dash
        ) || j > end && t.tag.is_verb() && t.tag != Tag::Ing
        {
            break;
        }
        if t.word == 0 {
            continue;
        }
        // "put up with", "bring the war to an end": all its words in a row.
        let stands = |w: &[WordId; 3]| {
            let mut at = j;
            // "spoke out clearly and directly against", "made up its mind on".
            w.iter().filter(|w| **w != 0).all(|&w| {
                let loose = |t: &Token| t.word != w && matches!(t.tag, Tag::Adv | Tag::Coord | Tag::Det | Tag::Poss);
                at += tokens[at..].iter().take_while(|t| loose(t)).count() + 1;
                tokens.get(at - 1).is_some_and(|t| t.word == w)
            })
        };
        let long = long_cues.iter().find(|l| stands(&l.words));
        let short = cues.iter().find(|(p, _)| *p != 0 && *p == t.word).map(|(_, cue)| ([0; 2], *cue));
        if let Some((tail, cue)) = long.map(|l| ([l.words[1], l.words[2]], l.cue)).or(short) {
            // A preposition right behind; an adverb particle also after a short object.
            let near = j == end
                || tokens[end..j].iter().all(|t| matches!(t.tag, Tag::Adv | Tag::Neg | Tag::ObjPron | Tag::Pron));
            let separable = t.classes & class::ADV != 0 || words.separable.contains(&t.word);
            // "hit Norland with dues": the object between.
            let object = !separable
                && tokens[end..j].iter().all(|t| {
                    let links = t.tag == Tag::Prep && t.word == words.of && t.word != 0;
                    t.tag.is_nominal() || t.tag.is_head() || t.tag == Tag::Adv || links
                });
            // "called a vote on the dues": the preposition of the object.
            let own = separable && !near && t.tag == Tag::Prep && cue.is(Class::Cause) && cue.is(Class::Report);
            if near || separable && !own || object {
                (g.particle, g.tail, g.cue) = (t.word, tail, cue);
                return;
            }
        }
    }
    g.cue = own.unwrap_or_default();
}

/// Whether "to" and a verb stand behind a token.
fn duty(tokens: &[Token], at: usize, limit: usize) -> bool {
    let behind = tokens.get(at + 2).filter(|_| at + 2 < limit);
    tokens.get(at + 1).is_some_and(|t| t.tag == Tag::To) && behind.is_some_and(|t| matches!(t.tag, Tag::Base | Tag::Be))
}

/// "have to do it"; in "has to do with" nobody has to.
fn does(tokens: &[Token], at: usize) -> bool {
    tokens[at].tag == Tag::Do && tokens.get(at + 1).is_some_and(|n| n.tag != Tag::Prep)
}

fn is_past(t: &Token) -> bool {
    t.classes & class::V_PAST != 0
}

fn is_ing(t: &Token) -> bool {
    t.classes & class::V_ING != 0
}
