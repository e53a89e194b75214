//! Fills the lexicon: the language's words and cues, the names of the domain.

mod topics;

use super::{Caps, LemmaId, Lexicon, LongCue, Meaning, NameKind, Node, StateId, Title, class};
use crate::codebook::{
    Codebook,
    cue::{Class, Marker, NounCue, Predicate, VerbCue},
    language::Language,
    schema::Party,
    verbs,
    vocabulary::bit,
};

/// The forms of the auxiliaries, which the grammar needs by class.
const AUXILIARIES: [(&str, &[(&str, u32)]); 3] = [
    (
        "be",
        &[("was were", class::V_PAST), ("being", class::V_ING), ("been", class::V_PART), ("be is are am 're 'm ai", 0)],
    ),
    ("have", &[("had", class::V_PAST), ("having", class::V_ING), ("have has 've", 0)]),
    ("do", &[("did", class::V_PAST), ("doing", class::V_ING), ("done", class::V_PART), ("do does", 0)]),
];

impl Lexicon {
    fn class_words(&mut self, words: &str, class: u32) {
        for w in words.split_whitespace() {
            let id = self.words.add(w);
            self.words.entry_mut(id).classes |= class;
        }
    }

    fn intern_lemma(&mut self, name: &str) -> LemmaId {
        if let Some(&id) = self.lemma_ids.get(name) {
            return id;
        }
        let id = self.lemma_names.len() as LemmaId;
        self.lemma_names.push(name.to_owned());
        self.lemma_ids.insert(name.to_owned(), id);
        self.verb_cues.push(Vec::new());
        self.own_cues.push(VerbCue::default());
        self.long_cues.push(Vec::new());
        id
    }

    fn add_verb(&mut self, forms: &verbs::Forms<'_>) {
        let lemma = self.intern_lemma(forms.base);
        let rows: [(&str, u32); 5] = [
            (forms.base, class::V_BASE),
            (&forms.third, class::V_S),
            (&forms.past, class::V_PAST),
            (&forms.participle, class::V_PART),
            (&forms.gerund, class::V_ING),
        ];
        for (form, c) in rows {
            let id = self.words.add(form);
            let entry = self.words.entry_mut(id);
            entry.classes |= c;
            if entry.lemma == 0 {
                entry.lemma = lemma;
            }
        }
    }

    pub(super) fn add_language(&mut self, language: &Language) {
        for (name, words) in &language.closed {
            if let Some(c) = class_of(name) {
                self.class_words(words, c);
            }
        }
        self.class_words(&language.abbreviations, class::ABBREV);
        for row in &language.irregular {
            if let Some(forms) = verbs::irregular(row) {
                self.add_verb(&forms);
            }
        }
        for base in language.verbs.split_whitespace() {
            if !self.lemma_ids.contains_key(base) {
                self.add_verb(&verbs::regular(base));
            }
        }
        for (base, rows) in AUXILIARIES {
            let lemma = self.intern_lemma(base);
            for (forms, c) in rows {
                for form in forms.split(' ') {
                    let id = self.words.add(form);
                    let entry = self.words.entry_mut(id);
                    entry.classes |= c;
                    entry.lemma = lemma;
                }
            }
        }
        self.class_words(&language.nouns, class::NOUN);
        self.plural_nouns();
        self.class_words(&language.adjectives, class::ADJ);
        for (name, phrases) in &language.cues.verbs {
            if let Some(c) = Class::of(name) {
                for p in phrases {
                    self.add_verb_cue(p, c);
                }
            }
        }
        for (name, phrases) in &language.cues.nouns {
            if let Some(c) = NounCue::of(name) {
                phrases.iter().for_each(|p| self.add_noun(p, Meaning::Noun(c)));
            }
        }
        for (name, phrases) in &language.cues.predicates {
            if let Some(c) = Predicate::of(name) {
                phrases.iter().for_each(|p| self.add_phrase(p, Meaning::Predicate(c)));
            }
        }
        for (name, phrases) in &language.cues.markers {
            if let Some(c) = Marker::of(name) {
                phrases.iter().for_each(|p| self.add_phrase(p, Meaning::Marker(c)));
            }
        }
        language.cues.refuse_adjectives.iter().for_each(|p| self.add_phrase(p, Meaning::RefuseAdjective));
        for row in &language.titles {
            let index = self.titles.len() as u8;
            self.titles.push(Title {
                office: row.office.clone(),
                unofficial: row.voice.as_deref() == Some("unofficial"),
                former: row.voice.as_deref() == Some("former"),
            });
            row.words.iter().for_each(|p| self.add_phrase(p, Meaning::Title(index)));
        }
    }

