//! "Norland set its terms: / Recognise the annexation; / Lift the dues.": demands that stand in paragraphs of their own behind a colon.

use crate::segment::{Segmented, tag::Tag};

/// Whether a paragraph leads up to a list.
pub(super) fn opens(seg: &Segmented) -> bool {
    ends_with(seg, Tag::Colon)
}

/// Whether an item is not the last of its list.
pub(super) fn goes_on(seg: &Segmented) -> bool {
    ends_with(seg, Tag::Semicolon) || ends_with(seg, Tag::Comma)
}

/// Whether a paragraph is an order: its verb comes first, or behind an adverb.
pub(super) fn demands(seg: &Segmented) -> bool {
    let leads = |t: Tag| matches!(t, Tag::Other | Tag::Hyphen | Tag::Dash | Tag::Adv | Tag::Neg | Tag::Do);
    seg.tokens.iter().map(|t| t.tag).find(|&t| !leads(t)) == Some(Tag::Base)
}

fn ends_with(seg: &Segmented, mark: Tag) -> bool {
    seg.tokens.last().is_some_and(|t| t.tag == mark)
}
