//! The pages for people: the one-page briefing, a party's profile, the report.

use std::path::PathBuf;

use demarche::{
    codebook::Codebook,
    error::Error,
    position::{
        Board, Evidence, Query, basis, behind, contradiction, course, demands, diff, query::days_before, speakers,
    },
    render::{brief, profile, report},
};

use super::{titles::Titles, views};

/// Days over which a briefing looks for movement and for contradictions.
const DAYS: u32 = 7;

/// The briefing.
pub fn brief(evidence: &Evidence, codebook: &Codebook, query: &Query, inputs: &[PathBuf]) -> String {
    let titles = Titles::read(inputs);
    let now = Board::new(evidence, codebook, query);
    let before = now.matrix.at.map(|at| days_before(at, DAYS));
    let then = Board::new(evidence, codebook, &Query { at: before, ..query.clone() });
    let (_, bases) = basis::bases(evidence, codebook, query);
    let (_, contradictions) = contradiction::contradictions(evidence, codebook, query, DAYS);
    brief::markdown(&brief::Brief {
        matrix: &now.matrix,
        codebook,
        moved: &diff::diff(&then, &now),
        days: DAYS,
        bases: &bases,
        contradictions: &contradictions,
        title: &|id| titles.title(id),
    })
}

/// The profile of a party.
///
/// # Errors
/// The name is no party's.
pub fn profile(
    evidence: &Evidence,
    codebook: &Codebook,
    query: &Query,
    inputs: &[PathBuf],
    name: &str,
) -> Result<String, Error> {
    let party = views::one_party(evidence, codebook, name)?;
    let titles = Titles::read(inputs);
    let (matrix, cells) = behind::behind(evidence, codebook, query, Some(&party), None);
    let (_, mut courses) = course::courses(evidence, codebook, query);
    let (_, mut bases) = basis::bases(evidence, codebook, query);
    let (_, mut contradictions) = contradiction::contradictions(evidence, codebook, query, DAYS);
    courses.retain(|c| c.party == party);
    bases.retain(|b| b.party == party);
    contradictions.retain(|c| c.party == party);
    Ok(profile::markdown(&profile::Profile {
        party: &party,
        matrix: &matrix,
        codebook,
        cells: &cells,
        speakers: &speakers::speakers(evidence, codebook, query, &party),
        courses: &courses,
        bases: &bases,
        demands: &demands::demands(&cells),
        contradictions: &contradictions,
        title: &|id| titles.title(id),
    }))
}

/// The HTML page.
pub fn report(evidence: &Evidence, codebook: &Codebook, query: &Query, inputs: &[PathBuf]) -> String {
    let titles = Titles::read(inputs);
    let (matrix, cells) = behind::behind(evidence, codebook, query, None, None);
    report::html(&report::Report {
        matrix: &matrix,
        codebook,
        cells: &cells,
        courses: &course::courses(evidence, codebook, query).1,
        demands: &demands::demands(&cells),
        contradictions: &contradiction::contradictions(evidence, codebook, query, DAYS).1,
        bases: &basis::bases(evidence, codebook, query).1,
        title: &|id| titles.title(id),
    })
}
