//! Judgements that name nothing themselves: of what is under discussion ("useful and constructive", says Vale), or of what the
//! reporting clause names ("“this is a mistake,” said Vale of the truce").

use std::ops::Range;

use super::{Carried, How, anaphors, answer, phrase::described, silent::withheld};
use crate::{
    attribute::rules,
    classify::{
        agenda::{Agenda, Item},
        chain::{self, Chain},
        view::View,
    },
    codebook::{
        cue::{Marker, NounCue},
        lexicon::Meaning,
    },
    segment::{Sentence, tag::Tag},
};

/// What is said is a judgement and nothing else ("useful and constructive", says Vale; "a good meeting"): of what a word stands
/// for.
pub(super) fn verdict(view: &View<'_>, sentence: &Sentence, word: Meaning) -> Option<Chain> {
    let Meaning::FrameNoun(topic, f) = word else { return None };
    let inside = |r: &Range<usize>| sentence.tokens.start <= r.start && r.end <= sentence.tokens.end;
    let said = view.unit.said.iter().filter(|s| s.positive && s.speaker.as_ref().is_some_and(|s| s.state.is_some()));
    let contents = said.flat_map(|s| &s.found.content).filter(|r| inside(r) && bare(view, topic, Range::clone(r)));
    let (at, (p, first, end)) =
        contents.filter_map(|r| Some((r.start, chain::predicate_in(view, r.clone())?))).next()?;
    let mut chain = Chain::new(topic, at);
    chain.sign = view.lexicon().frame(topic, f).direction;
    chain.frame = Some(f);
    let not = view.seg().tokens.get(at..first as usize).unwrap_or_default().iter().any(|t| t.tag == Tag::Neg);
    chain::judge(&mut chain, p, not || view.denied(first as usize));
    chain.top = view.clause_at(sentence, at).unwrap_or(0);
    chain.evidence.extend(first..end);
    Some(chain)
}

/// Whether a stretch judges and names nothing but what judges, the topic's own open words, and "step", "idea".
fn bare(view: &View<'_>, topic: u8, range: Range<usize>) -> bool {
    let covered = |i: usize| {
        view.unit.mentions.cues_in(range.clone()).any(|c| {
            let ours = match c.meaning {
                Meaning::OpenNoun(t, _) => t == topic,
                Meaning::Predicate(_) | Meaning::Noun(NounCue::Plus) | Meaning::Marker(Marker::Described) => true,
                _ => false,
            };
            ours && (c.first..c.end).contains(&(i as u32))
        })
    };
    let tokens = &view.seg().tokens;
    range.clone().all(|i| match tokens[i].tag {
        Tag::Comma | Tag::QuoteOpen | Tag::QuoteClose | Tag::Stop => true,
        Tag::Adj | Tag::Adv | Tag::Coord | Tag::Part | Tag::Ing | Tag::Det | Tag::Neg => true,
        _ => covered(i),
    })
}

/// "“…,” said Vale of the truce": what is said is about what stands behind the reporting verb.
pub struct SaidOf {
    /// The phrase that names it.
    pub phrase: Range<usize>,
    word: Meaning,
    /// −1 where the phrase is about ending it ("of the decision to lift the dues"), else 1.
    sign: i8,
}

/// The phrase behind a reporting verb that names what is spoken of: a topic's frame, or what stands for one.
pub fn said_of(view: &View<'_>, sentence: &Sentence, agenda: &Agenda) -> Option<SaidOf> {
    let tokens = &view.seg().tokens;
    view.said_in(&sentence.tokens).iter().filter(|s| s.positive && !s.found.content.is_empty()).find_map(|s| {
        let end = s.found.cue.last()?.end;
        let end =
            if s.found.source.as_ref().is_some_and(|r| r.start == end) { s.found.source.clone()?.end } else { end };
        // "“A ploy” was his verdict on the truce", "“A ploy” was how he described the truce".
        let put = s.found.rule == rules::INVERTED;
        let preps: &[&str] = if put { &["of", "about", "on", "to", "for"] } else { &["of", "about"] };
        let prep =
            sentence.tokens.contains(&end) && tokens[end].tag == Tag::Prep && preps.iter().any(|w| view.says(end, w));
        let end = if put && !prep { end - 1 } else { end };
        if !prep && !put || end >= sentence.tokens.end || s.found.content.iter().any(|c| c.contains(&(end + 1))) {
            return None;
        }
        let close = |i: &usize| matches!(tokens[*i].tag, Tag::Comma | Tag::Stop | Tag::Semicolon | Tag::Colon);
        let phrase = end + 1..(end + 1..sentence.tokens.end).find(close).unwrap_or(sentence.tokens.end);
        let mut hits = view.unit.mentions.topics_in(phrase.clone());
        let named = hits.find_map(|h| match h.meaning {
            m @ Meaning::FrameNoun(..) => Some((m, ended(view, sentence, phrase.start..h.first as usize))),
            Meaning::Thing(..) => {
                let c = chain::chain(view, sentence, h)?;
                Some((Meaning::FrameNoun(c.topic, c.frame?), 1))
            }
            _ => None,
        });
        // "of the refusal": against what is under discussion.
        let cues = || view.unit.mentions.cues_in(phrase.clone());
        let no = cues().any(|c| c.meaning == Meaning::Noun(NounCue::Minus));
        let (word, sign) = named.map_or((None, if no { -1 } else { 1 }), |(m, s)| (Some(m), s));
        let mut cues = cues();
        let word = word.or_else(|| {
            cues.find_map(|f| match f.meaning {
                Meaning::OpenNoun(t, n) => agenda.any(t).map(|_| Meaning::FrameNoun(t, n)),
                Meaning::Marker(Marker::Described) if described(view, f) => Some(agenda.described()?.0),
                _ => None,
            })
        })?;
        Some(SaidOf { phrase, word, sign })
    })
}

