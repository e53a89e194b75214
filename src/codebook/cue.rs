//! What cue words do: closed lists of kinds, named in the language file.

use serde::{Deserialize, Serialize};

/// A class of verb cue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// Reports what somebody says.
    Report,
    /// Reports what somebody thinks.
    Belief,
    /// For the coming about of its object.
    Plus,
    /// Against it.
    Minus,
    /// Looks at it and takes no side.
    Withhold,
    /// Takes it into account at all, so that to refuse that is to refuse it.
    Weigh,
    /// Talks about it with no leaning.
    Talk,
    /// Brings it about or makes it more.
    Start,
    /// Ends it or makes it less.
    End,
    /// Makes somebody else do something.
    Cause,
    /// Says it of somebody else.
    Accuse,
    /// Negates what follows.
    Fail,
    /// Foretells.
    Forecast,
    /// Joins its subject to a predicate: "remain", "become".
    Linking,
    /// Does harm to its object.
    Harm,
    /// Leads to its object, whatever that is: an ill of it speaks against what leads there.
    Bring,
    /// Does not keep to its object: an accusation, no stance.
    Breach,
    /// Its object is who is told.
    Tell,
    /// Only a clause or quotation is what is said, never an object phrase alone.
    Clausal,
    /// Of a thing, it says what the writer reads into that: "the remarks suggest".
    Show,
    /// Passes on what a source says: "citing", "quoted".
    Cite,
    /// Only a quotation or a "that"-clause is what is said: "continued", "went on".
    Quoting,
    /// Says something about its object by itself: "rejected the offer".
    Act,
    /// Its subject is at one with whom it names: "agree with", "join".
    Join,
    /// Has made its object do what follows: "persuaded".
    Prevail,
    /// Makes its object depend on what stands behind its preposition: "tied the truce to".
    Bind,
    /// Says what its subject consists in: "means", "presupposes".
    Define,
    /// Does something to somebody for what that one has done: "strike back".
    Retaliate,
    /// Takes its object well, so that where it does tells whose view that is: "was welcomed in Nordhaven".
    Greet,
    /// Against its object, but whoever does not do it is not for that: "fear".
    Worry,
    /// Goes on with what is so: "keep", "remain".
    Last,
    /// Its subject is to the liking of its object: "suit".
    Please,
    /// Its subject is not to the liking of its object: "anger".
    Upset,
    /// Has it before one's eyes, so that not to is to rule it out: "see", "imagine".
    Conceive,
    /// Makes its object what stands behind that: "make us weaker".
    Render,
    /// Comes to harm: "lose", "perish".
    Suffer,
    /// Answers to its object, neither for nor against it: "respond to".
    Reply,
    /// Does no harm to what it governs, but makes more of it, which is bad: "deepen the crisis".
    Worsen,
    /// Keeps from doing its object: "refrain from".
    Forbear,
    /// Gives up all hope of its object, as somebody else may be told to: "forget about", "kiss goodbye to".
    Dismiss,
    /// Gets what others have for it: "win", "meet with".
    Receive,
    /// Makes up an answer or position that is not there yet: "formulate".
    Shape,
}

impl Class {
    /// The class of a name in the language file.
    pub fn of(name: &str) -> Option<Class> {
        Some(match name {
            "report" => Class::Report,
            "belief" => Class::Belief,
            "plus" => Class::Plus,
            "minus" => Class::Minus,
            "withhold" => Class::Withhold,
            "weigh" => Class::Weigh,
            "talk" => Class::Talk,
            "start" => Class::Start,
            "end" => Class::End,
            "cause" => Class::Cause,
            "accuse" => Class::Accuse,
            "fail" => Class::Fail,
            "forecast" => Class::Forecast,
            "breach" => Class::Breach,
            "bring" => Class::Bring,
            "linking" => Class::Linking,
            "harm" => Class::Harm,
            "tell" => Class::Tell,
            "clausal" => Class::Clausal,
            "show" => Class::Show,
            "cite" => Class::Cite,
            "quoting" => Class::Quoting,
            "act" => Class::Act,
            "join" => Class::Join,
            "prevail" => Class::Prevail,
            "bind" => Class::Bind,
            "define" => Class::Define,
            "worry" => Class::Worry,
            "last" => Class::Last,
            "please" => Class::Please,
            "upset" => Class::Upset,
            "conceive" => Class::Conceive,
            "render" => Class::Render,
            "suffer" => Class::Suffer,
            "worsen" => Class::Worsen,
            "reply" => Class::Reply,
            "forbear" => Class::Forbear,
            "shape" => Class::Shape,
            "receive" => Class::Receive,
            "dismiss" => Class::Dismiss,
            "greet" => Class::Greet,
            "retaliate" => Class::Retaliate,
            _ => return None,
        })
    }
}

