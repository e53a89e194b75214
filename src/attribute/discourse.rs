//! The state of an entry: who is speaking, who "he" is, and whose words a paragraph without a cue goes on with.

mod acted;
mod house;
mod label;
mod list;
mod met;
mod quoting;
mod refer;
#[cfg(test)]
mod tests;

use self::{
    acted::{heads_headline, last_subject},
    house::{author, chamber, house, line, pair, titled},
    label::meet_labels,
};
use super::{
    Said, Unit,
    find::{self, Found, Kind, Open},
    known::Known,
    paper,
    speaker::{Cast, Scene, Speaker, head_of_state},
};
use crate::{
    codebook::{
        Codebook,
        lexicon::{Lexicon, Meaning, StateId},
    },
    date::Date,
    read::{self, Document, Format, Paragraph, ParagraphKind},
    segment::{self, group::Grammar, tag::Tag},
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
    if let Some(title) = document.meta.title.as_deref().filter(|_| document.format == Format::Transcript) {
        // "Briefing by the deputy adviser Osric Tane": whom the labels call by surname.
        line(title, &mut cast, scene, grammar);
    }
    meet_labels(document, &mut cast, scene, grammar);
    cast.demote_experts(&units, scene);
    if let Some(title) = document.meta.title.as_deref().filter(|_| document.format == Format::Story) {
        let mut named = Cast::default();
        line(title, &mut named, scene, grammar);
        cast.retire_as_in(&named);
    }
    let author = author(document, &mut cast, scene, grammar);
    let outlet = document.meta.outlet.as_deref().map(|o| line(o, &mut cast, scene, grammar));
    let publisher = outlet.as_ref().and_then(|o| o.body(scene));
    let home = outlet.as_ref().and_then(|o| o.home());
    let house = house(document, publisher, &mut cast, scene, grammar);
    let titled = titled(document, &mut cast, scene, grammar);
    let chamber = chamber(document, &mut cast, scene, grammar);
    let pair = pair(document, house.as_ref(), &mut cast, scene, grammar);
    // "Remarks in joint statement": of a transcript's turns each is somebody's own.
    let turns = document.format == Format::Transcript && document.paragraphs.iter().any(|p| p.label.is_some());
    let joint = match () {
        () if turns => Vec::new(),
        () if document.is_joint() => pair.clone(),
        // What several have drawn up, whoever publishes it.
        () if document.is_communique() => house.iter().filter_map(|h| h.state).collect(),
        () => Vec::new(),
    };
    let mut state = State {
        cast: &cast,
        current: None,
        previous: None,
        focus: None,
        acted: None,
        earlier: Vec::new(),
        paper: None,
        turn: author.clone().or_else(|| opens(document, titled.as_ref())),
        answerer: None,
        asking: false,
        house,
        publisher,
        home,
        titled,
        chamber,
        recent: Vec::new(),
        sides: pair.clone(),
        pair,
        joint,
        days: Vec::new(),
        entry: u32::MAX,
        item: false,
        heading: None,
        told_me: None,
        quoted: false,
        lists: None,
        open: Open::default(),
    };
    state.turn = state.turn.take().or_else(|| state.briefs(document, scene, grammar));
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

/// Who speaks before the first label of "Remarks by …": whom the title names first, unless that is an introduction of a line or two.
/// Where the first label asks a question, what stands before is what is asked about.
fn opens(document: &Document, titled: Option<&Speaker>) -> Option<Speaker> {
    let titled = titled.filter(|_| document.is_address());
    let first = document.paragraphs.iter().position(|p| p.label.is_some() || p.kind == ParagraphKind::Question)?;
    let asked = document.paragraphs[first].kind == ParagraphKind::Question;
    titled.filter(|s| s.name.is_some() && (first > INTRODUCTION || asked)).cloned()
}

/// The most paragraphs that introduce a transcript.
const INTRODUCTION: usize = 3;

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
                said.speaker = Some(Speaker { how: Known::QuotationEnd, ..speaker.clone() });
            }
            unit.speaker = Some(Speaker { how: Known::QuotationEnd, ..speaker.clone() });
            if begins {
                break;
            }
        }
        // The words before the closing mark, where the rule left them out; what follows in other sentences is the text's own.
        let seg = &units[end].seg;
        let closing = seg.quotes.first().map_or(0, |q| q.end as usize);
        if seg.sentences.last().is_some_and(|s| s.tokens.start < closing) {
            units[end].speaker.get_or_insert(speaker);
        }
    }
}

/// How many of the persons named before are remembered.
const EARLIER: usize = 4;

/// The most paragraphs that one quotation runs over.
const LONGEST: usize = 12;

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
    /// Whom the title of a transcript names, or whose office.
    titled: Option<Speaker>,
    /// The side whose body published the text.
    publisher: Option<StateId>,
    /// The state that the outlet names.
    home: Option<StateId>,
    /// The side whose parliament sits.
    chamber: Option<StateId>,
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
    /// The paragraph before was an item of a list.
    item: bool,
    /// The one person whom the line before names, where it states nothing.
    heading: Option<Speaker>,
    /// Who told the writer something: whoever is interviewed.
    told_me: Option<Speaker>,
    /// The paragraph before ends with a quotation.
    quoted: bool,
    /// Whose demands the paragraphs behind a colon list.
    lists: Option<Speaker>,
    open: Open,
}

