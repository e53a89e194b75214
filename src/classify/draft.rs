//! One piece of evidence: a chain with its holder resolved to parties, and how the text conveys it.

mod conveyed;
mod measure;
mod nobodys;
mod teller;

use std::ops::Range;

use self::{
    conveyed::{Conveyed, conveyed},
    measure::of_whose,
    nobodys::{agentless, done_by_nobody, once_due, only_when},
    teller::{Teller, going_on, told_by, told_by_another},
};
use super::{
    chain::{self, Chain},
    codeability::Features,
    condition::{self, Leaning},
    holder::Holder,
    merely,
    raised::raised,
    reference::How,
    rhetoric, seen,
    view::View,
};
use crate::{
    attribute::speaker::Speaker,
    codebook::{
        cue::{Class, Marker, NounCue},
        lexicon::{Agent, Meaning, NameKind, StateId},
    },
    segment::{
        Sentence,
        clause::{Clause, Edge},
        group::{Group, Modal},
    },
    statement::{Stance, Via, Voice},
};

/// Evidence for one record.
#[derive(Clone, Debug)]
pub struct Draft {
    /// Party index.
    pub party: StateId,
    /// Topic index.
    pub topic: u8,
    /// Stance of this evidence by itself.
    pub stance: Stance,
    /// The condition is a clause or phrase beside what is stated ("if …"), not a "but" or an open point.
    pub threat: bool,
    /// The condition's tokens.
    pub condition: Option<Range<usize>>,
    /// How conveyed.
    pub via: Via,
    /// Of whoever says it.
    pub voice: Voice,
    /// Who says it.
    pub speaker: Option<Speaker>,
    /// Index of the attribution in the unit.
    pub said: Option<usize>,
    /// Sentence index.
    pub sentence: usize,
    /// Evidence tokens.
    pub evidence: Vec<u32>,
    /// What the scorer saw.
    pub features: Features,
    /// Probability that a coder would code it.
    pub confidence: f32,
    /// The chain, for `explain`.
    pub chain: Chain,
}

/// The drafts of a chain: one per holder that is a party.
pub fn drafts(view: &View<'_>, si: usize, sentence: &Sentence, chain: Chain) -> Vec<Draft> {
    let chain = rhetoric::above_all(view, sentence, rhetoric::read(view, sentence, chain));
    let chain = merely::read(view, sentence, chain);
    let Some(chain) = seen::read(view, sentence, chain) else { return Vec::new() };
    let said = view.said_at(chain.head);
    let cited = view.speaker_at(chain.head);
    let free = cited.is_none().then(|| going_on(view, sentence, &chain, said)).flatten();
    let teller = Teller { said, speaker: cited.or(free.as_ref()) };
    // "Under Norland's draft, Kelmar would leave the islands": wanted by whoever put it forward.
    let paper = (chain.future || chain.ought || chain.possible).then(|| view.under_paper(sentence, said)).flatten();
    if raised(view, sentence, &chain)
        || open(view, sentence, &chain)
        || paper.is_none() && bare_deed(view, sentence, &chain, teller)
    {
        return Vec::new();
    }
    let (holders, by_speaker) = match paper {
        Some(author) => (vec![standpoint(view, sentence, &chain).unwrap_or(author)], false),
        None => held(view, sentence, &chain, teller),
    };
    // "Vale insists that Kelmar should leave, Weil said": what another says inside what is said is not the speaker's.
    if by_speaker && said.is_some() && told_by_another(view, sentence, &chain, said, teller.state()) {
        return Vec::new();
    }
    let events = chain.frame.is_some_and(|f| view.lexicon().frame(chain.topic, f).subjects != 0);
    let meant = chain.attitude || chain.judged || chain.refused || chain.ought;
    let foretold = events && by_speaker && chain.negated && chain.future && !meant;
    let draft = |party: StateId| {
        let Conveyed { via, voice, speaker, said } = match paper {
            Some(_) => Conveyed { said, ..Conveyed::of_nobody(Via::Direct) },
            None => conveyed(view, sentence, &chain, party, by_speaker, teller),
        };
        let Leaning { stance, condition, beside: threat } = condition::stance(view, si, sentence, &chain);
        Draft {
            party,
            topic: chain.topic,
            stance,
            threat,
            condition,
            via,
            voice,
            speaker,
            said,
            sentence: si,
            evidence: chain.evidence.clone(),
            features: Features::default(),
            confidence: 0.0,
            chain: chain.clone(),
        }
    };
    // "The war will not end soon", says Vale: foretold, and nobody's no; "not until Kelmar leaves" is a term.
    let gloomy = |d: &Draft| foretold && d.stance == Stance::Oppose;
    fit(view, sentence, &chain, teller, holders, by_speaker).into_iter().map(draft).filter(|d| !gloomy(d)).collect()
}

