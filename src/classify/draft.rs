//! One piece of evidence: a chain with its holder resolved to parties, and how the text conveys it.

use std::ops::Range;

use super::{
    chain::Chain,
    codeability::Features,
    condition::{self, Leaning},
    holder::Holder,
    rhetoric,
    view::View,
};
use crate::{
    attribute::{Said, known::Known, paper, speaker::Speaker},
    codebook::{
        cue::{Class, Marker, NounCue},
        lexicon::{Agent, Meaning, NameKind, StateId},
    },
    segment::{
        Sentence,
        clause::{Clause, Edge},
        group::{Form, Group, Modal},
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
    let chain = rhetoric::read(view, sentence, chain);
    let said = view.said_at(chain.head);
    let cited = view.speaker_at(chain.head);
    let free = cited.is_none().then(|| going_on(view, sentence, &chain, said)).flatten();
    let teller = Teller { said, speaker: cited.or(free.as_ref()) };
    if open(view, sentence, &chain) || bare_deed(view, sentence, &chain, teller) {
        return Vec::new();
    }
    // "Under Norland's draft, Kelmar would leave the islands": wanted by whoever put it forward.
    let paper = (chain.future || chain.ought || chain.possible).then(|| view.under_paper(sentence, said)).flatten();
    let (holders, by_speaker) = match paper {
        Some(author) => (vec![standpoint(view, sentence, &chain).unwrap_or(author)], false),
        None => held(view, sentence, &chain, teller),
    };
    // "Vale insists that Kelmar should leave, Weil said": what another says inside what is said is not the speaker's.
    if by_speaker && said.is_some() && told_by_another(view, sentence, &chain, said, teller.state()) {
        return Vec::new();
    }
    let draft = |party: StateId| {
        let (via, voice, speaker, said) = match paper {
            Some(_) => (Via::Direct, Voice::Official, None, said),
            None => conveyed(view, sentence, &chain, party, by_speaker, said, teller.speaker),
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
    fit(view, &chain, teller, holders, by_speaker).into_iter().map(draft).collect()
}

/// Who tells what a chain states.
#[derive(Clone, Copy)]
struct Teller<'a> {
    /// The attribution, if anybody is cited.
    said: Option<usize>,
    /// Who is cited or speaks.
    speaker: Option<&'a Speaker>,
}

impl Teller<'_> {
    fn state(&self) -> Option<StateId> {
        self.speaker.and_then(|s| s.state)
    }

    /// The sides for whom whoever speaks says it.
    fn sides(&self, view: &View<'_>) -> Vec<StateId> {
        let joint = self.said.is_none() && view.unit.speaker.is_none();
        match both_say(view, self.said) {
            _ if joint && !view.unit.joint.is_empty() => view.unit.joint.clone(),
            both if both.is_empty() => self.state().into_iter().collect(),
            both => both,
        }
    }
}

/// "The war has to stop, Vale said. Kelmar must leave the islands.": who goes on.
fn going_on(view: &View<'_>, sentence: &Sentence, chain: &Chain, said: Option<usize>) -> Option<Speaker> {
    let ownerless = matches!(chain.holder, Holder::Nobody | Holder::Else) || chain.ought;
    let free = said.is_none() && ownerless && !chain.past && chain.carried.is_none();
    let (speaker, near) = free.then(|| view.goes_on(sentence)).flatten()?;
    Some(Speaker { how: if near { Known::Free } else { Known::FreeFromBefore }, ..speaker.clone() })
}

/// What is open or asked: nobody's yet.
fn open(view: &View<'_>, sentence: &Sentence, chain: &Chain) -> bool {
    let clauses = || chain.clauses.iter().chain([&chain.top]).filter_map(|&c| sentence.clauses.get(c));
    // "it is unclear whether Norland would join"; "Whether the dues stay depends on …": tied, not open.
    let asks = |c: &Clause| view.says(c.start as usize, "whether");
    if !chain.withheld && !chain.terms && clauses().any(asks) {
        return true;
    }
    // "Will Norland accept the truce?": what is asked, nobody has said.
    view.asking(sentence) && clauses().any(|c| c.inverted || c.group.fronted.is_some())
}

/// "Norland's soldiers will take the islands": what soldiers do is the battlefield's, but where their own side plans it.
fn bare_deed(view: &View<'_>, sentence: &Sentence, chain: &Chain, teller: Teller<'_>) -> bool {
    let own = |s: &[StateId]| teller.state().is_some_and(|x| s.contains(&x));
    let planned = chain.future && matches!(&chain.holder, Holder::States(s) if own(s));
    chain.stated && !chain.negated && !chain.ought && !planned && thing_acts(view, sentence, chain)
}

/// Whose position a chain is, and whether it is so because they say it.
fn held(view: &View<'_>, sentence: &Sentence, chain: &Chain, teller: Teller<'_>) -> (Vec<StateId>, bool) {
    let said = teller.said;
    if let Some(side) = standpoint(view, sentence, chain) {
        return (vec![side], false);
    }
    // "Norland must accept the truce": demanded of the one who would accept it.
    let asked = sentence.clauses.iter().any(|c| c.group.head as usize == chain.head && c.group.modal == Modal::Ought);
    // "Suthermark cannot join the League", says another: not allowed to.
    let barred = chain.possible && chain.negated && chain.act && !chain.attitude && !chain.past && said.is_some();
    let demanded = (chain.ought && (!chain.attitude || asked) || barred) && !aims(view, sentence, chain);
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
        Holder::States(states) => return (states.clone(), false),
        Holder::Speaker => true,
        Holder::Nobody => {
            // "the curbs will be reviewed", in a text of nobody's: by whom, it does not say.
            let withholds = chain.withheld && said.is_none() && view.unit.speaker.is_none();
            let meant = (chain.attitude || chain.ought || chain.judged) && !withholds;
            // "The dues will be raised", says whom they are against: foretold, not meant.
            let suffers = || teller.state().is_some_and(|s| view.lexicon().targets[chain.topic as usize].contains(&s));
            let spoken = said.is_some() || view.unit.speaker.is_some();
            let done = !chain.past && (spoken || chain.future) && !(agentless(sentence, chain) && suffers());
            meant || teller.speaker.is_some() && done && !only_when(view, sentence, chain)
        }
        Holder::Else => chain.judged || chain.ought || chain.attitude && view.said_of_thing(sentence, chain.top),
    };
    (if own { teller.sides(view) } else { Vec::new() }, true)
}

