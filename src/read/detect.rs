//! What kind of text it is, where nobody said.

use super::{
    Document, Format, Paragraph, dialogue,
    label::{Label, capital_label, mixed_labels, office_label},
    mark::{Mark, find},
    readout,
    words::{fold, words},
};

/// The kind of the text, from its headers and stamps, labels, line lengths, title and grammatical person.
pub(super) fn format(document: &Document) -> Format {
    let total = document.paragraphs.len();
    if total == 0 {
        return Format::Story;
    }
    let titled = |list| document.is_titled(list);
    if is_feed(document, titled("feed_titles")) {
        return Format::Feed;
    }
    if is_transcript(document) || titled("address_titles") && are_several_labelled(document) {
        return Format::Transcript;
    }
    if are_bare_headlines(document) {
        return Format::Headlines;
    }
    let seen = total.min(SAMPLE);
    let first_person = |percent| is_first_person(document, seen, percent);
    let own_words = document.meta.author.is_some() && first_person(35);
    // "Vale holds phone call with Corvin", "Vale's press conference at a glance" head a story, too: the text's own first line tells less than
    // a title that was given.
    let title = document.meta.title.as_deref().map(fold).unwrap_or_default();
    let entitled = |list| words().count(list, &title) > 0;
    if (entitled("readout_titles") || entitled("communique_titles")) && !own_words {
        return Format::Readout;
    }
    let headed = || (titled("interview_titles") || titled("transcript_titles")) && first_person(35);
    if (entitled("transcript_titles") || headed()) && document.meta.author.is_none() {
        return Format::Transcript;
    }
    if own_words || (titled("address_titles") && first_person(20)) {
        return Format::Address;
    }
    if are_standfirst_items(document) {
        return Format::Headlines;
    }
    match () {
        () if has_readout_phrases(document, seen) => Format::Readout,
        () if total >= 3 && first_person(70) => Format::Address,
        () => Format::Story,
    }
}

/// How many paragraphs are looked at for person and phrases: a text shows its kind early.
const SAMPLE: usize = 200;

/// Whether a quarter of the lines, and at least two, have a phrase of readouts; one is enough below a day.
fn has_readout_phrases(document: &Document, seen: usize) -> bool {
    let dated = lines(document).next().is_some_and(readout::opens_with_day);
    let needed = if dated { 1 } else { seen.div_ceil(4).max(2) };
    let others = lines(document).take(SAMPLE).filter(|l| !words().stand_in("readout_phrases", l));
    // Most texts are told before their end, by how many have none.
    seen.checked_sub(needed).is_some_and(|spare| others.take(spare + 1).count() <= spare)
}

fn lines(document: &Document) -> impl Iterator<Item = &str> {
    document.paragraphs.iter().map(|p: &Paragraph| p.span.of(&document.text))
}

fn is_feed(document: &Document, titled: bool) -> bool {
    let (mut headers, mut stamps, mut below_top) = (0, 0, false);
    for (n, mark) in lines(document).map(find).enumerate() {
        match mark {
            Some(Mark::Header(_)) => {
                headers += 1;
                below_top |= n > 1;
            }
            Some(_) => stamps += 1,
            None => {}
        }
    }
    let total = document.paragraphs.len();
    headers >= 2
        || stamps >= 3
        || (stamps >= 2 && stamps * 4 >= total)
        || (headers == 1 && below_top)
        || titled
        || (headers + stamps > 0 && total > 3 && names_itself(document))
}

/// A line of its own says that it is a live feed.
fn names_itself(document: &Document) -> bool {
    lines(document).any(|l| l.len() <= 80 && words().count("feed_titles", &fold(l)) > 0)
}

fn is_transcript(document: &Document) -> bool {
    let labels: Vec<Label> = lines(document).filter_map(capital_label).collect();
    let total = document.paragraphs.len();
    let questions = labels.iter().filter(|l| l.question).count();
    let mixed: usize = mixed_labels(document).values().sum();
    questions > 0
        || !dialogue::turns(document).is_empty()
        || (labels.len() >= 2 && labels.len() * 4 >= total)
        || (mixed >= 3 && mixed * 4 >= total)
        || lines(document).any(|l| l.len() <= 160 && words().count("interview_marks", &fold(l)) > 0)
        || goes_on_behind_label(document)
}

/// An office and its holder open a turn that goes on over paragraphs: a statement to the press, by one or several.
fn goes_on_behind_label(document: &Document) -> bool {
    let Some(first) = lines(document).position(|l| office_label(l).is_some()) else { return false };
    let own = lines(document).skip(first + 1).filter(|l| !l.contains(": ") && says_we(l)).count();
    own >= 2 && own * 4 >= document.paragraphs.len()
}

