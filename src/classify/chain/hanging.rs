//! What hangs on a topic's word and says another's position on it: relatives, participles, appositions, "as Norland has asked".

use std::ops::Range;

use super::{
    Chain,
    doer::led_to,
    object::claimed,
    owner::owner,
    predicate::predicate_in,
    subject::has_object,
    word::{At, chain_at},
};
use crate::{
    classify::{holder::Holder, view::View},
    codebook::{
        cue::{Class, Marker, NounCue},
        lexicon::{Found, Meaning},
    },
    segment::{
        Sentence,
        clause::{Clause, Edge},
        group::Form,
        tag::Tag,
        token::Token,
    },
};

/// The clauses that go on with a noun phrase that holds a word: with their subject ("was accepted by Norland and turned down by
/// Kelmar"), or as what they act on ("the truce that Norland rejected", "a truce proposed by Norland").
pub fn goes_on(view: &View<'_>, sentence: &Sentence, hit: &Found) -> Vec<Chain> {
    let holds = |c: &Clause| c.subject.contains(&hit.first);
    // "was, is and will be ours": through every clause that goes on with it.
    let shared = sentence.clauses.iter().enumerate().filter(|&(ci, c)| {
        (c.coordinate || describes(view, sentence, c))
            && c.subject.is_empty()
            && c.edge != Edge::Relative
            && c.shares.is_some()
            && holds(view.subject_of(sentence, ci))
    });
    // "There is no truce that Norland would accept": what is denied is read where it is named.
    let void = view.clause_at(sentence, hit.first as usize).is_some_and(|ci| {
        let g = &sentence.clauses[ci].group;
        g.copula && (g.negated || g.denied) && view.holder(sentence, ci) == Holder::Nobody
    });
    let mut out: Vec<Chain> = shared.filter_map(|(ci, _)| chain_at(view, sentence, hit, At::Subject(ci))).collect();
    for (ci, c) in sentence.clauses.iter().enumerate().filter(|_| !void) {
        // "the truce, which Norland said was a trick".
        if let Some(p) = said_of_it(sentence, c)
            && (p.antecedent.contains(&hit.first) || reaches(view, &p.antecedent, hit))
        {
            out.extend(chain_at(view, sentence, hit, At::Subject(ci)));
            continue;
        }
        let told = || sentence.clauses.get(ci + 1).is_some_and(|n| said_of_it(sentence, n).is_some());
        let gap = c.edge == Edge::Relative
            && !told()
            && !c.subject.is_empty()
            && c.subject != c.antecedent
            && !meanwhile(view, c)
            && (c.antecedent.contains(&hit.first)
                || (c.group.cue.attitude() != 0 || judges(view, c))
                    && (reaches(view, &c.antecedent, hit) || equated(view, sentence, c, hit)));
        let inner = inner(view, sentence, ci).filter(|_| c.antecedent.contains(&hit.first));
        if let Some(d) =
            inner.filter(|_| c.edge == Edge::Relative && c.subject != c.antecedent && !c.subject.is_empty())
        {
            out.extend(chain_at(view, sentence, hit, At::Object(d)));
        } else if gap {
            out.extend(chain_at(view, sentence, hit, At::Object(ci)));
        } else if done_to(view, c, hit) {
            let by = chain_at(view, sentence, hit, At::Object(ci));
            // "the truce proposed by Norland": which one is meant, and not that it was proposed.
            let which =
                c.group.form == Form::Participle && c.edge != Edge::Participial && c.group.cue.is(Class::Report);
            let held = by.filter(|c| {
                c.attitude && matches!(c.holder, Holder::States(_)) && !(which && c.sign > 0 && !c.refused)
            });
            out.extend(held.map(|c| Chain { aside: true, ..c }));
        } else if resumed(view, sentence, ci, hit) || kept_from(view, sentence, c, hit) {
            out.extend(chain_at(view, sentence, hit, At::Subject(ci)));
        } else if fronted(view, sentence, c, hit) {
            out.extend(chain_at(view, sentence, hit, At::Object(ci)));
        }
    }
    out
}

