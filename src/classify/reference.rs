//! Reference of topic: "this", "the idea", "the measures" and answers without an object stand for what is under discussion.

use super::{
    agenda::{Agenda, Item, Number},
    chain::{self, Chain},
    holder::Holder,
    view::View,
};
use crate::{
    codebook::{
        cue::{Class, Marker},
        lexicon::{Found, Meaning, VerbPattern},
    },
    segment::{
        Sentence,
        clause::{Clause, Edge},
        group::{Form, Modal},
        tag::Tag,
    },
};

/// How a topic came into a sentence that does not name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// "this", "it".
    Pronoun,
    /// "the idea", "such a step".
    Description,
    /// A word of the topic that others have too: "the measures".
    Word,
    /// A verb of agreeing, or of withholding, without an object.
    Silent,
    /// An open point or a question about it.
    Reserved,
}

/// A reference: its kind, and where the topic was spoken of.
#[derive(Clone, Copy, Debug)]
pub struct Carried {
    /// Its kind.
    pub how: How,
    /// The topic under discussion.
    pub item: Item,
}

/// What a sentence that states nothing on a topic by its own words states on what is under discussion.
pub fn chains(view: &View<'_>, sentence: &Sentence, agenda: &Agenda) -> Vec<Chain> {
    let mut out = Vec::new();
    for (hit, carried) in words(view, sentence, agenda) {
        out.extend(chain::chain(view, sentence, &hit).map(|c| c.carried_by(carried)));
    }
    let asks = sentence.clauses.iter().any(|c| asks(view, sentence, c).is_some());
    if !asks {
        let acted_on = acted_on(view, sentence, agenda);
        let anaphors = if acted_on.is_empty() { anaphors(view, sentence, agenda) } else { acted_on };
        for (hit, carried) in anaphors {
            let chain = chain::chain(view, sentence, &hit).map(|c| c.carried_by(carried));
            let known = |c: &Chain| out.iter().any(|o: &Chain| o.topic == c.topic && o.head == c.head);
            out.extend(chain.filter(|c| !known(c)));
        }
    }
    let named = view.unit.mentions.topics_in(sentence.tokens.clone());
    if out.is_empty() && !named.into_iter().any(|h| matches!(h.meaning, Meaning::FrameNoun(..) | Meaning::Refuse(_))) {
        out.extend(silent(view, sentence, agenda));
    }
    out
}

/// What is said without a word for it: "they will not agree", "will not comment", "there are nuances".
fn silent(view: &View<'_>, sentence: &Sentence, agenda: &Agenda) -> Option<Chain> {
    let (word, item) = agenda.pronoun(Number::Any)?;
    let silent = bare(view, sentence)
        .find_map(|ci| chain::bare_chain(view, sentence, ci, word))
        .or_else(|| withheld(view, sentence, word).filter(|_| item.age <= 1));
    match silent {
        Some(c) => Some(c.carried_by(Carried { how: How::Silent, item })),
        None if item.age <= 1 => {
            reserved(view, sentence, word).map(|c| c.carried_by(Carried { how: How::Reserved, item }))
        }
        None => None,
    }
}

/// Nouns that a topic shares with others ("the measures"), where the topic is under discussion.
fn words<'a>(
    view: &'a View<'_>,
    sentence: &'a Sentence,
    agenda: &'a Agenda,
) -> impl Iterator<Item = (Found, Carried)> + 'a {
    view.unit.mentions.cues_in(sentence.tokens.clone()).filter_map(move |f| {
        let Meaning::OpenNoun(t, frame) = f.meaning else { return None };
        let item = agenda.topic(t).filter(|_| is_noun(view, f) && !has_content(view, f, &["to", "of", "on"]))?;
        let near = item.spoken() && item.age <= 1 && view.speaker_at(f.first as usize).is_some();
        if !definite(view, f.first as usize, near) {
            return None;
        }
        Some((Found { meaning: Meaning::FrameNoun(t, frame), ..*f }, Carried { how: How::Word, item }))
    })
}

