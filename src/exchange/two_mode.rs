//! The two-mode matrix as CSV: a row for each party, a column for each topic and stance.

use super::network::Network;
use crate::{render::csv, statement::Stance};

/// The matrix. Columns are `TOPIC: support`, `TOPIC: conditional`, `TOPIC: oppose` and `TOPIC: neutral` for each topic; a
/// cell is a number of statements, 0 where there is none.
pub fn two_mode(network: &Network) -> String {
    let mut head = vec!["party".to_owned()];
    for topic in &network.topics {
        head.extend(Stance::ALL.map(|s| format!("{topic}: {s}")));
    }
    let mut rows = vec![head];
    for (p, party) in network.parties.iter().enumerate() {
        let mut row = vec![party.clone()];
        for t in 0..network.topics.len() {
            row.extend(Stance::ALL.map(|s| network.weight(p, t, s).to_string()));
        }
        rows.push(row);
    }
    csv::write(&rows)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{codebook::Codebook, exchange::network::tests::source};

    #[test]
    fn a_cell_is_a_count_and_never_a_difference() {
        let s = source(&[
            ("Norland", "truce", Stance::Support),
            ("Norland", "truce", Stance::Oppose),
            ("=Kelm", "truce", Stance::Neutral),
        ]);
        assert_eq!(
            two_mode(&Network::of(&s, &Codebook::default())),
            "party,truce: support,truce: conditional,truce: oppose,truce: neutral\n'=Kelm,0,0,0,1\nNorland,1,0,1,0\n"
        );
    }
}
