//! Words that may stand for what is under discussion: which noun phrases are about something known, which pronouns are about a
//! matter and not about somebody.

use super::names_a_topic;
use crate::{
    classify::{agenda::Number, chain, holder::Holder, view::View},
    codebook::{
        cue::{Class, Marker, Predicate},
        lexicon::{Found, Meaning},
    },
    segment::{
        Sentence,
        clause::{Clause, Edge},
        group::Form,
        tag::Tag,
    },
};

/// Whether the last word of a phrase is a noun here, and heads its noun phrase.
pub(super) fn is_noun(view: &View<'_>, f: &Found) -> bool {
    let tokens = &view.seg().tokens;
    let next = tokens.get(f.end as usize).map(|t| t.tag);
    let noun = tokens[f.end as usize - 1].tag == Tag::Noun;
    noun && !matches!(next, Some(Tag::Noun | Tag::Proper | Tag::Hyphen)) && !of_its_own(view, f.first as usize)
}

/// "the aid package", "the recovery measures": the noun before it, which is no word of a topic, of a paper or of somebody, says
/// what it is about.
fn of_its_own(view: &View<'_>, noun: usize) -> bool {
    let Some(at) = noun.checked_sub(1).filter(|&at| view.seg().tokens[at].tag == Tag::Noun) else { return false };
    let (mentions, word) = (&view.unit.mentions, at..at + 1);
    mentions.topics_in(word.clone()).next().is_none()
        && mentions.cues_in(word.clone()).next().is_none()
        && mentions.titles_in(word.clone()).next().is_none()
        && mentions.names_in(word).next().is_none()
}

/// Whether what follows a noun says itself what it is about: "the offer of talks", "the plan to build", "the idea that he had lost".
pub(super) fn has_content(view: &View<'_>, f: &Found, words: &[&str]) -> bool {
    let at = f.end as usize;
    view.seg().tokens.get(at).is_some_and(|t| {
        matches!(t.tag, Tag::To | Tag::Comp)
            || t.tag == Tag::Prep && words.iter().any(|w| view.words(at..at + 1).eq_ignore_ascii_case(w))
    })
}

/// Whether a noun phrase is about something known: "the", "this", "such a", "its"; where it may be bare, also without any.
pub(super) fn definite(view: &View<'_>, noun: usize, bare: bool) -> bool {
    let tokens = &view.seg().tokens;
    let inside = |tag: Tag| {
        matches!(tag, Tag::Adj | Tag::Noun | Tag::Proper | Tag::Num | Tag::Hyphen | Tag::Possessive | Tag::Adv)
    };
    let Some(at) = tokens.get(..noun).unwrap_or_default().iter().rposition(|t| !inside(t.tag)) else { return bare };
    let is = |at: usize, words: &[&str]| words.iter().any(|w| view.words(at..at + 1).eq_ignore_ascii_case(w));
    match tokens[at].tag {
        // "an immediate stop": of what is under discussion.
        Tag::Det if is(at, &["a", "an"]) => {
            at > 0 && is(at - 1, &["such"])
                || bare && tokens.get(at + 1..noun).unwrap_or_default().iter().any(|t| t.tag == Tag::Adj)
        }
        Tag::Det => !is(at, &["some", "any", "no", "another", "every", "each", "what", "which"]),
        Tag::Poss => true,
        _ => bare || tokens.get(at + 1..noun).unwrap_or_default().iter().any(|t| t.tag == Tag::Possessive),
    }
}

/// A noun such as "idea" that stands for what is under discussion.
pub(super) fn described(view: &View<'_>, f: &Found) -> bool {
    is_noun(view, f)
        && !has_content(view, f, &["of", "for", "on", "about", "to"])
        && definite(view, f.first as usize, false)
}