/// "The League, you can forget about.", "The islands, in my view, they will never hand back.": the object in front, and nothing behind the
/// verb.
fn fronted(view: &View<'_>, sentence: &Sentence, c: &Clause, hit: &Found) -> bool {
    let tokens = &view.seg().tokens;
    let g = &c.group;
    let (at, subject) = (hit.end as usize, c.subject.start as usize);
    if c.edge != Edge::Root || g.form != Form::Finite || g.copula || g.passive || c.coordinate || at >= subject {
        return false;
    }
    let opens = |t: &Token| matches!(t.tag, Tag::Det | Tag::Poss | Tag::Coord | Tag::QuoteOpen | Tag::Adv);
    let first = tokens.get(sentence.tokens.start..hit.first as usize).is_some_and(|lead| lead.iter().all(opens));
    // What stands between is set apart by a second comma.
    let between = tokens.get(at..subject).unwrap_or_default();
    let commas = between.iter().filter(|t| t.tag == Tag::Comma).count();
    let parted = match between {
        [comma] => comma.tag == Tag::Comma,
        [open, phrase, ..] => open.tag == Tag::Comma && phrase.tag == Tag::Prep && between.len() < 8,
        [] => false,
    };
    let apart = parted && between.last().is_some_and(|t| t.tag == Tag::Comma) && commas <= 2;
    let own = |t: &&Token| t.word != 0 && (t.word == g.particle || g.tail.contains(&t.word)) || t.tag == Tag::Adv;
    let rest = tokens.get(g.end as usize..).unwrap_or_default();
    let next = rest.iter().find(|t| !own(t));
    let ends = next.is_none_or(|t| matches!(t.tag, Tag::Stop | Tag::Comma | Tag::QuoteClose | Tag::Dash));
    let acts = matches!(tokens[subject].tag, Tag::Pron | Tag::Proper | Tag::Det | Tag::Poss);
    first && apart && ends && acts && !g.cue.is(Class::Report)
}

/// "stops the League from taking Suthermark in": the thing is the object above, and does what stands behind "from".
fn kept_from(view: &View<'_>, sentence: &Sentence, c: &Clause, hit: &Found) -> bool {
    matches!(hit.meaning, Meaning::Thing(..))
        && led_to(view, sentence, c).is_some_and(|np| np.end == hit.end as usize && np.contains(&(hit.first as usize)))
}

/// The relative clause of whose noun a clause tells what somebody says: "which Norland said | was a trick".
pub fn said_of_it<'a>(sentence: &'a Sentence, c: &Clause) -> Option<&'a Clause> {
    let up = sentence.clauses.get(usize::from(c.parent.filter(|_| c.edge == Edge::Content)?))?;
    let own = up.edge == Edge::Relative && !up.antecedent.is_empty() && up.subject != up.antecedent;
    (own && c.subject.is_empty() && c.shares.is_none()).then_some(up)
}

/// "a truce that Norland says it is ready | to accept": the clause below a relative one whose object the noun is.
fn inner(view: &View<'_>, sentence: &Sentence, relative: usize) -> Option<usize> {
    let below = |at: usize| {
        let hangs = |n: &Clause| matches!(n.edge, Edge::Content | Edge::Complement) && !n.group.passive;
        let next = sentence.clauses.get(at + 1)?;
        (next.parent.map(usize::from) == Some(at) && hangs(next)).then_some(at + 1)
    };
    let mut at = below(relative)?;
    while let Some(next) = below(at) {
        at = next;
    }
    let c = &sentence.clauses[at];
    let own = c.edge == Edge::Complement || !c.subject.is_empty();
    (own && !c.group.copula && !has_object(view, &c.group)).then_some(at)
}