/// "For Norland, a truce is a trap": whose view a judgement is.
fn standpoint(view: &View<'_>, sentence: &Sentence, chain: &Chain) -> Option<StateId> {
    let judged = chain.judged && matches!(chain.holder, Holder::Nobody | Holder::Else);
    judged.then(|| view.standpoint(sentence)).flatten()
}

/// The parties among the holders for whom the chain can be a position.
fn fit(
    view: &View<'_>,
    chain: &Chain,
    teller: Teller<'_>,
    mut holders: Vec<StateId>,
    by_speaker: bool,
) -> Vec<StateId> {
    // Nobody imposes upon itself what the topic aims at it.
    let imposed = chain.act && chain.sign > 0 && !chain.attitude && !chain.future && !by_speaker;
    let targets = &view.lexicon().targets[chain.topic as usize];
    holders.retain(|h| *h < view.lexicon().parties && !(imposed && targets.contains(h)));
    // "Norland says that we want the islands", says Kelmar: what others say of it, it does not hold by passing it on.
    if let Some(other) = teller.said.zip(teller.speaker).and_then(|(i, s)| told_by(view, chain.head, i, s)) {
        holders.retain(|h| other.state != Some(*h) && !chain.over);
    }
    // A noun that is a frame only for who holds the position ("control of the islands").
    if let Some(frame) = chain.frame.map(|f| view.lexicon().frame(chain.topic, f)).filter(|f| f.verbs.is_empty())
        && let Agent::States(allowed) = &frame.agent
    {
        holders.retain(|h| allowed.contains(h));
    }
    holders
}

