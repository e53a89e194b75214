//! Answers to what was asked: "No.", "Of course", "we will not", "that is a non-starter", "only if …", and general words that
//! withhold one.

mod elsewhere;
mod more;
mod pro_form;
mod tied;
mod wished;

pub use self::{
    elsewhere::{asked_within, told_ahead},
    wished::{Sought, in_that_case, sought, wished},
};
use std::ops::Range;

use super::{Carried, How, phrase::of_the_case, silent::rests_with_another};
use crate::{
    classify::{
        agenda::Agenda,
        chain::{self, Chain},
        holder::Holder,
        view::View,
    },
    codebook::{
        cue::{Class, Marker, Predicate},
        lexicon::{Found, Meaning},
    },
    segment::{
        Sentence,
        clause::{Clause, Edge},
        group::{Form, Modal},
        tag::Tag,
        token::Token,
    },
};

/// "I will not go into private talks": an answer that is withheld in general words is about what was asked.
pub fn withheld(view: &View<'_>, agenda: &Agenda, chains: &mut [Chain]) {
    // "joining the League is up to Kelmar": what its own verb says.
    let deed = |c: &Chain| c.frame.is_some_and(|f| !view.lexicon().frame(c.topic, f).verbs.is_empty());
    for chain in chains.iter_mut().filter(|c| c.withheld && c.weak && c.carried.is_none() && !deed(c)) {
        let Some((word, item)) = agenda.asked(view.lexicon()).filter(|(_, i)| i.topic != chain.topic) else { continue };
        chain.topic = item.topic;
        chain.weak = false;
        chain.frame = match word {
            Meaning::FrameNoun(_, frame) => Some(frame),
            _ => None,
        };
        chain.carried = Some(Carried { how: How::Silent, item });
    }
}

/// What a sentence answers to what was asked, where it states nothing on that itself.
pub fn answer(view: &View<'_>, sentence: &Sentence, agenda: &Agenda, stated: &[Chain]) -> Option<Chain> {
    let (asked, item) = agenda.question().filter(|_| !view.question && !view.asking(sentence))?;
    let asked = &Chain { holder: answerer(asked), ..asked.clone() };
    let first = agenda.unanswered();
    let carried = |c: Chain| c.carried_by(Carried { how: How::Answer, item });
    let heard =
        |no, word| if no { hears(view, sentence, word) } else { !agenda.is_put() || attends(view, sentence, word) };
    let word = || particle(view, sentence, first).filter(|w| !heard(w.0, w.2));
    let plain = || word().or_else(|| short(view, sentence, first));
    if let Some((no, holder, word)) = plain().filter(|_| agenda.is_polar() && (!asked.weak || asked.judged)) {
        return Some(carried(yes_or_no(view, sentence, asked, (no, holder, word))));
    }
    // "If some can earn money by it, that is their choice": of what the clause in front says.
    let case = |c: &Clause| c.edge == Edge::Root && of_the_case(view, sentence, c);
    if asked.weak || view.asks(sentence) || !agenda.is_single() || sentence.clauses.iter().any(case) {
        return None;
    }
    let tied = || tied::tied(view, sentence, asked).filter(|_| first);
    // "Not until the shelling stops": what it is tied to may be of a topic, too.
    // "Asked whether Norland would sign, Vale said it would not happen": what is asked is not stated.
    let posed = |c: &Chain| {
        let mut on = c.clauses.iter().filter_map(|&i| sentence.clauses.get(i));
        on.any(|k| {
            view.says(k.start as usize, "whether") || k.edge == Edge::Content && view.says(k.start as usize, "if")
        })
    };
    if stated.iter().any(|c| !c.loose && !posed(c)) {
        let open = |c: &Clause| matches!(c.edge, Edge::Condition | Edge::Order);
        return tied().filter(|_| sentence.clauses.first().is_some_and(open)).map(carried);
    }
    let silent = || nothing_said(view, sentence, asked).filter(|_| first);
    let verdict = || verdict(view, sentence, asked).filter(|_| first);
    let reserves = || reserves(view, sentence, asked).filter(|_| first);
    let sanguine = || sanguine(view, sentence, asked).filter(|_| first);
    silent()
        .or_else(sanguine)
        .or_else(reserves)
        .or_else(|| more::more(view, sentence, asked))
        .or_else(|| pro_form::taken_up(view, sentence, asked, item.is_many()).filter(|_| !agenda.gone_on(asked.topic)))
        .or_else(tied)
        .or_else(verdict)
        .map(carried)
}

