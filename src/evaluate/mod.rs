//! Accuracy and agreement: a prediction against hand-coded gold, or against another coder.
//!
//! [`gold`] and [`jsonl`] read the two sides into [`record::Records`], [`score`] compares them, [`print`] shows the figures.

pub mod agreement;
mod flow;
pub mod gold;
pub mod jsonl;
mod manifest;
pub mod print;
pub mod record;
pub mod score;