/// What is open or asked: nobody's yet.
fn open(view: &View<'_>, sentence: &Sentence, chain: &Chain) -> bool {
    // "How would a visit end the war?", in a transcript: nobody has said so.
    if view.question && view.asks(sentence) && view.said_at(chain.head).is_none() {
        return true;
    }
    // "So you mean entry into the League?", "This is the League, right?": asked back.
    let you = |c: &Clause| c.subject_range().len() == 1 && view.says(c.subject_range().start, "you");
    let right = sentence.tokens.len() > 2 && view.says(sentence.tokens.end - 2, "right");
    if chain.loose && view.asks(sentence) && (right || sentence.clauses.get(chain.top).is_some_and(you)) {
        return true;
    }
    let clauses = || chain.clauses.iter().chain([&chain.top]).filter_map(|&c| sentence.clauses.get(c));
    // "What Vale said of the dues", "Truce and islands: what her envoy told the League": what a story is about.
    let heading = |c: &Clause| {
        let says = c.group.cue.is(Class::Report) && !c.group.negated && c.parent.is_none();
        says && view.says(c.start as usize, "what")
    };
    if sentence.clauses.get(chain.top).is_some_and(heading) && sentence.clauses.len() == 1 {
        return true;
    }
    // "it is unclear whether Norland would join"; "Whether the dues stay depends on …": tied, not open.
    let asks = |c: &Clause| view.says(c.start as usize, "whether");
    // "it is unclear whether Norland would join": told of, and no reservation.
    let unclear = |c: &Clause| {
        let mut cues = view.unit.mentions.cues_in((c.start as usize).saturating_sub(3)..c.start as usize);
        let inside = || chain.evidence.iter().any(|&e| e > c.start);
        asks(c) && inside() && cues.any(|f| f.end == c.start && f.meaning == Meaning::Marker(Marker::Reservation))
    };
    if !chain.withheld && (!chain.terms && clauses().any(asks) || sentence.clauses.iter().any(unclear)) {
        return true;
    }
    if clauses().any(|c| unreal(view, c)) {
        return true;
    }
    // "Will Norland accept the truce?": what is asked, nobody has said; nor of another than whoever asks.
    let own = view.speaker_at(chain.head).and_then(|s| s.state);
    let other = matches!((&chain.holder, own), (Holder::States(s), Some(own)) if !s.contains(&own));
    let yes_or_no = other || chain.loose && chain.future;
    let asks = view.asking(sentence) || yes_or_no && view.asked_at(sentence, chain.head);
    asks && clauses().any(|c| c.inverted || c.group.fronted.is_some())
}

/// "The war would have been over long ago", "it could have signed the truce": what has not come about.
fn unreal(view: &View<'_>, clause: &Clause) -> bool {
    let g = &clause.group;
    let might = g.modal == Modal::Would || g.modal == Modal::Possible && view.says(g.first as usize, "could");
    might && g.perfect
}

/// "Norland's soldiers will take the islands": what soldiers do is the battlefield's, but where their own side plans it.
fn bare_deed(view: &View<'_>, sentence: &Sentence, chain: &Chain, teller: Teller<'_>) -> bool {
    let own = |s: &[StateId]| teller.state().is_some_and(|x| s.contains(&x));
    let planned = chain.future && matches!(&chain.holder, Holder::States(s) if own(s));
    // "Handing over the islands would be a mistake": judged, and not told of.
    let verb = || chain.frame.is_some_and(|f| !view.lexicon().frame(chain.topic, f).verbs.is_empty());
    let told = !(chain.negated || chain.ought || chain.judged && verb());
    chain.stated && told && !planned && thing_acts(view, sentence, chain)
}

