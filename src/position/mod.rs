//! From statements to positions: evidence in, matrix and differences out. Pure functions, the same whatever the order of the
//! statements.
//!
//! ```text
//! statements ─▶ Evidence ─ select ─▶ per cell ─ fold ─▶ occasions ─ decide ─▶ position ─▶ Matrix, Diff, history
//! ```

pub mod basis;
pub mod behind;
pub mod board;
pub mod changes;
pub mod cite;
pub mod compare;
pub mod contradiction;
pub mod course;
pub mod decide;
pub mod demands;
pub mod diff;
pub mod evidence;
pub mod few;
pub mod fold;
pub mod group;
pub mod history;
pub mod intern;
pub mod lines;
pub mod matrix;
pub mod query;
pub mod select;
pub mod speakers;
pub mod steps;
pub mod timeline;
pub mod touch;

#[cfg(test)]
mod laws;
#[cfg(test)]
mod rules;
#[cfg(test)]
pub(crate) mod sample;

pub use board::Board;
pub use cite::Cited;
pub use compare::Comparison;
pub use decide::Position;
pub use diff::Diff;
pub use evidence::Evidence;
pub use matrix::{Cell, Matrix};
pub use query::Query;
pub use timeline::Timeline;
