//! `demarche` reads news and official texts about a negotiation, works out who took which position on what, and keeps
//! that as text files that people can check, compare and cite.

pub mod span;
pub mod date;
pub mod suggest;
pub mod diag;
pub mod error;
pub mod codebook;
pub mod statement;
pub mod read;
pub mod segment;
pub mod attribute;
pub mod classify;
pub mod code;
pub mod store;
pub mod position;
pub mod evaluate;
pub mod render;