/// "They want us to leave the islands. This will not happen.": what the sentence before stated, taken up by whoever goes on.
pub fn told(view: &View<'_>, sentence: &Sentence, agenda: &Agenda) -> Option<Chain> {
    let (told, item) = agenda.told().filter(|_| !view.question && !view.asks(sentence))?;
    let plain = !(told.negated || told.refused || told.terms || told.weak || told.modifier);
    let spoken = || view.speaker_at(sentence.tokens.start).is_some_and(|s| s.state.is_some());
    let said = (plain && spoken()).then(|| pro_form::comes_about(view, sentence, told)).flatten()?;
    Some(said.carried_by(Carried { how: How::Pronoun, item }))
}

/// "Illegal, like all the others.", "A mistake.": a judgement without a verb, of what was asked.
fn verdict(view: &View<'_>, sentence: &Sentence, asked: &Chain) -> Option<Chain> {
    let tokens = &view.seg().tokens;
    let range = reported(view, sentence);
    let stands = |c: &Clause| range.contains(&(c.group.head as usize)) && c.group.form == Form::Finite;
    if sentence.clauses.iter().any(|c| stands(c) && c.edge == Edge::Root) {
        return None;
    }
    let (p, at, end) = chain::predicate_in(view, range.clone())?;
    let by_degree = |t: &Token| t.span.of(view.scene.text).ends_with("ly");
    let leads = |t: &Token| matches!(t.tag, Tag::QuoteOpen | Tag::Det | Tag::Neg | Tag::Adv | Tag::Adj) || by_degree(t);
    let before = tokens.get(range.start..at as usize).unwrap_or_default();
    if p == Predicate::Withhold || !before.iter().all(leads) {
        return None;
    }
    let mut chain = Chain::new(asked.topic, at as usize);
    chain.sign = asked.sign.signum();
    chain.frame = asked.frame;
    chain::judge(&mut chain, p, before.iter().any(|t| t.tag == Tag::Neg));
    chain.holder = answerer(asked);
    chain.top = view.clause_at(sentence, at as usize).unwrap_or(0);
    chain.evidence.extend(at..end);
    Some(chain)
}

/// "We are optimistic.", "I am hopeful.": of what was asked.
fn sanguine(view: &View<'_>, sentence: &Sentence, asked: &Chain) -> Option<Chain> {
    let [clause] = sentence.clauses.as_slice() else { return None };
    let g = &clause.group;
    let range = g.end as usize..sentence.tokens.end;
    let (p, at, end) = chain::predicate_in(view, range.clone()).filter(|_| g.copula && !g.negated)?;
    let mut cues = view.unit.mentions.cues_in(at as usize..end as usize);
    let mood = cues.any(|f| f.meaning == Meaning::Marker(Marker::Mood));
    let over =
        (end as usize..range.end).all(|i| matches!(view.seg().tokens[i].tag, Tag::Stop | Tag::QuoteClose | Tag::Adv));
    let speaks = view.holder(sentence, 0) == Holder::Speaker;
    if p != Predicate::Plus || !mood || !over || !speaks {
        return None;
    }
    let mut chain = Chain::new(asked.topic, g.head as usize);
    (chain.sign, chain.frame) = (asked.sign.signum(), asked.frame);
    (chain.attitude, chain.judged) = (true, true);
    chain.holder = Holder::Speaker;
    chain.clauses.push(0);
    chain.evidence.extend(at..end);
    Some(chain)
}

