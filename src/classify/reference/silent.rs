//! What is said without a word for it: agreeing and refusing without an object, answers withheld, reservations.

use std::ops::Range;

use super::{
    Carried, How,
    phrase::{announces, described, has_content, is_noun},
    verdict::verdict,
};
use crate::{
    classify::{
        agenda::{Agenda, Item, Number},
        chain::{self, Chain},
        holder::Holder,
        view::View,
    },
    codebook::{
        cue::{Class, Marker},
        lexicon::{Found, Meaning, class},
    },
    segment::{
        Sentence,
        clause::{Clause, Edge},
        group::{Form, Group, Modal},
        tag::Tag,
        token::Kind,
    },
};

/// What is said without a word for it: "they will not agree", "will not comment", "there are nuances".
pub(super) fn silent(view: &View<'_>, sentence: &Sentence, agenda: &Agenda) -> Option<Chain> {
    let unanswered = unanswered(view, sentence, agenda);
    if unanswered.is_some() {
        return unanswered;
    }
    let near = agenda.pronoun(Number::Any).filter(|(word, _)| matches!(word, Meaning::FrameNoun(..)));
    if let Some((word, item)) = near {
        let silent = bare(view, sentence).find_map(|ci| chain::bare_chain(view, sentence, ci, word));
        if let Some(c) = silent {
            return Some(c.carried_by(Carried { how: How::Silent, item }));
        }
    }
    let Some((word, item)) = agenda.matter() else {
        return (!agenda.is_dialogue()).then(|| of_talks(view, sentence)).flatten();
    };
    // "Are you selling the palace? – No comment.": asked about something else.
    if agenda.strayed() {
        return None;
    }
    // Where somebody asks, what is withheld is what was asked.
    let quiet = || withheld(view, sentence, word, false).filter(|_| !agenda.is_dialogue());
    let silent = quiet().or_else(|| verdict(view, sentence, word));
    if let Some(c) = silent {
        return Some(c.carried_by(Carried { how: How::Silent, item }));
    }
    let (word, item) = near.filter(|(_, item)| item.age <= 1)?;
    reserved(view, sentence, word).map(|c| c.carried_by(Carried { how: How::Reserved, item }))
}

/// A question that is not answered, in whatever words.
pub(super) fn unanswered(view: &View<'_>, sentence: &Sentence, agenda: &Agenda) -> Option<Chain> {
    // "Are the talks on? – I would leave it there.": says nothing of a truce.
    let weak = |word: &Meaning| match *word {
        Meaning::FrameNoun(t, f) => agenda.is_dialogue() && view.lexicon().frame(t, f).weak,
        _ => false,
    };
    let (word, item) = agenda.asked(view.lexicon()).filter(|(word, _)| !weak(word))?;
    withheld(view, sentence, word, true).map(|c| c.carried_by(Carried { how: How::Silent, item }))
}

/// What a voice is about that names nothing, in a document about the talks: nothing is told of them, or they are praised.
fn of_talks(view: &View<'_>, sentence: &Sentence) -> Option<Chain> {
    let (topic, frame) = view.told.matter()?;
    let word = Meaning::FrameNoun(topic, frame);
    let quiet = withheld(view, sentence, word, false).filter(|c| c.evidence.len() > 1);
    let praise = || verdict(view, sentence, word).filter(|c| c.sign > 0 && !c.refused);
    let item = Item::of_document(topic, frame);
    quiet.or_else(praise).map(|c| c.carried_by(Carried { how: How::Silent, item }))
}

