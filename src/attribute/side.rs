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

/// Whether the paragraphs of a document, cut into tokens, or what is known of it name a party, somebody who may speak for one, or
/// a surname that stands for such a person.
pub fn names_side(document: &Document, units: &[Unit], scene: Scene<'_>) -> bool {
    // A label names its speaker by rules of its own.
    if document.paragraphs.iter().any(|p| p.label.is_some()) {
        return true;
    }
    let names = |tokens: &[Token]| names_in(tokens, scene);
    let meta = &document.meta;
    let lines = [&meta.title, &meta.author, &meta.outlet].into_iter().flatten();
    let mut seg = Segmented::default();
    let mut line = |text: &String| {
        segment::tokens(text, Span::new(0, text.len()), scene.lexicon, &mut seg);
        names(&seg.tokens) || bears_surname(document, &seg.tokens, Scene { text, ..scene })
    };
    units.iter().any(|u| names(&u.seg.tokens))
        || lines.into_iter().any(&mut line)
        || units.iter().any(|u| bears_surname(document, &u.seg.tokens, scene))
}

/// Whether a phrase names a party, or a person or other side through whom one may be known.
fn names_in(tokens: &[Token], scene: Scene<'_>) -> bool {
    let leads = |meaning: Meaning| match meaning {
        Meaning::State(s, _) => scene.lexicon.voices.of_side(s),
        Meaning::Actor(a) => scene.lexicon.voices.of_person(a),
        _ => false,
    };
    (0..tokens.len()).filter(|&at| tokens[at].opens).any(|at| {
        let mut named = false;
        scene.lexicon.phrases_at(tokens, at, |f| named |= leads(f.meaning));
        named
    })
}

/// Whether a word is the surname of one person alone who holds an office, on a day of the document, and may speak for a party.
fn bears_surname(document: &Document, tokens: &[Token], scene: Scene<'_>) -> bool {
    let borne = |t: &&Token| t.capital && scene.lexicon.known(t.word).surname;
    let days = || document.entries.iter().map(|e| e.date.or(document.meta.published));
    let placed = |surname: &str, date: Option<Date>| {
        let person = Cast::default().by_surname(surname, Scene { date, ..scene });
        person.and_then(|p| p.actor).is_some_and(|a| scene.lexicon.voices.of_person(a))
    };
    tokens.iter().filter(borne).any(|t| {
        let surname = t.span.of(scene.text).to_lowercase();
        placed(&surname, document.meta.published) || days().any(|day| placed(&surname, day))
    })
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
parties: [{id: norland, names: [Norland]}]
others: [{id: kelmar, names: [Kelmar]}, {id: estrel, names: [Estrel]}]
actors:
- {id: vale, party: norland, names: [Mara Vale], offices: [{office: envoy, from: 2030-01-01}]}
- {id: weil, party: kelmar, names: [Osric Weil], offices: [{office: envoy, from: 2030-01-01}]}
- {id: tane, party: estrel, names: [Ida Tane], offices: [{office: envoy, party: norland, from: 2030-01-01}]}
";

    fn named(text: &str, title: Option<&str>) -> bool {
        let codebook = Codebook::parse(&[("f".to_owned(), CODEBOOK.as_bytes().to_vec())]).unwrap();
        let lexicon = Lexicon::new(&codebook, Language::embedded());
        let published = "2031-03-13".parse().ok();
        let meta = Meta { title: title.map(str::to_owned), published, ..Meta::default() };
        let (document, _) = read::document_with(text.to_owned(), meta, Options::default());
        let units = attribute::cut(&document, &lexicon);
        let scene = Scene { text: &document.text, codebook: &codebook, lexicon: &lexicon, date: published };
        names_side(&document, &units, scene)
    }

    #[test]
    fn a_party_is_named_by_itself_by_its_people_and_by_a_side_whose_people_speak_for_it() {
        assert!(named("Talks with Norland went on.", None));
        assert!(named("Mara Vale wants a truce.", None));
        assert!(named("The envoy, Vale, wants a truce.", None));
        assert!(named("Estrel wants a truce.", None));
        assert!(named("A truce is wanted.", Some("Norland speaks")));
        assert!(!named("Osric Weil of Kelmar wants a truce, said Weil. The vale is green.", Some("Kelmar speaks")));
    }
}