/// "…, during which Vale criticised her", "…, after which it left": when something else was done.
fn meanwhile(view: &View<'_>, c: &Clause) -> bool {
    let which = c.antecedent.end as usize..(c.subject.start as usize).max(c.antecedent.end as usize);
    let rel = which.into_iter().find(|&i| i > 0 && view.seg().tokens[i].tag == Tag::Rel);
    rel.is_some_and(|i| {
        ["during", "after", "before", "since", "amid", "at", "in", "by", "with"].iter().any(|w| view.says(i - 1, w))
    })
}

/// "Dues related to the islands will stay": what looks like a verb before this one only describes the subject.
fn describes(view: &View<'_>, sentence: &Sentence, c: &Clause) -> bool {
    let Some(p) = c.shares.and_then(|p| sentence.clauses.get(p as usize)) else { return false };
    let tokens = &view.seg().tokens;
    let (g, end) = (&p.group, p.group.end as usize);
    let between = end..(c.group.first as usize).max(end);
    let goes_on = |t: &Token| t.tag.is_nominal() || matches!(t.tag, Tag::Prep | Tag::Adv);
    g.past
        && !g.passive
        && g.end - g.first == 1
        && tokens.get(end).is_some_and(|t| t.tag == Tag::Prep)
        && between.len() < 8
        && tokens[between].iter().all(goes_on)
}

/// "The truce, proposed by Norland, was rejected": the verb behind what hangs on the subject that holds the word.
fn resumed(view: &View<'_>, sentence: &Sentence, ci: usize, hit: &Found) -> bool {
    let c = &sentence.clauses[ci];
    let holds = |c: &Clause| match c.edge {
        Edge::Relative => c.antecedent.contains(&hit.first),
        Edge::Participial => c.subject.contains(&hit.first),
        _ => false,
    };
    let own = view.clause_at(sentence, hit.first as usize).filter(|&own| own != ci);
    c.group.form == Form::Finite
        && c.edge != Edge::Relative
        && c.subject.contains(&hit.first)
        && own.is_some_and(|own| holds(&sentence.clauses[own]))
}

/// Whether a word's phrase goes on to the noun that a clause hangs on: "an embargo on its oil, which …", "a truce in March that …".
fn reaches(view: &View<'_>, noun: &Range<u32>, hit: &Found) -> bool {
    let overlaps = noun.start < hit.end && hit.first < noun.end;
    let between = hit.end as usize..(noun.start as usize).max(hit.end as usize);
    let tokens = &view.seg().tokens[between];
    // "the dues imposed by the West, which Norland calls illegal".
    let apart = view.seg().tokens.get(noun.end as usize).is_some_and(|t| t.tag == Tag::Comma);
    let inside = |t: &Token| t.tag.is_nominal() || t.tag == Tag::Prep || apart && t.tag == Tag::Part;
    overlaps || hit.end <= noun.start && tokens.len() < 6 && tokens.iter().all(inside)
}

/// "which Norland calls unacceptable": a judgement right behind the verb.
fn judges(view: &View<'_>, c: &Clause) -> bool {
    let cue = c.group.cue;
    (cue.is(Class::Report) || cue.is(Class::Belief) || cue.is(Class::Withhold))
        && predicate_in(view, c.object()).is_some_and(|p| p.1 == c.group.end)
}

/// "The dues are something that Norland has urged": the relative's noun is what "be" makes of the word.
fn equated(view: &View<'_>, sentence: &Sentence, relative: &Clause, hit: &Found) -> bool {
    let Some(up) = relative.parent.and_then(|p| sentence.clauses.get(p as usize)) else { return false };
    let noun = relative.antecedent.start as usize;
    let indefinite = ["something", "a", "an", "one"].iter().any(|w| view.says(noun, w));
    up.group.copula && !up.group.negated && up.subject.contains(&hit.first) && up.object().contains(&noun) && indefinite
}