    /// A verb that is a noun too has a plural that looks like its third person.
    fn plural_nouns(&mut self) {
        let mut noun = vec![false; self.lemma_names.len()];
        for e in self.words.entries_mut() {
            noun[e.lemma as usize] |=
                e.lemma != 0 && e.classes & (class::NOUN | class::V_BASE) == class::NOUN | class::V_BASE;
        }
        for e in self.words.entries_mut() {
            if e.classes & class::V_S != 0 && noun[e.lemma as usize] {
                e.classes |= class::NOUN;
            }
        }
    }

    fn add_verb_cue(&mut self, phrase: &str, class: Class) {
        let (verb, particle) = phrase.split_once(' ').unwrap_or((phrase, ""));
        let lemma = self.intern_lemma(verb);
        // A headline leaves the article out, and what is read skips it.
        let article = |w: &str| matches!(w, "the" | "a" | "an");
        let mut words = particle.split(' ').filter(|w| !w.is_empty() && !article(w));
        let mut next = || words.next().map_or(0, |w| self.words.add(w));
        let words = [next(), next(), next()];
        if words[1] != 0 {
            let rows = &mut self.long_cues[lemma as usize];
            match rows.iter_mut().find(|r| r.words == words) {
                Some(row) => row.cue.add(class),
                None => rows.push(LongCue { words, cue: VerbCue::from(class) }),
            }
            rows.sort_by_key(|r| r.words[2] == 0);
            return;
        }
        let particle = words[0];
        if particle == 0 {
            self.own_cues[lemma as usize].add(class);
        }
        let rows = &mut self.verb_cues[lemma as usize];
        match rows.iter_mut().find(|(p, _)| *p == particle) {
            Some((_, cue)) => cue.add(class),
            None => rows.push((particle, VerbCue::from(class))),
        }
    }

    pub(super) fn add_states(&mut self, codebook: &Codebook) {
        let domain = &codebook.domain;
        for (i, party) in domain.parties.iter().chain(&domain.others).enumerate() {
            self.add_state(i as StateId, party);
        }
        for (i, actor) in domain.actors.iter().enumerate() {
            for name in &actor.names {
                self.add_phrase(name, Meaning::Actor(i as u16));
                let surname = name.rsplit(' ').next().unwrap_or(name);
                let word = self.id(&crate::segment::cut::folded(surname));
                self.words.entry_mut(word).surname = word != 0;
                let people = self.surnames.entry(surname.chars().flat_map(char::to_lowercase).collect()).or_default();
                if people.last() != Some(&(i as u16)) {
                    people.push(i as u16);
                }
            }
        }
    }

    fn add_state(&mut self, id: StateId, party: &Party) {
        let rows = [
            (&party.names, NameKind::Name),
            (&party.demonyms, NameKind::Demonym),
            (&party.capitals, NameKind::Capital),
            (&party.seats, NameKind::Seat),
            (&party.regions, NameKind::Region),
        ];
        for (names, kind) in rows {
            for name in names {
                self.add_phrase(name, Meaning::State(id, kind));
            }
        }
        for (n, body) in party.institutions.iter().enumerate() {
            for name in &body.names {
                self.add_phrase(name, Meaning::State(id, NameKind::Institution(n as u8)));
            }
        }
    }