/// Whether a noun is pointed at: "this act", "such unlawful acts".
pub(super) fn pointed(view: &View<'_>, noun: usize) -> bool {
    let tokens = &view.seg().tokens;
    let at = (0..noun).rev().find(|&i| !matches!(tokens[i].tag, Tag::Adj | Tag::Adv | Tag::Det));
    let from = at.map_or(0, |i| i + 1);
    (from..noun).any(|i| ["this", "these", "such", "those"].iter().any(|w| view.says(i, w)))
}

/// "such a stupid story", "a fair question": what is judged is what somebody tells or asks.
pub(super) fn tells(view: &View<'_>, from: usize) -> bool {
    let tokens = &view.seg().tokens;
    let inside = |i: usize| tokens[i].tag.is_nominal() || matches!(tokens[i].tag, Tag::Det | Tag::Adv);
    let end = (from..tokens.len()).find(|&i| !inside(i)).unwrap_or(tokens.len());
    end > from
        && view
            .unit
            .mentions
            .cues_in(from..end)
            .any(|c| c.end as usize == end && c.meaning == Meaning::Marker(Marker::Tale))
}

/// Whether a pronoun may stand for a matter: near its verb, no determiner, no party, and no empty "it".
pub(super) fn pronoun(view: &View<'_>, clause: &Clause, f: &Found) -> bool {
    let tokens = &view.seg().tokens;
    let object = clause.object();
    let subject = clause.subject.contains(&f.first);
    // "that" before a verb or a clause joins, unless it is what is said: "that is a mistake".
    let at = f.first as usize;
    let joins = matches!(tokens[at].tag, Tag::Comp | Tag::Rel)
        || subject
            && (clause.edge == Edge::Relative
                || at > 0 && matches!(tokens[at - 1].tag, Tag::Noun | Tag::Proper | Tag::Pron))
        || !subject && clause.group.cue.is(Class::Report) && at + 1 == tokens.len();
    // "I will tell you that, of course, we met": it joins what stands behind what is put in.
    let put_in = !subject
        && view.says(at, "that")
        && (clause.group.cue.is(Class::Report) || clause.group.cue.is(Class::Belief))
        && tokens.get(at + 1).is_some_and(|t| t.tag == Tag::Comma)
        && tokens.get(at + 2..).unwrap_or_default().iter().any(|t| t.tag == Tag::Comma);
    // "I told the envoys the same": what is said to them.
    let told = !subject && clause.group.cue.is(Class::Tell) && !clause.group.passive && view.says(at, "same");
    if joins || put_in || told || resumes(view, at) {
        return false;
    }
    let lemma = view.lexicon().lemma_name(clause.group.lemma);
    // "we recognise that, and we thank them": what is known.
    let head = clause.group.head as usize;
    let known = || !clause.group.negated && view.marked(head..head + 1, Marker::Notice);
    if !subject && view.says(at, "that") && known() {
        return false;
    }
    // "make it for them": the choice just named; "let them": do what they like.
    if !subject && (view.says(at, "it") && lemma == "make" || lemma == "let") {
        return false;
    }
    // "that offer"; in "call it a trap" the noun is another.
    let points = ["this", "that", "these", "those"].iter().any(|w| view.says(at, w));
    let determiner = points && tokens.get(f.end as usize).is_some_and(|t| t.tag.is_nominal());
    // "enable it to hit Kelm": somebody who does it.
    let to = f.end as usize;
    let tag = |n: usize| tokens.get(to + n).map(|t| t.tag);
    let does = tag(0) == Some(Tag::To)
        && tag(1) == Some(Tag::Base)
        && tag(2).is_some_and(|t| t.is_nominal() || matches!(t, Tag::Det | Tag::Poss | Tag::ObjPron))
        && clause.group.cue.is(Class::Cause);
    if does && !subject {
        return false;
    }
    // "Norland rejected it": what a side acts on in the text's own voice.
    let acts = !subject
        && clause.group.cue.attitude() != 0
        && matches!(view.holder_of(clause.subject_range()), Holder::States(_));
    if view.speaker_at(clause.group.head as usize).is_none() && !acts
        || determiner
        || !subject && f.first as usize >= object.start + 4
    {
        return false;
    }
    // "Let them."
    let left = || {
        let ends = tokens.get(f.end as usize).is_none_or(|t| matches!(t.tag, Tag::Stop | Tag::Comma | Tag::QuoteClose));
        ends && view.lexicon().lemma_name(clause.group.lemma) == "let"
    };
    // "It is not going to happen": no side does.
    let side =
        matches!(view.holder_of(clause.subject_range()), Holder::States(_)) && !(subject && comes_not(view, clause));
    !(!subject && left() || subject && side || view.says(at, "it") && announces(view, clause))
}