/// "Both sides said", "they agreed", "the leaders of Norland and Kelmar believe": more than one who says it.
fn both_say(view: &View<'_>, said: Option<usize>) -> Vec<StateId> {
    let source = said.and_then(|i| view.unit.said[i].found.source.clone()).filter(|s| !s.is_empty());
    match source.map(|s| view.holder_of(s)) {
        Some(Holder::States(states)) if states.len() > 1 => states,
        _ => Vec::new(),
    }
}

/// "will be raised": by whom, nobody says.
fn agentless(sentence: &Sentence, chain: &Chain) -> bool {
    let deed = sentence.clauses.iter().find(|c| c.group.head as usize == chain.head);
    deed.is_some_and(|c| c.group.passive && !c.group.negated)
}

/// "tourists will come once the war is over": a time is told by it, and nothing wanted.
fn only_when(view: &View<'_>, sentence: &Sentence, chain: &Chain) -> bool {
    sentence
        .clauses
        .iter()
        .enumerate()
        .any(|(ci, c)| c.group.head as usize == chain.head && view.tells_when(sentence, ci))
}

/// Whether a thing of the topic itself does what is told: the soldiers who might withdraw, not the side that sends them.
fn thing_acts(view: &View<'_>, sentence: &Sentence, chain: &Chain) -> bool {
    // "the operation will go on": it is said of the thing, not done by it.
    if chain.frame.is_none_or(|f| view.lexicon().frame(chain.topic, f).subjects != 0) {
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

/// "Norland's goal is to take the islands": what the subject's noun aims at is demanded of nobody.
fn aims(view: &View<'_>, sentence: &Sentence, chain: &Chain) -> bool {
    let Some(clause) = sentence.clauses.iter().find(|c| c.group.head as usize == chain.head) else { return false };
    let subject = clause.subject.start as usize..clause.subject.end as usize;
    view.unit.mentions.cues_in(subject).any(|c| c.meaning == Meaning::Noun(NounCue::Plus))
}

/// Whether the clause of a chain is what somebody else says or thinks inside what is said.
fn told_by_another(
    view: &View<'_>,
    sentence: &Sentence,
    chain: &Chain,
    said: Option<usize>,
    speaker: Option<StateId>,
) -> bool {
    let reporting = said.and_then(|i| view.unit.said[i].found.clause).map(|(_, c)| c);
    let Some(top) = sentence.clauses.get(chain.top).filter(|c| c.edge == Edge::Content) else { return false };
    let Some(parent) = top.parent.map(usize::from).filter(|p| Some(*p) != reporting && *p < sentence.clauses.len())
    else {
        return false;
    };
    // "quoted Vale as saying that", "he argued": who that is, the attribution knows better.
    let named = sentence.clauses[parent].group.form == Form::Finite && view.names_somebody(sentence, parent);
    named
        && match view.holder(sentence, parent) {
            Holder::States(states) => speaker.is_some_and(|s| !states.contains(&s)),
            holder => holder == Holder::Else,
        }
}

/// "Norland wants peace, Vale told us, Weil said", "Corvin said that Vale demanded the islands": another side's word, or that of a
/// source without a name, tells what somebody is said to have said; words in marks within it stay their own speaker's.
fn told_by<'a>(view: &View<'a>, head: usize, said: usize, inner: &Speaker) -> Option<&'a Speaker> {
    let found = &view.unit.said[said].found;
    let cue = found.start();
    let quoted = view.seg().quotes.iter().any(|q| q.inside().contains(&head) && !q.inside().contains(&cue));
    let around = |s: &&Said| s.positive && s.found.content.iter().any(|c| c.contains(&cue) && c.contains(&head));
    let length = |s: &&Said| s.found.content.iter().map(|c| c.len()).sum::<usize>();
    let outer = view.unit.said.iter().filter(around).min_by_key(length);
    let teller = match outer {
        Some(s) => s.speaker.as_ref(),
        None => view.unit.speaker.as_ref(),
    };
    // A person who cannot be placed may be a paper, which only passes on.
    let placed = |s: &&Speaker| s.state.is_some() || s.voice == Voice::Official || s.how == Known::UnofficialTitle;
    teller.filter(|t| !quoted && t.state != inner.state).filter(placed)
}