    /// Adds a noun phrase, and its plural.
    fn add_noun(&mut self, phrase: &str, meaning: Meaning) {
        self.add_phrase(phrase, meaning);
        if let Some(plural) = verbs::plural(phrase, |w| self.classes(self.id(w)) & class::PREP != 0) {
            self.add_phrase(&plural, meaning);
        }
    }

    /// Adds a phrase: words as the tokeniser cuts them. Case counts where the phrase is written with a capital.
    pub fn add_phrase(&mut self, phrase: &str, meaning: Meaning) {
        let (mut node, mut first) = (0, 0);
        let mut caps = Caps::Any;
        let phrase = phrase.strip_prefix("the ").unwrap_or(phrase);
        let mut count = 0;
        for (n, piece) in crate::segment::cut::pieces(phrase).enumerate() {
            count = n + 1;
            if n == 0 {
                let letters = piece.chars().filter(|c| c.is_alphabetic()).count();
                caps = match piece.chars().next() {
                    // "I" is never written small.
                    Some('I') if letters == 1 => Caps::Any,
                    Some(c) if c.is_uppercase() && letters <= 3 && piece.chars().all(|c| !c.is_lowercase()) => {
                        Caps::All
                    }
                    Some(c) if c.is_uppercase() => Caps::First,
                    _ => Caps::Any,
                };
            }
            // Nearly all words of a phrase are known by then.
            let known = self.words.plain(piece).filter(|&w| w != 0);
            let word = known.unwrap_or_else(|| self.words.add(&crate::segment::cut::folded(piece)));
            node = if n == 0 {
                first = word;
                let starts = self.words.entry(word).starts;
                if starts != 0 {
                    starts
                } else {
                    let new = self.new_node();
                    self.words.entry_mut(word).starts = new;
                    new
                }
            } else if let Some(&next) = self.edges.get(&(node, word)) {
                next
            } else {
                let new = self.new_node();
                self.edges.insert((node, word), new);
                self.nodes[node as usize].next |= bit(word);
                new
            };
        }
        let start = self.words.entry_mut(first);
        start.leads = self.nodes[start.starts as usize].next;
        start.meant |= count == 1;
        if node != 0 {
            let meanings = &mut self.nodes[node as usize].meanings;
            // Given with a capital and without: either will do.
            match meanings.iter_mut().find(|(m, _)| *m == meaning) {
                Some((_, known)) if *known != caps => *known = Caps::Any,
                Some(_) => {}
                None => {
                    // Most phrases mean one thing.
                    meanings.push((meaning, caps));
                }
            }
        }
    }

    fn new_node(&mut self) -> u32 {
        self.nodes.push(Node::default());
        self.nodes.len() as u32 - 1
    }
}

fn class_of(name: &str) -> Option<u32> {
    Some(match name {
        "determiner" => class::DET,
        "possessive" => class::POSS,
        "pronoun" => class::PRON,
        "object_pronoun" => class::OBJ_PRON,
        "preposition" => class::PREP,
        "subordinator" => class::SUB,
        "complementiser" => class::COMP,
        "relative" => class::REL,
        "coordinator" => class::COORD,
        "question" => class::QUESTION,
        "negator" => class::NEG,
        "modal" => class::MODAL,
        "auxiliary_be" => class::BE,
        "auxiliary_have" => class::HAVE,
        "auxiliary_do" => class::DO,
        "to" => class::TO,
        "adverb" => class::ADV,
        "number" => class::NUM,
        "noun_link" => class::NOUN_LINK,
        "verb_prefix" => class::VERB_PREFIX,
        "to_noun" => class::TO_NOUN,
        "plural" => class::PLURAL,
        "singular" => class::SINGULAR,
        "day" => class::DAY,
        _ => return None,
    })
}
