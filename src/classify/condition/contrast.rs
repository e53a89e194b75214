//! A yes that is taken back in part: "…, but" with a demand, an open point or a limit behind it.

use std::ops::Range;

use super::{
    super::{chain::Chain, holder::Holder, view::View},
    goal, hit,
    idle::idle,
    is_word, question, tied,
};
use crate::{
    codebook::{
        cue::{Class, Marker},
        lexicon::{Found, Meaning},
    },
    segment::{
        Sentence,
        clause::{Clause, Edge},
        group::{Form, Modal},
        tag::Tag,
    },
};

/// What takes a yes back, in its sentence or in the next one of the same voice.
pub fn contrast(view: &View<'_>, si: usize, sentence: &Sentence, chain: &Chain) -> Option<Range<usize>> {
    let after = chain.head.max(hit(chain)).max(chain.evidence.last().map_or(0, |&e| e as usize)) + 1;
    turned(view, after.min(sentence.tokens.end)..sentence.tokens.end, sentence.tokens.end)
        .or_else(|| conceded(sentence, chain))
        .filter(|t| t.reserves(view, sentence, chain) && !t.of_another(view, sentence, chain))
        .map(|t| t.range)
        .or_else(|| {
            let next = view.seg().sentences.get(si + 1)?;
            goes_on(view, next, chain).then(|| in_next(view, next, chain))?
        })
}

/// "does not plan new dues now, but could impose them if Kelmar refuses", "will not sign today but might do so if …": a no that is
/// open to a yes in a case that is named.
pub fn reopened(view: &View<'_>, sentence: &Sentence, chain: &Chain) -> Option<Range<usize>> {
    let after = chain.head.max(hit(chain)) + 1;
    let turn = turned(view, after.min(sentence.tokens.end)..sentence.tokens.end, sentence.tokens.end)?;
    let yes = sentence.clauses.iter().position(|c| {
        let g = &c.group;
        let at = g.end as usize;
        let again = is_word(view, at, &["so", "it", "that", "them"])
            || view.seg().tokens.get(at).is_none_or(|t| t.tag == Tag::Sub);
        g.first as usize >= turn.body && g.modal == Modal::Possible && !g.negated && !g.passive && again
    })?;
    let tied = sentence.clauses.get(yes + 1..)?.iter().find(|c| c.edge == Edge::Condition)?;
    Some(tied.start as usize..(tied.end as usize).max(tied.group.end as usize))
}

/// Whether the same voice goes on: the same speaker, the holder's own, or the text about the holder.
fn goes_on(view: &View<'_>, next: &Sentence, chain: &Chain) -> bool {
    // "Norland wants a truce. Weil said it was unclear …": whoever is cited there.
    let cited = view.said_in(&next.tokens).iter().filter(|s| s.positive).flat_map(|s| &s.found.content);
    let inside = cited.map(|c| c.start).filter(|s| next.tokens.contains(s)).min();
    let at = inside.unwrap_or(next.tokens.start).min(view.seg().tokens.len() - 1);
    if view.said_at(at) == view.said_at(chain.head) {
        return true;
    }
    let here = view.speaker_at(chain.head);
    let party = match &chain.holder {
        Holder::States(s) => s.first().copied(),
        _ => here.and_then(|s| s.state),
    };
    match view.speaker_at(at) {
        Some(s) => s.state.is_some() && s.state == party,
        None => next.clauses.first().is_some_and(|_| match view.holder(next, 0) {
            Holder::States(s) => s.first().copied() == party,
            Holder::Nobody | Holder::Speaker => true,
            Holder::Else => false,
        }),
    }
}

fn in_next(view: &View<'_>, next: &Sentence, chain: &Chain) -> Option<Range<usize>> {
    let range = next.tokens.clone();
    let leading = range.start..(range.start + 4).min(range.end);
    if let Some(turn) = turned(view, leading, range.end) {
        return (turn.reserves(view, next, chain) && !turn.set_by_another(view, next, chain)).then_some(turn.range);
    }
    if let Some(range) = needless_if(view, next).filter(|_| !chain.negated) {
        return Some(range);
    }
    // "There are nuances, though", "We have questions." "I only want to know who will watch it."
    if open_point(view, next, chain) || wants_to_know(view, next) {
        return Some(range);
    }
    only_if(view, next)
}