/// The classes of one verb with one particle, as a set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct VerbCue(u64);

impl VerbCue {
    /// Puts a class in.
    pub fn add(&mut self, class: Class) {
        self.0 |= 1u64 << class as u32;
    }

    /// Whether the verb is of the class.
    pub fn is(self, class: Class) -> bool {
        self.0 & (1u64 << class as u32) != 0
    }

    /// Whether it is of none.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Both sets together.
    pub fn with(self, other: VerbCue) -> VerbCue {
        VerbCue(self.0 | other.0)
    }

    /// +1 for, −1 against, 0 no attitude.
    pub fn attitude(self) -> i8 {
        self.is(Class::Plus) as i8 - self.is(Class::Minus) as i8
    }

    /// +1 brings about, −1 ends, 0 neither.
    pub fn phase(self) -> i8 {
        self.is(Class::Start) as i8 - self.is(Class::End) as i8
    }
}

impl From<Class> for VerbCue {
    fn from(class: Class) -> VerbCue {
        VerbCue(1u64 << class as u32)
    }
}

/// A noun cue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum NounCue {
    /// For what follows.
    Plus,
    /// Against what follows.
    Minus,
    /// Reports.
    Report,
}

impl NounCue {
    /// The kind of a name in the language file.
    pub fn of(name: &str) -> Option<NounCue> {
        Some(match name {
            "plus" => NounCue::Plus,
            "minus" => NounCue::Minus,
            "report" => NounCue::Report,
            _ => return None,
        })
    }
}

/// An evaluating predicate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Predicate {
    /// Good, ready, possible.
    Plus,
    /// Bad, against, impossible.
    Minus,
    /// Worried about: against it, but whoever is not worried is not for it.
    Worry,
    /// Too early, under discussion.
    Withhold,
}

impl Predicate {
    /// The kind of a name in the language file.
    pub fn of(name: &str) -> Option<Predicate> {
        Some(match name {
            "plus" => Predicate::Plus,
            "minus" => Predicate::Minus,
            "worry" => Predicate::Worry,
            "withhold" => Predicate::Withhold,
            _ => return None,
        })
    }
}

