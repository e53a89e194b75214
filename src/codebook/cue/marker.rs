//! What stands between clauses or in a clause and says how they are to be taken.

use serde::{Deserialize, Serialize};

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
    /// Says of somebody that he can: "capable of".
    Able,
    /// Says when something will be, and not that anybody wants it: "is due to".
    Scheduled,
    /// An open point.
    Reservation,
    /// Less than there should be: of what is aimed at somebody, more is wanted.
    Short,
    /// What nobody owns up to wanting: "to drag out", "to buy time".
    Spite,
    /// What everybody professes, so that to be based on it is no term: "the principles of the Charter".
    Principle,
    /// Something is asked for.
    Requirement,
    /// What somebody wants before it agrees: "the guarantees it wants for a truce".
    Price,
    /// That something is not done: "failure to comply".
    Default,
    /// What somebody tells or asks: "a stupid story" judges that, and no topic.
    Tale,
    /// What somebody did, as a noun that takes up what was told some sentences before: "this act", "these actions".
    Doing,
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
    /// Lays a paper of one's own before others: "published", "tabled".
    Tabled,
    /// Heads what is called for without a verb: "time to …".
    Due,
    /// Asks a favour of others: "beg", "plead".
    Begging,
    /// The least of a thing, to deny it all the more: "not the slightest interest".
    Whit,
    /// That a thing came to nothing: "the failure of the talks".
    Fall,
    /// What is waited for, and has not come.
    Awaited,
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
    /// "his price: …": what stands behind its colon is wanted by whoever names it.
    Asking,
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
    /// Fights for a side: "its troops".
    Fighters,
    /// Stands for others, whosever they are: "our partners".
    Fellow,
    /// Everybody, for whom a speaker speaks: "the whole world".
    World,
    /// Does an ill to somebody for what he does: "impose … on whoever".
    Punitive,
    /// What shows that something is so: "a sign that", "evidence that"; where it is none, it is not so.
    Indicator,
    /// How something is left that nothing is done to: "alone", "in peace".
    Undisturbed,
    /// As the other does it: "in kind".
    Mirrored,
    /// Verbs of not telling the truth: what somebody says who does is not meant.
    Deceit,
    /// Makes a wish of what is said: "hopefully".
    Hoped,
    /// How two stand who do not agree with each other: "far apart".
    Estranged,
    /// Without an end: "for ever".
    Ever,
    /// Said to be, and not meant by whoever says so: "its alleged readiness".
    Alleged,
    /// A quarrel about a thing, which names the thing and says nothing of it: "the dues row".
    Quarrel,
    /// Whoever does something, no matter who: "those", "anyone", "entities".
    Whoever,
    /// Takes from somebody what he has: "deprive … of".
    Bereaves,
    /// Raises a matter, before something is said of it: "as for".
    Raises,
    /// What is held on a text, for or against it: "a vote on".
    Ballot,
    /// A verb for taking notice of what is so: "realise".
    Notice,
    /// So many of what stands behind "of": "a group of".
    Group,
    /// Names some of those who stand before: "including".
    Members,
    /// The first half of "the sooner, the better".
    Sooner,
    /// A noun for how something is reached: "one way to".
    Way,
    /// Supposes what nobody says is so: "imagine".
    Supposed,
    /// A verb for being there where others talk: "attend".
    Attendance,
    /// Who sits in a parliament, and speaks as a person: "senator".
    Lawmaker,
    /// What is done against a rule: "violations of".
    Infringement,
    /// What its owner wants others to do: "demand".
    Directive,
    /// That somebody has what follows on the conscience: "responsible for".
    Guilt,
    /// What a thing can be said to be a reason by: "is an argument for dues".
    Grounds,
    /// What makes something of a thing that is not what it was: "changes to".
    Alteration,
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
    /// What a parliament passes: "a bill".
    Law,
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
    /// With whom a thing rests: "up to", "a decision for".
    Resting,
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
    /// A noun for what still keeps apart those who talk: "differences", "sticking points".
    Gap,
    /// A noun for how likely a thing is: "prospects", "chances".
    Odds,
    /// Hardly any: "little", "slim".
    Slight,
    /// A noun for what somebody fears of a thing: "threat", "danger".
    Peril,
    /// Says that a thing is not meant: "a sham", "a bluff".
    Sham,
    /// What somebody else's doing goes back to: "on its initiative", "at his urging".
    Prompt,
    /// What is so: "true", "the case".
    Truth,
    /// Sure of what follows: denied, it is doubted.
    Assured,
    /// What is said not to be there where something is sure: "no doubt that", "no secret that".
    Undoubted,
    /// Better than what "than" names.
    Superior,
    /// Worse than what "than" names.
    Inferior,
    /// What stands in for something else, or to stand in for it.
    Substitute,
    /// What is left to be done before something can be.
    Unfinished,
    /// What a state lays down by itself: "this order".
    Decree,
    /// What a deed is made, where it is not to be done so easily: "harder for".
    Hard,
    /// What is not so: "a lie", "untrue".
    Untruth,
    /// Judges somebody for a deed that is done: "was wrong to refuse".
    Censure,
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
    /// A noun for what stands in the way of a thing: "an obstacle", "a barrier".
    Obstacle,
    /// A noun for what is only said to be so: "reports", "rumours".
    Hearsay,
    /// A noun for what somebody decides: "the decision", "the final say".
    Decision,
    /// What a state is founded on: "the constitution".
    Charter,
    /// Leaves one way only, which an infinitive names: "no choice but".
    Resort,
    /// Says that somebody speaks, and how, so that the next sentence is what is said: "did not stop there", "curt".
    Announcing,
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
            "able" => Marker::Able,
            "reservation" => Marker::Reservation,
            "short" => Marker::Short,
            "spite" => Marker::Spite,
            "principle" => Marker::Principle,
            "requirement" => Marker::Requirement,
            "price" => Marker::Price,
            "tale" => Marker::Tale,
            "doing" => Marker::Doing,
            "default" => Marker::Default,
            "taking" => Marker::Taking,
            "ill" => Marker::Ill,
            "asked" => Marker::Asked,
            "cleft" => Marker::Cleft,
            "least" => Marker::Least,
            "tabled" => Marker::Tabled,
            "due" => Marker::Due,
            "begging" => Marker::Begging,
            "whit" => Marker::Whit,
            "awaited" => Marker::Awaited,
            "fall" => Marker::Fall,
            "purpose" => Marker::Purpose,
            "duration" => Marker::Duration,
            "concession" => Marker::Concession,
            "doubt" => Marker::Doubt,
            "improbable" => Marker::Improbable,
            "exception" => Marker::Exception,
            "plainly_past" => Marker::Past,
            "about" => Marker::About,
            "anaphor" => Marker::Anaphor,
            "fighters" => Marker::Fighters,
            "side" => Marker::Side,
            "fellow" => Marker::Fellow,
            "world" => Marker::World,
            "punitive" => Marker::Punitive,
            "indicator" => Marker::Indicator,
            "deceit" => Marker::Deceit,
            "hoped" => Marker::Hoped,
            "estranged" => Marker::Estranged,
            "ever" => Marker::Ever,
            "alleged" => Marker::Alleged,
            "mirrored" => Marker::Mirrored,
            "undisturbed" => Marker::Undisturbed,
            "quarrel" => Marker::Quarrel,
            "whoever" => Marker::Whoever,
            "bereaves" => Marker::Bereaves,
            "raises" => Marker::Raises,
            "ballot" => Marker::Ballot,
            "notice" => Marker::Notice,
            "groups" => Marker::Group,
            "members" => Marker::Members,
            "sooner" => Marker::Sooner,
            "ways" => Marker::Way,
            "supposed" => Marker::Supposed,
            "attendance" => Marker::Attendance,
            "lawmakers" => Marker::Lawmaker,
            "infringement" => Marker::Infringement,
            "grounds" => Marker::Grounds,
            "guilt" => Marker::Guilt,
            "directive" => Marker::Directive,
            "alteration" => Marker::Alteration,
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
            "resting" => Marker::Resting,
            "entitlement" => Marker::Entitlement,
            "paper" => Marker::Paper,
            "law" => Marker::Law,
            "publicly" => Marker::Publicly,
            "matter" => Marker::Matter,
            "adverbial" => Marker::Adverbial,
            "manner" => Marker::Manner,
            "obstacle" => Marker::Obstacle,
            "hearsay" => Marker::Hearsay,
            "decision" => Marker::Decision,
            "charter" => Marker::Charter,
            "resort" => Marker::Resort,
            "announcing" => Marker::Announcing,
            "tenor" => Marker::Tenor,
            "withheld" => Marker::Withheld,
            "assent" => Marker::Assent,
            "dissent" => Marker::Dissent,
            "headway" => Marker::Headway,
            "gap" => Marker::Gap,
            "odds" => Marker::Odds,
            "peril" => Marker::Peril,
            "sham" => Marker::Sham,
            "prompt" => Marker::Prompt,
            "truth" => Marker::Truth,
            "assured" => Marker::Assured,
            "undoubted" => Marker::Undoubted,
            "superior" => Marker::Superior,
            "inferior" => Marker::Inferior,
            "substitute" => Marker::Substitute,
            "unfinished" => Marker::Unfinished,
            "decree" => Marker::Decree,
            "hard" => Marker::Hard,
            "untruth" => Marker::Untruth,
            "censure" => Marker::Censure,
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
            "asking" => Marker::Asking,
            "stipulated" => Marker::Stipulated,
            _ => return None,
        })
    }
}
