//! Who a phrase says somebody is: party, office and voice by its titles and states.

use std::ops::Range;

use super::{
    Scene, Speaker,
    office::{institution, state_id},
};
use crate::{
    attribute::{known::Known, mention::Mentions},
    codebook::{
        cue::Marker,
        lexicon::{Found, Lexicon, Meaning, NameKind},
    },
    segment::{tag::Tag, token::Token},
    statement::Voice,
};

/// Party, office and voice by the titles and states of a phrase.
pub fn described(tokens: &[Token], range: Range<usize>, mentions: &Mentions, scene: Scene<'_>) -> Speaker {
    let mut s = Speaker::unknown(Known::Unknown);
    let mut how_named = None;
    for f in mentions.names_in(range.clone()) {
        if of_partisan(tokens, f, mentions, scene.text)
            || names_a_field(tokens, f, &range, mentions)
            || of_origin(tokens, f, scene.text)
            || of_fellow(tokens, f, &range, mentions)
        {
            continue;
        }
        match f.meaning {
            Meaning::State(id, kind)
                if s.state.is_none()
                    || matches!(kind, NameKind::Institution(_) | NameKind::Seat)
                        && how_named == Some(NameKind::Demonym) =>
            {
                // "in Nordhaven", "for the Spire": a place or target, unless it is the body itself.
                let after_prep = f.first > range.start as u32
                    && matches!(tokens[f.first as usize - 1].tag, Tag::Prep)
                    && s.office.is_some();
                let in_place = kind == NameKind::Capital
                    && !seated(tokens, f.first as usize, mentions, scene)
                    && f.first as usize > range.start
                    && tokens.get(..f.first as usize).unwrap_or_default().last().is_some_and(|t| t.tag == Tag::Prep);
                if !(in_place || after_prep && s.state.is_some()) {
                    s.state = Some(id);
                    how_named = Some(kind);
                }
            }
            // "Vale's envoy": the owner's state.
            Meaning::Actor(a) if s.state.is_none() => {
                s.state = state_id(scene.codebook, &scene.codebook.domain.actors[a as usize].party);
                how_named = Some(NameKind::Demonym);
            }
            _ => {}
        }
    }
    let (mut title, mut unofficial, mut former) = (None, false, false);
    for f in mentions.titles_in(range.clone()) {
        let Meaning::Title(t) = f.meaning else { continue };
        let row = &scene.lexicon.titles[t as usize];
        if row.former && s.office.is_none() && title.is_none() {
            former = true;
        } else if row.unofficial {
            unofficial = true;
        } else if title.is_none() {
            title.clone_from(&row.office);
        }
    }
    s.office = match (title.as_deref(), how_named) {
        (Some("spokesperson"), Some(NameKind::Seat)) => Some("seat-spokesperson".to_owned()),
        (Some("spokesperson"), _) => Some("ministry-spokesperson".to_owned()),
        (Some(t), _) => Some(t.to_owned()),
        (None, Some(NameKind::Seat)) => Some("seat".to_owned()),
        (None, Some(NameKind::Institution(n))) => institution(scene.codebook, s.state, n).map(|b| b.office.clone()),
        (None, Some(NameKind::Name | NameKind::Capital)) => Some("state".to_owned()),
        (None, Some(NameKind::Region)) => Some("region".to_owned()),
        _ => None,
    };
    if unofficial || former {
        s.voice = Voice::Unofficial;
        s.office = None;
        s.how = Known::UnofficialTitle;
    } else if s.state.is_some() && s.office.is_some() {
        s.voice = Voice::Official;
        s.how = Known::Title;
    }
    // "54 percent of Norlanders": those asked in a poll.
    let polled = || {
        let words = tokens[range.clone()].iter().map(|t| t.span.of(scene.text));
        words.into_iter().any(|w| w == "%" || w.eq_ignore_ascii_case("percent") || w.eq_ignore_ascii_case("per"))
    };
    if how_named == Some(NameKind::Demonym) && title.is_none() && polled() {
        return Speaker::unknown(Known::Polled);
    }
    if how_named == Some(NameKind::Demonym)
        && title.is_none()
        && !unofficial
        && does_not_speak(tokens, range, mentions, scene.text)
    {
        return Speaker::unknown(Known::Unknown);
    }
    if how_named == Some(NameKind::Demonym) && title.is_none() && !unofficial {
        // "the Norlanders": a people, taken for its side.
        s.voice = Voice::Official;
        s.office = Some("state".to_owned());
        s.how = Known::People;
    }
    s
}

/// "a supporter of Norland", "the partners of Norland", "a critic of the Norlander government", "Vale critic Tomas Reyk": somebody of another side, or of none.
fn of_partisan(tokens: &[Token], name: &Found, mentions: &Mentions, text: &str) -> bool {
    let (name, end) = (name.first as usize, name.end as usize);
    let led = |c: &Found| c.first as usize == end && c.meaning == Meaning::Marker(Marker::Partisan);
    // "Norland advocates a truce": a verb.
    let does = tokens.get(end).is_some_and(|t| t.tag.is_verb());
    if !does && mentions.cues_in(end..end + 1).any(led) {
        return true;
    }
    let Some(of) = tokens.get(..name).unwrap_or_default().iter().rposition(|t| t.tag != Tag::Det) else { return false };
    let others = [Meaning::Marker(Marker::Partisan), Meaning::Marker(Marker::Fellow)];
    let partisan = |c: &Found| c.end as usize == of && others.contains(&c.meaning);
    tokens[of].span.of(text) == "of" && of > 0 && mentions.cues_in(of - 1..of).any(partisan)
}