/// A marker between clauses or in a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Marker {
    /// What follows is a condition.
    Condition,
    /// One step before another.
    Order,
    /// Takes back.
    Contrast,
    /// What follows names the terms of the noun before it: "based on".
    Terms,
    /// What follows is what the noun before it shall fit: a term, where it names another topic's word: "in line with".
    Measure,
    /// A noun for what somebody could do, and nobody wants by that: "the ability to".
    Capacity,
    /// Says when something will be, and not that anybody wants it: "is due to".
    Scheduled,
    /// An open point.
    Reservation,
    /// Less than there should be: of what is aimed at somebody, more is wanted.
    Short,
    /// Something is asked for.
    Requirement,
    /// Predicates of taking or leaving it: "for" says whose view they are ("a red line for Norland").
    Taking,
    /// What nobody wants to come about: "an escalation", "a recession".
    Ill,
    /// Somebody is asked, before the answer: "asked", "pressed".
    Asked,
    /// Heads a relative of wanting that is the subject: "all we want is", "the thing we need is".
    Cleft,
    /// The same, of what is wanted least: "the last thing we need is".
    Least,
    /// What follows is a purpose.
    Purpose,
    /// How long.
    Duration,
    /// In spite of.
    Concession,
    /// Foretold or only heard.
    Doubt,
    /// Foretold not to be: "unlikely".
    Improbable,
    /// Leaves out.
    Exception,
    /// Long over.
    Past,
    /// Nouns of meetings: what they are about is no position.
    About,
    /// "a condition for": what follows depends on it, and it is demanded.
    Precondition,
    /// "terms for": they are set for what follows.
    Stipulated,
    /// "tougher", "more": more of the noun behind.
    More,
    /// "lower", "fewer": less of it.
    Less,
    /// What something makes somebody by doing harm: "weaker", "vulnerable".
    Worse,
    /// What it makes somebody by doing good: "safer".
    Better,
    /// Stands for what was spoken of: "this", "it".
    Anaphor,
    /// A noun for one side: "the country".
    Side,
    /// Stands for others, whosever they are: "our partners".
    Fellow,
    /// Everybody, for whom a speaker speaks: "the whole world".
    World,
    /// Does an ill to somebody for what he does: "impose … on whoever".
    Punitive,
    /// Whoever does something, no matter who: "those", "anyone", "entities".
    Whoever,
    /// Takes from somebody what he has: "deprive … of".
    Bereaves,
    /// A verb for taking notice of what is so: "realise".
    Notice,
    /// The first half of "the sooner, the better".
    Sooner,
    /// What is done against a rule: "violations of".
    Infringement,
    /// Somebody for or against what stands behind "of": "a supporter of".
    Partisan,
    /// What fills a pause of speech, between marks: "you know".
    Filler,
    /// The same of words that mean something elsewhere, between dashes only: "— right? —".
    Pause,
    /// What is to be done away with, whatever is named as one of it: "the root causes, including".
    Ills,
    /// What somebody is after, who need not be named: "there are attempts to".
    Bids,
    /// What somebody is minded to do, as others see it in him: "readiness".
    Mind,
    /// What is done against something that suffers by it: "crimes against".
    Onslaught,
    /// What its owner says that he will do: "Norland's threat of new dues".
    Threat,
    /// What two agree on, whatever it is about: "the deal".
    Compact,
    /// Somebody who is asked for what he knows: "the expert".
    Learned,
    /// Who passes on what others say: "the newspaper".
    Press,
    /// A noun for both: "the two sides".
    Sides,
    /// What follows is set aside for something else: "instead of".
    Instead,
    /// A noun that, with "the" or "such a", stands for what was spoken of before: "idea", "step".
    Described,
    /// A paper that speaks for whoever put it forward: "draft", "memorandum".
    Paper,
    /// A noun for how somebody sees a thing: "in Norland's view".
    Standpoint,
    /// What somebody may do or claim: "a right to".
    Entitlement,
    /// A noun for what may be told of it: "details", "the outcome".
    Contents,
    /// Says that nothing is said, or not yet: "no comment", "nothing to add".
    Withheld,
    /// A whole answer: "yes", "of course".
    Assent,
    /// "no", "by no means".
    Dissent,
    /// A noun for how well talks go: "progress", "optimism".
    Headway,
    /// A noun for how likely a thing is: "prospects", "chances".
    Odds,
    /// Hardly any: "little", "slim".
    Slight,
    /// A noun for what somebody fears of a thing: "threat", "danger".
    Peril,
    /// Says that a thing is not meant: "a sham", "a bluff".
    Sham,
    /// What is so: "true", "the case".
    Truth,
    /// What is not so: "a lie", "untrue".
    Untruth,
    /// Leads up to what the rest is set in: "as part of", "in the course of".
    Setting,
    /// A noun for what somebody does or holds: "a step", "a stance".
    Deed,
    /// A noun for what somebody tries, which says no more than what is done: "effort", "attempt".
    Endeavour,
    /// Whoever follows holds the same: "like", "along with".
    Likewise,
    /// Whoever follows holds the opposite: "unlike", "in contrast to".
    Otherwise,
    /// An adjective of mind, which is said of somebody and of no thing: "ready", "glad".
    Mood,
    /// Before everybody's eyes: "in public", "through the press".
    Publicly,
    /// A noun for what is talked about, which is no more by being weighty: "a key question".
    Matter,
    /// Says when, where or how, with a word that judges elsewhere: "right now".
    Adverbial,
    /// Says which way somebody's attitude goes: "negative", "favourable".
    Tenor,
    /// Says how something is done, in several words: "in principle", "out of hand".
    Manner,
}