/// Whether the last word of a phrase is a noun here, and heads its noun phrase.
fn is_noun(view: &View<'_>, f: &Found) -> bool {
    let tokens = &view.seg().tokens;
    let next = tokens.get(f.end as usize).map(|t| t.tag);
    tokens[f.end as usize - 1].tag == Tag::Noun && !matches!(next, Some(Tag::Noun | Tag::Proper | Tag::Hyphen))
}

/// Whether what follows a noun says itself what it is about: "the offer of talks", "the plan to build".
fn has_content(view: &View<'_>, f: &Found, words: &[&str]) -> bool {
    let at = f.end as usize;
    view.seg().tokens.get(at).is_some_and(|t| {
        t.tag == Tag::To || t.tag == Tag::Prep && words.iter().any(|w| view.words(at..at + 1).eq_ignore_ascii_case(w))
    })
}

/// Whether a noun phrase is about something known: "the", "this", "such a", "its"; where it may be bare, also without any.
fn definite(view: &View<'_>, noun: usize, bare: bool) -> bool {
    let tokens = &view.seg().tokens;
    let inside = |tag: Tag| {
        matches!(tag, Tag::Adj | Tag::Noun | Tag::Proper | Tag::Num | Tag::Hyphen | Tag::Possessive | Tag::Adv)
    };
    let Some(at) = tokens[..noun].iter().rposition(|t| !inside(t.tag)) else { return bare };
    let is = |at: usize, words: &[&str]| words.iter().any(|w| view.words(at..at + 1).eq_ignore_ascii_case(w));
    match tokens[at].tag {
        Tag::Det if is(at, &["a", "an"]) => at > 0 && is(at - 1, &["such"]),
        Tag::Det => !is(at, &["some", "any", "no", "another", "every", "each", "what", "which"]),
        Tag::Poss => true,
        _ => bare || tokens[at + 1..noun].iter().any(|t| t.tag == Tag::Possessive),
    }
}

/// Words that stand for what is under discussion: objects and subjects of verbs that take a stand.
fn anaphors(view: &View<'_>, sentence: &Sentence, agenda: &Agenda) -> Vec<(Found, Carried)> {
    let mut out: Vec<(Found, Carried)> = Vec::new();
    for clause in &sentence.clauses {
        // Where the clause names a topic itself, its pronouns are left alone.
        if view.unit.mentions.topics_in(clause.start as usize..clause.end as usize).next().is_some() {
            continue;
        }
        let Some((found, carried)) = anaphor(view, clause, agenda) else { continue };
        out.retain(|(o, _)| o.first != found.first || o.end > found.end);
        out.push((found, carried));
    }
    out
}

/// Pronouns as what the verb of a frame acts on: the thing that was named ("leave them"), or, in "stop this" said of a truce,
/// the fighting.
fn acted_on(view: &View<'_>, sentence: &Sentence, agenda: &Agenda) -> Vec<(Found, Carried)> {
    let mut out = Vec::new();
    for clause in &sentence.clauses {
        let object = clause.object();
        let subject = clause.subject.start as usize..clause.subject.end as usize;
        for frame in view.lexicon().frames_of(clause.group.lemma) {
            let stands = |v: &VerbPattern| v.lemma == clause.group.lemma && chain::verb_stands(view, clause, v);
            let item = agenda.any(frame.topic).filter(|i| i.at_hand() && frame.verbs.iter().any(stands));
            let Some(item) = item else { continue };
            let ends = clause.group.cue.is(Class::End) && frame.direction > 0 && item.frame.is_some();
            let mut stands = |things: u64, range: std::ops::Range<usize>| {
                let named = item.thing().filter(|t| things & 1u64 << t.min(&63) != 0);
                let thing = named.or((ends && things != 0).then(|| things.trailing_zeros() as u8));
                let mut pronouns = view.unit.mentions.cues_in(range);
                let found =
                    pronouns.find(|f| f.meaning == Meaning::Marker(Marker::Anaphor) && pronoun(view, clause, f));
                if let (Some(thing), Some(f)) = (thing, found) {
                    let meaning = Meaning::Thing(frame.topic, thing);
                    out.push((Found { meaning, ..*f }, Carried { how: How::Pronoun, item }));
                }
            };
            stands(frame.objects, object.start..(object.start + 2).min(object.end));
            stands(frame.subjects, subject.clone());
        }
    }
    out
}

