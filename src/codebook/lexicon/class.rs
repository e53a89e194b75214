//! The word classes a word may have, as bits.
#![allow(missing_docs)]

pub const DET: u32 = 1;
pub const POSS: u32 = 1 << 1;
pub const PRON: u32 = 1 << 2;
pub const OBJ_PRON: u32 = 1 << 3;
pub const PREP: u32 = 1 << 4;
pub const SUB: u32 = 1 << 5;
pub const COMP: u32 = 1 << 6;
pub const REL: u32 = 1 << 7;
pub const COORD: u32 = 1 << 8;
pub const QUESTION: u32 = 1 << 9;
pub const NEG: u32 = 1 << 10;
pub const MODAL: u32 = 1 << 11;
pub const BE: u32 = 1 << 12;
pub const HAVE: u32 = 1 << 13;
pub const DO: u32 = 1 << 14;
pub const TO: u32 = 1 << 15;
pub const ADV: u32 = 1 << 16;
pub const NUM: u32 = 1 << 17;
pub const V_BASE: u32 = 1 << 18;
pub const V_S: u32 = 1 << 19;
pub const V_PAST: u32 = 1 << 20;
pub const V_PART: u32 = 1 << 21;
pub const V_ING: u32 = 1 << 22;
pub const NOUN: u32 = 1 << 23;
pub const ADJ: u32 = 1 << 24;
pub const ABBREV: u32 = 1 << 25;
pub const NOUN_LINK: u32 = 1 << 26;
pub const VERB_PREFIX: u32 = 1 << 27;
pub const TO_NOUN: u32 = 1 << 28;
pub const PLURAL: u32 = 1 << 29;
pub const SINGULAR: u32 = 1 << 30;
pub const VERB: u32 = V_BASE | V_S | V_PAST | V_PART | V_ING;
pub const AUX: u32 = MODAL | BE | HAVE | DO;
/// A day of the week or a month, by its name.
pub const DAY: u32 = 1 << 31;
