//! Why a topic's word in the text gives no evidence: one row each, for `explain`.

/// What stopped a topic's word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Silence {
    /// A look-alike of the topic stands in the sentence.
    LookAlike,
    /// About somebody who is no target of the topic.
    Elsewhere,
    /// About something else: the text names no other party.
    Apart,
    /// Only a thing is named, and no frame's verb acts on it.
    NoFrame,
    /// A frame's verb, but somebody acts whom the frame does not name.
    OtherAgent,
    /// The predicate stands before its verb, or is not said of the frame's thing.
    NotSaidOfIt,
    /// The clause makes no position of its subject.
    Subject,
    /// The word only modifies another noun.
    Modifier,
    /// Only talked about.
    Talk,
    /// Hypothetical: in an if-clause, or in a step that comes before another.
    Hypothetical,
    /// The frame is weak and nobody's refusal or judgement is stated.
    Weak,
    /// The frame must be stated, wanted or refused, and only the deed is told.
    BareDeed,
    /// Neither somebody's attitude nor an act.
    NoAttitude,
    /// Stopped elsewhere.
    Other,
}

impl Silence {
    /// Every reason with its name and what it means for the reader of a trace.
    pub const ALL: &'static [(Silence, &'static str, &'static str)] = &[
        (Silence::LookAlike, "look-alike", "the codebook refuses it: a look-alike of the topic stands in the sentence"),
        (Silence::Elsewhere, "elsewhere", "it is about somebody who is no target of the topic"),
        (Silence::Apart, "apart", "the text names no other party: it is taken to be about something else"),
        (Silence::NoFrame, "no frame", "the thing is named, but no frame of the codebook fits what is done to it"),
        (Silence::OtherAgent, "other agent", "the frame is for another agent than the one who acts here"),
        (Silence::NotSaidOfIt, "not said of it", "the predicate is not said of the frame's thing"),
        (Silence::Subject, "subject", "the topic's word is the subject of a verb that makes no position of it"),
        (Silence::Modifier, "modifier", "the word only modifies another noun"),
        (Silence::Talk, "only talked about", "it is what somebody talks about, with no stance for or against"),
        (Silence::Hypothetical, "hypothetical", "it stands in an if-clause, or in a step before another"),
        (Silence::Weak, "weak frame", "the word alone is weak evidence, and nobody refuses or judges it"),
        (Silence::BareDeed, "bare deed", "the frame must be stated, and only the deed itself is told"),
        (Silence::NoAttitude, "no attitude", "neither somebody's attitude nor an act is stated"),
        (Silence::Other, "no position", "the clauses around it state no position"),
    ];

    /// Its name.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|r| r.0 == self).map_or("", |r| r.1)
    }

    /// What it means.
    pub fn meaning(self) -> &'static str {
        Self::ALL.iter().find(|r| r.0 == self).map_or("", |r| r.2)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reason_has_its_own_words() {
        for (reason, name, meaning) in Silence::ALL {
            assert_eq!((reason.name(), reason.meaning()), (*name, *meaning));
        }
    }
}