/// The first word of a clause that stands for what is under discussion.
fn anaphor(view: &View<'_>, clause: &Clause, agenda: &Agenda) -> Option<(Found, Carried)> {
    let g = &clause.group;
    let object = clause.object();
    let subject = clause.subject.start as usize..clause.subject.end as usize;
    let cues = view.unit.mentions.cues_in(object.start..(object.start + 6).min(object.end));
    for f in cues.chain(view.unit.mentions.cues_in(subject.clone())) {
        let (how, open) = match f.meaning {
            Meaning::Marker(Marker::Anaphor) if pronoun(view, clause, f) => {
                (How::Pronoun, agenda.pronoun(number(view, f)))
            }
            Meaning::Marker(Marker::Described) if described(view, f) => (How::Description, agenda.described()),
            _ => continue,
        };
        let Some((word, item)) = open else { continue };
        let framed = view.lexicon().frames_of(g.lemma).next().is_some() && matches!(word, Meaning::Thing(..));
        // "It is a mistake": a judgement of what was spoken of; a bare "it is" is none.
        let judged = chain::predicate_in(view, object.clone()).is_some();
        if g.cue.attitude() != 0 || g.cue.is(Class::Withhold) || framed || g.copula && judged {
            return Some((Found { meaning: word, ..*f }, Carried { how, item }));
        }
    }
    None
}

/// A noun such as "idea" that stands for what is under discussion.
fn described(view: &View<'_>, f: &Found) -> bool {
    is_noun(view, f)
        && !has_content(view, f, &["of", "for", "on", "about", "to"])
        && definite(view, f.first as usize, false)
}

/// Whether a pronoun may stand for a matter: near its verb, no determiner, no party, and no empty "it".
fn pronoun(view: &View<'_>, clause: &Clause, f: &Found) -> bool {
    let tokens = &view.seg().tokens;
    let object = clause.object();
    let subject = clause.subject.contains(&f.first);
    // "that" before a verb or a clause joins, unless it is what is said: "that is a mistake".
    let at = f.first as usize;
    let joins = matches!(tokens[at].tag, Tag::Comp | Tag::Rel)
        || subject
            && (clause.edge == Edge::Relative || at > 0 && matches!(tokens[at - 1].tag, Tag::Noun | Tag::Proper))
        || !subject && clause.group.cue.is(Class::Report) && at + 1 == tokens.len();
    if joins {
        return false;
    }
    let determiner = tokens.get(f.end as usize).is_some_and(|t| t.tag.is_nominal());
    if view.speaker_at(clause.group.head as usize).is_none()
        || determiner
        || !subject && f.first as usize >= object.start + 4
    {
        return false;
    }
    !subject
        || !matches!(view.holder_of(clause.subject.start as usize..clause.subject.end as usize), Holder::States(_))
            && !announces(view, clause)
}

/// "It is important to …", "it is a pity that the …": "it" announces what follows; not in "it is the best thing that happened".
fn announces(view: &View<'_>, clause: &Clause) -> bool {
    let Some((_, _, end)) = chain::predicate_in(view, clause.object()) else { return false };
    let tokens = &view.seg().tokens;
    let tag = |n: usize| tokens.get(end as usize + n).map(|t| t.tag);
    let is = |n: usize, words: &[&str]| {
        let at = end as usize + n;
        at < tokens.len() && words.iter().any(|w| view.words(at..at + 1).eq_ignore_ascii_case(w))
    };
    let opens = |n: usize| {
        tag(n) == Some(Tag::To)
            || is(n, &["whether", "how", "who", "what", "when", "if", "for"])
            || is(n, &["that"]) && !tag(n + 1).is_some_and(|t| t.is_verb() || t.is_aux())
    };
    opens(0) || tag(0) == Some(Tag::Noun) && opens(1)
}

