//! From a topic's word up its clauses: what is wanted or done to it, by whom, with which sign.

mod accused;
mod aim;
mod aimed;
mod altered;
mod apposed;
mod asked;
mod awaited;
mod between;
mod called;
mod climb;
mod complement;
mod contingent;
mod credited;
mod deed;
mod depicted;
mod doer;
mod doubt;
mod echo;
mod elsewhere;
mod failing;
mod feeling;
mod first_of_two;
mod flat;
mod fragment;
mod frame;
mod full_verb;
mod governing;
mod grounds;
mod hanging;
mod harm;
mod headline;
mod hopeless;
mod included;
mod judge_of;
mod judged;
mod judgement;
mod lean;
mod left;
mod listed;
mod manner;
mod noun;
mod object;
mod obstacle;
mod outcome;
mod owner;
mod peril;
mod place;
mod portrayed;
mod predicate;
mod received;
mod relative;
mod said;
mod siding;
mod subject;
mod talk;
mod term;
mod unborne;
mod undergoes;
mod unmatched;
mod unsaid;
mod unwilling;
mod verb;
mod way;
mod weigh;
mod wish;
mod within;
mod word;

pub use self::{
    accused::{accuses_us, answers_for},
    aim::{could, made_by, schemes},
    asked::{bought, matter, told_of},
    climb::{about_talks, denied, even_if, hearsay, refused_above, viewed},
    complement::{hard_to, sees_nobody, unasked},
    credited::credited,
    doer::{agent_fits, doer, owner_fits},
    doubt::doubted_mind,
    echo::{bare_auxiliary, bare_chain, denies, ellipsis, likewise, onward, reservation},
    elsewhere::{about_another, elsewhere, set_aside, takes_part, talked_over},
    failing::failure,
    flat::flat_no,
    fragment::{in_fragment, tells, without_verb},
    frame::{Idle, particle_fits, predicate_said, verb_chain, verb_stands},
    governing::falls_short,
    hanging::{beside, goes_on, of_its_owner, said_of_it},
    harm::{braced, does_its_work, on_target},
    headline::{bare_condition, likely, spoken_on},
    judged::judged,
    lean::unforced,
    left::{decider, rests_with},
    noun::{by_degree, in_setting, none_there, noun_phrase_start, returned},
    object::{answer_awaited, broken, brought_up, claimed, greeted_stance, lacks_plan, term_set, voted_on},
    obstacle::in_the_way,
    owner::owner,
    peril::feared,
    place::begins_anew,
    portrayed::portrays,
    predicate::{describes_none, judge, predicate_in, said_behind, state_of_mind},
    relative::{advised, of_place},
    said::not_brought,
    siding::siding,
    subject::{calls_of_nobody, goes_on_still, has_object, judged_stance, of_a_time},
    undergoes::undergoes,
    verb::{brings_nothing, gets, menaces, tells_of, unseen},
    within::has_within,
    word::{chain, for_another, stands_for, taken_up},
};
use super::{holder::Holder, silence::Silence, view::View};
use crate::{
    codebook::{cue::Class, lexicon::CompiledFrame},
    segment::group::{Group, Modal},
};