/// Whether a paragraph opens with the mark of a list's item.
fn is_item(text: &str) -> bool {
    ["- ", "* ", "• ", "· "].iter().any(|mark| text.trim_start().starts_with(mark))
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
            self.earlier.clear();
            self.paper = self.paper.filter(|_| format == Format::Feed);
            if format == Format::Headlines {
                self.recent.clear();
            }
        }
        // The items of a list stand each for itself.
        let item = is_item(paragraph.body.of(scene.text));
        if item && self.item {
            self.acted = None;
        }
        self.item = item;
        if format == Format::Transcript {
            if paragraph.kind == ParagraphKind::Question {
                self.asking = true;
                self.answerer = self.answerer.take().or_else(|| author.cloned()).or_else(|| self.interviewee(scene));
                self.turn = Some(Speaker::unknown(Known::Questioner));
            } else if let Some(label) = paragraph.label {
                let label = label.of(scene.text);
                // "A: There is none": whoever is interviewed.
                let asked = self.answerer.clone().filter(|_| read::answers(label));
                self.turn = asked.or_else(|| self.label(label, scene, grammar));
                self.asking = false;
            } else if std::mem::take(&mut self.asking) {
                self.turn.clone_from(&self.answerer);
            }
        } else if author.is_some() {
            self.turn = author.cloned();
        }
        unit.speaker.clone_from(&self.turn);
        let listing = self.lists.take().filter(|_| unit.speaker.is_none());
        unit.speaker = unit.speaker.take().or_else(|| listing.clone().filter(|_| list::demands(&unit.seg)));
        unit.house.clone_from(&self.house);
        unit.joint.clone_from(&self.joint);
        unit.focus.clone_from(&self.focus);
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
                && !(f.nested && unit.seg.quoted(f.start()))
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
        self.place_offices(unit, scene);
        self.leave_for_quotation(unit, scene);
        self.meet_persons(unit, scene);
        if unit.said.is_empty() && self.focus.is_none() {
            self.focus_on_subject(unit, scene);
        }
        let named = |s: &Said| s.positive && s.speaker.as_ref().is_some_and(|s| s.name.is_some());
        let silent = !unit.said.iter().any(named);
        self.lists = match listing {
            Some(goes_on) => Some(goes_on).filter(|_| list::goes_on(&unit.seg)),
            None => self.current.clone().filter(|_| list::opens(&unit.seg)),
        }
        .map(|s| Speaker { how: Known::GoesOn, ..s });
        self.acted =
            if silent { last_subject(unit, unit.seg.tokens.len(), self.cast, scene).map(|(_, who)| who) } else { None };
    }

    /// "“The president wants a truce,” said the Spire's Tane": an office of no named side, inside what an official says, is of that
    /// official's own.
    fn place_offices(&self, unit: &mut Unit, scene: Scene<'_>) {
        for i in 0..unit.said.len() {
            let at = unit.said[i].found.start();
            let unplaced = |s: &Speaker| s.how == Known::NoSide && s.state.is_none();
            let Some(office) = unit.said[i].speaker.as_ref().filter(|s| unplaced(s)).and_then(|s| s.office.clone())
            else {
                continue;
            };
            // "Norland cannot join – member state's president": of somebody else, who is not named.
            let owned = |r: &std::ops::Range<usize>| {
                unit.seg.tokens.get(r.clone()).unwrap_or_default().iter().any(|t| t.tag == Tag::Possessive)
            };
            if unit.said[i].found.source.as_ref().is_some_and(owned) {
                continue;
            }
            if let Some(state) = heads_headline(unit, &unit.said[i].found).filter(|_| office != "unnamed") {
                unit.said[i].speaker = self.of_side(&office, state, scene);
                continue;
            }
            let holds = |(j, s): &(usize, &Said)| *j != i && s.found.content.iter().any(|c| c.contains(&at));
            let around = unit.said.iter().enumerate().rev().find(holds).map(|(_, s)| s.speaker.as_ref());
            let outer = around.unwrap_or(unit.speaker.as_ref());
            let Some(state) = outer.filter(|s| s.voice == Voice::Official).and_then(|s| s.state) else { continue };
            unit.said[i].speaker = self.of_side(&office, state, scene);
        }
    }

    /// The holder of an office of a side: the head of state by name.
    fn of_side(&self, office: &str, state: StateId, scene: Scene<'_>) -> Option<Speaker> {
        let head = || head_of_state(scene.codebook, state, scene.date);
        let named = (office == "head-of-state").then(head).flatten();
        Some(match named {
            Some(a) => self.cast.actor(a, Known::OfficialOfSide, scene),
            None => Speaker {
                state: Some(state),
                office: Some(office.to_owned()),
                voice: Voice::Official,
                ..Speaker::unknown(Known::OfficialOfSide)
            },
        })
    }

    /// Whom the lines before an interview name last: whoever is asked.
    fn interviewee(&self, scene: Scene<'_>) -> Option<Speaker> {
        // "Vale: no truce now" over lines that name Vale, and then whom Vale has met.
        let own = self.titled.as_ref().filter(|s| s.actor.is_some_and(|a| self.earlier.contains(&a)));
        if let Some(own) = own {
            return Some(own.clone());
        }
        let last = self.earlier.last().map(|&a| self.cast.actor(a, Known::Introduced, scene));
        last.or_else(|| self.focus.clone()).filter(|s| s.name.is_some()).or_else(|| self.titled.clone())
    }

    /// A story's person before anybody has spoken: the first subject named.
    fn focus_on_subject(&mut self, unit: &Unit, scene: Scene<'_>) {
        let first = unit.mentions.names.iter().find_map(|f| match f.meaning {
            Meaning::Actor(a) => Some(self.cast.actor(a, Known::LastNamed, scene)),
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
        let goes_on = speaker.how.carried();
        self.days.iter().find(|(n, _)| n == name && goes_on).map(|(_, day)| *day)
    }
}