/// Whether a passive that hangs on a word's phrase says by whom: "a truce proposed by Norland", "which was rejected by Kelmar".
fn done_to(view: &View<'_>, clause: &Clause, hit: &Found) -> bool {
    let g = &clause.group;
    let of = if clause.antecedent.is_empty() { &clause.subject } else { &clause.antecedent };
    let holds = of.contains(&hit.first) || g.cue.attitude() != 0 && !of.is_empty() && reaches(view, of, hit);
    let hangs = match clause.edge {
        Edge::Relative => {
            holds && (g.form == Form::Participle || clause.subject == clause.antecedent || clause.coordinate)
        }
        Edge::Subject => g.form == Form::Participle && holds,
        // "a truce in the strait, proposed by Norland".
        Edge::Participial => {
            let comma = clause.start.saturating_sub(1)..clause.start;
            g.form == Form::Participle && (holds || hit.end <= comma.start && reaches(view, &comma, hit))
        }
        _ => false,
    };
    g.passive && hangs
}

/// "rejected Norland's demand for a truce", "ignored calls by Norland to stop shooting": whose the noun is, whatever is done to it.
pub fn of_its_owner(view: &View<'_>, sentence: &Sentence, hit: &Found) -> Option<Chain> {
    let mut nouns = view.unit.mentions.cues_in(sentence.tokens.start..hit.first as usize);
    if !nouns.any(|c| matches!(c.meaning, Meaning::Noun(NounCue::Plus | NounCue::Minus))) {
        return None;
    }
    let told = |ci: usize| claimed(view, &sentence.clauses[ci].group, hit);
    if view.clause_at(sentence, hit.first as usize).is_some_and(told) {
        return None;
    }
    let mut chain = chain_at(view, sentence, hit, At::Owner).filter(|c| c.owned)?;
    // "met to examine Norland's plan to end the war", "rejected Norland's proposal for a truce": named in passing, it is no word of
    // its author.
    let paper = |at: usize| {
        let mut cues = view.unit.mentions.cues_in(at..at + 1);
        cues.any(|f| f.meaning == Meaning::Marker(Marker::Paper) && f.end as usize == at + 1)
    };
    // "listed Norland's withdrawal among the conditions for a truce": the noun is about another thing.
    let terms = [Marker::Stipulated, Marker::Precondition];
    if terms.iter().any(|&m| view.marked(chain.head.min(hit.first as usize)..hit.first as usize, m)) {
        return None;
    }
    let before = chain.evidence.iter().map(|&e| e as usize).filter(|&e| e < hit.first as usize);
    if chain.sign > 0 && before.chain([chain.head]).any(paper) {
        return None;
    }
    said_of(&mut chain);
    Some(chain).filter(|c| matches!(c.holder, Holder::States(_)) && !doubted(view, sentence, c, hit))
}

/// "questioned Norland's commitment to peace", "its efforts to end the war": a doubt about another, or no more than a deed.
fn doubted(view: &View<'_>, sentence: &Sentence, chain: &Chain, hit: &Found) -> bool {
    let doubts = |c: &Clause| c.group.cue.attitude() < 0 && c.group.cue.is(Class::Forecast);
    let tries = |&e: &u32| view.marked(e as usize..e as usize + 1, Marker::Endeavour);
    // "its refusal of a halt in the fighting": the halt is the matter.
    let around = |e: &&u32| !(hit.first..hit.end).contains(e);
    // "failed to keep its pledge of a truce".
    let fails = |c: &Clause| c.group.cue.is(Class::Fail) && c.group.cue.attitude() == 0 && !c.group.negated;
    let failed = || {
        let c = view.clause_at(sentence, chain.head).map(|ci| &sentence.clauses[ci]);
        let up = c.filter(|c| c.edge == Edge::Complement).and_then(|c| sentence.clauses.get(c.parent? as usize));
        up.is_some_and(fails)
    };
    sentence.clauses.get(chain.top).is_some_and(doubts) || failed() || chain.evidence.iter().filter(around).any(tries)
}