/// What a chain of verbs and nouns does to a topic.
#[derive(Clone, Debug)]
pub struct Chain {
    /// Topic index.
    pub topic: u8,
    /// Frame index in the topic, where a frame gave the direction.
    pub frame: Option<u16>,
    /// +1 towards the proposition, −1 away; 0 while only a thing is named.
    pub sign: i8,
    /// Somebody's attitude is stated.
    pub attitude: bool,
    /// Something is done.
    pub act: bool,
    /// A position is openly withheld.
    pub withheld: bool,
    /// "must", "should" and no attitude above it.
    pub ought: bool,
    /// The topic's word is the subject of an "ought": terms are set for it.
    pub terms: bool,
    /// Only talked about.
    pub talk: bool,
    /// The word only modifies another noun.
    pub modifier: bool,
    /// Found by the words around only.
    pub loose: bool,
    /// Loose, and taken for the speaker's although somebody else is the subject.
    pub over: bool,
    /// The topic was carried over from what is under discussion.
    pub carried: Option<super::reference::Carried>,
    /// An adjective before the word judges it ("the illegal dues").
    pub tainted: bool,
    /// Loose, and by a thing with its verb somewhere in the sentence.
    pub thing: bool,
    /// A noun of attitude stands in the clause.
    pub noun: bool,
    /// Counts only where it is judged or refused.
    pub weak: bool,
    /// Counts only where it is wanted, demanded, refused or planned.
    pub stated: bool,
    /// Like `stated`, but what is only foreseen counts for nobody except whoever does it.
    pub wanted: bool,
    /// Counts only where it is denied or refused.
    pub denied: bool,
    /// Told as a bare deed of no party, it is what whoever tells it complains of.
    pub charged: bool,
    /// Its frame counts only where a position on it is withheld.
    pub open: bool,
    /// A verb of comment was met: its refusal withholds.
    pub comment: bool,
    /// What something else is made to depend on: it is demanded itself.
    pub demanded: bool,
    /// Not kept to: an accusation, unless it is denied.
    pub breach: bool,
    /// A modal of the future on the way.
    pub future: bool,
    /// A word of refusal was applied.
    pub refused: bool,
    /// An evaluating predicate was applied.
    pub judged: bool,
    /// Reached through a purpose.
    pub purpose: bool,
    /// Accused of: what somebody says that another does.
    pub accused: bool,
    /// A modal of possibility on the way.
    pub possible: bool,
    /// Would, or an if-clause around.
    pub hypothetical: bool,
    /// A negation on the way.
    pub negated: bool,
    /// The tense of the topmost clause is past.
    pub past: bool,
    /// What its holder is told that it cannot bring off: a verdict of whoever says so.
    pub barred: bool,
    /// Its noun is somebody's by name ("Norland's control of the islands"), whoever is for or against it.
    pub theirs: bool,
    /// Whose its noun is by name ("Norland's seizure of the islands"), whatever the frame asks for.
    pub deed_of: Option<crate::codebook::lexicon::StateId>,
    /// Whose position.
    pub holder: Holder,
    /// The verb that decides, as token.
    pub head: usize,
    /// The topmost clause.
    pub top: usize,
    /// Clauses on the way, lowest first.
    pub clauses: Vec<usize>,
    /// Tokens that decided, for the record.
    pub evidence: Vec<u32>,
    /// The topmost verb is one of saying.
    pub reported: bool,
    /// The topmost verb foretells.
    pub forecast: bool,
    /// What its holder will likely do, or is only heard to: said of the holder, not by.
    pub foretold: bool,
    /// Goes no further than to whose the noun of attitude is that governs it.
    pub to_owner: bool,
    /// It is the position of whose a noun of attitude is.
    pub owned: bool,
    /// A noun for how likely it is stands before the word, and nobody has taken a side yet.
    pub odds: bool,
    /// Said in what hangs on the topic's word, beside what its sentence is about.
    pub aside: bool,
}

impl Chain {
    /// An empty chain at a token.
    pub fn new(topic: u8, at: usize) -> Chain {
        Chain {
            topic,
            frame: None,
            sign: 0,
            attitude: false,
            act: false,
            withheld: false,
            ought: false,
            terms: false,
            talk: false,
            modifier: false,
            loose: false,
            over: false,
            carried: None,
            tainted: false,
            thing: false,
            noun: false,
            weak: false,
            stated: false,
            wanted: false,
            denied: false,
            charged: false,
            open: false,
            comment: false,
            demanded: false,
            breach: false,
            future: false,
            refused: false,
            judged: false,
            purpose: false,
            accused: false,
            possible: false,
            hypothetical: false,
            negated: false,
            past: false,
            barred: false,
            theirs: false,
            deed_of: None,
            holder: Holder::Nobody,
            head: at,
            top: 0,
            clauses: Vec::new(),
            evidence: Vec::new(),
            reported: false,
            forecast: false,
            foretold: false,
            to_owner: false,
            owned: false,
            odds: false,
            aside: false,
        }
    }

    /// The chain of a word that stands for what is under discussion.
    pub fn carried_by(self, carried: super::reference::Carried) -> Chain {
        Chain { carried: Some(carried), ..self }
    }

    fn turn(&mut self, sign: i8) {
        self.sign *= sign;
    }

    /// Takes over what a frame asks of its chain; the sign is the caller's.
    fn adopt(&mut self, frame: &CompiledFrame) {
        self.frame = Some(frame.frame);
        self.weak = frame.weak;
        self.stated = frame.stated;
        self.wanted = frame.wanted;
        self.denied = frame.denied;
        self.charged = frame.charged;
        self.open = frame.withheld;
    }

    /// Whose position it is from here on, and the clause and verb that say so.
    fn held(&mut self, holder: Holder, top: usize, head: u32) {
        self.holder = holder;
        self.top = top;
        self.head = head as usize;
    }
}

/// What a clause makes of the chain that comes up to it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    /// Used, or let through.
    Go,
    /// The clause makes no position of it.
    Drop,
}

