//! Merging codebooks by id: keys replace, lists append, `drop` removes.

use super::schema::{Actor, Domain, Party, Topic};
use crate::{diag::Diagnostic, suggest::advice};

/// The base with a file's changes: what its `drop` names is gone, what has a known id is changed, what has a new one is added.
/// Faults are what `drop` names and the base does not have; each comes with its index in `drop`.
pub fn merge(mut base: Domain, over: Domain) -> (Domain, Vec<(usize, Diagnostic)>) {
    let faults =
        over.drop.iter().enumerate().filter_map(|(n, what)| Some((n, remove(&mut base, what).err()?))).collect();
    replace(&mut base.name, over.name);
    by_id(&mut base.parties, over.parties);
    by_id(&mut base.others, over.others);
    by_id(&mut base.actors, over.actors);
    by_id(&mut base.topics, over.topics);
    base.gaps.extend(over.gaps);
    (base, faults)
}

fn remove(base: &mut Domain, what: &str) -> Result<(), Diagnostic> {
    const KINDS: [&str; 4] = ["parties", "others", "actors", "topics"];
    let unknown = |message: String, advice: String| Err(Diagnostic::error("codebook-drop", message).suggest(advice));
    let Some((kind, id)) = what.split_once('/') else {
        return unknown(format!("`{what}` does not say what to drop"), "write it as `actors/ID`".to_owned());
    };
    fn take<T: Merge>(list: &mut Vec<T>, id: &str) -> Result<(), String> {
        let before = list.len();
        let advice = advice(id, list.iter().map(T::id));
        list.retain(|x| x.id() != id);
        if list.len() < before { Ok(()) } else { Err(advice) }
    }
    let taken = match kind {
        "parties" => take(&mut base.parties, id),
        "others" => take(&mut base.others, id),
        "actors" => take(&mut base.actors, id),
        "topics" => take(&mut base.topics, id),
        _ => return unknown(format!("`{kind}` is nothing that can be dropped"), advice(kind, KINDS)),
    };
    taken.or_else(|advice| unknown(format!("there is no `{id}` among the {kind} to drop"), advice))
}

/// What has an id and can take over another's fields.
trait Merge {
    fn id(&self) -> &str;
    fn take(&mut self, over: Self);
}

fn by_id<T: Merge>(base: &mut Vec<T>, over: Vec<T>) {
    for item in over {
        match base.iter_mut().find(|b| b.id() == item.id()) {
            Some(known) => known.take(item),
            None => base.push(item),
        }
    }
}

fn replace(base: &mut String, over: String) {
    if !over.is_empty() {
        *base = over;
    }
}

impl Merge for Party {
    fn id(&self) -> &str {
        &self.id
    }

    fn take(&mut self, over: Party) {
        self.names.extend(over.names);
        self.demonyms.extend(over.demonyms);
        self.capitals.extend(over.capitals);
        self.seats.extend(over.seats);
        self.institutions.extend(over.institutions);
        self.regions.extend(over.regions);
        self.kind = over.kind.or(self.kind.take());
    }
}

impl Merge for Actor {
    fn id(&self) -> &str {
        &self.id
    }

    fn take(&mut self, over: Actor) {
        self.names.extend(over.names);
        replace(&mut self.party, over.party);
        self.offices.extend(over.offices);
        self.unofficial |= over.unofficial;
    }
}

impl Merge for Topic {
    fn id(&self) -> &str {
        &self.id
    }

    fn take(&mut self, over: Topic) {
        replace(&mut self.name, over.name);
        replace(&mut self.proposition, over.proposition);
        self.roles.extend(over.roles);
        for (thing, phrases) in over.things {
            self.things.entry(thing).or_default().extend(phrases);
        }
        self.frames.extend(over.frames);
        self.refuse.extend(over.refuse);
        self.fires.extend(over.fires);
        self.silent.extend(over.silent);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn domain(yaml: &str) -> Domain {
        serde_yaml::from_str(yaml).unwrap()
    }

    #[test]
    fn keys_replace_lists_append_and_drop_removes() {
        let base = domain(
            "actors:\n  - {id: vale, names: [Mara Vale], party: norland}\n  - {id: oake, names: [Ivo Oake]}\n\
             topics:\n  - {id: islands, name: Islands, things: {isles: [Kelm]}}\n",
        );
        let over = domain(
            "drop: [actors/oake, actors/vael, oake, cues/x]\n\
             actors:\n  - {id: vale, names: [Vale], party: suthermark}\n  - {id: tarn, names: [Jo Tarn]}\n\
             topics:\n  - {id: islands, name: Strait Islands, things: {isles: [the archipelago]}}\n",
        );
        let (merged, faults) = merge(base, over);
        assert_eq!(merged.actors.iter().map(|a| a.id.as_str()).collect::<Vec<_>>(), ["vale", "tarn"]);
        assert_eq!(merged.actors[0].names, ["Mara Vale", "Vale"]);
        assert_eq!(merged.actors[0].party, "suthermark");
        assert_eq!(merged.topics[0].name, "Strait Islands");
        assert_eq!(merged.topics[0].things["isles"], ["Kelm", "the archipelago"]);
        let said: Vec<_> = faults.iter().map(|(n, d)| format!("{n} {d}")).collect();
        assert_eq!(
            said,
            [
                "1 there is no `vael` among the actors to drop; did you mean `vale`?",
                "2 `oake` does not say what to drop; write it as `actors/ID`",
                "3 `cues` is nothing that can be dropped; known are `parties`, `others`, `actors`, `topics`",
            ]
        );
    }

    #[test]
    fn what_is_dropped_can_be_defined_anew() {
        let base = domain("actors: [{id: vale, names: [Mara Vale]}]\n");
        let (merged, _) = merge(base, domain("drop: [actors/vale]\nactors: [{id: vale, names: [Mara V.]}]\n"));
        assert_eq!(merged.actors[0].names, ["Mara V."]);
    }
}
