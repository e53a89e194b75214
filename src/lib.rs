//! `demarche` reads news and official texts about a negotiation, works out who took which position on what, and keeps
//! that as text files that people can check, compare and cite.
//!
//! # The flow
//!
//! ```text
//! text ─ read ─▶ document ─ segment ─▶ clauses ─ attribute ─▶ who says what ─ classify ─▶ statements
//!      statements ◀─ store ─▶ files      statements ─ position ─▶ matrix, diff ─ render ─▶ text
//! ```
//!
//! Text never fails: reading and coding return a value and diagnostics. Only files and codebooks return a
//! [`Result`](error::Result). Positions are computed first and drawn afterwards.
//!
//! A whole run, on a conflict that does not exist. First the coding scheme, which is data:
//!
//! ```
//! use demarche::{
//!     code::{Switches, Want, code},
//!     codebook::Codebook,
//!     date,
//!     position::{Evidence, Matrix, Query},
//!     read::{self, Meta},
//!     render::{cells::Cells, style::Style, table},
//!     statement::{Stance, Via},
//!     store,
//! };
//!
//! let scheme = r#"
//! parties:
//!   - {id: norland, names: [Norland], demonyms: [Norlander], capitals: [Nordhaven], seats: [the Spire]}
//!   - {id: suthermark, names: [Suthermark], demonyms: [Suthermarker], capitals: [Sutholm], seats: [the Tidehouse]}
//! actors:
//!   - {id: vale, names: [Mara Vale, Vale], party: norland,
//!      offices: [{office: head-of-state, title: President, from: "2021-05-01"}]}
//! topics:
//!   - id: truce
//!     name: truce
//!     proposition: The shooting in the strait should stop.
//!     frames:
//!       - {nouns: [truce, ceasefire], direction: +}
//! "#;
//! let codebook = Codebook::parse(&[("strait.yaml".to_owned(), scheme.as_bytes().to_vec())])?;
//!
//! // A text becomes a document with paragraphs and dates, and the document statements.
//! let text = "Norland will accept a truce only if Suthermark's guns fall silent, President Mara Vale said on Monday.\n\
//!             The Tidehouse rejected the truce.\n";
//! let meta = Meta { id: "kelm".to_owned(), published: date::parse("2023-04-04"), ..Meta::default() };
//! let (document, notices) = read::document(text.to_owned(), meta, None);
//! let coded = code(&document, &codebook, &Switches::default(), Want::default());
//! assert!(notices.is_empty());
//!
//! let vale = &coded.statements[0];
//! assert_eq!((vale.party.as_str(), vale.topic.as_str(), vale.stance), ("Norland", "truce", Stance::Conditional));
//! assert_eq!(vale.condition.as_deref(), Some("only if Suthermark's guns fall silent"));
//! assert_eq!((vale.via, vale.speaker.as_deref()), (Via::Direct, Some("Mara Vale")));
//! assert_eq!(vale.date, date::parse("2023-04-03"), "the Monday before it was published");
//!
//! // Stored, they are one canonical YAML file per document …
//! let folder = tempfile::tempdir()?;
//! let report = store::into(folder.path(), &document, &coded, &codebook.coder())?;
//! assert_eq!(report.to_string().lines().count(), 1);
//! let stored = store::Store::open(folder.path())?.documents()?.sourced();
//!
//! // … and as evidence they amount to positions, which are drawn last.
//! let evidence: Evidence = stored.iter().collect();
//! let positions = Matrix::build(&evidence, &codebook, &Query::default());
//! let drawn = table::matrix(&positions, Cells::Stance, &Style { width: 80, color: false });
//! assert!(drawn.contains("~ conditional") && drawn.contains("− oppose"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # The modules, lowest first
//!
//! - ground: [`span`], [`date`], [`fold`], [`suggest`], [`diag`], [`error`], [`yaml`]
//! - [`codebook`]: parties, actors with dated offices, topics with frames, the language file
//! - [`read`], [`segment`], [`attribute`], [`classify`]: the stages; [`code`](mod@code) runs them
//! - [`statement`], [`digest`]: the record, and what names it
//! - [`store`], [`exchange`]: records as files, and other programs' forms of them; coding a document again keeps what a person decided
//! - [`position`]: from statements to positions, pure functions
//! - [`evaluate`]: accuracy and agreement
//! - [`render`]: plain models in, strings out

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
