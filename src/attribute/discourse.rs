//! The state of an entry: who is speaking, who "he" is, and whose words a paragraph without a cue goes on with.

use std::ops::Range;

use super::{
    Said, Unit,
    find::{self, Found, Kind, Open},
    paper,
    speaker::{Cast, Scene, Speaker, head_of_state},
};
use crate::{
    codebook::{
        Codebook,
        cue::Class,
        lexicon::{Found as Named, Lexicon, Meaning, NameKind, StateId, class},
    },
    date::Date,
    read::{Document, Format, Paragraph, ParagraphKind},
    segment::{
        self,
        clause::{Clause, Edge},
        group::{Form, Grammar},
        tag::Tag,
    },
    statement::Voice,
};

/// Every paragraph of a document cut into tokens: enough to know whether the document is worth the rest.
pub fn cut(document: &Document, lexicon: &Lexicon) -> Vec<Unit> {
    let cut = |paragraph: &Paragraph| {
        let mut unit = Unit::default();
        segment::tokens(&document.text, paragraph.body, lexicon, &mut unit.seg);
        unit
    };
    document.paragraphs.iter().map(cut).collect()
}

/// Names and attributes every paragraph of a document, in order, after [`cut`].
pub fn units(
    document: &Document,
    mut units: Vec<Unit>,
    codebook: &Codebook,
    lexicon: &Lexicon,
    grammar: &Grammar,
) -> (Vec<Unit>, Cast) {
    let scene = Scene { text: &document.text, codebook, lexicon, date: document.meta.published };
    let mut cast = Cast::default();
    for (unit, paragraph) in units.iter_mut().zip(&document.paragraphs) {
        let Unit { seg, mentions, .. } = unit;
        if paragraph.kind != ParagraphKind::Furniture {
            segment::structure(&document.text, lexicon, grammar, seg);
        }
        mentions.find(&seg.tokens, lexicon);
        cast.meet(&seg.tokens, mentions, scene);
    }
    let author = author(document, &mut cast, scene, grammar);
    let publisher = document.meta.outlet.as_deref().and_then(|o| line(o, &mut cast, scene, grammar).body(scene));
    let house = house(document, publisher, &mut cast, scene, grammar);
    let pair = pair(document, house.as_ref(), &mut cast, scene, grammar);
    let joint = if document.is_joint() { pair.clone() } else { Vec::new() };
    let mut state = State {
        cast: &cast,
        current: None,
        previous: None,
        focus: None,
        acted: None,
        cited: None,
        earlier: Vec::new(),
        paper: None,
        turn: author.clone(),
        answerer: None,
        asking: false,
        house,
        publisher,
        recent: Vec::new(),
        sides: pair.clone(),
        pair,
        joint,
        days: Vec::new(),
        entry: u32::MAX,
        open: Open::default(),
    };
    for (unit, paragraph) in units.iter_mut().zip(&document.paragraphs) {
        if paragraph.kind == ParagraphKind::Furniture {
            continue;
        }
        let date = document.entries.get(paragraph.entry as usize).and_then(|e| e.date).or(document.meta.published);
        state.paragraph(unit, paragraph, document.format, author.as_ref(), Scene { date, ..scene }, grammar);
    }
    running(&mut units);
    (units, cast)
}

/// A quotation that runs over paragraphs to a speaker who is named at its end: “… (no mark) / … / …,” Vale said.
fn running(units: &mut [Unit]) {
    for end in 1..units.len() {
        let closes = units[end].seg.quotes.first().is_some_and(|q| q.closed && !q.opened);
        let named = units[end].said.iter().find(|s| s.positive && !s.found.nested).and_then(|s| s.speaker.clone());
        let Some(speaker) = named.filter(|_| closes) else { continue };
        for unit in units[end.saturating_sub(LONGEST)..end].iter_mut().rev() {
            let begins = unit.seg.quotes.last().is_some_and(|q| q.opened && !q.closed);
            let silent = unit.said.iter().all(|s| s.found.kind == Kind::OpenQuote);
            if !silent || !begins && !unit.seg.quotes.is_empty() {
                break;
            }
            for said in &mut unit.said {
                said.speaker = Some(Speaker { how: "named where the quotation ends", ..speaker.clone() });
            }
            unit.speaker = Some(Speaker { how: "named where the quotation ends", ..speaker.clone() });
            if begins {
                break;
            }
        }
        // The words before the closing mark, where the rule left them out.
        units[end].speaker.get_or_insert(speaker);
    }
}