/// Clauses whose verb of agreeing or refusing has no object: it is about what is open.
fn bare<'a>(view: &'a View<'_>, sentence: &'a Sentence) -> impl Iterator<Item = usize> + 'a {
    sentence.clauses.iter().enumerate().filter_map(move |(ci, c)| {
        let g = &c.group;
        let agrees = g.cue.is(Class::Plus) && g.cue.is(Class::Report)
            || g.cue.is(Class::Minus) && g.cue.is(Class::Fail)
            || g.particle != 0 && g.cue.is(Class::Plus);
        let next = view.seg().tokens.get(g.end as usize);
        let second = view.seg().tokens.get(g.end as usize + 1);
        let empty = next.is_none_or(|t| matches!(t.tag, Tag::Stop | Tag::Comma | Tag::QuoteClose));
        // "Kelmar agreed, but Norland refused": the answer of a party.
        let ends = || next.is_none_or(|t| t.tag != Tag::Comma) || second.is_some_and(|t| t.tag == Tag::Coord);
        let answers = || g.past && ends() && matches!(view.holder(sentence, ci), Holder::States(_));
        let stated = g.modal != Modal::None || g.negated || c.edge == Edge::Complement || answers();
        // "as Norland has demanded": about the clause beside it.
        let starts = c.group.first as usize > sentence.tokens.start && !view.says(c.start as usize, "as");
        (agrees && empty && stated && starts && !c.inverted && !g.passive).then_some(ci)
    })
}

/// Somebody says nothing, or not yet, of what is under discussion ("will not comment", "is studying it", "nothing to add").
pub(super) fn withheld(view: &View<'_>, sentence: &Sentence, word: Meaning, asked: bool) -> Option<Chain> {
    sentence.clauses.iter().enumerate().find_map(|(ci, clause)| {
        let g = &clause.group;
        let phrase = marked(view, sentence, clause, Marker::Withheld)
            .filter(|f| !of_another(view, f) && !of_its_subject(view, clause, f) && !says_what(sentence, f))
            .filter(|f| !too_early_for_another(view, sentence, f));
        let quiet = g.cue.is(Class::Withhold) && g.cue.attitude() == 0;
        // "declined to comment on the blasts": on something else.
        let speaks = quiet && g.cue.is(Class::Talk) && refused(sentence, clause) && open_object(view, clause);
        // "Consider what we are asked": the listener shall.
        let orders = clause.subject.is_empty() && g.modal == Modal::Ought && g.first == g.head;
        // "As we look at it, we are focused on two things."
        let manner = view.says(clause.start as usize, "as");
        let states = !g.negated
            && !orders
            && !manner
            && !g.passive
            && !g.perfect
            && clause.edge != Edge::Relative
            && matches!(g.form, Form::Finite | Form::Infinitive);
        let spoken = || view.speaker_at(g.head as usize).is_some();
        let studies = quiet && !g.cue.is(Class::Talk) && states && spoken() && open_object(view, clause);
        let hides = spoken_of(view, sentence, ci);
        let declines = asked && declines(view, sentence, ci);
        let rests = rests_with_another(view, sentence, ci);
        if phrase.is_none() && !speaks && !studies && !hides && !declines && !rests || !own(view, sentence, ci) {
            return None;
        }
        let mut chain = stated(view, sentence, ci, word)?;
        chain.withheld = true;
        chain.evidence.extend(phrase.map_or(g.head..g.head + 1, |f| f.first..f.end));
        Some(chain)
    })
}

/// "It is up to Norland", "the decision is up to Kelmar": left to another than whoever says so.
pub(super) fn rests_with_another(view: &View<'_>, sentence: &Sentence, ci: usize) -> bool {
    let clause = &sentence.clauses[ci];
    if !view.unit.mentions.holds(Marker::Resting) && !view.unit.mentions.holds(Marker::Decision) {
        return false;
    }
    let subject = view.subject(sentence, ci);
    // "That is a decision that Norland has to make"; "what it says is a decision by Kelmar" is another matter.
    let points = subject.len() == 1 && ["that", "this"].iter().any(|w| view.says(subject.start, w));
    let who = match chain::rests_with(view, &clause.group) {
        None if points || !clause.group.copula => chain::decider(view, sentence, ci),
        who => who,
    };
    let who = match who {
        Some(Holder::States(who)) => who,
        Some(Holder::Else) if points => Vec::new(),
        _ => return false,
    };
    let it = ["it", "that", "this"].iter().any(|w| view.says(subject.start, w)) && subject.len() == 1;
    // "let Norland make that decision".
    let that = |w: &str| view.says(clause.group.end as usize, w);
    let it = it
        || !clause.group.copula
            && ["that", "this", "the"].into_iter().any(that)
            && view.marked(clause.object(), Marker::Decision);
    let own = view.speaker_at(clause.group.head as usize).and_then(|s| s.state);
    (it || view.marked(subject, Marker::Decision)) && own.is_some_and(|s| !who.contains(&s))
}