/// What is said is that nothing is said, and little else: "no comment", "let's see".
fn quiet(view: &View<'_>, sentence: &Sentence, topic: u8, frame: u16) -> Option<Chain> {
    let inside = |r: &&Range<usize>| sentence.tokens.start <= r.start && r.end <= sentence.tokens.end;
    let mut contents = view.unit.said.iter().filter(|s| s.positive).flat_map(|s| &s.found.content).filter(inside);
    let (at, found) = contents.find_map(|r| {
        let mut cues = view.unit.mentions.cues_in(r.clone());
        Some((r.start, cues.find(|c| r.len() <= 12 && c.meaning == Meaning::Marker(Marker::Withheld))?))
    })?;
    let mut chain = Chain::new(topic, at);
    chain.sign = view.lexicon().frame(topic, frame).direction;
    chain.frame = Some(frame);
    chain.withheld = true;
    chain.attitude = true;
    chain.top = view.clause_at(sentence, at).unwrap_or(0);
    chain.evidence.extend(found.first..found.end);
    Some(chain)
}

/// "“We have to think about that,” Vale said when Kelmar asked for a truce": withheld in a quotation, of what the rest of the
/// sentence names.
pub fn of_the_rest(view: &View<'_>, sentence: &Sentence, stated: &[Chain]) -> Option<Chain> {
    let quoted = |i: usize| view.seg().quoted(i);
    let said = view.said_in(&sentence.tokens).iter().find(|s| s.positive && s.speaker.is_some())?;
    let inside = |i: usize| said.found.content.iter().any(|c| c.contains(&i));
    let first = said.found.content.first().filter(|c| quoted(c.start + 1) && sentence.tokens.contains(&c.start))?;
    let marked = view.marked(first.clone(), Marker::Withheld);
    if !marked || stated.iter().any(|c| !c.loose && inside(c.head)) {
        return None;
    }
    let mut named = view.unit.mentions.topics_in(sentence.tokens.clone());
    if named.any(|h| inside(h.first as usize)) {
        return None;
    }
    let mut named = view.unit.mentions.topics_in(sentence.tokens.clone());
    let (word, topic, frame) = named.find_map(|h| match h.meaning {
        m @ Meaning::FrameNoun(t, f) if !view.lexicon().frame(t, f).weak => Some((m, t, f)),
        _ => None,
    })?;
    let chain = withheld(view, sentence, word, false).or_else(|| quiet(view, sentence, topic, frame));
    let carried = Carried { how: How::Silent, item: Item::spoken_now(topic, frame) };
    chain.filter(|c| inside(c.head)).map(|c| c.carried_by(carried))
}

/// −1 where the words before a topic's word end it or are against it: "the decision to lift", "the lack of"; else 1.
fn ended(view: &View<'_>, sentence: &Sentence, before: Range<usize>) -> i8 {
    let verbs = sentence.clauses.iter().filter(|c| before.contains(&(c.group.head as usize)));
    let verbs = verbs.filter(|c| c.group.cue.attitude() < 0 || c.group.cue.attitude() == 0 && c.group.cue.phase() < 0);
    let nouns = view.unit.mentions.cues_in(before.clone()).filter(|c| c.meaning == Meaning::Noun(NounCue::Minus));
    if (verbs.count() + nouns.count()) % 2 == 1 { -1 } else { 1 }
}

/// What is stated on what a reporting clause names, by a judgement or by words that stand for it.
pub fn of_it(view: &View<'_>, sentence: &Sentence, about: &SaidOf) -> Option<Chain> {
    let Meaning::FrameNoun(topic, frame) = about.word else { return None };
    let item = Item::spoken_now(topic, frame);
    let carried = Carried { how: How::Pronoun, item };
    let agenda = Agenda::with(item);
    let withheld = || withheld(view, sentence, about.word, false).or_else(|| quiet(view, sentence, topic, frame));
    let verdict = verdict(view, sentence, about.word).or_else(withheld);
    let verdict = verdict.map(|mut c| {
        c.sign *= about.sign;
        c.carried_by(carried)
    });
    let verdict = verdict.or_else(|| {
        let mut words = anaphors(view, sentence, &agenda).into_iter();
        words.find_map(|(hit, carried)| chain::chain(view, sentence, &hit).map(|c| c.carried_by(carried)))
    });
    // "“That will never happen,” said Vale of the withdrawal": as if asked about it.
    verdict.or_else(|| {
        let mut asked = Chain::new(topic, about.phrase.start);
        asked.frame = Some(frame);
        asked.sign = view.lexicon().frame(topic, frame).direction * about.sign;
        let mut agenda = agenda;
        agenda.ask(view, asked, None);
        answer::answer(view, sentence, &agenda, &[]).map(|c| c.carried_by(carried))
    })
}