/// Modal, tense and denial of a verb group.
fn group_flags(g: &Group, chain: &mut Chain) {
    if g.negated || g.denied {
        chain.turn(-1);
        chain.negated = true;
    }
    group_flags_keep(g, chain);
}

/// Modal and tense only: the denial is counted elsewhere.
fn group_flags_keep(g: &Group, chain: &mut Chain) {
    chain.past = g.past;
    match g.modal {
        Modal::Ought => chain.ought = true,
        // "borders cannot be changed by force": by nobody, so they must not be.
        Modal::Possible if g.negated && g.passive => (chain.possible, chain.ought) = (true, true),
        // "can forget about the League", "can kiss it goodbye": no leave of whoever says so.
        Modal::Possible if g.cue.is(Class::Dismiss) => chain.ought = true,
        Modal::Possible => chain.possible = true,
        Modal::Future | Modal::Would => chain.future = true,
        Modal::None => {}
    }
}

/// Whether the chain states anything.
fn settle(view: &View<'_>, mut chain: Chain) -> Option<Chain> {
    if chain.hypothetical {
        return view.stop(Silence::Hypothetical);
    }
    if chain.withheld {
        return Some(chain);
    }
    if chain.open {
        return view.stop(Silence::Weak);
    }
    // "delays the prospects of a truce", "there is no chance of a truce": how likely it is, and not what anybody wants.
    let turned = |f| chain.sign * view.lexicon().frame(chain.topic, f).direction < 0;
    if chain.sign == 0 || chain.odds && !chain.owned && chain.frame.is_some_and(turned) {
        return view.stop(Silence::NoFrame);
    }
    // "will hold it to account for the violation of the borders": an accusation, whatever the sign of the borders.
    let broken = chain.sign < 0 || chain.frame.is_some_and(turned);
    if chain.breach && (broken || !chain.negated && matches!(chain.holder, Holder::Else)) {
        return view.stop(Silence::Talk);
    }
    // "has failed to keep the islands", "cannot hold them": what it does not manage, it has not given up.
    let stated = chain.attitude || chain.ought || chain.future || chain.judged;
    let undone = chain.breach || chain.negated && (chain.past || chain.possible);
    // "has not raised the dues": neither.
    let idle = chain.negated && chain.past && chain.sign < 0 && !chain.breach;
    let kept = undone && chain.sign > 0 && chain.frame.is_some_and(turned);
    if chain.act && !stated && (kept || idle && !chain.refused) {
        return view.stop(Silence::BareDeed);
    }
    if chain.modifier && view.off.on("modifier") {
        return view.stop(Silence::Modifier);
    }
    if chain.talk && !chain.attitude {
        return view.stop(Silence::Talk);
    }
    // "their agents will stage sham votes": foretold of nobody that is a side.
    let coming = chain.future && !(chain.holder == Holder::Else && chain.act);
    let bare = !(chain.attitude || chain.ought || coming || chain.negated || chain.possible);
    if chain.charged && bare {
        // "the League creeps up to our shores": told of as it is, it is complained of.
        let of_party = matches!(&chain.holder, Holder::States(s) if s.iter().any(|s| *s < view.lexicon().parties));
        if !of_party {
            chain.turn(-1);
            (chain.judged, chain.attitude, chain.act) = (true, true, false);
            chain.holder = Holder::Nobody;
        }
    }
    // "all restrictions have to be lifted": what is demanded of a weak word is a position.
    // "will not resume talks": what will not be done with it is refused by whoever would do it.
    let done_with = chain.act && !chain.comment && chain.evidence.first() != Some(&(chain.head as u32));
    let with = || view.says(chain.head + 1, "with");
    let refuses = done_with || chain.act && !chain.comment && with();
    let withholds = refuses && chain.negated && chain.future && chain.sign < 0;
    let counts = chain.judged || chain.ought && chain.act || chain.attitude && chain.refused || withholds;
    if chain.weak && !counts {
        return view.stop(Silence::Weak);
    }
    // The bare deed of a frame that must be stated.
    let own = matches!(chain.holder, Holder::States(_) | Holder::Speaker);
    let planned = chain.future && (own || !chain.wanted);
    if chain.stated && !(chain.attitude || chain.ought || planned || chain.negated) {
        return view.stop(Silence::BareDeed);
    }
    if chain.denied && !chain.negated && !chain.refused {
        return view.stop(Silence::BareDeed);
    }
    if chain.attitude || chain.act { Some(chain) } else { view.stop(Silence::NoAttitude) }
}
