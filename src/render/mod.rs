//! A plain model in, a `String` out. Width, colour and character set are arguments; nothing here reads or writes.

pub mod basis;
pub mod brief;
pub mod briefing;
pub mod cells;
pub mod changes;
pub mod chart;
pub mod citation;
pub mod codes;
pub mod compare;
pub mod contradiction;
pub mod csv;
pub mod demands;
pub mod diagnostics;
pub mod diff;
pub mod explain;
pub mod html;
pub mod legend;
pub mod markdown;
pub mod markup;
pub mod methods;
pub mod profile;
pub mod quote;
pub mod report;
pub mod show;
pub mod stacked;
pub mod statements;
pub mod steps;
pub mod style;
pub mod summary;
pub mod svg;
pub mod table;
pub mod text;
pub mod timeline;
pub mod tree;

#[cfg(test)]
mod hostile;
