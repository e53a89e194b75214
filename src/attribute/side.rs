//! Whether a text can name a party at all: what names none states nobody's position, and is not worth cutting into clauses.

use super::{
    Unit,
    speaker::{Cast, Scene},
};
use crate::{
    codebook::lexicon::Meaning,
    date::Date,
    read::Document,
    segment::{self, Segmented, token::Token},
    span::Span,
};

/// The parties that the paragraphs of a document, cut into tokens, or what is known of it name, one bit each: by themselves, by
/// somebody who may speak for one, or by a surname that stands for such a person. Once two are named, or one of `enough`, no more are
/// looked for; all count as named where a label speaks, which names its speaker by rules of its own.
pub fn parties_named(document: &Document, units: &[Unit], scene: Scene<'_>, enough: u64) -> u64 {
    if document.paragraphs.iter().any(|p| p.label.is_some()) {
        return u64::MAX;
    }
    let mut named = Named { parties: 0, enough };
    let meta = &document.meta;
    for text in [&meta.title, &meta.author, &meta.outlet].into_iter().flatten() {
        let mut seg = Segmented::default();
        segment::tokens(text, Span::new(0, text.len()), scene.lexicon, &mut seg);
        named.phrases(&seg.tokens, scene);
        named.surnames(document, &seg.tokens, Scene { text, ..scene });
    }
    units.iter().for_each(|u| named.phrases(&u.seg.tokens, scene));
    units.iter().for_each(|u| named.surnames(document, &u.seg.tokens, scene));
    named.parties
}

struct Named {
    parties: u64,
    enough: u64,
}

impl Named {
    fn suffices(&self) -> bool {
        self.parties & self.enough != 0 || self.parties.count_ones() > 1
    }

    /// Adds the parties that a phrase names, or a person or other side through whom one may be known.
    fn phrases(&mut self, tokens: &[Token], scene: Scene<'_>) {
        let voices = &scene.lexicon.voices;
        for at in (0..tokens.len()).filter(|&at| tokens[at].opens) {
            if self.suffices() {
                return;
            }
            scene.lexicon.phrases_at(tokens, at, |f| {
                self.parties |= match f.meaning {
                    Meaning::State(s, _) => voices.of_side(s),
                    Meaning::Actor(a) => voices.of_person(a),
                    _ => 0,
                };
            });
        }
    }

    /// Adds the parties of words that are the surname of one person alone who holds an office on a day of the document.
    fn surnames(&mut self, document: &Document, tokens: &[Token], scene: Scene<'_>) {
        let days = || document.entries.iter().map(|e| e.date.or(document.meta.published));
        let parties = |surname: &str, date: Option<Date>| {
            let person = Cast::default().by_surname(surname, Scene { date, ..scene });
            person.and_then(|p| p.actor).map_or(0, |a| scene.lexicon.voices.of_person(a))
        };
        for t in tokens.iter().filter(|t| t.capital && scene.lexicon.known(t.word).surname) {
            if self.suffices() {
                return;
            }
            let surname = t.span.of(scene.text).to_lowercase();
            self.parties |=
                days().fold(parties(&surname, document.meta.published), |all, d| all | parties(&surname, d));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        attribute,
        codebook::{Codebook, language::Language, lexicon::Lexicon},
        read::{self, Meta, Options},
    };

    const CODEBOOK: &str = "
parties: [{id: norland, names: [Norland]}, {id: sutholm, names: [Sutholm]}]
others: [{id: kelmar, names: [Kelmar]}, {id: estrel, names: [Estrel]}]
actors:
- {id: vale, party: norland, names: [Mara Vale], offices: [{office: envoy, from: 2030-01-01}]}
- {id: weil, party: kelmar, names: [Osric Weil], offices: [{office: envoy, from: 2030-01-01}]}
- {id: tane, party: estrel, names: [Ida Tane], offices: [{office: envoy, party: norland, from: 2030-01-01}]}
";

    /// The parties named, as a number; for one after another, or for no more than enough.
    fn named(text: &str, title: Option<&str>, enough: u64) -> u64 {
        let codebook = Codebook::parse(&[("f".to_owned(), CODEBOOK.as_bytes().to_vec())]).unwrap();
        let lexicon = Lexicon::new(&codebook, Language::embedded());
        let published = "2031-03-13".parse().ok();
        let meta = Meta { title: title.map(str::to_owned), published, ..Meta::default() };
        let (document, _) = read::document_with(text.to_owned(), meta, Options::default());
        let units = attribute::cut(&document, &lexicon);
        let scene = Scene { text: &document.text, codebook: &codebook, lexicon: &lexicon, date: published };
        parties_named(&document, &units, scene, enough)
    }

    #[test]
    fn a_party_is_named_by_itself_by_its_people_and_by_a_side_whose_people_speak_for_it() {
        let of = |text, title| named(text, title, 0);
        assert_eq!(of("Talks with Norland went on.", None), 0b01);
        assert_eq!(of("Mara Vale wants a truce.", None), 0b01);
        assert_eq!(of("The envoy, Vale, wants a truce.", None), 0b01);
        assert_eq!(of("Estrel wants a truce.", None), 0b01);
        assert_eq!(of("A truce is wanted.", Some("Norland speaks")), 0b01);
        assert_eq!(of("Osric Weil of Kelmar wants a truce, said Weil. The vale is green.", Some("Kelmar speaks")), 0);
        assert_eq!(of("Mara Vale spoke in Sutholm.", None), 0b11);
    }

    #[test]
    fn what_is_enough_ends_the_search() {
        assert_eq!(named("Norland spoke. Sutholm did not.", None, 0b01), 0b01);
        assert_eq!(named("Sutholm spoke. Norland did not.", None, 0b01), 0b11);
    }
}