/// "Remarks by …" of several, whose long turns each open with a name: two labels that differ.
fn are_several_labelled(document: &Document) -> bool {
    let mut names = lines(document).filter_map(|l| capital_label(l).map(|label| &l[..label.name]));
    names.next().is_some_and(|first| names.any(|name| name != first))
}

/// Nearly all lines short and without a final stop.
fn are_bare_headlines(document: &Document) -> bool {
    let total = document.paragraphs.len();
    let bare = |l: &&str| l.chars().nth(140).is_none() && !l.ends_with(['.', '!', '”', '"', ':', ',', ';']);
    total >= 3 && lines(document).filter(bare).count() * 10 >= total * 8
}

/// Most lines are each a headline with a standfirst that takes its words up again, as in the items of an RSS feed.
fn are_standfirst_items(document: &Document) -> bool {
    let total = document.paragraphs.len().min(SAMPLE);
    // A quarter may be other: most texts are told after a few lines.
    let others = lines(document).take(SAMPLE).filter(|l| !has_standfirst(l)).take(total / 4 + 1).count();
    total >= 2 && others * 4 <= total
}

/// `Headline. Standfirst …`: a short first sentence that reports no speech and no person's "he", taken up by the next.
fn has_standfirst(line: &str) -> bool {
    let Some(end) = headline_end(line) else { return false };
    let (headline, rest) = (&line[..end], line[end..].trim());
    let words = headline.split_whitespace().count();
    if !(3..=18).contains(&words) || rest.chars().nth(29).is_none() {
        return false;
    }
    let above: Vec<[char; 4]> = headline.split(apart).filter_map(stem).collect();
    is_title_case(headline) || rest.split(apart).filter_map(stem).any(|s| above.contains(&s))
}

/// What parts words.
fn apart(c: char) -> bool {
    !c.is_alphanumeric()
}

/// The first four letters of a word that has as many, in lower case.
fn stem(word: &str) -> Option<[char; 4]> {
    let mut letters = word.chars();
    letters.by_ref().nth(3)?;
    let mut stem = ['\0'; 4];
    stem.iter_mut().zip(word.chars().flat_map(char::to_lowercase)).for_each(|(to, c)| *to = c);
    Some(stem)
}

/// Nearly every longer word has a capital, as English headlines have.
fn is_title_case(headline: &str) -> bool {
    let long = || headline.split_whitespace().filter(|w| w.chars().count() > 3);
    let capital = long()
        .filter(|w| !w.trim_start_matches(|c: char| !c.is_alphanumeric()).starts_with(char::is_lowercase))
        .count();
    long().count() >= 3 && capital * 10 >= long().count() * 9
}

/// The end of the first sentence, past its mark.
fn headline_end(line: &str) -> Option<usize> {
    let ends = |i: usize| {
        let after = line[i + 1..].trim_start_matches(['”', '’', '"', '\'']);
        let initial = line[..i].chars().rev().take_while(|c| c.is_alphabetic()).count() == 1;
        !initial && after.starts_with(' ') && after.trim_start().starts_with(|c: char| !c.is_lowercase())
    };
    let marks = line.bytes().take(160).enumerate().filter(|(_, b)| matches!(b, b'.' | b'?' | b'!'));
    marks.map(|(i, _)| i).find(|&i| ends(i)).map(|i| i + 1)
}

/// Whether the writer says "I" or "we", outside quotation marks, in so much of the paragraphs looked at. Most texts are told
/// before their end, by how many do not.
fn is_first_person(document: &Document, seen: usize, percent: usize) -> bool {
    let spare = seen - (seen * percent).div_ceil(100);
    let others = lines(document).take(SAMPLE).filter(|l| !says_we(l));
    others.take(spare + 1).count() <= spare
}

fn says_we(line: &str) -> bool {
    let own = |word: &str| matches!(word, "I" | "we" | "We" | "our" | "Our" | "my" | "My" | "us" | "me");
    let (mut open, mut word, mut at) = (false, 0, 0);
    while let Some(&byte) = line.as_bytes().get(at) {
        if byte.is_ascii_alphanumeric() {
            at += 1;
            continue;
        }
        let c = if byte.is_ascii() { char::from(byte) } else { line[at..].chars().next().unwrap_or_default() };
        let end = at;
        at += c.len_utf8();
        if c.is_alphanumeric() {
            continue;
        }
        if !open && own(&line[word..end]) {
            return true;
        }
        word = at;
        match c {
            '“' | '«' => open = true,
            '”' | '»' => open = false,
            '"' => open = !open,
            _ => {}
        }
    }
    !open && own(&line[word..])
}
