//! The event list as it is written.

use super::*;
use crate::{
    span::Span,
    statement::{Statement, example},
    store::Head,
};

fn source() -> Source {
    let one = |id: &str, document: &str, statement: Statement| Sourced {
        document: document.into(),
        outlet: Some("Kelm; Echo".into()),
        url: None,
        coder: Some("demarche 0 / codebook 0".into()),
        statement: Statement { id: id.into(), ..statement },
    };
    let quoted = Statement {
        stance: Stance::Support,
        quotation: Some("We \"agree\"; now".into()),
        spans: vec![Span::new(10, 20), Span::new(30, 40)],
        ..example()
    };
    let acted = Statement {
        stance: Stance::Oppose,
        speaker: None,
        quotation: None,
        evidence: vec![],
        spans: vec![],
        ..example()
    };
    let heads = [(
        "talks-2".to_owned(),
        Head { title: Some("=Talks".into()), author: Some("Ines Ro".into()), ..Head::default() },
    )];
    Source {
        statements: vec![one("a", "talks-10", acted), one("b", "talks-2", quoted), one("c", "talks-2", example())],
        heads: heads.into(),
    }
}

#[test]
fn the_header_is_dnas_and_what_agreement_cannot_say_is_counted() {
    let list = event_list(&source(), Qualifier::Agreement);
    assert_eq!(
        list.text,
        "\"statement_id\";\"time\";\"person\";\"organization\";\"concept\";\"agreement\";\"start_position\";\"stop_position\";\
         \"text\";\"coder\";\"document_id\";\"document_title\";\"document_author\";\"document_source\";\"document_section\";\
         \"document_type\"\n\
         1;2025-03-13 00:00:00;\"Mara Vale\";\"Norland\";\"truce\";1;10;40;\"We 'agree', now\";1;1;\"'=Talks\";\"Ines Ro\";\
         \"Kelm, Echo\";\"\";\"\"\n\
         2;2025-03-13 00:00:00;\"\";\"Norland\";\"truce\";0;;;\"\";1;2;\"talks-10\";\"\";\"Kelm, Echo\";\"\";\"\"\n"
    );
    assert_eq!((list.rows, list.ungraded), (2, 1));
}

#[test]
fn the_scale_says_all_four_stances() {
    let list = event_list(&source(), Qualifier::Scale);
    assert!(list.text.contains(";\"stance\";"), "{}", list.text);
    assert!(list.text.contains("\"truce\";1;7933;7949;"), "conditional is 1: {}", list.text);
    assert_eq!((list.rows, list.ungraded), (3, 0));
}