impl Marker {
    /// The kind of a name in the language file.
    pub fn of(name: &str) -> Option<Marker> {
        Some(match name {
            "condition" => Marker::Condition,
            "order" => Marker::Order,
            "contrast" => Marker::Contrast,
            "terms" => Marker::Terms,
            "measure" => Marker::Measure,
            "capacity" => Marker::Capacity,
            "reservation" => Marker::Reservation,
            "short" => Marker::Short,
            "requirement" => Marker::Requirement,
            "taking" => Marker::Taking,
            "ill" => Marker::Ill,
            "asked" => Marker::Asked,
            "cleft" => Marker::Cleft,
            "least" => Marker::Least,
            "purpose" => Marker::Purpose,
            "duration" => Marker::Duration,
            "concession" => Marker::Concession,
            "doubt" => Marker::Doubt,
            "improbable" => Marker::Improbable,
            "exception" => Marker::Exception,
            "plainly_past" => Marker::Past,
            "about" => Marker::About,
            "anaphor" => Marker::Anaphor,
            "side" => Marker::Side,
            "fellow" => Marker::Fellow,
            "world" => Marker::World,
            "punitive" => Marker::Punitive,
            "whoever" => Marker::Whoever,
            "bereaves" => Marker::Bereaves,
            "notice" => Marker::Notice,
            "sooner" => Marker::Sooner,
            "infringement" => Marker::Infringement,
            "partisan" => Marker::Partisan,
            "filler" => Marker::Filler,
            "pause" => Marker::Pause,
            "ills" => Marker::Ills,
            "bids" => Marker::Bids,
            "mind" => Marker::Mind,
            "onslaught" => Marker::Onslaught,
            "learned" => Marker::Learned,
            "press" => Marker::Press,
            "threat" => Marker::Threat,
            "compact" => Marker::Compact,
            "sides" => Marker::Sides,
            "instead" => Marker::Instead,
            "described" => Marker::Described,
            "contents" => Marker::Contents,
            "scheduled" => Marker::Scheduled,
            "standpoint" => Marker::Standpoint,
            "entitlement" => Marker::Entitlement,
            "paper" => Marker::Paper,
            "publicly" => Marker::Publicly,
            "matter" => Marker::Matter,
            "adverbial" => Marker::Adverbial,
            "manner" => Marker::Manner,
            "tenor" => Marker::Tenor,
            "withheld" => Marker::Withheld,
            "assent" => Marker::Assent,
            "dissent" => Marker::Dissent,
            "headway" => Marker::Headway,
            "odds" => Marker::Odds,
            "peril" => Marker::Peril,
            "sham" => Marker::Sham,
            "truth" => Marker::Truth,
            "untruth" => Marker::Untruth,
            "setting" => Marker::Setting,
            "slight" => Marker::Slight,
            "deed" => Marker::Deed,
            "mood" => Marker::Mood,
            "endeavour" => Marker::Endeavour,
            "likewise" => Marker::Likewise,
            "otherwise" => Marker::Otherwise,
            "more" => Marker::More,
            "less" => Marker::Less,
            "worse" => Marker::Worse,
            "better" => Marker::Better,
            "precondition" => Marker::Precondition,
            "stipulated" => Marker::Stipulated,
            _ => return None,
        })
    }
}