/// What else the sentence says of what a chain states, as another's: "as Norland has demanded", "despite Norland's objections",
/// "…, a key demand of Norland".
pub fn beside(view: &View<'_>, sentence: &Sentence, stated: &[Chain]) -> Vec<Chain> {
    let tight = || stated.iter().filter(|c| !c.loose && !c.withheld && c.frame.is_some() && c.sign != 0);
    let mut out = Vec::new();
    for clause in &sentence.clauses {
        if let Some(before) = tight().rfind(|c| c.head < clause.start as usize)
            && let Some(chain) = as_asked(view, sentence, clause, before)
        {
            out.push(chain);
        }
    }
    for cue in view.unit.mentions.cues_in(sentence.tokens.clone()) {
        let Meaning::Noun(noun @ (NounCue::Plus | NounCue::Minus)) = cue.meaning else { continue };
        let at = cue.end as usize - 1;
        let Some((lead, way)) = leads(view, sentence, at).filter(|_| !deed(view, at)) else { continue };
        let Some(before) =
            tight().rfind(|c| c.evidence.iter().all(|&e| (e as usize) < lead)).or_else(|| tight().next())
        else {
            continue;
        };
        let holder = owner(view, at);
        if !matches!(holder, Holder::States(_)) || holder == before.holder {
            continue;
        }
        let about = match way {
            Way::Spite => matter(view, sentence, before),
            Way::Along => before.sign,
            Way::Against => -before.sign,
        };
        let mut chain = Chain { holder, head: at, evidence: vec![cue.first], ..before.clone() };
        chain.sign = if noun == NounCue::Minus { -about } else { about };
        chain.refused = chain.sign != base(view, before);
        said_of(&mut chain);
        out.push(chain);
    }
    out
}

/// "despite repeated breaches by Norland": what it is accused of, and no attitude.
fn deed(view: &View<'_>, noun: usize) -> bool {
    view.marked(noun..noun + 1, Marker::Endeavour)
}

/// Whose attitude it is by itself, whatever was stated before.
pub(super) fn said_of(chain: &mut Chain) {
    chain.attitude = true;
    chain.judged = true;
    chain.aside = true;
    (chain.ought, chain.terms, chain.negated, chain.future, chain.possible, chain.reported) =
        (false, false, false, false, false, false);
}

/// What a chain's frame says of the proposition, without what the chain's own verbs make of it.
pub(super) fn base(view: &View<'_>, chain: &Chain) -> i8 {
    chain.frame.map_or(chain.sign, |f| view.lexicon().frame(chain.topic, f).direction)
}

/// What a phrase set beside a statement is about: of "rejected the draft", the draft.
fn matter(view: &View<'_>, sentence: &Sentence, before: &Chain) -> i8 {
    let deed = before.frame.is_some_and(|f| !view.lexicon().frame(before.topic, f).verbs.is_empty());
    let mut heads = sentence.clauses.iter().filter(|c| c.group.head as usize == before.head);
    let against = deed && heads.any(|c| c.group.cue.attitude() < 0);
    if against { -base(view, before) } else { base(view, before) }
}

/// "…, as Norland has demanded": what was stated is what that one wants.
fn as_asked(view: &View<'_>, sentence: &Sentence, clause: &Clause, before: &Chain) -> Option<Chain> {
    let g = &clause.group;
    let tokens = &view.seg().tokens;
    let ends = tokens.get(g.end as usize).is_none_or(|t| {
        matches!(t.tag, Tag::Stop | Tag::Comma | Tag::Semicolon | Tag::QuoteClose | Tag::Dash | Tag::Adv | Tag::Prep)
    });
    let asks = view.says(clause.start as usize, "as") && g.cue.attitude() > 0 && !g.passive && !g.negated && ends;
    let ci = sentence.clauses.iter().position(|c| c.group.head == g.head)?;
    let holder = asks.then(|| view.holder(sentence, ci))?;
    if !matches!(holder, Holder::States(_)) || holder == before.holder {
        return None;
    }
    let wanted = before.ought || matches!(before.holder, Holder::Nobody);
    let mut chain =
        Chain { holder, head: g.head as usize, top: ci, clauses: vec![ci], evidence: vec![g.head], ..before.clone() };
    chain.sign = if wanted { before.sign } else { base(view, before) };
    chain.refused = chain.sign != base(view, before);
    said_of(&mut chain);
    chain.past = g.past;
    Some(chain)
}