/// "Asked about a truce, Vale points to nuances": open points, named for an answer.
fn reserves(view: &View<'_>, sentence: &Sentence, asked: &Chain) -> Option<Chain> {
    let (ci, clause) =
        sentence.clauses.iter().enumerate().find(|(_, c)| {
            c.edge == Edge::Root && c.group.cue.is(Class::Report) && !c.group.negated && !c.group.passive
        })?;
    let object = clause.object();
    let near = object.start..object.end.min(object.start + 5);
    let point = |f: &&Found| f.meaning == Meaning::Marker(Marker::Reservation) && !view.denied(f.first as usize);
    let found = view.unit.mentions.cues_in(near).find(point)?;
    let holder = match view.holder(sentence, ci) {
        held @ (Holder::States(_) | Holder::Speaker) => held,
        _ => return None,
    };
    let mut chain = Chain::new(asked.topic, clause.group.head as usize);
    (chain.sign, chain.frame) = (1, asked.frame);
    (chain.attitude, chain.judged, chain.terms) = (true, true, true);
    chain.holder = holder;
    chain.top = ci;
    chain.clauses.push(ci);
    chain.evidence.extend(found.first..found.end);
    Some(chain)
}

/// Whom a yes to a question commits: whoever the question is about; what somebody ought to do is for the one who answers to say.
fn answerer(asked: &Chain) -> Holder {
    match &asked.holder {
        // "Do you like Norland's offer? – Yes": not Norland's yes.
        own @ Holder::States(_) if !asked.ought && !asked.owned => own.clone(),
        _ => Holder::Speaker,
    }
}

/// What was asked, turned or not.
fn yes_or_no(view: &View<'_>, sentence: &Sentence, asked: &Chain, (no, holder, word): (bool, Holder, usize)) -> Chain {
    let mut chain = Chain::new(asked.topic, word);
    chain.sign = if no { -asked.sign } else { asked.sign };
    chain.frame = asked.frame;
    chain.attitude = true;
    chain.judged = true;
    chain.withheld = open(view, word);
    chain.negated = no;
    chain.refused = no && !chain.withheld;
    // "It must not.": for whoever answers to say.
    let ought = sentence.clauses.iter().any(|c| c.group.head as usize == word && c.group.modal == Modal::Ought);
    chain.holder = match &asked.holder {
        own @ Holder::States(_) if !ought => own.clone(),
        _ => holder,
    };
    chain.evidence.push(word as u32);
    // "We would, if our terms are met", "If they stop first, yes".
    let conditional = |c: &Clause| matches!(c.edge, Edge::Condition | Edge::Order) && (c.start as usize) != word;
    // "Yes, but with guarantees".
    let but = |c: &Found| c.meaning == Meaning::Marker(Marker::Contrast);
    let held_back = || view.unit.mentions.cues_in(word..sentence.tokens.end).any(but);
    if !no && (sentence.clauses.iter().any(conditional) || held_back()) {
        (chain.sign, chain.terms) = (1, true);
    }
    if let Some(ci) = sentence.clauses.iter().position(|c| c.group.head as usize == word) {
        chain.top = ci;
        chain.clauses.push(ci);
    }
    chain
}