/// "New dues lie ready. If Norland agrees, they will not be needed": what would make what was just spoken of needless.
fn needless_if(view: &View<'_>, next: &Sentence) -> Option<Range<usize>> {
    let tied = next.clauses.iter().find(|c| c.edge == Edge::Condition)?;
    let main = next.clauses.get(usize::from(tied.parent?))?;
    let subject = main.subject_range();
    let stands = subject.len() == 1 && is_word(view, subject.start, &["it", "they", "this", "these", "that", "those"]);
    let g = &main.group;
    let undone = g.negated && (g.passive || g.copula) && (g.modal != Modal::None || !g.past);
    (stands && undone && !tied.group.negated)
        .then(|| tied.start as usize..(tied.end as usize).max(tied.group.end as usize))
}

/// "That counts only if it binds", "He added that this was conditional on guarantees": what was said is tied to something. "The
/// condition is a guarantee", "Our terms are simple": it has its terms.
fn only_if(view: &View<'_>, next: &Sentence) -> Option<Range<usize>> {
    let stands = |i: usize| is_word(view, i, &["this", "that", "it"]);
    let mut cues = view.unit.mentions.cues_in(next.tokens.clone());
    let found = cues.find(|f| {
        let first = f.first as usize;
        let long = f.end - f.first > 1;
        let clause = || view.clause_at(next, first).map(|ci| &next.clauses[ci]);
        match f.meaning {
            Meaning::Marker(Marker::Condition)
                if long && is_word(view, first, &["only", "on", "provided", "as", "so"]) =>
            {
                stands(next.tokens.start)
            }
            Meaning::Marker(Marker::Condition) if long && view.seg().tokens[first].tag != Tag::Sub => {
                clause().is_some_and(|c| c.subject.len() == 1 && stands(c.subject.start as usize) && !c.group.negated)
            }
            // "This requires a withdrawal".
            Meaning::Marker(Marker::Requirement | Marker::Condition)
                if !long && view.seg().tokens[first].tag.is_verb() =>
            {
                clause().is_some_and(|c| {
                    let itself = c.subject.len() == 1 && is_word(view, c.subject.start as usize, &["this", "that"]);
                    itself && c.group.head as usize == first && !c.group.negated && !c.group.past
                })
            }
            // "Our conditions for that are simple".
            Meaning::Marker(Marker::Requirement | Marker::Condition | Marker::Stipulated) => {
                next.clauses.iter().any(|c| {
                    let bare = c.subject.len() <= 3 || is_word(view, f.end as usize, &["for"]);
                    // "There is one condition".
                    let there = c.subject.len() == 1 && is_word(view, c.subject.start as usize, &["there"]);
                    let named = c.subject.contains(&f.first) || there && c.object().contains(&first);
                    c.group.copula && bare && !c.group.past && !c.group.negated && named
                }) && view.seg().tokens[first].tag == Tag::Noun
            }
            _ => false,
        }
    })?;
    Some(found.first as usize..next.tokens.end)
}

/// A turn: from its word of contrast to an end, and where what it says begins.
struct Turn {
    range: Range<usize>,
    body: usize,
}

/// From a word of contrast in a stretch up to an end.
fn turned(view: &View<'_>, range: Range<usize>, end: usize) -> Option<Turn> {
    let tokens = &view.seg().tokens;
    let mut markers = view.unit.mentions.cues_in(range.clone());
    let marker = markers.find(|f| f.meaning == Meaning::Marker(Marker::Contrast)).map(|f| (f.first, f.end));
    let semicolon = range.clone().find(|&i| tokens[i].tag == Tag::Semicolon).map(|s| (s as u32, s as u32 + 1));
    let (from, body) = [marker, semicolon].into_iter().flatten().min()?;
    Some(Turn { range: from as usize..end, body: body as usize })
}