/// "will likely refuse", "has reportedly agreed": whoever writes it foretells it, or has only heard of it.
fn doubted(view: &View<'_>, sentence: &Sentence, top: usize) -> bool {
    let Some(c) = sentence.clauses.get(top) else { return false };
    let from = if c.subject.end > c.group.first { c.group.first } else { c.subject.end.max(c.start) };
    let mut cues = view.unit.mentions.cues_in(from as usize..c.group.end as usize);
    cues.any(|c| c.meaning == Meaning::Marker(Marker::Doubt))
}

/// What holds, not what was said on a day: "demands", "is demanding", "has demanded".
fn standing(g: &Group) -> bool {
    (!g.past || g.perfect || g.progressive) && !g.passive && g.modal == Modal::None && g.form == Form::Finite
}

/// "demands", "insists on": a verb that asks for something.
fn asks_for(view: &View<'_>, g: &Group) -> bool {
    let mut cues = view.unit.mentions.cues_in(g.first as usize..g.end as usize);
    cues.any(|c| c.meaning == Meaning::Marker(Marker::Requirement))
}

/// Via, voice and speaker of a piece of evidence.
fn conveyed(
    view: &View<'_>,
    sentence: &Sentence,
    chain: &Chain,
    party: StateId,
    by_speaker: bool,
    said: Option<usize>,
    speaker: Option<&Speaker>,
) -> (Via, Voice, Option<Speaker>, Option<usize>) {
    let own = view.lexicon().parties;
    let together = matches!(&chain.holder, Holder::States(s) if s.iter().filter(|s| **s < own).count() > 1);
    // "Both sides agreed", in a text that both wrote: a joint statement.
    let of_both = |s: &Speaker| together && s.office.as_deref() == Some("joint-statement");
    if !view.unit.joint.is_empty() && speaker.is_none_or(of_both) {
        return (Via::Narrated, Voice::Official, None, said);
    }
    // "Norland is demanding that Kelmar leave": where a state stands; persons and bodies say it on a day.
    let demands = |clause: usize, s: &Speaker| {
        let group = sentence.clauses.get(clause).map(|c| &c.group).filter(|g| standing(g) && g.cue.attitude() > 0);
        s.office.as_deref() == Some("state") && group.is_some_and(|g| asks_for(view, g))
    };
    if let Some(teller) = said.zip(speaker).and_then(|(i, s)| told_by(view, chain.head, i, s)) {
        return (Via::Attributed, teller.voice, Some(teller.clone()), said);
    }
    if let Some(s) = speaker {
        if s.state == Some(party)
            && said.and_then(|i| view.unit.said[i].found.clause).is_some_and(|(_, c)| demands(c, s))
        {
            return (Via::Narrated, Voice::Official, None, said);
        }
        // "Norland and Kelmar said": each for itself.
        let own = s.state == Some(party) || by_speaker && both_say(view, said).contains(&party);
        let via = if own { Via::Direct } else { Via::Attributed };
        return (via, s.voice, Some(s.clone()), said);
    }
    if let Some(i) = said {
        let source = view.unit.said[i].found.source.clone().unwrap_or(0..0);
        return if view.both_sides(source) {
            // "Both sides said": each for itself.
            (Via::Direct, Voice::Official, None, said)
        } else {
            // Somebody says it who cannot be placed.
            (Via::Attributed, Voice::Unofficial, None, said)
        };
    }
    if chain.foretold || doubted(view, sentence, chain.top) {
        return (Via::Attributed, Voice::Unofficial, None, None);
    }
    // "Norland and Kelmar agreed to a truce": what they did together, neither has said.
    let subject = view.subject(sentence, chain.top);
    if together && !by_speaker && view.who(subject.clone()).is_none_or(|s| s.name.is_none()) {
        return (Via::Narrated, Voice::Official, None, None);
    }
    // The reporting clause itself: "the Spire called for a truce", "Norland declared a truce", "Vale declined to comment".
    let says = |c: &Clause| c.group.cue.is(Class::Report) && !c.group.cue.is(Class::Quoting);
    // "opposes a truce, saying …", "…, calling it a ploy": said, not only held.
    let speaks_on = |c: &Clause| {
        c.edge == Edge::Participial
            && c.parent.map(usize::from) == Some(chain.top)
            && c.group.form == Form::Ing
            && says(c)
    };
    let spoken = chain.reported
        || chain.withheld
        || sentence.clauses.get(chain.top).is_some_and(says)
        || sentence.clauses.iter().any(speaks_on);
    let reporter = view.unit.said.iter().position(|s| {
        s.positive
            && s.found.clause.is_some_and(|(_, c)| c == chain.top)
            && sentence.tokens.contains(&s.found.cue.first().map_or(0, |c| c.start))
    });
    if let Some(i) = reporter
        && let Some(s) = &view.unit.said[i].speaker
        && s.state == Some(party)
        && spoken
        && !demands(chain.top, s)
    {
        return (Via::Direct, s.voice, Some(s.clone()), Some(i));
    }
    // "Vale called it off, citing Norland's refusal to talk": told by whoever cites it.
    if sentence.clauses.get(chain.top).is_some_and(|c| c.group.cue.is(Class::Cite))
        && let Some(s) = view.who(view.subject(sentence, chain.top)).filter(|s| s.state != Some(party))
    {
        return (Via::Attributed, s.voice, Some(s), None);
    }
    let who = || view.who(subject.clone()).filter(|s| s.state == Some(party));
    if !by_speaker && let Some(s) = who() {
        // "Vale decries the occupation": a person's word; "Norland demands the islands": where a state stands.
        let top = &sentence.clauses[chain.top].group;
        let judges = top.cue.is(Class::Belief) && top.cue.attitude() == 0;
        let presses = top.cue.is(Class::Cause) && !top.cue.is(Class::Belief) && !top.progressive && !top.passive;
        let act = s.is_person() && (top.cue.is(Class::Act) && !top.perfect || judges || presses);
        let stands = s.office.as_deref() == Some("state") && top.cue.attitude() > 0 && standing(top);
        if act || spoken && !stands {
            return (Via::Direct, s.voice, Some(s), None);
        }
    }
    if view.unit.paper == Some(party) && !subject.is_empty() && paper::is_paper(view.unit, subject) {
        // "the plan would bar Norland from the League": its author's word.
        return (Via::Direct, Voice::Official, None, None);
    }
    if chain.forecast || chain.purpose || chain.possible || inferred(view, sentence, chain) {
        return (Via::Attributed, Voice::Unofficial, None, None);
    }
    (Via::Narrated, Voice::Official, None, None)
}

/// "Norland appears to want a truce", "in an apparent bid to win one": what the text itself reads into it.
fn inferred(view: &View<'_>, sentence: &Sentence, chain: &Chain) -> bool {
    let end = chain.evidence.iter().max().map_or(chain.head, |&e| e as usize);
    chain.clauses.iter().filter_map(|&c| sentence.clauses.get(c)).any(|c| {
        let from =
            (c.start.min(c.group.first) as usize).saturating_sub(usize::from(c.group.form == Form::Infinitive) * 3);
        let mut cues = view.unit.mentions.cues_in(from.max(sentence.tokens.start)..end.max(from));
        cues.any(|f| f.meaning == Meaning::Marker(Marker::Doubt))
    })
}
