//! The network as GraphML with typed keys: plain keys only, which Gephi, igraph and NetworkX read alike.

use std::fmt::Write as _;

use super::network::Network;

const KEYS: &[(&str, &str, &str, &str)] = &[
    ("name", "node", "name", "string"),
    ("variable", "node", "variable", "string"),
    ("frequency", "node", "frequency", "int"),
    ("weight", "edge", "weight", "int"),
    ("stance", "edge", "stance", "string"),
    ("sign", "edge", "sign", "int"),
    ("value", "edge", "value", "int"),
    ("coder", "graph", "coder", "string"),
];

/// The graph: a node for each party and each topic, and an undirected edge for each stance that a party has stated on a topic.
///
/// `weight` is the number of statements, `sign` 1 towards the proposition, -1 against it and 0 for neutral, `value` the place
/// on the scale from -2 to 2, `frequency` the number of a node's statements. `coder` is the version that wrote it.
pub fn graphml(network: &Network, coder: &str) -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns \
         http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n",
    );
    for (id, of, name, kind) in KEYS {
        line(&mut out, format_args!("  <key id=\"{id}\" for=\"{of}\" attr.name=\"{name}\" attr.type=\"{kind}\"/>"));
    }
    line(&mut out, format_args!("  <graph id=\"positions\" edgedefault=\"undirected\">"));
    line(&mut out, format_args!("    <data key=\"coder\">{}</data>", escaped(coder)));
    let parties = network.parties.iter().enumerate().map(|(n, name)| (format!("p{n}"), name, "party", n));
    let topics = network.topics.iter().enumerate().map(|(n, name)| (format!("t{n}"), name, "topic", n));
    for (id, name, variable, n) in parties.chain(topics) {
        let own = |e: &&super::Edge| if variable == "party" { e.party == n } else { e.topic == n };
        let frequency: u32 = network.edges.iter().filter(own).map(|e| e.weight).sum();
        line(&mut out, format_args!("    <node id=\"{id}\">"));
        data(&mut out, "name", &escaped(name));
        data(&mut out, "variable", variable);
        data(&mut out, "frequency", &frequency.to_string());
        line(&mut out, format_args!("    </node>"));
    }
    for (n, e) in network.edges.iter().enumerate() {
        let (party, topic, value) = (e.party, e.topic, e.stance.value());
        line(&mut out, format_args!("    <edge id=\"e{n}\" source=\"p{party}\" target=\"t{topic}\">"));
        data(&mut out, "weight", &e.weight.to_string());
        data(&mut out, "stance", e.stance.word());
        data(&mut out, "sign", &value.signum().to_string());
        data(&mut out, "value", &value.to_string());
        line(&mut out, format_args!("    </edge>"));
    }
    out.push_str("  </graph>\n</graphml>\n");
    out
}

fn data(out: &mut String, key: &str, value: &str) {
    line(out, format_args!("      <data key=\"{key}\">{value}</data>"));
}

fn line(out: &mut String, text: std::fmt::Arguments<'_>) {
    let _ = writeln!(out, "{text}"); // cannot fail: writing into a String
}

/// Text as XML 1.0 can hold it: markup is text, and characters that XML forbids or that steer a terminal become U+FFFD.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(' '),
            '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            c if crate::diag::is_hostile(c) => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{codebook::Codebook, exchange::network::tests::source, statement::Stance};

    #[test]
    fn stances_of_one_cell_are_edges_of_their_own_and_names_are_never_markup() {
        let s = source(&[
            ("N<o>&\"\u{1b}", "truce", Stance::Oppose),
            ("N<o>&\"\u{1b}", "truce", Stance::Oppose),
            ("N<o>&\"\u{1b}", "truce", Stance::Conditional),
        ]);
        let xml = graphml(&Network::of(&s, &Codebook::default()), "demarche 0 / codebook 0");
        for (id, of, name, kind) in KEYS {
            let key = format!("<key id=\"{id}\" for=\"{of}\" attr.name=\"{name}\" attr.type=\"{kind}\"/>");
            assert!(xml.contains(&key), "{xml}");
        }
        let end = xml.split_once("<data key=\"coder\">demarche 0 / codebook 0</data>\n").unwrap().1;
        assert_eq!(
            end,
            r#"    <node id="p0">
      <data key="name">N&lt;o&gt;&amp;&quot;�</data>
      <data key="variable">party</data>
      <data key="frequency">3</data>
    </node>
    <node id="t0">
      <data key="name">truce</data>
      <data key="variable">topic</data>
      <data key="frequency">3</data>
    </node>
    <edge id="e0" source="p0" target="t0">
      <data key="weight">1</data>
      <data key="stance">conditional</data>
      <data key="sign">1</data>
      <data key="value">1</data>
    </edge>
    <edge id="e1" source="p0" target="t0">
      <data key="weight">2</data>
      <data key="stance">oppose</data>
      <data key="sign">-1</data>
      <data key="value">-2</data>
    </edge>
  </graph>
</graphml>
"#
        );
    }
}
