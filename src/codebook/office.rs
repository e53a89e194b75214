//! Offices and their rank: the closed list that the coding manual ranks, by id.

/// An office: id in files, rank (1 highest … 6), whether a state has one holder a day, and its name in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OfficeKind {
    /// Id in codebook and records.
    pub id: &'static str,
    /// 1 head of state … 6 unnamed.
    pub rank: u8,
    /// One holder per title and party on any day.
    pub unique: bool,
    /// For people.
    pub words: &'static str,
}

/// Every office, highest rank first. (These are ids of the scheme, not words looked for in text.)
pub const OFFICES: &[OfficeKind] = &[
    office("head-of-state", 1, true, "head of state"),
    office("head-of-government", 2, true, "head of government"),
    office("vice-president", 2, true, "vice-president"),
    office("seat", 2, false, "seat of power"),
    office("seat-spokesperson", 2, false, "spokesperson of the seat of power"),
    office("act", 2, false, "act of the party"),
    office("joint-statement", 2, false, "joint statement"),
    office("minister", 3, true, "minister"),
    office("chief-of-staff", 3, true, "head of the head of state's office"),
    office("security-adviser", 3, true, "national security adviser"),
    office("envoy", 3, false, "envoy"),
    office("aide", 3, false, "aide or adviser"),
    office("state", 3, false, "the party, as a bare name or metonym"),
    office("deputy-minister", 4, false, "deputy minister"),
    office("ministry", 4, false, "ministry"),
    office("ministry-spokesperson", 4, false, "ministry spokesperson"),
    office("ambassador", 4, false, "ambassador"),
    office("embassy", 4, false, "embassy or mission"),
    office("command", 4, false, "military command"),
    office("parliament", 5, false, "parliament or its member"),
    office("region", 5, false, "region or its head"),
    office("agency", 5, false, "state agency or company"),
    office("unnamed", 6, false, "unnamed official"),
];

const fn office(id: &'static str, rank: u8, unique: bool, words: &'static str) -> OfficeKind {
    OfficeKind { id, rank, unique, words }
}

/// The office of an id.
pub fn find(id: &str) -> Option<&'static OfficeKind> {
    OFFICES.iter().find(|o| o.id == id)
}

/// The rank of an office id; 6, the lowest, for none or an unknown one.
pub fn rank(id: Option<&str>) -> u8 {
    id.and_then(find).map_or(6, |o| o.rank)
}
