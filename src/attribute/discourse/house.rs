//! Whose text it is: its author, the house that published it, and the two who are spoken of, from title and outlet.

use crate::{
    attribute::{
        known::Known,
        mention::Mentions,
        speaker::{Cast, Scene, Speaker, head_of_state, institution},
    },
    codebook::lexicon::{Found as Named, Meaning, NameKind, StateId},
    read::{Document, Format, ParagraphKind},
    segment::{self, group::Grammar, tag::Tag},
    statement::Voice,
};

/// The one speaker of a text: its author, the person named in the title of a text without labels, or whoever heads the state
/// whose seat of power published it.
pub(super) fn author(document: &Document, cast: &mut Cast, scene: Scene<'_>, grammar: &Grammar) -> Option<Speaker> {
    let unlabelled = document.paragraphs.iter().all(|p| p.label.is_none() && p.kind != ParagraphKind::Question);
    let one_speaker = document.format == Format::Address || document.format == Format::Transcript && unlabelled;
    let meta = &document.meta;
    let by_author = meta.author.as_deref().and_then(|a| line(a, cast, scene, grammar).person_or(a, cast, scene));
    let by_author = by_author.map(|s| of_the_house(s, document, cast, scene, grammar));
    if !one_speaker {
        return by_author.filter(|s| s.voice == Voice::Official);
    }
    if by_author.is_some() {
        return by_author;
    }
    let titles: Vec<Line> = document.headings().map(|t| line(t, cast, scene, grammar)).collect();
    let outlet = meta.outlet.as_deref().map(|o| line(o, cast, scene, grammar));
    // "Norland must leave: address by the President", from the Suthermark president's house: its own, whoever else is named.
    let own = outlet.as_ref().and_then(|o| o.body(scene));
    let of_house = |s: &Speaker| own.is_none_or(|o| s.state == Some(o));
    let person = |fits: &dyn Fn(&Speaker) -> bool| titles.iter().find_map(|t| t.person_of(cast, scene, fits));
    let head = || {
        let named = own.filter(|_| titles.iter().any(|t| t.names_head(scene)))?;
        head_of_state(scene.codebook, named, scene.date).map(|a| cast.actor(a, Known::HeadOfHouse, scene))
    };
    person(&of_house)
        .or_else(|| outlet.as_ref()?.head_of_state(cast, scene))
        .or_else(head)
        .or_else(|| person(&|_| true))
        .or_else(|| titles.iter().find_map(|t| t.head_of_state(cast, scene)))
        .or_else(|| titles.iter().find_map(|t| t.body(scene)).map(|state| of_body(state, Known::Author)))
}

/// An official of a side whose body or office a title names, without a name.
fn of_body(state: StateId, how: Known) -> Speaker {
    let office = Some("unnamed".to_owned());
    Speaker { state: Some(state), office, voice: Voice::Official, ..Speaker::unknown(how) }
}

/// An author whom neither the codebook nor the line itself places: an official of the body that published the text, or of the
/// side whose office the title names ("Remarks by the Norlander deputy envoy").
fn of_the_house(s: Speaker, document: &Document, cast: &mut Cast, scene: Scene<'_>, grammar: &Grammar) -> Speaker {
    if s.state.is_some() || s.actor.is_some() {
        return s;
    }
    let mut body = |text: Option<&str>| line(text?, cast, scene, grammar).body(scene);
    match body(document.meta.outlet.as_deref()).or_else(|| body(document.meta.title.as_deref())) {
        Some(state) => Speaker {
            state: Some(state),
            office: s.office.or_else(|| Some("unnamed".to_owned())),
            voice: Voice::Official,
            how: Known::AuthorOfPublisher,
            ..s
        },
        None => s,
    }
}