/// A word that is a whole answer: at the start of what is said, between commas, or behind "said" and "the answer is".
fn particle(view: &View<'_>, sentence: &Sentence, first: bool) -> Option<(bool, Holder, usize)> {
    let tokens = &view.seg().tokens;
    let range = sentence.tokens.clone();
    // "The sooner the better": phrases are without the article that leads them.
    let article =
        |i: usize| i + 1 < range.end && tokens[i].tag == Tag::Det && ["a", "an", "the"].iter().any(|w| view.says(i, w));
    let opens = |i: usize| range.clone().find(|&j| j >= i && tokens[j].tag != Tag::QuoteOpen && !article(j));
    let start = opens(range.start)?;
    let begins_at = |at: usize| {
        at == start
            || view
                .unit
                .said
                .iter()
                .flat_map(|s| &s.found.content)
                .any(|c| range.contains(&c.start) && opens(c.start) == Some(at))
    };
    let parts = |t: Tag| {
        matches!(t, Tag::Stop | Tag::Comma | Tag::Semicolon | Tag::Colon | Tag::Dash | Tag::QuoteClose | Tag::QuoteOpen)
    };
    let fits = |f: &&Found| {
        let (at, end) = (f.first as usize, f.end as usize);
        let ends = tokens.get(end).is_none_or(|t| parts(t.tag));
        let before = at.checked_sub(1).filter(|&b| b >= range.start).map(|b| tokens[b].tag);
        let closes = tokens.get(end).is_none_or(|t| matches!(t.tag, Tag::Stop | Tag::QuoteClose));
        let behind = before.is_some_and(|t| parts(t) && closes || t.is_verb() || t == Tag::Be);
        let whole = at == start && (end..range.end).all(|i| parts(tokens[i].tag));
        // "Of course, we talk to them": an adverb of what follows.
        let adverb = matches!(tokens[at].tag, Tag::Adv | Tag::Prep | Tag::Adj) && !closes;
        ends && (whole || first && (begins_at(at) && !adverb || behind))
    };
    let mut answers = view
        .unit
        .mentions
        .cues_in(range.clone())
        .filter(|f| matches!(f.meaning, Meaning::Marker(Marker::Assent | Marker::Dissent)));
    let f = answers.find(fits)?;
    Some((f.meaning == Meaning::Marker(Marker::Dissent), Holder::Speaker, f.first as usize))
}

/// "Yeah, I don't want to get ahead of that": a word of attention before what is not said.
fn attends(view: &View<'_>, sentence: &Sentence, word: usize) -> bool {
    let ends = |i: usize| matches!(view.seg().tokens[i].tag, Tag::Stop | Tag::QuoteClose);
    let main = sentence.clauses.iter().enumerate().find(|(_, c)| c.edge == Edge::Root && c.start as usize > word);
    main.is_some_and(|(ci, c)| {
        !(word..c.start as usize).any(ends)
            && (c.group.negated || c.group.denied)
            && view.holder(sentence, ci) == Holder::Speaker
    })
}

/// "No, I understand your question": of the asking.
fn hears(view: &View<'_>, sentence: &Sentence, word: usize) -> bool {
    let object = |c: &Clause| c.object().start..c.object().end.min(c.object().start + 3);
    let own = |ci: usize| view.holder(sentence, ci) == Holder::Speaker;
    let mut clauses = sentence.clauses.iter().enumerate().filter(|(_, c)| c.start as usize > word);
    clauses
        .next()
        .is_some_and(|(ci, c)| own(ci) && !c.group.negated && !c.group.copula && view.marked(object(c), Marker::Matter))
}

/// "we will not", "they do": a clause of a bare auxiliary in the first sentence.
fn short(view: &View<'_>, sentence: &Sentence, first: bool) -> Option<(bool, Holder, usize)> {
    if !first {
        return None;
    }
    sentence.clauses.iter().enumerate().find_map(|(ci, clause)| {
        let holder = view.holder(sentence, ci);
        let before = (clause.start as usize).checked_sub(1).filter(|&b| b >= sentence.tokens.start);
        let opens = before.is_none_or(|b| !view.seg().tokens[b].tag.is_head() && view.seg().tokens[b].tag != Tag::Pron)
            || before.is_some_and(|b| says_yes_or_no(view, b))
            || held(view, sentence, clause).is_some();
        let tied = matches!(clause.edge, Edge::Condition | Edge::Order);
        // "It won't be.", "They have to.": said of what was asked.
        let subject = view.subject(sentence, ci);
        // "He will, if …": of whom it was asked.
        let stand_ins = ["it", "that", "this", "they", "there", "he", "she"];
        let it = subject.len() == 1 && stand_ins.iter().any(|w| view.says(subject.start, w));
        let holder = if it && !matches!(holder, Holder::States(_)) { Holder::Speaker } else { holder };
        // "This is, as you know, a question for them", "I don't — the President was clear": not all that is said.
        let behind = view
            .seg()
            .tokens
            .get((clause.group.end as usize).min(sentence.tokens.end)..sentence.tokens.end)
            .unwrap_or_default();
        let not = behind.iter().take_while(|t| t.tag == Tag::Neg).count();
        let next = |n: usize| behind.get(not + n);
        let broken = match next(0).map(|t| t.tag) {
            Some(Tag::Comma) => next(1).is_some_and(|t| {
                let after = matches!(t.tag, Tag::Coord | Tag::Sub | Tag::Stop | Tag::QuoteClose) || t.tag.is_aux();
                !after || view.words_are(t, "as")
            }),
            Some(Tag::Dash) => next(1).is_some_and(|t| t.tag != Tag::Coord),
            _ => false,
        };
        // "He might.": neither.
        let open = ["might", "may"].iter().any(|w| view.says(clause.group.first as usize, w));
        let stands = (opens || clause.edge == Edge::Content)
            && !open
            && !broken
            && !tied
            && matches!(holder, Holder::States(_) | Holder::Speaker)
            && chain::bare_auxiliary(view, sentence, clause);
        let turned = held(view, sentence, clause).is_some_and(|up| up.group.negated || up.group.denied);
        stands.then(|| (chain::denies(view, clause) != turned, holder, clause.group.head as usize))
    })
}

