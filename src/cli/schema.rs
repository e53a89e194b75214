//! `schema`: the JSON Schema of a form that the program reads or writes.

use clap::{Args as ClapArgs, ValueEnum};

use super::{Exit, Run, Session};

/// Arguments.
#[derive(Debug, ClapArgs)]
pub struct Args {
    /// Form whose schema is wanted
    #[arg(value_enum, default_value_t, value_name = "FORM")]
    form: Form,
}

/// Forms with a schema.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum Form {
    /// A stored document, as under positions/
    #[default]
    Stored,
    /// One line of `classify --format jsonl`
    Statement,
    /// The summary of `export`
    Summary,
}

/// Writes the schema.
pub fn run(args: &Args, session: &Session) -> Run {
    session.write(match args.form {
        Form::Stored => include_str!("help/schema/stored.json"),
        Form::Statement => include_str!("help/schema/statement.json"),
        Form::Summary => include_str!("help/schema/summary.json"),
    })?;
    Ok(Exit::Done)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use demarche::{
        codebook::Codebook,
        position::{Evidence, Matrix, Query, lines},
        render::{summary, tree::Node},
        statement::Sourced,
    };
    use serde_json::Value;

    fn keys(v: &Value) -> BTreeSet<String> {
        v.as_object().map(|o| o.keys().cloned().collect()).unwrap_or_default()
    }

    fn schema(text: &str) -> Value {
        serde_json::from_str(text).unwrap()
    }

    #[test]
    fn a_statement_has_the_keys_of_its_schema_and_no_other() {
        let line = r#"{"document":"d","outlet":"o","url":"u","coder":"c","id":"1","text":"2","paragraph":1,"date":"2023-03-14",
            "date_reason":"r","party":"p","topic":"t","stance":"support","condition":"c","via":"direct","voice":"official",
            "speaker":"s","actor":"a","office":"o","relayed_by":"r","quotation":"q","spans":[[0,1]],"evidence":["e"],
            "confidence":0.5,"machine":"m","status":"accepted","proposed":{"date":"2023-03-14","party":"p","topic":"t",
            "stance":"oppose","condition":"c","via":"direct","voice":"official","speaker":"s"},"note":"n"}"#;
        let full: Sourced = serde_json::from_str(line).unwrap();
        let written = serde_json::to_value(&full).unwrap();
        let of_line = schema(include_str!("help/schema/statement.json"));
        assert_eq!(keys(&written), keys(&of_line["properties"]));
        let stored = schema(include_str!("help/schema/stored.json"));
        let statement = &stored["properties"]["statements"]["items"]["properties"];
        assert_eq!(keys(&serde_json::to_value(&full.statement).unwrap()), keys(statement));
        assert_eq!(keys(&written["proposed"]), keys(&statement["proposed"]["properties"]));
    }

    #[test]
    fn a_summary_has_only_keys_of_its_schema() {
        let fixture = std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/strait.jsonl")).unwrap();
        let evidence: Evidence = lines::read("strait.jsonl", fixture.as_slice()).unwrap().0.settle();
        let matrix = Matrix::build(&evidence, &Codebook::default(), &Query::default());
        let node: Node = summary::summary(&matrix, "x");
        let written = serde_json::to_value(&node).unwrap();
        let schema = schema(include_str!("help/schema/summary.json"));
        assert!(keys(&written).is_subset(&keys(&schema["properties"])));
        let known =
            keys(&schema["properties"]["parties"]["additionalProperties"]["additionalProperties"]["properties"]);
        for cell in written["parties"].as_object().unwrap().values().flat_map(|p| p.as_object().unwrap().values()) {
            assert!(keys(cell).is_subset(&known), "{cell}");
            assert!(keys(&cell["quotation"]).is_subset(&keys(&schema["$defs"]["cited"]["properties"])));
        }
    }
}