fn number(view: &View<'_>, f: &Found) -> Number {
    match view.words(f.first as usize..f.end as usize).to_ascii_lowercase().as_str() {
        "it" => Number::One,
        "them" | "these" | "those" | "they" => Number::Many,
        _ => Number::Any,
    }
}

/// Clauses whose verb of agreeing or refusing has no object: it is about what is open.
fn bare<'a>(view: &'a View<'_>, sentence: &'a Sentence) -> impl Iterator<Item = usize> + 'a {
    sentence.clauses.iter().enumerate().filter_map(move |(ci, c)| {
        let g = &c.group;
        let agrees = g.cue.is(Class::Plus) && g.cue.is(Class::Report)
            || g.cue.is(Class::Minus) && g.cue.is(Class::Fail)
            || g.particle != 0 && g.cue.is(Class::Plus);
        let next = view.seg().tokens.get(g.end as usize);
        let empty = next.is_none_or(|t| matches!(t.tag, Tag::Stop | Tag::Comma | Tag::QuoteClose));
        let stated = g.modal != Modal::None || g.negated || c.edge == Edge::Complement;
        let starts = c.group.first as usize > sentence.tokens.start;
        (agrees && empty && stated && starts && !c.inverted && !g.passive).then_some(ci)
    })
}

/// Somebody says nothing, or not yet, of what is under discussion ("will not comment", "is studying it", "nothing to add").
fn withheld(view: &View<'_>, sentence: &Sentence, word: Meaning) -> Option<Chain> {
    sentence.clauses.iter().enumerate().find_map(|(ci, clause)| {
        let g = &clause.group;
        let phrase = marked(view, clause, Marker::Withheld);
        let quiet = g.cue.is(Class::Withhold) && g.cue.attitude() == 0;
        let speaks = quiet && g.cue.is(Class::Talk) && refused(sentence, clause);
        let states = !g.negated
            && !g.passive
            && clause.edge != Edge::Relative
            && matches!(g.form, Form::Finite | Form::Infinitive);
        let spoken = view.speaker_at(g.head as usize).is_some();
        let studies = quiet && !g.cue.is(Class::Talk) && states && spoken && open_object(view, clause);
        if phrase.is_none() && !speaks && !studies || !own(view, sentence, ci) {
            return None;
        }
        let mut chain = stated(view, sentence, ci, word)?;
        chain.withheld = true;
        chain.evidence.extend(phrase.map_or(g.head..g.head + 1, |f| f.first..f.end));
        Some(chain)
    })
}

/// Whether a clause is about whoever speaks, or about a party where nobody does.
fn own(view: &View<'_>, sentence: &Sentence, ci: usize) -> bool {
    let speaker = view.speaker_at(sentence.clauses[ci].group.head as usize).and_then(|s| s.state);
    match view.holder(sentence, ci) {
        Holder::States(states) => speaker.is_none_or(|s| states.contains(&s)),
        Holder::Speaker | Holder::Nobody => true,
        Holder::Else => false,
    }
}

/// A reservation about what is under discussion: an open point ("there are nuances"), or a question that asks how it would work.
fn reserved(view: &View<'_>, sentence: &Sentence, word: Meaning) -> Option<Chain> {
    let (ci, found) = sentence.clauses.iter().enumerate().find_map(|(ci, clause)| {
        view.speaker_at(clause.group.head as usize)?;
        let existential =
            clause.group.copula && matches!(view.holder(sentence, ci), Holder::Nobody) && !announces(view, clause);
        let has = view.lexicon().lemma_name(clause.group.lemma) == "have" && own(view, sentence, ci);
        let point = marked(view, clause, Marker::Reservation).filter(|_| existential || has).map(|f| f.first..f.end);
        Some((ci, point.or_else(|| asks(view, sentence, clause))?))
    })?;
    let mut chain = stated(view, sentence, ci, word).filter(|c| c.sign > 0 && !c.weak)?;
    chain.attitude = true;
    chain.judged = true;
    chain.terms = true;
    chain.evidence.extend(found);
    Some(chain)
}

