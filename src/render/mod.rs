//! A plain model in, a `String` out. Width, colour and character set are arguments; nothing here reads or writes.

pub mod diagnostics;
pub mod style;
