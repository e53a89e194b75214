//! A headline's verb: it may look like a noun, and a noun like it; and past forms that are told of their subject.

use super::{Tag, around::Site};
use crate::{
    codebook::{
        cue::Class,
        lexicon::{Lexicon, Meaning, class},
    },
    segment::token::{Kind, Token},
};

/// Where a sentence has no finite form, the first present form between nouns is one.
pub(super) fn verb(tokens: &mut [Token], lexicon: &Lexicon) {
    let finite = |t: Tag| matches!(t, Tag::Third | Tag::Past | Tag::Modal | Tag::Be | Tag::Have | Tag::Do);
    if tokens.len() < 4 || tokens.iter().any(|t| finite(t.tag)) {
        return;
    }
    let verb = (1..tokens.len() - 1).find(|&i| {
        let c = tokens[i].classes;
        tokens[i].tag == Tag::Noun
            && c & class::V_S != 0
            && (matches!(tokens[i - 1].tag, Tag::Noun | Tag::Proper | Tag::QuoteClose)
                // "Norland, in the words of its envoy, calls for a truce".
                || tokens[i - 1].tag == Tag::Comma && tokens[i + 1].tag == Tag::Prep)
            && !matches!(
                tokens[i + 1].tag,
                Tag::Stop | Tag::Comma | Tag::Colon | Tag::Dash | Tag::Coord | Tag::Possessive | Tag::QuoteClose
            )
            // "New Norlander dues not hurting trade": the participle is what they do not.
            && !(tokens[i + 1].tag == Tag::Neg && tokens.get(i + 2).is_some_and(|t| t.tag == Tag::Ing))
            // "Kelmar soldiers in the strait": only a preposition that the verb is known to take.
            && (tokens[i + 1].tag != Tag::Prep || lexicon.takes(tokens[i].lemma, tokens[i + 1].word))
            && !is_thing(tokens, i, lexicon)
            && !described(tokens, i, lexicon)
    });
    if let Some(i) = verb {
        tokens[i].tag = Tag::Third;
    }
}

/// In a sentence without a stop, "Truce talks going well": the last word of what the codebook names in several words; or an adjective leads up to the name before
/// the word ("new Kelmar dues hurt trade"), which no name has by itself.
pub(super) fn is_thing(tokens: &[Token], i: usize, lexicon: &Lexicon) -> bool {
    if tokens.last().is_some_and(|t| t.kind == Kind::Stop) {
        return false;
    }
    let named = ends_name(tokens, i, lexicon);
    let names = tokens.get(..i).unwrap_or_default().iter().rev().take_while(|t| t.tag == Tag::Proper).count();
    let lead = (i - names).checked_sub(1).filter(|_| names > 0);
    let bare = |l: usize| l == 0 || !matches!(tokens[l - 1].tag, Tag::Det | Tag::Poss | Tag::Possessive);
    named || lead.is_some_and(|l| tokens[l].tag == Tag::Adj && !tokens[l].capital && bare(l))
}

/// Whether a word is the last of what the codebook names in several words.
fn ends_name(tokens: &[Token], i: usize, lexicon: &Lexicon) -> bool {
    let mut named = false;
    for from in i.saturating_sub(2)..i {
        lexicon.phrases_at(tokens, from, |f| {
            let thing = matches!(f.meaning, Meaning::FrameNoun(..) | Meaning::Thing(..));
            named |= thing && f.end as usize == i + 1;
        });
    }
    named
}

/// "called the harbour dues a threat", "mocked the Kelmar blacklist": behind a verb and an article, the last word of what the codebook
/// names in several words is no verb.
pub(super) fn is_named(s: &Site) -> bool {
    let article = s.tokens.get(..s.i).unwrap_or_default().iter().rposition(|t| matches!(t.tag, Tag::Det | Tag::Poss));
    let verb = article.and_then(|a| a.checked_sub(1)).is_some_and(|v| s.tokens[v].tag.is_verb());
    verb && article.is_some_and(|a| a + 3 >= s.i) && ends_name(s.tokens, s.i, s.lexicon)
}

/// "Kelmar talks close to success", "Kelmar dues hurting trade": what stands behind says how it goes with the word, where the verb would
/// have an object: an adjective that no noun follows, a form in -ing that the verb does not govern.
fn described(tokens: &[Token], i: usize, lexicon: &Lexicon) -> bool {
    let adverbs = tokens.get(i + 1..).unwrap_or_default().iter().take_while(|t| t.tag == Tag::Adv).count();
    let next = i + 1 + adverbs;
    let own = lexicon.own_cue(tokens[i].lemma);
    let governs = own.attitude() != 0 || own.phase() != 0;
    let object = tokens.get(next + 1).is_some_and(|t| t.tag.is_nominal());
    match tokens.get(next).map(|t| t.tag) {
        Some(Tag::Adj) => !object && !own.is(Class::Linking),
        Some(Tag::Ing) => !governs && !object,
        _ => false,
    }
}

/// "Kelmar urged to sign": by whoever, where the verb takes whom it moves before its infinitive.
pub(super) fn urged(s: &Site) -> bool {
    let cue = s.lexicon.own_cue(s.token().lemma);
    let moves = cue.is(Class::Cause) && (cue.is(Class::Prevail) || cue.is(Class::Tell) && cue.is(Class::Plus));
    let named = matches!(s.raw_prev(), Some(Tag::Noun | Tag::Proper)) && !s.finite;
    named && moves && s.next_class() & class::TO != 0 && s.infinitive_behind() && s.words(s.i).ends_with("ed")
}

/// "said to be", "known to have": a verb of saying or holding that takes no infinitive of its own.
pub(super) fn told_of(s: &Site) -> bool {
    let own = s.lexicon.own_cue(s.token().lemma);
    let to = s.next_class() & class::TO != 0;
    to && own.is(Class::Clausal) && own.attitude() == 0 && s.class(s.i + 2) & (class::BE | class::HAVE) != 0
}