/// "We have said that we will", "I think they'll have to": the clause of whoever answers that holds a bare auxiliary.
fn held<'s>(view: &View<'_>, sentence: &'s Sentence, clause: &Clause) -> Option<&'s Clause> {
    let up = clause.parent.filter(|_| clause.edge == Edge::Content)? as usize;
    let parent = sentence.clauses.get(up)?;
    let says = parent.group.cue.is(Class::Report) || parent.group.cue.is(Class::Belief);
    (says && view.holder(sentence, up) == Holder::Speaker).then_some(parent)
}

/// "Of course we will": a word that is an answer stands right before the clause.
fn says_yes_or_no(view: &View<'_>, at: usize) -> bool {
    let whole = |f: &Found| f.end as usize == at + 1;
    let answers = |f: &Found| matches!(f.meaning, Meaning::Marker(Marker::Assent | Marker::Dissent));
    view.unit.mentions.cues_in(at.saturating_sub(4)..at + 1).any(|f| whole(f) && answers(f))
}

/// "We may.", "They might.": neither yes nor no.
fn open(view: &View<'_>, word: usize) -> bool {
    ["may", "might"].iter().any(|w| view.says(word, w))
}

/// What of a sentence is said: the first words that it reports, else all of it.
fn reported(view: &View<'_>, sentence: &Sentence) -> Range<usize> {
    let inside = |r: &&Range<usize>| sentence.tokens.start <= r.start && r.end <= sentence.tokens.end;
    let mut contents = view.unit.said.iter().filter(|s| s.positive).flat_map(|s| &s.found.content);
    contents.find(inside).cloned().unwrap_or(sentence.tokens.clone())
}

/// "No comment.": an answer without a verb that says that nothing is said.
fn nothing_said(view: &View<'_>, sentence: &Sentence, asked: &Chain) -> Option<Chain> {
    let mut cues = view.unit.mentions.cues_in(sentence.tokens.clone());
    let marked = cues.find(|f| matches!(f.meaning, Meaning::Marker(Marker::Withheld)));
    // "It is up to Kelmar.": left to another.
    let rests = || {
        let ci = (0..sentence.clauses.len()).find(|&ci| rests_with_another(view, sentence, ci))?;
        let g = &sentence.clauses[ci].group;
        Some(g.head..g.end + 2)
    };
    let f = marked.as_ref().map(|f| f.first..f.end).or_else(rests)?;
    let mut chain = Chain::new(asked.topic, f.start as usize);
    chain.frame = asked.frame;
    chain.sign = asked.sign;
    chain.withheld = true;
    let clause = view.clause_at(sentence, f.start as usize);
    // "Asked about a truce, Vale ducked the question": told of the one who does not answer.
    chain.holder = match clause.map(|ci| view.holder(sentence, ci)) {
        Some(told @ Holder::States(_)) => told,
        _ => Holder::Speaker,
    };
    if marked.is_none() {
        // "Kelmar was asked …. Vale said it was up to Kelmar": "it" is nobody.
        chain.holder = Holder::Speaker;
    }
    chain.top = clause.unwrap_or(0);
    chain.evidence.extend(f);
    Some(chain)
}
