//! Accuracy and agreement: a prediction against hand-coded gold, or against another coder.
//!
//! [`gold`] and [`jsonl`] read the two sides into [`record::Records`], [`run`] codes the texts of a gold set, [`score`]
//! compares, [`oracle`] bounds, [`disagree`] lists, [`print`] shows.

pub mod agreement;
pub mod disagree;
mod flow;
pub mod gold;
pub mod jsonl;
mod manifest;
pub mod oracle;
pub mod print;
pub mod record;
pub mod run;
pub mod score;