/// What a phrase set beside a statement has to do with it.
enum Way {
    /// "despite its objections", "…, a key demand of Norland": about the matter, whatever is stated of it.
    Spite,
    /// "with the support of Norland", "under pressure from it": goes along with what is stated.
    Along,
    /// "against the will of Norland": wants the opposite.
    Against,
}

/// Where a phrase with a noun of attitude begins that is set beside what is stated: "despite its objections", "over the opposition
/// of Norland", "…, a key demand of Norland", "…, rejecting a demand of Norland", "with the support of Norland". None where the noun
/// says itself what it is about.
fn leads(view: &View<'_>, sentence: &Sentence, noun: usize) -> Option<(usize, Way)> {
    let tokens = &view.seg().tokens;
    let end = sentence.tokens.end;
    // "its objections to the truce" is read at the truce.
    let relative = |i: usize| sentence.clauses.iter().any(|c| c.edge == Edge::Relative && c.start as usize == i);
    let stop = (noun + 1..end)
        .find(|&i| matches!(tokens[i].tag, Tag::Comma | Tag::Stop | Tag::Semicolon | Tag::Dash) || relative(i))
        .unwrap_or(end);
    let about = view
        .unit
        .mentions
        .topics_in(noun + 1..stop)
        .any(|t| matches!(t.meaning, Meaning::FrameNoun(..) | Meaning::Thing(..)) && !names_side(view, t));
    let rest = noun + 1..stop;
    if about || tokens[rest].iter().any(|t| t.tag.is_verb() || t.tag.is_aux() || t.tag == Tag::To) {
        return None;
    }
    let mut i = noun;
    while i > sentence.tokens.start
        && (tokens[i - 1].tag.is_nominal()
            || matches!(tokens[i - 1].tag, Tag::Adv | Tag::Coord)
            || view.says(i - 1, "of")
            || view.says(i - 1, "one")
            || view.says(i - 1, "from"))
    {
        i -= 1;
    }
    let before = i.checked_sub(1).filter(|&b| b >= sentence.tokens.start)?;
    let concedes = view
        .unit
        .mentions
        .cues_in(before.saturating_sub(2)..i)
        .any(|c| c.end as usize == i && c.meaning == Meaning::Marker(Marker::Concession));
    // "not under pressure from Norland".
    if before > sentence.tokens.start && tokens[before - 1].tag == Tag::Neg {
        return None;
    }
    let apart = matches!(tokens[before].tag, Tag::Comma | Tag::Dash)
        && tokens.get(before + 1..=noun).unwrap_or_default().iter().all(|t| t.tag != Tag::Coord);
    let said = |words: &[&str]| words.iter().any(|w| view.says(before, w));
    let way = match tokens[before].tag {
        _ if concedes || said(&["over"]) || apart => Way::Spite,
        // "at Norland's request": as the start of the sentence, or behind what was done.
        Tag::Prep if said(&["with", "under", "at"]) => Way::Along,
        // "on Norland's initiative".
        Tag::Prep if said(&["on", "upon"]) && view.marked(noun..noun + 1, Marker::Prompt) => Way::Along,
        Tag::Prep if said(&["against"]) => Way::Against,
        Tag::Ing => match view.lexicon().verb_cues(tokens[before].lemma).iter().find(|(p, _)| *p == 0)?.1.attitude() {
            0 => return None,
            1 => Way::Along,
            _ => Way::Spite,
        },
        _ => return None,
    };
    Some((before, way))
}

/// Whether a topic's word is only a side's name.
fn names_side(view: &View<'_>, hit: &Found) -> bool {
    // "Vale" as part of "Mara Vale".
    let named = (hit.first as usize).saturating_sub(2)..hit.end as usize;
    view.unit.mentions.names_in(named).any(|f| f.first <= hit.first && f.end == hit.end)
}