/// "too early to tell whether the shell was ours", "too early to say how Kelmar would react to the raid": open, and not what is asked.
fn too_early_for_another(view: &View<'_>, sentence: &Sentence, phrase: &Found) -> bool {
    let at = phrase.end as usize;
    let to = view.seg().tokens[at - 1].tag == Tag::To;
    let Some(verb) = sentence.clauses.iter().find(|c| to && (at..at + 2).contains(&(c.group.head as usize))) else {
        return false;
    };
    let end = verb.group.end as usize;
    let asks = (end..end + 2).find(|&i| {
        view.seg().tokens.get(i).is_some_and(|t| t.classes & class::QUESTION != 0) || view.says(i, "whether")
    });
    asks.is_some_and(|i| !on_it(view, sentence, i))
}

/// "I do not want to say he is a fool": what is not to be said is said itself, and is something else.
fn says_what(sentence: &Sentence, phrase: &Found) -> bool {
    sentence.clauses.iter().any(|c| {
        let says = |p: u16| sentence.clauses.get(usize::from(p)).is_some_and(|p| p.group.end == phrase.end);
        c.edge == Edge::Content && c.start >= phrase.end && c.subject.start == phrase.end && c.parent.is_some_and(says)
    })
}

/// "will not say whether …", "declined to disclose its position", "would not go into details": nothing is told of it.
fn spoken_of(view: &View<'_>, sentence: &Sentence, ci: usize) -> bool {
    let clause = &sentence.clauses[ci];
    let g = &clause.group;
    let tells = g.cue.is(Class::Report) && g.cue.attitude() == 0 || g.cue.is(Class::Talk);
    // "I don't think he is ready": a view.
    if !tells
        || g.cue.is(Class::Belief)
        || !refused(sentence, clause)
        || g.past && g.modal == Modal::None && clause.edge != Edge::Complement
    {
        return false;
    }
    let at = g.end as usize;
    if sentence
        .clauses
        .iter()
        .any(|c| c.edge == Edge::Content && c.parent == Some(ci as u16) && c.subject.start == g.end)
    {
        // "I do not want to say he is a fool".
        return false;
    }
    let next = view.seg().tokens.get(at).map(|t| t.tag);
    let ends = next.is_none_or(|t| matches!(t, Tag::Stop | Tag::Comma | Tag::QuoteClose));
    let asks = next.is_some_and(|_| {
        let word = view.seg().tokens[at].word;
        view.says(at, "whether") || view.lexicon().classes(word) & class::QUESTION != 0
    });
    ends && g.cue.is(Class::Report) || if asks { on_it(view, sentence, at) } else { open_object(view, clause) }
}

/// "will not say whether it agrees", "cannot say what the answer is": what is not told is about what is open, by a pronoun, a noun
/// that describes it, or a verb of attitude without its object; "whether a call was asked for" is about something else.
fn on_it(view: &View<'_>, sentence: &Sentence, at: usize) -> bool {
    let tokens = &view.seg().tokens;
    let end =
        (at + 1..sentence.tokens.end).find(|&i| matches!(tokens[i].tag, Tag::Stop | Tag::Comma | Tag::QuoteClose));
    let range = at + 1..end.unwrap_or(sentence.tokens.end);
    let noun = |f: &Found| match f.meaning {
        Meaning::Marker(Marker::Anaphor) => true,
        Meaning::Marker(Marker::Contents) => is_noun(view, f) && !has_content(view, f, &["of", "on"]),
        Meaning::Marker(Marker::Described) | Meaning::OpenNoun(..) => described(view, f),
        _ => false,
    };
    let agrees = |c: &Clause| {
        let g = &c.group;
        range.contains(&(g.head as usize)) && g.cue.attitude() != 0 && open_object(view, c)
    };
    let pronoun = |i: usize| ["it", "this", "that", "so", "them"].iter().any(|w| view.says(i, w)) && i > at + 1;
    view.unit.mentions.cues_in(range.clone()).any(noun)
        || sentence.clauses.iter().any(agrees)
        || range.clone().any(pronoun)
}