/// How many of the persons named before are remembered.
const EARLIER: usize = 4;

/// The most paragraphs that one quotation runs over.
const LONGEST: usize = 12;

/// The one speaker of a text: its author, the person named in the title of a text without labels, or whoever heads the state
/// whose seat of power published it.
fn author(document: &Document, cast: &mut Cast, scene: Scene<'_>, grammar: &Grammar) -> Option<Speaker> {
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
    let mut cut = |text: Option<&str>| text.map(|t| line(t, cast, scene, grammar));
    let (title, outlet) = (cut(meta.title.as_deref()), cut(meta.outlet.as_deref()));
    // "Norland must leave: address by the President", from the Suthermark president's house: its own, whoever else is named.
    let own = outlet.as_ref().and_then(|o| o.body(scene));
    let of_house = |s: &Speaker| own.is_none_or(|o| s.state == Some(o));
    let person = title.as_ref().and_then(|t| t.person_of(cast, scene, &of_house));
    let head = || {
        let named = title.as_ref().filter(|t| t.names_head(scene)).and(own)?;
        head_of_state(scene.codebook, named, scene.date).map(|a| cast.actor(a, "head of the house", scene))
    };
    person
        .or_else(|| outlet.as_ref()?.head_of_state(cast, scene))
        .or_else(head)
        .or_else(|| title.as_ref()?.person_of(cast, scene, &|_| true))
        .or_else(|| title.as_ref()?.head_of_state(cast, scene))
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
            how: "author, of the house that published it",
            ..s
        },
        None => s,
    }
}

/// Whose voice a text without an author is: the party whose body published it, or whom a communiqué's outlet or title names.
fn house(
    document: &Document,
    publisher: Option<StateId>,
    cast: &mut Cast,
    scene: Scene<'_>,
    grammar: &Grammar,
) -> Option<Speaker> {
    let mut named = |text: Option<&str>| {
        let l = line(text?, cast, scene, grammar);
        l.mentions.names.iter().find_map(|f| match f.meaning {
            Meaning::State(s, _) if s < scene.lexicon.parties => Some(s),
            _ => None,
        })
    };
    let communique = document.format == Format::Readout;
    let mut by_name = || named(document.meta.outlet.as_deref()).or_else(|| named(document.meta.title.as_deref()));
    let own = publisher.filter(|s| *s < scene.lexicon.parties && document.format != Format::Transcript);
    let state = own.or_else(|| if communique { by_name() } else { None })?;
    let office = Some("joint-statement".to_owned());
    Some(Speaker {
        name: None,
        actor: None,
        state: Some(state),
        office,
        voice: Voice::Official,
        how: "the text's own voice",
    })
}