/// Whose position a chain is, and whether it is so because they say it.
fn held(view: &View<'_>, sentence: &Sentence, chain: &Chain, teller: Teller<'_>) -> (Vec<StateId>, bool) {
    let said = teller.said;
    if let Some(side) = standpoint(view, sentence, chain) {
        return (vec![side], false);
    }
    // "Norland must accept the truce": demanded of the one who would accept it.
    let headed = |of: &dyn Fn(&Group) -> bool| {
        sentence.clauses.iter().any(|c| c.group.head as usize == chain.head && of(&c.group))
    };
    // "Norland can forget about a truce": no leave of whoever says so.
    let asked = headed(&|g| g.modal == Modal::Ought || g.modal == Modal::Possible && g.cue.is(Class::Dismiss));
    // "Suthermark deserves a truce", "the truce that they deserve": of whoever says it.
    let merited = headed(&|g| g.cue.is(Class::Merit));
    // "Suthermark cannot join the League", says another: not allowed to.
    let spoken = said.is_some() || view.unit.speaker.is_some() || view.unit.house.is_some();
    let barred = chain.possible && chain.negated && chain.act && !chain.attitude && !chain.past && spoken;
    // "Suthermark will not join the League", says another: not for Suthermark to decide.
    let foreign = matches!(&chain.holder, Holder::States(s) if teller.state().is_some_and(|t| !s.contains(&t)));
    let barred = barred || chain.barred || said.is_some() && foreign && entry(view, sentence, chain);
    // "Norland needs a truce", says another.
    let wants = foreign && headed(&|g| g.cue.is(Class::Need)) && lacks(view, sentence, chain, teller);
    let demanded =
        (chain.ought && (!chain.attitude || asked) || merited || barred || wants) && !aims(view, sentence, chain);
    // "Norland has no chance of leaving the islands", in nobody's mouth: how things stand.
    if demanded && (chain.barred && !spoken || needed(view, sentence, chain) || once_due(view, sentence, chain)) {
        return (Vec::new(), false);
    }
    // "Norland could end the war tomorrow", says another: what it is able to do, it does not say that it will.
    let able = chain.possible && chain.act && !(chain.attitude || chain.negated || chain.past || chain.withheld);
    let own = match &chain.holder {
        Holder::States(states) if demanded => {
            // "Norland must leave": a demand of whoever says it. "Norland should withdraw", says the text itself, as what somebody
            // wants of it.
            let sides = teller.sides(view);
            return match sides.is_empty() {
                false => (sides, true),
                true if said.is_none() => (Vec::new(), false),
                true => (states.clone(), false),
            };
        }
        Holder::States(states)
            if able && teller.speaker.is_some() && !teller.state().is_some_and(|s| states.contains(&s)) =>
        {
            return (Vec::new(), false);
        }
        Holder::States(states) => return (states.clone(), false),
        Holder::Speaker => true,
        Holder::Nobody => {
            // "the curbs will be reviewed", in a text of nobody's: by whom, it does not say.
            let withholds = chain.withheld && said.is_none() && view.unit.speaker.is_none();
            let meant = (chain.attitude || chain.ought || chain.judged) && !withholds;
            // "The dues will be raised", says whom they are against: foretold, not meant.
            let suffers = || teller.state().is_some_and(|s| view.lexicon().targets[chain.topic as usize].contains(&s));
            // "Its ships are being listed", in a text of a house: by the house.
            let listed = view.unit.house.is_some() && agentless(sentence, chain);
            let spoken = said.is_some() || view.unit.speaker.is_some() || listed;
            // "our islands will be freed": a deed that a frame has for whoever says so.
            let own = || {
                let frame = chain.frame.map(|f| &view.lexicon().frame(chain.topic, f).agent);
                matches!(frame, Some(Agent::States(s)) if teller.state().is_some_and(|x| s.contains(&x)))
            };
            // "said it was not going to happen": told in the past, it is still to come.
            let done = (!chain.past || chain.future && said.is_some())
                && (spoken || chain.future)
                && !(agentless(sentence, chain) && suffers() && !own());
            let meant = meant && !done_by_nobody(sentence, chain);
            meant || teller.speaker.is_some() && done && !only_when(view, sentence, chain)
        }
        Holder::Else => {
            chain.judged
                || chain.ought
                || chain.attitude && view.said_of_thing(sentence, chain.top) && !anothers(view, chain, teller)
        }
    };
    if !own && let Some(side) = of_whose(view, sentence, chain) {
        return (vec![side], false);
    }
    (if own { teller.sides(view) } else { Vec::new() }, true)
}