/// "I am not going to speak to that", "we cannot say": whoever is asked does not answer. What is said in spite of it ("I cannot
/// say that we agree") is an answer.
fn declines(view: &View<'_>, sentence: &Sentence, ci: usize) -> bool {
    let clause = &sentence.clauses[ci];
    let g = &clause.group;
    let up = clause.parent.filter(|_| clause.edge == Edge::Complement).and_then(|p| sentence.clauses.get(p as usize));
    let tells =
        (g.cue.is(Class::Report) || g.cue.is(Class::Talk) || g.cue.is(Class::Withhold)) && g.cue.attitude() == 0;
    // "We are not watching": a deed that is not done.
    let over = |g: &Group| g.past || g.perfect || g.progressive && g.modal == Modal::None && !g.cue.is(Class::Withhold);
    let content = sentence.clauses.iter().any(|c| c.parent == Some(ci as u16) && c.edge == Edge::Content);
    // "I don't think so", "we are not asking anybody": a view, and a deed; "I would not put it like that": of the words.
    let object = clause.object().start;
    let worded = ["it", "that", "this"].iter().any(|w| view.says(object, w))
        && ["like", "so", "that", "this"].iter().any(|w| view.says(object + 1, w));
    // "I cannot speak for Kelmar": of somebody else's mind.
    let other = worded || g.cue.is(Class::Belief) || g.cue.is(Class::Cause) || view.says(g.end as usize, "for");
    tells
        && !other
        && !g.passive
        && refused(sentence, clause)
        && !over(g)
        && !up.is_some_and(|c| over(&c.group))
        && !content
        && !view.lexicon().frames_of(g.lemma).any(|f| f.objects == 0 && f.subjects == 0)
        && view.holder(sentence, ci) == Holder::Speaker
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
        // "That is one of the key questions": what it is, and no open point of it.
        let names = ["this", "that", "it"].iter().any(|w| view.says(clause.subject.start as usize, w));
        let existential = clause.group.copula
            && !names
            && matches!(view.holder(sentence, ci), Holder::Nobody)
            && !announces(view, clause);
        let has = view.lexicon().lemma_name(clause.group.lemma) == "have" && own(view, sentence, ci);
        let point = marked(view, sentence, clause, Marker::Reservation)
            .filter(|f| existential || has && !view.denied(f.first as usize));
        let point = point.map(|f| f.first..f.end);
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
pub(super) fn asks(view: &View<'_>, sentence: &Sentence, clause: &Clause) -> Option<Range<u32>> {
    let tokens = &view.seg().tokens;
    let (start, head) = (sentence.tokens.start, clause.group.head as usize);
    let question = |i: usize| tokens[i].classes & class::QUESTION != 0;
    let at = (start..(start + 3).min(head)).find(|&i| question(i))?;
    let mark = (head..sentence.tokens.end)
        .find(|&i| tokens[i].kind == Kind::Stop && tokens[i].span.of(view.scene.text) == "?")?;
    let leads = tokens
        .get(start..at)
        .unwrap_or_default()
        .iter()
        .all(|t| matches!(t.tag, Tag::QuoteOpen | Tag::Coord | Tag::Adv));
    let first = sentence.clauses.first().is_some_and(|c| c.group.head == clause.group.head);
    let we = tokens.get(at..mark).unwrap_or_default().iter().zip(at..).any(|(t, i)| {
        t.tag == Tag::Pron
            && !question(i)
            && !["it", "this", "that"].iter().any(|w| view.words(i..i + 1).eq_ignore_ascii_case(w))
    });
    let somebody = we
        || matches!(view.holder_of(clause.subject_range()), Holder::States(_) | Holder::Speaker)
            && !clause.subject.is_empty();
    // "Who would refuse?": nobody.
    let g = &clause.group;
    let all = g.modal == Modal::Would && (g.cue.is(Class::Fail) || g.cue.attitude() < 0 || g.negated);
    let asked = leads && first && !view.question && !somebody && !all;
    (asked && clause.group.modal != Modal::None).then_some(clause.group.head..clause.group.head + 1)
}

/// A chain for what a clause says of what is under discussion.
fn stated(view: &View<'_>, sentence: &Sentence, ci: usize, word: Meaning) -> Option<Chain> {
    let (topic, frame) = match word {
        Meaning::FrameNoun(t, f) => (t, Some(view.lexicon().frame(t, f))),
        Meaning::Thing(t, _) => (t, None),
        _ => return None,
    };
    let mut chain = Chain::new(topic, sentence.clauses[ci].group.head as usize);
    chain.sign = frame.map_or(0, |f| f.direction);
    chain.weak = frame.is_some_and(|f| f.weak);
    chain.frame = frame.map(|f| f.frame);
    chain.top = ci;
    chain.clauses.push(ci);
    chain.holder = view.holder(sentence, ci);
    Some(chain)
}

fn marked<'a>(view: &'a View<'_>, sentence: &Sentence, clause: &Clause, marker: Marker) -> Option<&'a Found> {
    let end = clause.stretch().end;
    let mut cues = view.unit.mentions.cues_in(clause.start as usize..sentence.tokens.end);
    cues.find(|f| f.meaning == Meaning::Marker(marker) && (f.first as usize) < end)
}

/// "will not comment", "refused to comment".
fn refused(sentence: &Sentence, clause: &Clause) -> bool {
    let up = clause.parent.and_then(|p| sentence.clauses.get(p as usize)).map(|c| &c.group);
    clause.group.negated
        || clause.edge == Edge::Complement
            && up.is_some_and(|g| (g.negated || g.denied) != (g.cue.attitude() < 0 || g.cue.is(Class::Fail)))
}

/// "kept silent about its losses": not about what is under discussion, but about a matter that it names.
fn of_another(view: &View<'_>, phrase: &Found) -> bool {
    let at = phrase.end as usize;
    let end = view.seg().tokens.len().min(at + 6);
    let about = at < end && ["on", "about", "over"].iter().any(|w| view.says(at, w));
    about && !open_stretch(view, at + 1..end) && view.unit.mentions.topics_in(at + 1..end).next().is_none()
}

/// "the return of the ferries is being discussed": of a subject that names its own matter.
fn of_its_subject(view: &View<'_>, clause: &Clause, phrase: &Found) -> bool {
    let subject = clause.subject_range();
    let names = clause.group.passive && !subject.is_empty() && !subject.contains(&(phrase.first as usize));
    names && !open_stretch(view, subject)
}

/// Whether a verb's object is nothing, a pronoun, "what …", or something known: it may be about what is under discussion.
fn open_object(view: &View<'_>, clause: &Clause) -> bool {
    let object = clause.object();
    object.is_empty() || open_stretch(view, object)
}

/// Whether a stretch begins with nothing, a pronoun, a question word or a noun for what is under discussion.
fn open_stretch(view: &View<'_>, object: Range<usize>) -> bool {
    let Some(t) = view.seg().tokens.get(object.start) else { return true };
    let word = t.classes;
    let closed = matches!(t.tag, Tag::Stop | Tag::Comma | Tag::QuoteClose | Tag::Pron | Tag::ObjPron | Tag::Sub);
    let near = object.start..(object.start + 5).min(object.end);
    closed
        || word & class::QUESTION != 0
        || view.says(object.start, "whatever")
        || view.unit.mentions.cues_in(near).any(|f| match f.meaning {
            Meaning::Marker(Marker::Anaphor) => true,
            Meaning::Marker(Marker::Contents) => is_noun(view, f) && !has_content(view, f, &["of", "on"]),
            Meaning::Marker(Marker::Described) | Meaning::OpenNoun(..) => described(view, f),
            _ => false,
        })
}