/// "Although Norland backed a truce, | it had questions": the main clause behind a yes that is conceded.
fn conceded(sentence: &Sentence, chain: &Chain) -> Option<Turn> {
    let yes = sentence.clauses.get(chain.top).filter(|c| c.edge == Edge::Concession)?;
    let main = sentence.clauses.get(usize::from(yes.parent?)).filter(|m| m.start >= yes.end)?;
    let body = main.start as usize;
    Some(Turn { range: body..sentence.tokens.end, body })
}

impl Turn {
    /// "…, but it wants": a want of whoever said yes.
    fn wants(&self, view: &View<'_>, sentence: &Sentence, chain: &Chain) -> bool {
        let mut next = sentence.clauses.iter().enumerate().filter(|(_, c)| c.group.first as usize >= self.body);
        next.next().is_some_and(|(ci, c)| {
            let subject = view.subject_of(sentence, ci).subject.clone();
            let pronoun = subject.len() == 1 && view.seg().tokens[subject.start as usize].tag == Tag::Pron;
            let own = match view.holder(sentence, ci) {
                h @ (Holder::States(_) | Holder::Speaker) => h == chain.holder,
                Holder::Nobody => pronoun,
                Holder::Else => false,
            };
            let how = |i: &usize| ["who", "how", "what", "where", "when"].iter().any(|w| view.says(*i, w));
            // "…, but asked who would watch over it", "…, but wants to know who would".
            let behind = c.group.end as usize;
            let questions = (behind..behind + 4).find(how).is_some_and(|i| question::wondered(view, i));
            let asks = c.group.cue.attitude() > 0 && c.group.cue.is(Class::Cause) || questions;
            own && asks
                && c.start as usize <= self.body + 1
                && !c.group.negated
                && (questions || !c.group.cue.is(Class::Forecast))
        })
    }

    /// Whether it goes on with a clause that the chain has no part in ("A blamed B for wanting a truce, but urged …").
    fn of_another(&self, view: &View<'_>, sentence: &Sentence, chain: &Chain) -> bool {
        let next = sentence.clauses.iter().find(|c| c.group.first as usize >= self.body);
        // "Vale said Norland wanted a truce, but said it was not ready": of the same side.
        let same = |p: usize| view.holder(sentence, p) == chain.holder;
        next.is_some_and(|c| {
            let apart = |p: u16| !chain.clauses.contains(&usize::from(p)) && !same(usize::from(p));
            c.coordinate && c.subject.is_empty() && c.shares.is_some_and(apart)
        }) || self.set_by_another(view, sentence, chain)
    }

    /// "…, but Norland has conditions": another party's, not those of whoever says yes.
    fn set_by_another(&self, view: &View<'_>, sentence: &Sentence, chain: &Chain) -> bool {
        let Holder::States(own) = &chain.holder else { return false };
        let mut clauses = sentence.clauses.iter().enumerate();
        let next = clauses.find(|(_, c)| c.group.first as usize >= self.body && !c.subject.is_empty());
        next.is_some_and(|(ci, c)| {
            let object = c.group.end as usize..c.stretch().end.min(self.range.end);
            let noun = |f: &Found| {
                view.seg().tokens[f.end as usize - 1].tag == Tag::Noun && object.contains(&(f.first as usize))
            };
            let sets = view.unit.mentions.cues_in(self.body..self.range.end).all(|f| match f.meaning {
                Meaning::Marker(Marker::Reservation | Marker::Requirement | Marker::Condition) => noun(f),
                _ => true,
            });
            let another = matches!(view.holder(sentence, ci), Holder::States(s) if s.iter().all(|s| !own.contains(s)));
            // "…, but Weil said there must be guarantees".
            let says = c.group.cue.is(Class::Report) && c.group.cue.attitude() == 0 && !c.group.negated;
            another && (sets || says) && c.group.modal == Modal::None
        })
    }