/// "If some believe that they can earn money by it, that is their choice": what the clause in front says, where that names a thing of
/// its own and nothing that stands for what was spoken of ("if they want that").
pub(super) fn of_the_case(view: &View<'_>, sentence: &Sentence, clause: &Clause) -> bool {
    let subject = clause.subject_range();
    let that = subject.len() == 1 && (view.says(subject.start, "that") || view.says(subject.start, "this"));
    let leads = |c: &&Clause| c.edge == Edge::Condition && (c.end as usize) <= subject.start;
    let Some(case) = sentence.clauses.iter().find(leads).filter(|_| that) else { return false };
    let said = case.group.end as usize..subject.start;
    let tokens = view.seg().tokens.get(said.clone()).unwrap_or_default();
    let stands = |f: &Found| {
        matches!(f.meaning, Meaning::Marker(Marker::Anaphor | Marker::Described | Marker::Doing))
            && view.seg().tokens.get(f.first as usize).is_some_and(|t| !matches!(t.tag, Tag::Comp | Tag::Rel))
    };
    tokens.iter().any(|t| matches!(t.tag, Tag::Noun | Tag::Proper)) && !view.unit.mentions.cues_in(said).any(stands)
}

/// "will never happen", "is not going to happen": what the subject is denied to come to.
pub(super) fn comes_not(view: &View<'_>, clause: &Clause) -> bool {
    let g = &clause.group;
    g.cue.phase() > 0 && (g.negated || g.denied) && !chain::has_object(view, g)
}

/// "A fleet on our shore – that will not be": the word takes up what stands before the dash.
fn resumes(view: &View<'_>, at: usize) -> bool {
    let tokens = &view.seg().tokens;
    let dash = at.checked_sub(1).filter(|&d| tokens[d].tag == Tag::Dash);
    let sentence = view.seg().sentences.iter().find(|s| s.tokens.contains(&at));
    dash.zip(sentence).is_some_and(|(dash, s)| {
        let states =
            |c: &Clause| c.edge == Edge::Root && c.group.form == Form::Finite && (c.group.head as usize) < dash;
        let noun = tokens.get(s.tokens.start..dash).unwrap_or_default().iter().any(|t| t.tag.is_head());
        noun && !s.clauses.iter().any(states)
    })
}

/// "This we will never accept", "no, that we cannot allow": the object of a verb that has none behind it, in front of its subject.
pub(super) fn fronted<'a>(view: &View<'a>, clause: &Clause) -> Option<&'a Found> {
    let tokens = &view.seg().tokens;
    let demonstrates = |i: usize| ["this", "that"].iter().any(|w| view.says(i, w));
    // "This we …": taken for one phrase.
    let first = clause.subject.start as usize;
    let at = if clause.subject.len() == 2 && demonstrates(first) { first } else { first.checked_sub(1)? };
    let points = demonstrates(at);
    let parts = |t: Tag| matches!(t, Tag::Comma | Tag::Stop | Tag::Dash | Tag::QuoteOpen | Tag::Colon | Tag::Coord);
    let opens = at == 0 || parts(tokens[at - 1].tag) || view.seg().sentences.iter().any(|s| s.tokens.start == at);
    let who = at + 1..clause.subject.end as usize;
    let acts = matches!(view.holder_of(who), Holder::States(_) | Holder::Speaker);
    let ends = tokens.get(clause.group.end as usize).is_none_or(|t| parts(t.tag) || t.tag == Tag::QuoteClose);
    let stands = points && opens && acts && ends && clause.group.cue.attitude() != 0 && !clause.group.passive;
    let anaphor = |f: &&Found| f.meaning == Meaning::Marker(Marker::Anaphor);
    view.unit.mentions.cues_in(at..at + 1).find(anaphor).filter(|_| stands)
}