/// A question that begins with a question word, about something that is done and nobody is named to do: "Who will control it?".
fn asks(view: &View<'_>, sentence: &Sentence, clause: &Clause) -> Option<std::ops::Range<u32>> {
    let tokens = &view.seg().tokens;
    let last = tokens[sentence.tokens.clone()].iter().rev().find(|t| !matches!(t.tag, Tag::QuoteClose))?;
    let (start, head) = (sentence.tokens.start, clause.group.head as usize);
    let question = |i: usize| view.lexicon().classes(tokens[i].word) & crate::codebook::lexicon::class::QUESTION != 0;
    let at = (start..(start + 3).min(head)).find(|&i| question(i))?;
    let leads = tokens[start..at].iter().all(|t| matches!(t.tag, Tag::QuoteOpen | Tag::Coord | Tag::Adv));
    let first = sentence.clauses.first().is_some_and(|c| c.group.head == clause.group.head);
    let somebody = matches!(
        view.holder_of(clause.subject.start as usize..clause.subject.end as usize),
        Holder::States(_) | Holder::Speaker
    ) && !clause.subject.is_empty();
    let asked = leads && first && last.span.of(view.scene.text) == "?" && !view.question && !somebody;
    (asked && clause.group.modal != Modal::None).then_some(clause.group.head..clause.group.head + 1)
}

/// A chain for what a clause says of what is under discussion.
fn stated(view: &View<'_>, sentence: &Sentence, ci: usize, word: Meaning) -> Option<Chain> {
    let Meaning::FrameNoun(topic, f) = word else { return None };
    let frame = view.lexicon().frame(topic, f);
    let mut chain = Chain::new(topic, sentence.clauses[ci].group.head as usize);
    chain.sign = frame.direction;
    chain.weak = frame.weak;
    chain.frame = Some(f);
    chain.top = ci;
    chain.clauses.push(ci);
    chain.holder = view.holder(sentence, ci);
    Some(chain)
}

fn marked<'a>(view: &'a View<'_>, clause: &Clause, marker: Marker) -> Option<&'a Found> {
    let range = clause.start as usize..(clause.end as usize).max(clause.group.end as usize);
    view.unit.mentions.cues_in(range).find(|f| f.meaning == Meaning::Marker(marker))
}

/// "will not comment", "refused to comment".
fn refused(sentence: &Sentence, clause: &Clause) -> bool {
    let up = clause.parent.and_then(|p| sentence.clauses.get(p as usize)).map(|c| &c.group);
    clause.group.negated
        || clause.edge == Edge::Complement
            && up.is_some_and(|g| g.negated || g.cue.attitude() < 0 || g.cue.is(Class::Fail))
}

/// Whether a verb's object is nothing, a pronoun, "what …", or something known: it may be about what is under discussion.
fn open_object(view: &View<'_>, clause: &Clause) -> bool {
    let object = clause.object();
    let Some(t) = view.seg().tokens.get(object.start) else { return true };
    let word = view.lexicon().classes(t.word);
    let closed = matches!(t.tag, Tag::Stop | Tag::Comma | Tag::QuoteClose | Tag::Pron | Tag::ObjPron | Tag::Sub);
    let near = object.start..(object.start + 5).min(object.end);
    object.is_empty()
        || closed
        || word & crate::codebook::lexicon::class::QUESTION != 0
        || view.unit.mentions.cues_in(near).any(|f| match f.meaning {
            Meaning::Marker(Marker::Anaphor) => true,
            Meaning::Marker(Marker::Described) | Meaning::OpenNoun(..) => described(view, f),
            _ => false,
        })
}
