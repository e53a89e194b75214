//! An imported document and what the store already has of it: nothing that stands there is changed.

use std::collections::HashMap;

use crate::store::StoredDocument;

/// A document to store, and what became of its statements.
#[derive(Clone, Debug, PartialEq)]
pub struct Merged {
    /// The stored document with the new statements.
    pub document: StoredDocument,
    /// Statements that the store did not have.
    pub new: usize,
    /// Statements that the store has, equal ones included.
    pub kept: usize,
    /// Of those kept, how many differ from the imported ones: somebody has edited them here or there.
    pub differ: usize,
}

/// Adds the imported statements whose ids the stored document does not have. Importing twice is importing once.
pub fn merge(stored: Option<&StoredDocument>, imported: &StoredDocument) -> Merged {
    let Some(stored) = stored else {
        return Merged { document: imported.clone(), new: imported.statements.len(), kept: 0, differ: 0 };
    };
    let mut out = Merged { document: stored.clone(), new: 0, kept: 0, differ: 0 };
    let known: HashMap<&str, _> = stored.statements.iter().map(|s| (s.id.as_str(), s)).collect();
    for s in &imported.statements {
        match known.get(s.id.as_str()) {
            Some(old) => {
                out.kept += 1;
                out.differ += usize::from(*old != s);
            }
            None => {
                out.new += 1;
                out.document.statements.push(s.clone());
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        statement::{Stance, Statement, example},
        store::Head,
    };

    #[test]
    fn what_a_person_has_edited_stays_and_what_is_new_comes() {
        let head = Head { id: "talks-1".into(), ..Head::default() };
        let with = |statements| StoredDocument { statements, ..StoredDocument::new(head.clone()) };
        let other = Statement { id: "0".repeat(12), ..example() };
        let stored = with(vec![Statement { stance: Stance::Oppose, ..example() }]);
        let once = merge(Some(&stored), &with(vec![example(), other]));
        assert_eq!((once.new, once.kept, once.differ), (1, 1, 1));
        assert_eq!(once.document.statements[0].stance, Stance::Oppose);
        let twice = merge(Some(&once.document), &once.document);
        assert_eq!((twice.document, twice.new), (once.document, 0));
        assert_eq!(merge(None, &stored).new, 1);
    }
}
