//! Days: the one date type, and how a day is read from text and metadata.

/// A calendar day. Written as a quoted `"2025-03-13"`.
pub type Date = jiff::civil::Date;
