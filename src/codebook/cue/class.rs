//! What a verb does, as a class, and the set of classes of one verb.

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
    /// Does as its object asks: not to is a breach.
    Comply,
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
    /// Minds what is so: "regret", "condemn".
    Regret,
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
    /// Lets it pass, so that not to is a no: "forgive it if".
    Pardon,
    /// Gives up all hope of its object, as somebody else may be told to: "forget about", "kiss goodbye to".
    Dismiss,
    /// Gets what others have for it: "win", "meet with".
    Receive,
    /// Makes up an answer or position that is not there yet: "formulate".
    Shape,
    /// Comes to its end, with what that brings: "end".
    Close,
    /// Makes something serve an end: "use".
    Use,
    /// Makes use of a power, or gives it to somebody: "exercised its authority to".
    Empower,
    /// Has what others let it have, so that it is their word: "get".
    Given,
    /// Speaks well of its object, so that even a weak word counts: "praise".
    Praise,
    /// Its object is its subject's due, as whoever says so sees it: "deserve".
    Merit,
    /// Its object is what its subject should have, as another who says so sees it: "need".
    Need,
    /// Brings off what it governs: "succeed in".
    Attain,
    /// Its subjects come nearer to each other: "draw closer".
    Converge,
    /// Makes less of what keeps apart those who talk: "narrow", "iron out".
    Reconcile,
    /// Lays a matter into the hands of its subject: "decide on".
    Decide,
    /// Is told its object, by whomever: "hear", "learn".
    Hear,
    /// Ends a trouble: of what is a way out of it, it is the bringing about: "resolve".
    Solve,
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
            "comply" => Class::Comply,
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
            "pardon" => Class::Pardon,
            "close" => Class::Close,
            "use" => Class::Use,
            "empower" => Class::Empower,
            "given" => Class::Given,
            "praise" => Class::Praise,
            "merit" => Class::Merit,
            "need" => Class::Need,
            "attain" => Class::Attain,
            "converge" => Class::Converge,
            "reconcile" => Class::Reconcile,
            "decide" => Class::Decide,
            "hear" => Class::Hear,
            "solve" => Class::Solve,
            "greet" => Class::Greet,
            "regret" => Class::Regret,
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
