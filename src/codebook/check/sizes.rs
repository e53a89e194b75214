//! Lists that are longer than the compiled form can number: refused, so that no number ever stands for two things.

use super::{Fault, all_parties};
use crate::{
    codebook::schema::{Domain, Topic},
    yaml::Step::{self, Item, Key},
};
use std::collections::BTreeSet;

/// The most parties and others, and the most actors.
const NAMED: usize = 20_000;
/// The most topics, and the most institutions of a party.
const FEW: usize = 250;
/// The most frames of a topic.
const FRAMES: usize = 10_000;
/// The most things of a topic, phrases that its frames name as objects or subjects included.
const THINGS: usize = 128;

pub(super) fn check(domain: &Domain, faults: &mut Vec<Fault>) {
    let mut hold = |what: &str, n: usize, most: usize, path: &[Step<'static>]| {
        if n > most {
            let message = format!("{n} {what}: at most {most} can be told apart");
            faults.push(Fault::new("codebook-size", message, path).suggest("leave some out, or code in several runs"));
        }
    };
    hold("parties and others", domain.parties.len() + domain.others.len(), NAMED, &[Key("parties")]);
    hold("actors", domain.actors.len(), NAMED, &[Key("actors")]);
    hold("topics", domain.topics.len(), FEW, &[Key("topics")]);
    for (list, n, p) in all_parties(domain) {
        hold("institutions", p.institutions.len(), FEW, &[Key(list), Item(n), Key("institutions")]);
    }
    for (n, t) in domain.topics.iter().enumerate() {
        hold("frames", t.frames.len(), FRAMES, &[Key("topics"), Item(n), Key("frames")]);
        hold("things", things(t), THINGS, &[Key("topics"), Item(n), Key("things")]);
    }
}

/// How many things of a topic have to be told apart.
fn things(t: &Topic) -> usize {
    let named = t.frames.iter().flat_map(|f| f.objects.iter().chain(&f.within).chain(&f.subjects));
    t.things.keys().chain(named).collect::<BTreeSet<_>>().len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codebook::schema::Frame;

    #[test]
    fn a_list_longer_than_its_numbers_is_a_fault_and_a_shorter_one_is_none() {
        let said = |topics: usize, things: usize| {
            let objects = (0..things).map(|n| format!("thing {n}")).collect();
            let topic = Topic { frames: vec![Frame { objects, ..Frame::default() }], ..Topic::default() };
            let domain = Domain { topics: vec![topic; topics], ..Domain::default() };
            let mut faults = Vec::new();
            check(&domain, &mut faults);
            faults.iter().map(|f| f.what.message.clone()).collect::<Vec<_>>()
        };
        assert_eq!(said(250, 128), [""; 0]);
        assert_eq!(said(251, 1), ["251 topics: at most 250 can be told apart"]);
        assert_eq!(said(1, 129), ["129 things: at most 128 can be told apart"]);
    }
}
