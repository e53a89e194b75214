//! Accuracy and agreement: a prediction against hand-coded gold, or against another coder.
//!
//! [`gold`] and [`jsonl`] read the two sides into [`record::Records`], [`run`] codes the texts of a gold set, [`score`]
//! compares, [`oracle`] bounds, [`disagree`] lists, [`study`] measures agreement with intervals, [`mod@print`] shows.

pub mod agreement;
pub mod attribution;
pub mod bootstrap;
mod brat;
pub mod cells;
pub mod coder;
pub mod confusion;
pub mod disagree;
mod fields;
pub mod fit;
pub mod flips;
mod flow;
pub mod gold;
pub mod jsonl;
mod manifest;
pub mod oracle;
pub mod print;
mod print_study;
pub mod record;
pub mod run;
pub mod score;
pub mod study;
mod view;