/// "the war is an attempt to seize our islands": a deed that its frame has for others than whoever tells it.
fn anothers(view: &View<'_>, chain: &Chain, teller: Teller<'_>) -> bool {
    let frame = chain
        .frame
        .map(|f| view.lexicon().frame(chain.topic, f))
        .filter(|f| chain.act && !chain.demanded && !f.verbs.is_empty());
    let allowed = frame.map(|f| &f.agent);
    matches!((allowed, teller.state()), (Some(Agent::States(s)), Some(own)) if !s.contains(&own))
}

/// "Norland needs a truce", not "needs a truce to regroup": what another who speaks for a party finds good for it.
fn lacks(view: &View<'_>, sentence: &Sentence, chain: &Chain, teller: Teller<'_>) -> bool {
    let party = teller.state().is_some_and(|s| s < view.lexicon().parties);
    let serves = |c: &Clause| c.edge == Edge::Purpose && c.parent.map(usize::from) == Some(chain.top);
    party && !chain.negated && !chain.purpose && chain.sign > 0 && !sentence.clauses.iter().any(serves)
}

/// "will join the League": a coming deed of a frame's verb that brings its subject somewhere.
fn entry(view: &View<'_>, sentence: &Sentence, chain: &Chain) -> bool {
    let deed = chain.future && chain.act && !(chain.attitude || chain.past || chain.withheld || chain.possible);
    let Some(frame) = chain.frame.map(|f| view.lexicon().frame(chain.topic, f)).filter(|_| deed) else { return false };
    let enters = |c: &Clause| {
        let cue = c.group.cue;
        let own = !frame.verbs_of(c.group.lemma).is_empty();
        c.group.head as usize == chain.head && own && cue.phase() > 0 && !cue.is(Class::Last)
    };
    sentence.clauses.iter().any(enters)
}

/// "For Norland, a truce is a trap": whose view a judgement is.
fn standpoint(view: &View<'_>, sentence: &Sentence, chain: &Chain) -> Option<StateId> {
    let judged = chain.judged && matches!(chain.holder, Holder::Nobody | Holder::Else);
    judged.then(|| view.standpoint(sentence)).flatten()
}

/// The parties among the holders for whom the chain can be a position.
fn fit(
    view: &View<'_>,
    sentence: &Sentence,
    chain: &Chain,
    teller: Teller<'_>,
    mut holders: Vec<StateId>,
    by_speaker: bool,
) -> Vec<StateId> {
    // Nobody imposes upon itself what the topic aims at it.
    let imposed = chain.act && chain.sign > 0 && !(chain.attitude || chain.future || chain.withheld || by_speaker);
    // "We shall outlive the dues", says whom they are against: a word of theirs beside it is no yes.
    let imposed = imposed || chain.loose && chain.sign > 0;
    // "has made efforts to adapt to the dues", "seeks to frame the dues as harmful": told of it, it is for what is aimed at it only
    // where the word itself is wanted or judged.
    let frame = chain.frame.map(|f| view.lexicon().frame(chain.topic, f));
    let named = frame.is_some_and(|f| f.verbs.is_empty() && f.direction > 0);
    let told = teller.said.is_none() && view.unit.speaker.is_none() && named && chain.clauses.len() > 1;
    let far = told || chain.carried.is_some_and(|c| c.how != How::Answer);
    let imposed = imposed || far && chain.sign > 0 && !(chain.judged || chain.withheld);
    let targets = &view.lexicon().targets[chain.topic as usize];
    // "Norland will face new dues", says another: they are not Norland's wish.
    let faces = |c: &Clause| c.group.cue.is(Class::Receive) || c.group.cue.is(Class::Suffer);
    let faced = || sentence.clauses.get(chain.top).is_some_and(faces);
    let imposed = imposed || chain.loose && chain.sign > 0 && !by_speaker && (faced() || holders.len() > 1);
    holders.retain(|h| *h < view.lexicon().parties && !(imposed && targets.contains(h)));
    // "Norland says that we want the islands", says Kelmar: what others say of it, it does not hold by passing it on.
    if let Some(other) = teller.said.zip(teller.speaker).and_then(|(i, s)| told_by(view, chain.head, i, s)) {
        holders.retain(|h| other.state != Some(*h) && !chain.over);
    }
    // A noun that is a frame only for who holds the position ("control of the islands"), unless it says whose it is.
    if !(chain.theirs && chain.attitude)
        && let Some(frame) = chain.frame.map(|f| view.lexicon().frame(chain.topic, f)).filter(|f| f.verbs.is_empty())
        && let Agent::States(allowed) = &frame.agent
        && !names_who(view, chain, allowed)
    {
        holders.retain(|h| allowed.contains(h));
    }
    holders
}

