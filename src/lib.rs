//! `demarche` reads news and official texts about a negotiation, works out who took which position on what, and keeps
//! that as text files that people can check, compare and cite.

pub mod attribute;
pub mod classify;
pub mod code;
pub mod codebook;
pub mod date;
pub mod diag;
pub mod digest;
pub mod error;
pub mod evaluate;
pub mod exchange;
pub mod fold;
pub mod position;
pub mod read;
pub mod render;
pub mod segment;
pub mod span;
pub mod statement;
pub mod store;
pub mod suggest;
pub mod yaml;