/// Whose voice a text without an author is: the party whose body published it, or whom a communiqué's outlet or title names.
pub(super) fn house(
    document: &Document,
    publisher: Option<StateId>,
    cast: &mut Cast,
    scene: Scene<'_>,
    grammar: &Grammar,
) -> Option<Speaker> {
    let mut named = |text: Option<&str>| {
        let text = text?;
        let l = line(text, cast, scene, grammar);
        l.mentions.names.iter().filter(|f| !l.is_matter(f, text)).find_map(|f| match f.meaning {
            Meaning::State(s, _) if s < scene.lexicon.parties => Some(s),
            _ => None,
        })
    };
    let communique = document.format == Format::Readout;
    let mut by_name = || named(document.meta.outlet.as_deref()).or_else(|| named(document.meta.title.as_deref()));
    let own = publisher.filter(|s| *s < scene.lexicon.parties && document.format != Format::Transcript);
    let state = own.or_else(|| if communique { by_name() } else { None })?;
    let office = Some("joint-statement".to_owned());
    Some(Speaker { name: None, actor: None, state: Some(state), office, voice: Voice::Official, how: Known::Voice })
}

/// Whose parliament sits in a transcript: the title or the outlet names the body.
pub(super) fn chamber(document: &Document, cast: &mut Cast, scene: Scene<'_>, grammar: &Grammar) -> Option<StateId> {
    let meta = &document.meta;
    let texts = [meta.title.as_deref(), meta.outlet.as_deref()];
    texts.into_iter().flatten().filter(|_| document.format == Format::Transcript).find_map(|text| {
        line(text, cast, scene, grammar).mentions.names.iter().find_map(|f| match f.meaning {
            Meaning::State(s, NameKind::Institution(n)) => {
                institution(scene.codebook, Some(s), n).is_some_and(|b| b.office == "parliament").then_some(s)
            }
            _ => None,
        })
    })
}

/// Whom the title of a transcript names ("Interview with Mara Vale"), or an official of the side whose office it names ("Norland's envoy
/// speaks").
pub(super) fn titled(document: &Document, cast: &mut Cast, scene: Scene<'_>, grammar: &Grammar) -> Option<Speaker> {
    let titles: Vec<Line> = document
        .headings()
        .filter(|_| document.format == Format::Transcript)
        .map(|t| line(t, cast, scene, grammar))
        .collect();
    let mut named = titles.iter().filter_map(|t| t.person(cast, scene)).filter(|s| s.voice == Voice::Official);
    named
        .next()
        .map(|s| Speaker { how: Known::Introduced, ..s })
        .or_else(|| titles.iter().find_map(|t| t.body(scene)).map(|state| of_body(state, Known::Introduced)))
}

/// The two parties of a text that a party published, or that they wrote together: those whom title and house name.
pub(super) fn pair(
    document: &Document,
    house: Option<&Speaker>,
    cast: &mut Cast,
    scene: Scene<'_>,
    grammar: &Grammar,
) -> Vec<StateId> {
    let Some(title) = document.meta.title.as_deref().filter(|_| house.is_some() || document.is_joint()) else {
        return Vec::new();
    };
    let named = line(title, cast, scene, grammar);
    let mut sides: Vec<StateId> = house.and_then(|h| h.state).into_iter().collect();
    // "Joint statement on Norland": whom it is about has not joined it.
    for f in named.mentions.names.iter().filter(|f| !document.is_joint() || !named.is_matter(f, title)) {
        let state = match f.meaning {
            Meaning::State(s, _) => Some(s),
            Meaning::Actor(a) => cast.side(a, scene),
            _ => None,
        };
        sides.extend(state.filter(|s| *s < scene.lexicon.parties && !sides.contains(s)));
    }
    if sides.len() == 2 { sides } else { Vec::new() }
}

/// A line of metadata, cut and named.
pub(super) struct Line {
    seg: segment::Segmented,
    mentions: Mentions,
}

