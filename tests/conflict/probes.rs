//! The sentences of a codebook's topics that must fire and must not, with their placeholders filled in.
//!
//! | placeholder | becomes |
//! |---|---|
//! | `{party}` | the first name of the codebook's first party |
//! | `{party.ROLE}` | the first name of the first party that has the role in the topic |
//! | `{capital.ROLE}`, `{seat.ROLE}` | that party's first capital or seat, as the codebook writes it |
//! | `{official.ROLE}` | title and full name of that party's head of state, else of government ("President Mara Vale") |
//! | `{official}` | the same, of the party of the sentence's first placeholder with a role; without one, of the first party |
//!
//! `ROLE` may also be a party's id. Offices are those of [`day`]: the newest day on which the codebook lets an office begin, so that a
//! sentence needs no date of its own.

use demarche::codebook::{
    Codebook,
    schema::{Actor, Domain, Office, Party, Topic},
};

/// A sentence to be coded.
pub struct Probe {
    /// The topic's label, as records have it.
    pub topic: String,
    /// The sentence without placeholders.
    pub sentence: String,
    /// Whether it must yield a record on the topic, or must not.
    pub fires: bool,
}

/// Every sentence of a codebook, or each placeholder that stands for nothing.
pub fn all(codebook: &Codebook) -> Result<Vec<Probe>, Vec<String>> {
    let (mut out, mut faults) = (Vec::new(), Vec::new());
    for topic in &codebook.domain.topics {
        let label = if topic.name.is_empty() { &topic.id } else { &topic.name };
        let fires = topic.fires.iter().map(|s| (s, true));
        for (text, fires) in fires.chain(topic.silent.iter().map(|s| (s, false))) {
            match fill(text, topic, &codebook.domain) {
                Ok(sentence) => out.push(Probe { topic: label.clone(), sentence, fires }),
                Err(placeholder) => {
                    faults.push(format!("{}: `{{{placeholder}}}` stands for nothing in `{text}`", topic.id))
                }
            }
        }
    }
    if faults.is_empty() { Ok(out) } else { Err(faults) }
}

/// The newest day on which an office of the codebook begins.
pub fn day(domain: &Domain) -> Option<&str> {
    domain.actors.iter().flat_map(|a| &a.offices).filter_map(|o| o.from.as_deref()).max()
}

/// The first name of the first party that has a role in a topic.
pub fn named<'a>(topic: &Topic, role: &str, domain: &'a Domain) -> Option<&'a str> {
    party(Some(role), topic, domain)?.names.first().map(String::as_str)
}

fn fill(text: &str, topic: &Topic, domain: &Domain) -> Result<String, String> {
    let subject = placeholders(text).find_map(|p| p.split_once('.')).map(|(_, role)| role.to_owned());
    let mut out = text.to_owned();
    for placeholder in placeholders(text).map(str::to_owned).collect::<Vec<_>>() {
        let (what, role) = placeholder.split_once('.').map_or((placeholder.as_str(), None), |(w, r)| (w, Some(r)));
        let role = role.or(subject.as_deref().filter(|_| what == "official"));
        let word = party(role, topic, domain).and_then(|p| word(what, p, domain));
        out = out.replace(&format!("{{{placeholder}}}"), &word.ok_or(placeholder)?);
    }
    Ok(out)
}

fn placeholders(text: &str) -> impl Iterator<Item = &str> {
    text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(inside, _)| inside)
}

fn party<'a>(role: Option<&str>, topic: &Topic, domain: &'a Domain) -> Option<&'a Party> {
    let Some(role) = role else { return domain.parties.first() };
    let id = topic.roles.get(role).map_or(Some(role), first_id)?;
    domain.parties.iter().find(|p| p.id == id)
}

fn first_id(roles: &demarche::codebook::schema::Roles) -> Option<&str> {
    roles.ids().next()
}

fn word(what: &str, party: &Party, domain: &Domain) -> Option<String> {
    match what {
        "party" => party.names.first().cloned(),
        "capital" => party.capitals.first().cloned(),
        "seat" => party.seats.first().cloned(),
        "official" => official(party, domain),
        _ => None,
    }
}

fn official(party: &Party, domain: &Domain) -> Option<String> {
    let day = day(domain)?;
    let holder = |kind: &str| {
        let offices = domain.actors.iter().flat_map(|a| a.offices.iter().map(move |o| (a, o)));
        offices.into_iter().find(|(a, o)| o.office == kind && held(a, o, party, day))
    };
    let (actor, office) = holder("head-of-state").or_else(|| holder("head-of-government"))?;
    Some(format!("{} {}", office.title, actor.names.first()?).trim().to_owned())
}

fn held(actor: &Actor, office: &Office, party: &Party, day: &str) -> bool {
    *office.party.as_ref().unwrap_or(&actor.party) == party.id
        && office.from.as_deref().is_none_or(|from| from <= day)
        && office.to.as_deref().is_none_or(|to| day <= to)
}
