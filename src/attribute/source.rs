//! Which tokens name the source of a reporting clause: its subject, or the one it shares, with what belongs to it.

use std::ops::Range;

use super::{content, find::Pass};
use crate::segment::{
    clause::{Clause, Edge},
    group::{Form, Modal},
    tag::Tag,
};

impl Pass<'_> {
    /// The tokens that name the source of a reporting clause: its subject, else the one it shares.
    pub fn source(&self, s: usize, k: usize) -> Option<Range<usize>> {
        let clauses = &self.sentence(s).clauses;
        let mut at = k;
        for _ in 0..8 {
            let c = &clauses[at];
            if at != k && c.group.passive && c.subject.is_empty() {
                return None;
            }
            if c.edge == Edge::Root
                && let Some(lead) = self.leading_subject(s, at)
            {
                return Some(lead);
            }
            let named = !c.subject.is_empty() || c.edge == Edge::Relative && !c.antecedent.is_empty();
            let object = c.group.form == Form::Ing && c.edge == Edge::Relative;
            if named && object && self.judged(clauses, at) {
                return None;
            }
            if named && !(object && self.in_object(clauses, at)) {
                return if c.edge == Edge::Relative && (c.subject.is_empty() || c.subject == c.antecedent) {
                    Some(self.with_relative(c))
                } else {
                    self.trimmed_subject(c)
                };
            }
            at = self.sharer(clauses, at)?;
        }
        None
    }

    /// "Vale, in a bid to end the talks, said": the phrase that opens the sentence, where commas enclose all that stands between it
    /// and the verb and no finite clause of its own is among that.
    fn leading_subject(&self, s: usize, k: usize) -> Option<Range<usize>> {
        let clauses = &self.sentence(s).clauses;
        let c = &clauses[k];
        let bounds = self.bounds(s, c.group.first as usize);
        if c.group.form != Form::Finite || c.inverted {
            return None;
        }
        let verb = c.group.first as usize;
        let mut last = (bounds.start..verb).rev().find(|&i| self.tag(i) != Tag::Adv)?;
        // "Vale, the president of Norland, late on Tuesday said": an adverbial between the last comma and the verb.
        let comma =
            (bounds.start..verb).rev().find(|&i| self.tag(i) == Tag::Comma).filter(|_| self.tag(last) != Tag::Comma);
        if let Some(comma) = comma
            && verb - comma < 8
            && matches!(self.tag(comma + 1), Tag::Prep | Tag::Adv)
            && (comma + 1..verb).all(|i| self.tag(i).is_nominal() || matches!(self.tag(i), Tag::Prep | Tag::Adv))
        {
            last = comma;
        } else if k == 0 {
            return None;
        }
        let from = (bounds.start..last).find(|&i| !matches!(self.tag(i), Tag::Adv | Tag::Coord | Tag::Comma))?;
        let np = content::phrase(self, from, last);
        if self.tag(last) != Tag::Comma
            || np.is_empty()
            || np.end >= last
            || !matches!(self.tag(np.end), Tag::Comma | Tag::Bracket)
        {
            return None;
        }
        let plain = clauses
            .get(..k)
            .unwrap_or_default()
            .iter()
            .filter(|b| b.group.first as usize >= np.end)
            .all(|b| b.group.form != Form::Finite || b.edge == Edge::Relative || self.shown_by(np.end, b));
        let marks = (np.end..last)
            .any(|i| matches!(self.tag(i), Tag::QuoteOpen | Tag::QuoteClose | Tag::Comp | Tag::Semicolon | Tag::Dash));
        (plain && !marks).then(|| np.start..self.appositions(np.start, np.end).min(last))
    }

    /// "Vale, in a talk with Harbour Radio aired this week, said": a participle without "be", read as a verb whose subject would stand
    /// behind a preposition.
    fn shown_by(&self, comma: usize, b: &Clause) -> bool {
        let bare = b.group.first == b.group.head && self.tag(b.group.first as usize) == Tag::Past;
        let between = comma + 1..(b.group.first as usize).max(comma + 1);
        bare && self.tag(comma + 1) == Tag::Prep
            && between.clone().all(|i| self.tag(i) != Tag::Comma)
            && b.subject_range().start <= between.start
    }

    /// "vetoed a motion calling for a truce": the motion says so, whatever is done with it.
    fn judged(&self, clauses: &[Clause], k: usize) -> bool {
        let up = clauses.get(..k).unwrap_or_default().iter().rev().find(|p| p.group.form == Form::Finite);
        up.is_some_and(|p| p.group.cue.attitude() != 0) && self.in_object(clauses, k)
    }

    /// "released a statement saying": the noun before the participle is the object of a clause whose subject speaks.
    fn in_object(&self, clauses: &[Clause], k: usize) -> bool {
        clauses.get(..k).unwrap_or_default().iter().rev().find(|p| p.group.form == Form::Finite).is_some_and(|p| {
            let at = clauses[k].antecedent.start as usize;
            // "with Kest saying": who stands behind the preposition speaks.
            let with = at > 0 && self.tag(at - 1) == Tag::Prep && self.words.attaching.contains(&self.word(at - 1));
            p.group.end as usize <= at && !p.group.passive && !p.subject.is_empty() && !with
        })
    }

    /// The clause whose subject a clause without one takes: the nearest before it that stands on its level, past what others say,
    /// past subordinate clauses and past quotations that it does not stand in.
    fn sharer(&self, clauses: &[Clause], k: usize) -> Option<usize> {
        let c = &clauses[k];
        let quote = self.within(c.group.first as usize).map(|q| q.first);
        let outside = |b: &Clause| self.within(b.group.first as usize).map(|q| q.first) != quote;
        let comma = c.start > 0 && self.tag(c.start as usize - 1) == Tag::Comma;
        let mut at =
            clauses.get(..k).unwrap_or_default().iter().rposition(|b| b.group.form == Form::Finite && !outside(b))?;
        if c.group.form == Form::Infinitive
            || c.group.form != Form::Finite && c.edge != Edge::Participial && !c.coordinate
        {
            return c.shares.map(usize::from).filter(|&n| n < k).or(Some(at));
        }
        for _ in 0..8 {
            let b = &clauses[at];
            let up = b.parent.map(usize::from).filter(|&p| p < at);
            let climbs = match b.edge {
                Edge::Root => false,
                Edge::Relative => comma || c.edge == Edge::Participial,
                // "is glad that it could help and says": a verb without a modal goes on with one without.
                // "said he was glad that Norland felt safe, adding": whoever said it.
                Edge::Content if comma && c.edge == Edge::Participial => true,
                Edge::Content => {
                    let modal = |c: &Clause| c.group.modal != Modal::None;
                    up.is_some_and(|p| self.reports(&clauses[p]) || modal(b) && !modal(c) && !modal(&clauses[p]))
                }
                _ => true,
            };
            match up {
                Some(p) if climbs => at = p,
                _ => break,
            }
        }
        Some(at)
    }

    fn with_relative(&self, c: &Clause) -> Range<usize> {
        let (mut from, to) = (c.antecedent.start as usize, c.antecedent.end as usize);
        // "It was Mara Vale, Norland's envoy to Sutholm, who said": the phrase that the antecedent closes, and its name.
        let asides = |at: usize| at > 1 && self.tag(at - 1) == Tag::Prep && self.tag(at - 2).is_nominal();
        if self.tag(to) == Tag::Comma && asides(from) {
            from -= 1;
            while from > 0 && self.tag(from - 1).is_nominal() {
                from -= 1;
            }
        }
        from = self.with_name(from);
        let pronoun = (to..c.group.first as usize).find(|&i| self.tag(i) == Tag::Rel && i <= to + 1);
        from..pronoun.map_or(to, |p| p + 1)
    }

    fn trimmed_subject(&self, c: &Clause) -> Option<Range<usize>> {
        let (mut from, to) = (c.subject.start as usize, c.subject.end as usize);
        if c.inverted {
            return Some(from..self.appositions(from, to.max(content::attached(self, from))));
        }
        let first = c.group.first as usize;
        // "…at the talks, Vale said": with no comma before the verb, what stands before the last one is another phrase, unless
        // the subject is a list.
        let closing = (to..first).any(|i| self.tag(i) == Tag::Comma);
        if !closing {
            let comma = (from..to)
                .rev()
                .find(|&i| matches!(self.tag(i), Tag::Comma | Tag::QuoteClose | Tag::Dash | Tag::Semicolon));
            if let Some(comma) = comma
                && !(comma..to).any(|i| self.tag(i) == Tag::Coord && !self.in_name(i))
            {
                from = comma + 1;
            }
        }
        if let Some(close) = (from..to).rev().find(|&i| self.closes(i + 1).is_some_and(|q| (q.first as usize) < from)) {
            from = close + 1;
        }
        while from < to && matches!(self.tag(from), Tag::Comma | Tag::QuoteClose | Tag::Coord) {
            from += 1;
        }
        if let Some(the) = self.behind_capital(c, from..to) {
            from = the;
        }
        from = self.with_name(from);
        let lone = from + 1 == to && matches!(self.tag(from), Tag::Adj | Tag::Ing);
        let named = (from..to).any(|i| self.tag(i).is_head() || matches!(self.tag(i), Tag::Adj | Tag::Det));
        (named && !lone).then_some(from..to)
    }

    /// "On the way to Hall One | the president said": the article behind a capital, where a preposition opens the sentence.
    fn behind_capital(&self, c: &Clause, subject: Range<usize>) -> Option<usize> {
        let opens = self.bounds(self.sentence_of(subject.start)?, c.group.first as usize).start;
        let the = subject.clone().skip(1).find(|&i| self.tag(i) == Tag::Det)?;
        let capital = self.tag(the - 1) == Tag::Proper && (subject.start..the).all(|i| self.tag(i).is_nominal());
        (capital && self.tag(opens) == Tag::Prep && opens < subject.start).then_some(the)
    }

    /// "the Lantern and Harbour Council": a conjunction between capitals, behind a noun phrase that begins with an article.
    fn in_name(&self, coord: usize) -> bool {
        let capital = |i: usize| self.tokens.get(i).is_some_and(|t| t.capital && t.tag == Tag::Proper);
        let start = (0..coord).rev().take_while(|&i| self.tag(i).is_nominal() || self.tag(i) == Tag::Prep).last();
        capital(coord - 1) && capital(coord + 1) && start.is_some_and(|s| self.tag(s) == Tag::Det)
    }

    /// "Mara Vale, | the president of Norland, said", "Vale | himself said": where the phrase begins with the name before it.
    fn with_name(&self, from: usize) -> usize {
        let own = self.word(from) != 0 && self.words.selves.contains(&self.word(from));
        let owned = (from..from + 6).find(|&i| !self.tag(i).is_nominal() || self.tag(i) == Tag::Possessive);
        let apposed = self.tag(from) == Tag::Det
            || self.tag(from) == Tag::Poss
            || owned.is_some_and(|i| self.tag(i) == Tag::Possessive);
        let comma = from > 1 && self.tag(from - 1) == Tag::Comma && apposed;
        let end = from - comma as usize;
        let start = (0..end).rev().take_while(|&i| self.tag(i) == Tag::Proper).last().unwrap_or(end);
        let free = start == 0
            || matches!(self.tag(start - 1), Tag::Comma | Tag::Stop | Tag::QuoteClose | Tag::Adj | Tag::Noun)
            || matches!(self.tag(start - 1), Tag::Be | Tag::Past | Tag::Third | Tag::Prep | Tag::Sub | Tag::Comp);
        if own && start < end || comma && end >= start + 2 && free { start } else { from }
    }

    /// Extends a phrase `from..end` by what belongs to it behind: "a spokesman | for Norland", "Mara Vale | , the president of
    /// Norland", "Vale | , who leads Norland".
    pub fn appositions(&self, from: usize, mut end: usize) -> usize {
        if self.tag(from) == Tag::Pron && end <= from + 1 {
            return end;
        }
        for _ in 0..4 {
            if self.tag(end) != Tag::Comma {
                break;
            }
            let start = end + 1;
            let mut stop = match self.tag(start) {
                Tag::Rel => (start..self.tokens.len())
                    .find(|&i| {
                        matches!(
                            self.tag(i),
                            Tag::Comma | Tag::Stop | Tag::QuoteOpen | Tag::QuoteClose | Tag::Semicolon
                        )
                    })
                    .unwrap_or(self.tokens.len()),
                Tag::Prep if self.word(start) == self.words.of => {
                    content::phrase(self, start + 1, self.tokens.len()).end
                }
                Tag::Det | Tag::Poss | Tag::Noun | Tag::Proper | Tag::Adj | Tag::Num => {
                    content::phrase(self, start, self.tokens.len()).end
                }
                _ => start,
            };
            if self.tag(start) != Tag::Rel
                && (self.tag(stop).is_aux() || matches!(self.tag(stop), Tag::Past | Tag::Third | Tag::Base))
            {
                stop = start;
            }
            if self.tag(stop) == Tag::Rel && stop > start {
                stop = (stop..self.tokens.len())
                    .find(|&i| {
                        matches!(
                            self.tag(i),
                            Tag::Comma | Tag::Stop | Tag::QuoteOpen | Tag::QuoteClose | Tag::Semicolon
                        )
                    })
                    .unwrap_or(self.tokens.len());
            }
            if stop == start {
                break;
            }
            end = stop;
        }
        end.min(self.tokens.len())
    }
}