    /// "We will enforce the dues; make it harder for them; that they …": what a semicolon goes on with is another item.
    fn lists(&self, view: &View<'_>, sentence: &Sentence) -> bool {
        let tokens = &view.seg().tokens;
        let verb = |c: &Clause| c.group.first as usize == self.body && c.subject.end as usize <= self.body;
        let item = || sentence.clauses.iter().any(verb) || tokens[self.body].tag == Tag::Comp;
        tokens[self.range.start].tag == Tag::Semicolon && self.body < tokens.len() && item()
    }

    /// "…, but we need more dues", "But we must do even more for peace": more of what was said yes to, and no reservation.
    fn more_of_it(&self, view: &View<'_>, chain: &Chain) -> bool {
        let tokens = &view.seg().tokens;
        let tail = self.body.min(self.range.end)..self.range.end;
        let own = |f: &Found| match f.meaning {
            Meaning::FrameNoun(t, n) => t == chain.topic && view.lexicon().frame(t, n).direction > 0,
            _ => false,
        };
        let noun = |i: usize| {
            let head = (i + 1..tail.end).take(4).find(|&j| tokens[j].tag.is_head());
            head.is_some_and(|h| view.unit.mentions.topics_in(h..h + 1).any(own))
        };
        let does = |i: usize| i > tail.start && view.says(i - 1, "do") || i > tail.start + 1 && view.says(i - 2, "do");
        let named = || view.unit.mentions.topics_in(tail.clone()).any(own);
        let cues = view.unit.mentions.cues_in(tail.clone());
        let mut more = cues.filter(|f| f.meaning == Meaning::Marker(Marker::More));
        more.any(|f| noun(f.first as usize) || does(f.first as usize) && named())
    }

    /// Whether it holds a demand, an open point, a condition, a limit or a question.
    fn reserves(&self, view: &View<'_>, sentence: &Sentence, chain: &Chain) -> bool {
        let tokens = &view.seg().tokens;
        let tail = self.body.min(self.range.end)..self.range.end;
        let marked = view.unit.mentions.cues_in(tail.clone()).any(|f| match f.meaning {
            Meaning::Marker(Marker::Reservation) if more_wanted(view, chain, f) => false,
            Meaning::Marker(Marker::Reservation) if told(view, sentence, chain, f) => false,
            Meaning::Marker(Marker::Reservation | Marker::Requirement) => !tied::is_negated(view, f.first as usize),
            // "but a peace that takes account of our interests".
            Meaning::Marker(Marker::Measure | Marker::Terms) => f.end - f.first > 1,
            Meaning::Marker(Marker::Condition) => {
                (f.end - f.first > 1 || tokens[f.first as usize].tag == Tag::Sub)
                    && !idle(view, f.first as usize)
                    && !goal::echoed(view, sentence, chain, f)
                    && !goal::threatens(view, sentence, chain, f)
            }
            _ => false,
        });
        if self.more_of_it(view, chain) || self.lists(view, sentence) {
            return false;
        }
        // "but only until Sunday", "but not at any price".
        let bounds = [
            "at", "now", "yet", "before", "until", "in", "under", "on", "any", "every", "without", "as", "for", "so",
            "to", "if", "when", "while", "like", "by", "with",
        ];
        let limits = is_word(view, tail.start, &["only", "first"])
            || is_word(view, tail.start, &["not"]) && is_word(view, tail.start + 1, &bounds);
        // "but with guarantees", "but on clear terms": a phrase by itself narrows it.
        // "Yet, with the removal of what has led to it."
        let tells =
            |c: &Clause| (c.subject.start as usize).checked_sub(1).is_some_and(|i| tokens[i].tag == Tag::QuoteClose);
        let own = |c: &Clause| c.group.form == Form::Finite && c.edge != Edge::Relative && !tells(c);
        let bare = !sentence.clauses.iter().any(|c| c.group.first as usize >= self.body && own(c));
        let but = is_word(view, self.range.start, &["but", "yet", "though", "albeit"]);
        let comma = tokens.get(tail.start).is_some_and(|t| t.tag == Tag::Comma);
        let first = tail.start + usize::from(comma);
        let narrows = bare && but && is_word(view, first, &["with", "on", "under", "within", "in"]);
        marked
            || limits
            || narrows
            || self.wants(view, sentence, chain)
            || tokens[tail].iter().any(|t| t.span.of(view.scene.text) == "?")
    }
}