/// "will not accept Norland's control of the islands": the noun says itself whose it is, whoever takes a stand on it.
fn names_who(view: &View<'_>, chain: &Chain, allowed: &[StateId]) -> bool {
    let at = chain.evidence.first().map(|&e| e as usize);
    let own = at.filter(|_| chain.attitude).map(|at| chain::owner(view, at));
    matches!(own, Some(Holder::States(s)) if s.iter().any(|x| allowed.contains(x)))
}

/// Whether a thing of the topic itself does what is told: the soldiers who might withdraw, not the side that sends them.
fn thing_acts(view: &View<'_>, sentence: &Sentence, chain: &Chain) -> bool {
    // "the operation will go on": it is said of the thing, not done by it.
    if chain.frame.is_none_or(|f| view.lexicon().frame(chain.topic, f).subjects != 0) {
        return false;
    }
    // "the islands will be handed back": done to the thing.
    if sentence.clauses.iter().any(|c| c.group.head as usize == chain.head && c.group.passive) {
        return false;
    }
    let subject = view.subject(sentence, chain.top);
    let end = if subject.is_empty() { return false } else { view.head_end(subject.clone()) };
    let mentions = &view.unit.mentions;
    let side = |at: usize| {
        let mut names = mentions.names_in(subject.start..end).filter(|n| n.end as usize == at);
        names.any(|n| !matches!(n.meaning, Meaning::State(_, NameKind::Institution(_))))
    };
    let mut topics = mentions.topics_in(subject.start..end);
    topics.any(|f| matches!(f.meaning, Meaning::Thing(t, _) if t == chain.topic) && f.end as usize == end && !side(end))
}

/// "deprive him of the means he needs to go on with the war": what he is to go without, and no demand.
fn needed(view: &View<'_>, sentence: &Sentence, chain: &Chain) -> bool {
    let Some(clause) = sentence.clauses.iter().find(|c| c.group.head as usize == chain.head) else { return false };
    let subject = clause.subject_range();
    let he = subject.len() == 1 && ["he", "she", "it", "they"].iter().any(|w| view.says(subject.start, w));
    let mut words = clause.group.first as usize..clause.group.end as usize;
    let needs = words.any(|i| ["need", "needs", "needed"].iter().any(|w| view.says(i, w)));
    let before = sentence.clauses.iter().rev().find(|c| c.group.end as usize <= subject.start).map(|c| &c.group);
    let without = before.is_some_and(|g| view.marked(g.head as usize..g.end as usize, Marker::Bereaves));
    he && needs && without && view.seg().tokens[subject.start - 1].tag.is_nominal()
}

/// "Norland's goal is to take the islands": what the subject's noun aims at is demanded of nobody.
fn aims(view: &View<'_>, sentence: &Sentence, chain: &Chain) -> bool {
    let Some(clause) = sentence.clauses.iter().find(|c| c.group.head as usize == chain.head) else { return false };
    let subject = clause.subject_range();
    view.unit.mentions.cues_in(subject).any(|c| c.meaning == Meaning::Noun(NounCue::Plus))
}