/// The two parties of a text that a party published, or that they wrote together: those whom title and house name.
fn pair(
    document: &Document,
    house: Option<&Speaker>,
    cast: &mut Cast,
    scene: Scene<'_>,
    grammar: &Grammar,
) -> Vec<StateId> {
    let Some(title) = document.meta.title.as_deref().filter(|_| house.is_some() || document.is_joint()) else {
        return Vec::new();
    };
    let named = line(title, cast, scene, grammar).mentions.names;
    let mut sides: Vec<StateId> = house.and_then(|h| h.state).into_iter().collect();
    for f in &named {
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
struct Line {
    seg: segment::Segmented,
    mentions: super::mention::Mentions,
}

fn line(text: &str, cast: &mut Cast, scene: Scene<'_>, grammar: &Grammar) -> Line {
    let mut l = Line { seg: segment::Segmented::default(), mentions: super::mention::Mentions::default() };
    segment::tokens(text, crate::span::Span::new(0, text.len()), scene.lexicon, &mut l.seg);
    segment::structure(text, scene.lexicon, grammar, &mut l.seg);
    l.mentions.find(&l.seg.tokens, scene.lexicon);
    cast.meet(&l.seg.tokens, &l.mentions, Scene { text, ..scene });
    l
}

impl Line {
    fn person(&self, cast: &Cast, scene: Scene<'_>) -> Option<Speaker> {
        self.person_of(cast, scene, &|_| true)
    }

    /// The first person named of whom something holds.
    fn person_of(&self, cast: &Cast, scene: Scene<'_>, fits: &dyn Fn(&Speaker) -> bool) -> Option<Speaker> {
        self.mentions.names.iter().find_map(|f| match f.meaning {
            Meaning::Actor(a) => Some(cast.actor(a, "author", scene)).filter(fits),
            _ => None,
        })
    }

    fn person_or(&self, text: &str, cast: &Cast, scene: Scene<'_>) -> Option<Speaker> {
        let placed =
            || cast.resolve(&self.seg.tokens, 0..self.seg.tokens.len(), &self.mentions, Scene { text, ..scene });
        self.person(cast, scene).or_else(|| placed().map(|s| Speaker { name: Some(text.to_owned()), ..s }))
    }

    /// The side whose body is named: a seat or institution of the codebook, or an office with its side beside it.
    fn body(&self, scene: Scene<'_>) -> Option<StateId> {
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

    /// Whether the office of a head of state is named.
    fn names_head(&self, scene: Scene<'_>) -> bool {
        let head = |t: &Named| matches!(t.meaning, Meaning::Title(t) if scene.lexicon.titles[t as usize].office.as_deref() == Some("head-of-state"));
        self.mentions.titles.iter().any(head)
    }

    /// Who heads the state whose seat of power or head is named.
    fn head_of_state(&self, cast: &Cast, scene: Scene<'_>) -> Option<Speaker> {
        let seat = self.mentions.names.iter().find_map(|f| match f.meaning {
            Meaning::State(s, NameKind::Seat) => Some(s),
            Meaning::State(s, _) if self.names_head(scene) => Some(s),
            _ => None,
        })?;
        head_of_state(scene.codebook, seat, scene.date)
            .map(|a| cast.actor(a, "head of the house that published it", scene))
    }
}

/// "…, its deputy envoy Ada Quill said": whose envoy, by the side that the sentence names before, or first in what is said.
fn of_its_side(s: Speaker, unit: &Unit, f: &Found, scene: Scene<'_>) -> Speaker {
    let Some(source) = f.source.clone().filter(|_| s.state.is_none()) else { return s };
    let tokens = &unit.seg.tokens;
    let its = tokens[source.start].tag == Tag::Poss
        && ["its", "their"].iter().any(|w| tokens[source.start].is(scene.text, w));
    let office = unit.mentions.titles_in(source.clone()).find_map(|t| match t.meaning {
        Meaning::Title(t) => scene.lexicon.titles[t as usize].office.clone(),
        _ => None,
    });
    let from = f.content.first().map_or(0, |c| c.start.min(source.start));
    let side = unit.mentions.names_in(from..source.start).find_map(|n| match n.meaning {
        Meaning::State(id, _) => Some(id),
        _ => None,
    });
    match (its, office, side) {
        (true, Some(office), Some(side)) => Speaker {
            state: Some(side),
            office: Some(office),
            voice: Voice::Official,
            how: "official of the side named",
            ..s
        },
        _ => s,
    }
}

/// The person who is the subject of the last clause before a token, with where: "…, Vale has urged. | He said".
fn last_subject(unit: &Unit, before: usize, cast: &Cast, scene: Scene<'_>) -> Option<(usize, Speaker)> {
    let until = unit.seg.sentences.partition_point(|s| s.tokens.start < before);
    let sentences = unit.seg.sentences[..until].iter().rev().take(BACK);
    sentences.flat_map(|s| s.clauses.iter().rev()).find_map(|c| {
        let subject = c.subject.start as usize..c.subject.end as usize;
        if subject.is_empty() || subject.end > before || c.edge == Edge::Relative || unit.seg.quoted(subject.start) {
            return None;
        }
        let plain = unit.seg.tokens[subject.clone()].iter().all(|t| t.tag != Tag::Coord);
        let who = cast.resolve(&unit.seg.tokens, subject.clone(), &unit.mentions, scene).filter(|_| plain)?;
        who.is_person().then_some((subject.start, who))
    })
}

/// The most sentences that are looked back over for whoever acted last.
const BACK: usize = 8;

struct State<'a> {
    cast: &'a Cast,
    /// Who spoke last.
    current: Option<Speaker>,
    /// Who spoke last in the entry before.
    previous: Option<Speaker>,
    /// The person last named as a subject.
    focus: Option<Speaker>,
    /// The person who acted last in the paragraph before, where nobody spoke in it.
    acted: Option<Speaker>,
    /// Who was cited last in the entry.
    cited: Option<Speaker>,
    /// The party whose plan or draft was spoken of last.
    paper: Option<StateId>,
    /// Persons of the codebook whom the entry names, the last one last.
    earlier: Vec<u16>,
    /// Whose turn it is in a transcript or address.
    turn: Option<Speaker>,
    /// Who answers in an interview without labels, and whether an answer is next.
    answerer: Option<Speaker>,
    asking: bool,
    /// Whose voice a communiqué is.
    house: Option<Speaker>,
    /// The side whose body published the text.
    publisher: Option<StateId>,
    recent: Vec<Speaker>,
    /// The two parties that a text is about, the last two named together.
    sides: Vec<StateId>,
    /// The two parties that the title of a text of their own names; else none.
    pair: Vec<StateId>,
    /// The same, where the text is a joint one.
    joint: Vec<StateId>,
    /// Who of the entry is said to have spoken on which day.
    days: Vec<(String, Date)>,
    entry: u32,
    open: Open,
}

impl State<'_> {
    fn paragraph(
        &mut self,
        unit: &mut Unit,
        paragraph: &Paragraph,
        format: Format,
        author: Option<&Speaker>,
        scene: Scene<'_>,
        grammar: &Grammar,
    ) {
        if paragraph.entry != self.entry || format == Format::Headlines {
            self.entry = paragraph.entry;
            self.days.clear();
            self.sides.clone_from(&self.pair);
            self.previous = self.current.take().filter(|_| format == Format::Feed);
            self.focus = None;
            self.acted = None;
            self.cited = None;
            self.earlier.clear();
            self.paper = self.paper.filter(|_| format == Format::Feed);
            if format == Format::Headlines {
                self.recent.clear();
            }
        }
        if format == Format::Transcript {
            if paragraph.kind == ParagraphKind::Question {
                self.asking = true;
                self.answerer = self.answerer.take().or_else(|| author.cloned()).or_else(|| self.interviewee(scene));
                self.turn = Some(Speaker::unknown("questioner"));
            } else if let Some(label) = paragraph.label {
                self.turn = self.label(label.of(scene.text), scene, grammar);
                self.asking = false;
            } else if std::mem::take(&mut self.asking) {
                self.turn.clone_from(&self.answerer);
            }
        } else if author.is_some() {
            self.turn = author.cloned();
        }
        unit.speaker.clone_from(&self.turn);
        unit.house.clone_from(&self.house);
        unit.joint.clone_from(&self.joint);
        unit.focus.clone_from(&self.focus);
        unit.follows.clone_from(&self.cited);
        unit.sides.clone_from(&self.sides);
        self.meet_sides(unit, scene);
        unit.earlier.clone_from(&self.earlier);
        self.paper = paper::author(unit, self.cast, scene).or(self.paper);
        unit.paper = self.paper;
        let found = find::find(&unit.seg, scene.text, scene.lexicon, grammar, Some(&self.open));
        self.open = Open::after(&unit.seg);
        unit.said = Vec::with_capacity(found.len());
        for f in found {
            let speaker = self.speaker(unit, &f, scene);
            let positive = !f.unsaid;
            if positive
                && f.kind != Kind::Thought
                && let Some(s) = &speaker
                && unit.speaker.is_none()
            {
                self.current = Some(s.clone());
                if s.name.is_some() {
                    self.focus = Some(s.clone());
                    unit.focus.get_or_insert_with(|| s.clone());
                }
                self.recent.retain(|r| r != s);
                self.recent.push(s.clone());
                if self.recent.len() > 12 {
                    self.recent.remove(0);
                }
            }
            let since = speaker.as_ref().and_then(|s| self.spoke_on(s, unit, &f, scene));
            unit.said.push(Said { found: f, speaker, positive, since });
        }
        let cites = |s: &&Said| s.positive && !s.found.nested && s.found.kind != Kind::Thought;
        if let Some(said) = unit.said.iter().rfind(cites) {
            self.cited.clone_from(&said.speaker);
        }
        for f in &unit.mentions.names {
            if let Meaning::Actor(a) = f.meaning {
                self.earlier.retain(|e| *e != a);
                self.earlier.push(a);
                if self.earlier.len() > EARLIER {
                    self.earlier.remove(0);
                }
            }
        }
        if unit.said.is_empty() && self.focus.is_none() {
            self.focus_on_subject(unit, scene);
        }
        let named = |s: &Said| s.positive && s.speaker.as_ref().is_some_and(|s| s.name.is_some());
        let silent = !unit.said.iter().any(named);
        self.acted =
            if silent { last_subject(unit, unit.seg.tokens.len(), self.cast, scene).map(|(_, who)| who) } else { None };
    }

    /// Whom the lines before an interview name last: whoever is asked.
    fn interviewee(&self, scene: Scene<'_>) -> Option<Speaker> {
        let last = self.earlier.last().map(|&a| self.cast.actor(a, "introduced", scene));
        last.or_else(|| self.focus.clone()).filter(|s| s.name.is_some())
    }

    /// Two parties that a paragraph names, or one beside the house that speaks: whom "both sides" and "the leaders" mean after it.
    fn meet_sides(&mut self, unit: &Unit, scene: Scene<'_>) {
        let mut sides: Vec<StateId> = Vec::new();
        // "met in Port Estrel": the place is no side.
        let place = |f: &Named| {
            let before = (f.first as usize).checked_sub(1).and_then(|p| unit.seg.tokens.get(p));
            before.is_some_and(|t| ["in", "at"].iter().any(|w| t.is(scene.text, w)))
        };
        for f in &unit.mentions.names {
            let state = match f.meaning {
                Meaning::State(_, NameKind::Capital) if place(f) => None,
                Meaning::State(s, _) => Some(s),
                Meaning::Actor(a) => self.cast.side(a, scene),
                _ => None,
            };
            sides.extend(state.filter(|s| *s < scene.lexicon.parties && !sides.contains(s)));
        }
        let house = self.house.as_ref().and_then(|h| h.state).filter(|h| sides.len() == 1 && !sides.contains(h));
        sides.extend(house);
        if sides.len() == 2 && self.pair.is_empty() {
            self.sides = sides;
        }
    }

    /// A story's person before anybody has spoken: the first subject named.
    fn focus_on_subject(&mut self, unit: &Unit, scene: Scene<'_>) {
        let first = unit.mentions.names.iter().find_map(|f| match f.meaning {
            Meaning::Actor(a) => Some(self.cast.actor(a, "last person named", scene)),
            _ => None,
        });
        if first.is_some() {
            self.focus = first;
        }
    }

    /// The day of an interview or speech holds for all that its speaker says in the text: a day that the clause gives is kept,
    /// and given back for the next clause without one.
    fn spoke_on(&mut self, speaker: &Speaker, unit: &Unit, f: &Found, scene: Scene<'_>) -> Option<Date> {
        let (name, base) = (speaker.name.as_ref()?, scene.date?);
        if let Some(day) = f.day(&unit.seg, scene.text, base) {
            self.days.retain(|(n, _)| n != name);
            // What was said longer ago is rather what somebody recalls.
            if (base - day).get_days() <= 7 {
                self.days.push((name.clone(), day));
            }
            return None;
        }
        let goes_on = super::CARRIED.contains(&speaker.how);
        self.days.iter().find(|(n, _)| n == name && goes_on).map(|(_, day)| *day)
    }

    fn speaker(&self, unit: &Unit, f: &Found, scene: Scene<'_>) -> Option<Speaker> {
        let Some(range) = f.source.clone() else {
            return if f.kind == Kind::OpenQuote {
                // Before anybody has spoken: the person whom the text is about.
                let focus = || self.focus.clone().filter(|s| s.name.is_some());
                self.introduced(unit, f, scene)
                    .or_else(|| self.current.clone())
                    .or_else(focus)
                    .map(|s| Speaker { how: "goes on", ..s })
            } else {
                None
            };
        };
        let tokens = &unit.seg.tokens;
        if range.is_empty() || range.end > tokens.len() {
            return None;
        }
        let words = unit.seg.span(range.clone()).of(scene.text);
        let pronoun = |t: Tag| t == Tag::Pron || t == Tag::ObjPron || t == Tag::Poss && range.len() == 1;
        if range.len() <= 2 && tokens[range.clone()].iter().any(|t| pronoun(t.tag)) {
            return self.pronoun(words, unit, range, scene);
        }
        if let Some(s) = self.cast.resolve(tokens, range.clone(), &unit.mentions, scene) {
            return Some(self.named(of_its_side(s, unit, f, scene), scene));
        }
        self.description(unit, range, scene)
    }

    /// "Vale spoke to reporters. | “We will stay.”": whoever the sentence right before a quotation lets speak.
    fn introduced(&self, unit: &Unit, f: &Found, scene: Scene<'_>) -> Option<Speaker> {
        let at = f.start();
        let until = unit.seg.sentences.partition_point(|s| s.tokens.end <= at);
        let before = unit.seg.sentences[..until].last()?;
        let told = unit.said.iter().any(|s| before.tokens.contains(&s.found.start()) && s.speaker.is_some());
        let speaks = |c: &Clause| c.group.cue.is(Class::Report) || c.group.cue.is(Class::Talk);
        let main = before.clauses.iter().find(|c| c.edge == Edge::Root && c.group.form == Form::Finite)?;
        if told || !speaks(main) && self.current.is_some() {
            return None;
        }
        last_subject(unit, at, self.cast, scene).map(|(_, who)| who)
    }

    /// "the Norlander president": the person who holds that office on the day.
    fn named(&self, s: Speaker, scene: Scene<'_>) -> Speaker {
        if s.name.is_none()
            && s.office.as_deref() == Some("head-of-state")
            && let Some(state) = s.state
            && let Some(a) = head_of_state(scene.codebook, state, scene.date)
        {
            return self.cast.actor(a, "holder of the office on the day", scene);
        }
        // "the Spire's spokesman said" after "Tomas Reyk, the Spire's spokesman": the same person.
        if s.name.is_none()
            && s.voice == Voice::Official
            && !matches!(s.office.as_deref(), Some("state" | "seat" | "ministry" | "unnamed"))
            && let Some(same) =
                self.recent.iter().rev().find(|r| r.name.is_some() && r.state == s.state && r.office == s.office)
        {
            return Speaker { how: "described again", ..same.clone() };
        }
        s
    }

    fn pronoun(&self, words: &str, unit: &Unit, range: Range<usize>, scene: Scene<'_>) -> Option<Speaker> {
        let lower = words.to_lowercase();
        match lower.as_str() {
            "he" | "she" | "him" | "her" | "his" => {
                // Somebody named before in the same sentence, else the entry's speaker.
                let sentence = unit.seg.sentences.iter().find(|s| s.tokens.contains(&range.start));
                let from = sentence.map_or(0, |s| s.tokens.start);
                let same_sentence = unit.mentions.names_in(from..range.start).find_map(|f| match f.meaning {
                    Meaning::Actor(a) if f.first as usize <= from + 6 => Some(a),
                    _ => None,
                });
                let spoke = unit.said.iter().rev().find(|s| s.speaker.as_ref().is_some_and(|s| s.name.is_some()));
                let acted = last_subject(unit, from, self.cast, scene)
                    .filter(|(at, _)| spoke.is_none_or(|s| s.found.start() < *at))
                    .map(|(_, who)| Speaker { how: "named before", ..who });
                acted
                    .or_else(|| spoke.and_then(|s| s.speaker.clone()))
                    .or_else(|| self.acted.clone())
                    .or_else(|| self.current.clone().filter(Speaker::is_person))
                    .or_else(|| same_sentence.map(|a| self.cast.actor(a, "named in the sentence", scene)))
                    .or_else(|| self.focus.clone())
                    .or_else(|| self.previous.clone().filter(|s| s.name.is_some()))
                    .map(|s| Speaker { how: "pronoun", ..s })
            }
            "they" | "it" | "them" | "their" | "its" => {
                self.current.clone().filter(|s| s.name.is_none()).map(|s| Speaker { how: "pronoun", ..s })
            }
            "i" | "we" => unit.speaker.clone().or_else(|| self.current.clone()),
            _ => None,
        }
    }

    /// "The President", "the Ministry" in a text of their own house.
    fn of_house(&self, office: Option<&str>, scene: Scene<'_>) -> Option<Speaker> {
        let state = self.house.as_ref()?.state?;
        match office? {
            "head-of-state" => {
                head_of_state(scene.codebook, state, scene.date).map(|a| self.cast.actor(a, "head of the house", scene))
            }
            "ministry" => Some(Speaker {
                state: Some(state),
                office: office.map(str::to_owned),
                voice: Voice::Official,
                ..Speaker::unknown("body of the house")
            }),
            _ => None,
        }
    }

    /// "the minister", "the official": the last speaker whom the description fits.
    fn description(&self, unit: &Unit, range: Range<usize>, scene: Scene<'_>) -> Option<Speaker> {
        let title = unit.mentions.titles_in(range.clone()).find_map(|f| match f.meaning {
            Meaning::Title(t) => Some(&scene.lexicon.titles[t as usize]),
            _ => None,
        });
        let definite = unit.seg.tokens[range.start].tag == Tag::Det || unit.seg.tokens[range.start].tag == Tag::Poss;
        match title {
            Some(t) if t.unofficial => Some(Speaker::unknown("unofficial by title")),
            Some(t) => {
                let fits = |s: &&Speaker| match (t.office.as_deref(), s.office.as_deref()) {
                    (Some("spokesperson"), Some(o)) => o.ends_with("spokesperson"),
                    (Some("unnamed"), Some(_)) => true,
                    (Some(a), Some(b)) => a == b,
                    _ => false,
                };
                self.recent
                    .iter()
                    .rev()
                    .find(fits)
                    .cloned()
                    .or_else(|| self.of_house(t.office.as_deref(), scene))
                    .or_else(|| self.cast.only(t.office.as_deref(), scene))
                    .or_else(|| self.current.clone().filter(|_| definite))
                    .map(|s| Speaker { how: "description", ..s })
                    .or_else(|| Speaker::unplaced(t.office.as_deref()))
            }
            None if definite && unit.paper.is_some() && paper::is_paper(unit, range.clone()) => {
                Some(Speaker { state: unit.paper, voice: Voice::Official, ..Speaker::unknown("its statement") })
            }
            None if definite => {
                // "the statement added", "the readout said".
                let reports = unit.mentions.cues_in(range.clone()).any(|c| matches!(c.meaning, Meaning::Noun(_)));
                if reports { self.current.clone().map(|s| Speaker { how: "its statement", ..s }) } else { None }
            }
            None => None,
        }
    }

    /// A transcript's label: "VALE", "MS TANE", "THE PRESIDENT".
    fn label(&self, label: &str, scene: Scene<'_>, grammar: &Grammar) -> Option<Speaker> {
        let mut unit = Unit::default();
        let scene = Scene { text: label, ..scene };
        segment::tokens(label, crate::span::Span::new(0, label.len()), scene.lexicon, &mut unit.seg);
        segment::structure(label, scene.lexicon, grammar, &mut unit.seg);
        unit.mentions.find(&unit.seg.tokens, scene.lexicon);
        let tokens = &unit.seg.tokens;
        let actor = unit.mentions.names.iter().find_map(|f| match f.meaning {
            Meaning::Actor(a) => Some(a),
            _ => None,
        });
        if let Some(a) = actor {
            return Some(self.cast.actor(a, "label", scene));
        }
        let surname = tokens
            .iter()
            .rev()
            .find(|t| scene.lexicon.classes(t.word) & class::ABBREV == 0)
            .map(|t| t.span.of(label).to_lowercase())?;
        if let Some(s) = self.cast.stranger(&surname) {
            return Some(Speaker { how: "label", ..s.clone() });
        }
        let by_surname = self.cast.by_surname(&surname, scene);
        let unnamed = || {
            let state = self.publisher?;
            let office = unit.mentions.titles.iter().find_map(|f| match f.meaning {
                Meaning::Title(t) => scene.lexicon.titles[t as usize].office.clone(),
                _ => None,
            })?;
            // "SENIOR OFFICIAL", "PRESS SECRETARY": somebody of the house that published the transcript.
            let bare = unit.mentions.names.is_empty();
            let own = matches!(office.as_str(), "unnamed" | "spokesperson" | "aide");
            (bare && own).then(|| Speaker {
                state: Some(state),
                office: Some(office),
                voice: Voice::Official,
                ..Speaker::unknown("label, of the house")
            })
        };
        by_surname
            .or_else(|| self.cast.resolve(tokens, 0..tokens.len(), &unit.mentions, scene))
            .or_else(unnamed)
            .or_else(|| {
                let state: Option<StateId> = self.turn.as_ref().and_then(|t| t.state);
                Some(Speaker { name: Some(label.trim().to_owned()), state, ..Speaker::unknown("label") })
            })
    }
}