/// "The two sides agreed to a truce, but when it begins remains unclear": what the text itself finds open about what somebody has
/// done, and another's reservations, are no reservation of those who did it.
fn told(view: &View<'_>, sentence: &Sentence, chain: &Chain, f: &Found) -> bool {
    let at = f.first as usize;
    let Holder::States(own) = &chain.holder else { return false };
    let nobody = |i: usize| view.speaker_at(i).is_none() && view.unit.speaker.is_none() && !view.seg().quoted(i);
    let Some(ci) = view.clause_at(sentence, at).filter(|_| chain.past && nobody(chain.head)) else { return false };
    let c = &sentence.clauses[ci].group;
    match view.holder(sentence, ci) {
        Holder::States(s) => !s.iter().any(|s| own.contains(s)),
        Holder::Speaker => false,
        _ => {
            nobody(at)
                && view.seg().tokens[f.end as usize - 1].tag == Tag::Adj
                && (c.copula || c.cue.is(Class::Linking))
        }
    }
}

/// "We have raised the dues. But that is not enough": more of what is aimed at somebody, and no reservation.
fn more_wanted(view: &View<'_>, chain: &Chain, f: &Found) -> bool {
    !view.lexicon().targets[chain.topic as usize].is_empty()
        && view.marked(f.first as usize..f.end as usize, Marker::Short)
}

/// "We want to know how it will be watched": what a sentence asks by telling that somebody wants to know it.
fn wants_to_know(view: &View<'_>, sentence: &Sentence) -> bool {
    sentence.clauses.iter().enumerate().any(|(ci, c)| {
        let at = c.group.end as usize;
        let asks = is_word(view, at, &["who", "how", "what", "where", "whether", "when", "why"]);
        let up = c.parent.filter(|_| c.edge == Edge::Complement).and_then(|p| sentence.clauses.get(p as usize));
        let wants = up.is_some_and(|u| {
            (u.group.cue.is(Class::Cause) || u.group.cue.is(Class::Report)) && !u.group.negated && !u.group.past
        });
        let own = || matches!(view.holder(sentence, ci), Holder::Speaker | Holder::States(_) | Holder::Nobody);
        asks && wants && c.group.cue.is(Class::Belief) && own()
    })
}

/// "There are nuances", "we have questions": an open point that a sentence states.
fn open_point(view: &View<'_>, sentence: &Sentence, chain: &Chain) -> bool {
    let open = |f: &&Found| f.meaning == Meaning::Marker(Marker::Reservation) && !more_wanted(view, chain, f);
    let marked = view.unit.mentions.cues_in(sentence.tokens.clone()).find(open);
    marked.is_some_and(|f| {
        let clause = view.clause_at(sentence, f.first as usize);
        clause.is_some_and(|ci| {
            let g = &sentence.clauses[ci].group;
            // "Everything depends on the details": the verb is one of the words.
            let own = (f.first..f.end).contains(&g.head) && sentence.clauses[ci].subject.start == f.first;
            (g.copula || g.lemma == view.grammar.have || own)
                && !g.negated
                && (own || matches!(view.holder(sentence, ci), Holder::Nobody | Holder::Speaker | Holder::States(_)))
        })
    }) || question::open_question(view, sentence)
        && !of_teller(view, sentence, chain)
        && (view.unit.mentions.topics_in(sentence.tokens.clone()).next().is_some()
            || sentence.tokens.clone().any(|i| is_word(view, i, &["it", "this", "that"])))
}

/// "Norland is raising the dues. What are its reasons?", asks Kelmar: a question of whoever tells of another is no reservation of
/// that other's.
fn of_teller(view: &View<'_>, sentence: &Sentence, chain: &Chain) -> bool {
    let asks = view.speaker_at(sentence.tokens.start).and_then(|s| s.state);
    matches!(&chain.holder, Holder::States(s) if asks.is_some_and(|a| !s.contains(&a)))
}