/// "It is important to …", "it is a pity that the …", "considers it necessary to …": "it" announces what follows; not in "it is the
/// best thing that happened".
pub(super) fn announces(view: &View<'_>, clause: &Clause) -> bool {
    let Some((predicate, _, mut end)) = chain::predicate_in(view, clause.object()) else { return false };
    let tokens = &view.seg().tokens;
    // "it is necessary and appropriate to …".
    let joined = |at: u32| tokens.get(at as usize).is_some_and(|t| t.tag == Tag::Coord);
    while joined(end) && tokens.get(end as usize + 1).is_some_and(|t| t.tag == Tag::Adj) {
        end += 2;
    }
    let tag = |n: usize| tokens.get(end as usize + n).map(|t| t.tag);
    let is = |n: usize, words: &[&str]| {
        let at = end as usize + n;
        at < tokens.len() && words.iter().any(|w| view.words(at..at + 1).eq_ignore_ascii_case(w))
    };
    let opens = |n: usize| {
        tag(n) == Some(Tag::To)
            || is(n, &["whether", "how", "who", "what", "when", "if"])
            || is(n, &["for"]) && (n + 1..n + 6).any(|m| tag(m) == Some(Tag::To))
            || is(n, &["that"]) && !tag(n + 1).is_some_and(|t| t.is_verb() || t.is_aux())
    };
    // "it is time for our allies to step up"; "it is up to them to decide" answers what was asked.
    let last = end as usize - 1;
    let whose = predicate != Predicate::Withhold
        && ["for", "to"].iter().any(|w| view.says(last, w))
        && (0..8).any(|n| tag(n) == Some(Tag::To));
    // "it is necessary, in light of our interests, to …": past what stands between.
    let between = |t: Tag| {
        t.is_nominal()
            || t.is_head()
            || matches!(t, Tag::Prep | Tag::Poss | Tag::Possessive | Tag::Det | Tag::Adv | Tag::Coord)
    };
    let far = || {
        let n = (0..FAR).take_while(|&n| tag(n).is_some_and(between)).count();
        predicate != Predicate::Withhold && n > 0 && tag(0) == Some(Tag::Prep) && tag(n) == Some(Tag::To)
    };
    // "it is up to Norland to decide how it answers": the decision is another.
    let other = || {
        let to = (0..FAR).find(|&n| tag(n) == Some(Tag::To))?;
        let at = end as usize + to + 2;
        let decided = tokens.get(at)?;
        let taken = ["this", "that", "it", "them"].iter().any(|w| view.says(at, w));
        let content =
            decided.tag == Tag::Comp || decided.tag.is_nominal() || matches!(decided.tag, Tag::Det | Tag::Poss);
        let sentence = view.seg().sentences.iter().find(|s| s.tokens.contains(&at))?;
        (content && !taken && !names_a_topic(view, at..sentence.tokens.end)).then_some(())
    };
    let decides = || predicate == Predicate::Withhold && other().is_some();
    opens(0) || whose || tag(0) == Some(Tag::Noun) && opens(1) || far() || decides()
}

/// So far behind a judgement stands what it announces.
const FAR: usize = 16;

pub(super) fn number(view: &View<'_>, f: &Found) -> Number {
    match view.words(f.first as usize..f.end as usize).to_ascii_lowercase().as_str() {
        "it" => Number::One,
        "them" | "these" | "those" | "they" => Number::Many,
        _ => Number::Any,
    }
}