/// "Norland's allies", "Kelmar's western partners": others than whose allies they are, unless they are named ("Norland's ally Kelmar").
fn of_fellow(tokens: &[Token], name: &Found, range: &Range<usize>, mentions: &Mentions) -> bool {
    let end = name.end as usize;
    let owns = mentions.holds(Marker::Fellow) && tokens.get(end).is_some_and(|t| t.tag == Tag::Possessive);
    owns && mentions.cues_in(end + 1..range.end).any(|c| {
        c.meaning == Meaning::Marker(Marker::Fellow)
            && tokens
                .get(end + 1..c.first as usize)
                .unwrap_or_default()
                .iter()
                .all(|t| matches!(t.tag, Tag::Adj | Tag::Noun | Tag::Proper | Tag::Num | Tag::Hyphen))
    })
}

/// "a Norland-born lawmaker", "pro-Norlander rebels": where somebody comes from or whom they are for, and not whom they speak for.
fn of_origin(tokens: &[Token], name: &Found, text: &str) -> bool {
    let end = name.end as usize;
    if led_by(tokens, name.first as usize, &["pro", "anti"], text) {
        return true;
    }
    let hyphen = tokens.get(end).is_some_and(|t| t.tag == Tag::Hyphen);
    hyphen && tokens.get(end + 1).is_some_and(|t| ["born", "based", "speaking"].contains(&t.span.of(text)))
}

/// Whether a word and a hyphen stand before a name: "pro-".
pub fn led_by(tokens: &[Token], name: usize, words: &[&str], text: &str) -> bool {
    let Some(before) = name.checked_sub(2) else { return false };
    tokens[before + 1].tag == Tag::Hyphen && words.iter().any(|w| tokens[before].is(text, w))
}

/// "the director of a foundation's Norland programme": what somebody deals with, and not whom they speak for.
fn names_a_field(tokens: &[Token], name: &Found, range: &Range<usize>, mentions: &Mentions) -> bool {
    let end = name.end as usize;
    let before = (name.first as usize).checked_sub(1).map(|b| tokens[b].tag);
    let led = matches!(before, Some(Tag::Possessive | Tag::Det));
    let noun = range.contains(&end) && tokens[end].tag == Tag::Noun && !tokens[end].capital;
    let country = matches!(name.meaning, Meaning::State(_, NameKind::Name));
    // "the US vice president": a title of several words.
    let entitles = || mentions.titles_in(end..range.end).any(|f| f.first as usize == end);
    country && led && noun && !entitles()
}

/// "the Norlander invasion": a thing of a topic, which speaks for nobody; "the Norlanders", "Norlander forces" do.
fn does_not_speak(tokens: &[Token], range: Range<usize>, mentions: &Mentions, text: &str) -> bool {
    let end = range.end;
    let thing = |f: &Found| f.end as usize == end && matches!(f.meaning, Meaning::Thing(..) | Meaning::FrameNoun(..));
    let people = || mentions.names_in(range.clone()).any(|f| f.end as usize == end);
    let many = tokens[end - 1].span.of(text).ends_with('s');
    tokens[end - 1].tag == Tag::Noun && !many && mentions.topics_in(range.clone()).any(thing) && !people()
}

/// "officials in Nordhaven": those who hold office there, not those who are sent there.
fn seated(tokens: &[Token], name: usize, mentions: &Mentions, scene: Scene<'_>) -> bool {
    let Some(prep) = name.checked_sub(1).filter(|&p| p > 0 && tokens[p].tag == Tag::Prep) else { return false };
    let sent = |o: &Option<String>| o.as_deref().is_none_or(|o| matches!(o, "ambassador" | "envoy" | "spokesperson"));
    // "the Foreign Ministry in Nordhaven": a title of several words.
    mentions.titles_in(prep.saturating_sub(3)..prep).any(|f| {
        matches!(f.meaning, Meaning::Title(t) if !sent(&scene.lexicon.titles[t as usize].office))
            && f.end as usize == prep
    })
}

/// The words around a name that say who it is: the noun phrase before it and the apposition behind.
pub fn description(tokens: &[Token], run: Range<usize>) -> Range<usize> {
    let mut start = run.start;
    while start > 0
        && (tokens[start - 1].tag.is_nominal()
            || tokens[start - 1].tag.is_head()
            || matches!(tokens[start - 1].tag, Tag::Prep | Tag::Comma)
                && start > 1
                && tokens[start - 2].tag.is_nominal()
                && run.start - start < 12)
    {
        start -= 1;
    }
    let mut end = run.end;
    if tokens.get(end).is_some_and(|t| t.tag == Tag::Comma) {
        let mut i = end + 1;
        while i < tokens.len()
            && i < run.end + 14
            && (tokens[i].tag.is_nominal() || tokens[i].tag.is_head() || tokens[i].tag == Tag::Prep)
        {
            i += 1;
        }
        if tokens.get(i).is_none_or(|t| matches!(t.tag, Tag::Comma | Tag::Stop)) {
            end = i;
        }
    }
    start..end
}

/// Whether a title undoes an office: "former".
pub fn is_former(meaning: Meaning, lexicon: &Lexicon) -> bool {
    matches!(meaning, Meaning::Title(t) if lexicon.titles[t as usize].former)
}