pub(super) fn line(text: &str, cast: &mut Cast, scene: Scene<'_>, grammar: &Grammar) -> Line {
    let mut l = Line { seg: segment::Segmented::default(), mentions: Mentions::default() };
    segment::tokens(text, crate::span::Span::new(0, text.len()), scene.lexicon, &mut l.seg);
    segment::structure(text, scene.lexicon, grammar, &mut l.seg);
    l.mentions.find(&l.seg.tokens, scene.lexicon);
    cast.meet(&l.seg.tokens, &l.mentions, Scene { text, ..scene });
    l
}

impl Line {
    /// "Joint statement on Norland": whom a text is about, and not whose it is.
    fn is_matter(&self, name: &Named, text: &str) -> bool {
        let before = (name.first as usize).checked_sub(1).and_then(|i| self.seg.tokens.get(i));
        before.is_some_and(|t| ["on", "about", "regarding", "concerning", "against"].iter().any(|w| t.is(text, w)))
    }

    fn person(&self, cast: &Cast, scene: Scene<'_>) -> Option<Speaker> {
        self.person_of(cast, scene, &|_| true)
    }

    /// The first person named of whom something holds.
    fn person_of(&self, cast: &Cast, scene: Scene<'_>, fits: &dyn Fn(&Speaker) -> bool) -> Option<Speaker> {
        self.mentions.names.iter().find_map(|f| match f.meaning {
            Meaning::Actor(a) => Some(cast.actor(a, Known::Author, scene)).filter(fits),
            _ => None,
        })
    }

    fn person_or(&self, text: &str, cast: &Cast, scene: Scene<'_>) -> Option<Speaker> {
        let placed =
            || cast.resolve(&self.seg.tokens, 0..self.seg.tokens.len(), &self.mentions, Scene { text, ..scene });
        self.person(cast, scene).or_else(|| placed().map(|s| Speaker { name: Some(text.to_owned()), ..s }))
    }

    /// The side whose body is named: a seat or institution of the codebook, or an office with its side beside it.
    pub(super) fn body(&self, scene: Scene<'_>) -> Option<StateId> {
        let side = |f: &Named| match f.meaning {
            Meaning::State(s, _) => Some(s),
            _ => None,
        };
        let institution = self.mentions.names.iter().find_map(|f| match f.meaning {
            Meaning::State(s, NameKind::Seat | NameKind::Institution(_)) => Some(s),
            _ => None,
        });
        let office =
            |t: &&Named| matches!(t.meaning, Meaning::Title(t) if scene.lexicon.titles[t as usize].office.is_some());
        institution.or_else(|| {
            self.mentions.titles.iter().filter(office).find_map(|t| {
                let before = t.first.saturating_sub(3) as usize..t.first as usize;
                let behind = t.end as usize..t.end as usize + 4;
                let mut of = behind.start..behind.end.min(self.seg.tokens.len());
                let owned = of.next().is_some_and(|i| self.seg.tokens[i].tag == Tag::Prep);
                let named = self.mentions.names_in(before).rev().find_map(side);
                named.or_else(|| if owned { self.mentions.names_in(behind).find_map(side) } else { None })
            })
        })
    }

    /// The state that an outlet names first: "Norlander news agency", "Estrel Times".
    pub(super) fn home(&self) -> Option<StateId> {
        self.mentions.names.iter().find_map(|f| match f.meaning {
            Meaning::State(s, _) => Some(s),
            _ => None,
        })
    }

    /// Whether the office of a head of state is named.
    fn names_head(&self, scene: Scene<'_>) -> bool {
        self.mentions.titles.iter().any(|t| scene.lexicon.entitles(t, "head-of-state"))
    }

    /// Who heads the state whose seat of power or head is named.
    fn head_of_state(&self, cast: &Cast, scene: Scene<'_>) -> Option<Speaker> {
        let seat = self.mentions.names.iter().find_map(|f| match f.meaning {
            Meaning::State(s, NameKind::Seat) => Some(s),
            Meaning::State(s, _) if self.names_head(scene) => Some(s),
            _ => None,
        })?;
        head_of_state(scene.codebook, seat, scene.date).map(|a| cast.actor(a, Known::HeadOfPublisher, scene))
    }
}
