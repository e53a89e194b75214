//! From a paragraph's text to tokens, quotations, sentences, verb groups and clauses.

mod aside;
pub mod clause;
pub mod cut;
pub mod fronted;
pub mod group;
pub mod quote;
mod repair;
mod scare;
pub mod sentence;
pub mod tag;
pub mod token;

use std::ops::Range;

use self::{clause::Clause, group::Grammar, quote::Quote, token::Token};
use crate::{codebook::lexicon::Lexicon, span::Span};

/// A paragraph cut up. Token indices are of the paragraph.
#[derive(Clone, Debug, Default)]
pub struct Segmented {
    /// Words, numbers and marks.
    pub tokens: Vec<Token>,
    /// Outermost quotations.
    pub quotes: Vec<Quote>,
    /// Sentences, which cover the paragraph.
    pub sentences: Vec<Sentence>,
}

/// A sentence with its clauses.
#[derive(Clone, Debug)]
pub struct Sentence {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Its clauses, one per verb group.
    pub clauses: Vec<Clause>,
}

impl Segmented {
    /// Whether a token stands inside a quotation.
    pub fn quoted(&self, token: usize) -> bool {
        let next = self.quotes.partition_point(|q| q.first as usize <= token);
        self.quotes.get(..next).unwrap_or_default().last().is_some_and(|q| q.inside().contains(&token))
    }

    /// The span of a token range; empty for an empty one.
    pub fn span(&self, range: Range<usize>) -> Span {
        match (self.tokens.get(range.start), range.end.checked_sub(1).and_then(|e| self.tokens.get(e))) {
            (Some(a), Some(b)) if range.start < range.end => Span { start: a.span.start, end: b.span.end },
            _ => Span::default(),
        }
    }
}

/// Tokens only: enough to decide whether the paragraph is worth the rest.
pub fn tokens(text: &str, span: Span, lexicon: &Lexicon, out: &mut Segmented) {
    out.tokens.clear();
    out.quotes.clear();
    out.sentences.clear();
    token::tokenise(text, span, lexicon, &mut out.tokens);
    repair::mend(&mut out.tokens, text, lexicon);
}

/// The rest, after [`tokens`].
pub fn structure(text: &str, lexicon: &Lexicon, grammar: &Grammar, out: &mut Segmented) {
    out.quotes = quote::quotes(&mut out.tokens, text);
    let mut groups = Vec::new();
    for range in sentence::sentences(&out.tokens, text, lexicon) {
        let range = range.start as usize..range.end as usize;
        tag::tag(&mut out.tokens[range.clone()], text, lexicon);
        aside::commas(&mut out.tokens[range.clone()]);
        aside::participles(&mut out.tokens[range.clone()]);
        // An hour or a bullet in front belongs to no clause.
        let body = range.start + usize::from(out.tokens[range.start].tag == tag::Tag::Other)..range.end;
        group::groups(&out.tokens, body.clone(), lexicon, grammar, &mut groups);
        fronted::join(&mut groups, &out.tokens, body.clone(), lexicon);
        let clauses = clause::clauses(&out.tokens, body, &groups, lexicon);
        out.sentences.push(Sentence { tokens: range, clauses });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codebook::{Codebook, language::Language};

    /// Subject, verb group and edge of each clause.
    fn cut(text: &str) -> Vec<String> {
        let codebook =
            Codebook::parse(&[("f".to_owned(), b"parties: [{id: norland, names: [Norland]}]".to_vec())]).unwrap();
        let lexicon = Lexicon::new(&codebook, Language::embedded());
        let mut seg = Segmented::default();
        tokens(text, Span::new(0, text.len()), &lexicon, &mut seg);
        structure(text, &lexicon, &Grammar::new(&lexicon), &mut seg);
        let part = |a: u32, b: u32| seg.span(a as usize..b as usize).of(text);
        let clauses = seg.sentences.iter().flat_map(|s| &s.clauses);
        clauses
            .map(|c| {
                let subject = part(c.subject.start, c.subject.end);
                format!("{subject} | {} | {:?}", part(c.group.first, c.group.end), c.edge)
            })
            .collect()
    }

    #[test]
    fn a_headlines_participle_keeps_its_subject_behind_a_denial_or_an_adverb() {
        assert_eq!(cut("Norland not leaving the islands")[0], "Norland | leaving | Relative");
        assert_eq!(cut("Norland not really seeking a truce")[0], "Norland | seeking | Relative");
        assert_eq!(cut("Norland still seeking a truce")[0], "Norland | seeking | Relative");
    }

    #[test]
    fn auxiliaries_in_front_belong_to_the_verb_behind_the_subject() {
        assert_eq!(
            cut("Should Norland refuse the offer, the dues will rise."),
            ["Norland | refuse | Condition", "the dues | will rise | Root"]
        );
        assert_eq!(cut("The dues would be lifted should Norland withdraw.")[1], "Norland | withdraw | Condition");
        assert_eq!(cut("Must Norland give up the islands?"), ["Norland | give | Root"]);
    }

    #[test]
    fn what_commas_set_apart_keeps_no_verb_from_its_subject() {
        assert_eq!(cut("Norland, like Kelmar, supports tolls."), ["Norland, like Kelmar | supports | Root"]);
        assert_eq!(
            cut("Norland, according to Vale, is ready to pay."),
            ["Norland, according to Vale | is | Root", " | to pay | Complement"]
        );
        assert_eq!(
            cut("While Norland wants a truce, Kelmar is against it."),
            ["Norland | wants | Concession", "Kelmar | is | Root"]
        );
        assert_eq!(
            cut("Vale said that the truce held and that it would last."),
            ["Vale | said | Root", "the truce | held | Content", "it | would last | Content"]
        );
    }

    #[test]
    fn marks_inside_a_phrase_and_a_source_in_the_middle_part_no_subject() {
        assert_eq!(
            cut("Norland's “tremendous” dues will not last."),
            ["Norland's “tremendous” dues | will not last | Root"]
        );
        assert_eq!(
            cut("The truce, Vale said, will not hold."),
            ["Vale | said | Root", "The truce | will not hold | Root"]
        );
    }

    #[test]
    fn a_participle_behind_a_noun_leaves_the_verb_to_come() {
        assert_eq!(
            cut("Dues imposed on Norland will be lifted.")[1],
            "Dues imposed on Norland | will be lifted | Root"
        );
        assert_eq!(
            cut("The terms laid out in the paper remain secret.")[1],
            "The terms laid out in the paper | remain | Root"
        );
        assert_eq!(cut("Dues are being imposed on Norland."), ["Dues | are being imposed | Root"]);
        assert_eq!(cut("Norland hit Norlander oil firms with dues."), ["Norland | hit | Root"]);
        assert_eq!(cut("Exports fell by 60 percent.")[0], "Exports | fell | Root");
        assert_eq!(cut("Vale has said Norland plans to leave.")[1], "Norland | plans | Content");
    }

    #[test]
    fn a_relative_clause_leaves_its_whole_subject_to_the_verb_behind() {
        assert_eq!(cut("Those who refuse a truce will pay.")[1], "Those | will pay | Root");
        assert_eq!(
            cut("The head of the body that watches the port said Norland had agreed.")[1],
            "The head of the body | said | Root"
        );
        assert_eq!(
            cut("A truce between the two armies, which began in May, has failed.")[1].split(" |").next(),
            Some("A truce between the two armies")
        );
        assert_eq!(cut("The envoy, who as minister sought a truce, is against it.")[1], "The envoy | is | Root");
    }

    #[test]
    fn a_conjunction_brings_a_clause_and_a_list_of_names_is_one_subject() {
        assert_eq!(cut("Trade will grow as Norland lifts dues on grain.")[1], "Norland | lifts | Other");
        assert_eq!(
            cut("It will hold as the envoy, Mara Vale, said on Monday.")[1],
            "the envoy, Mara Vale | said | Other"
        );
        assert_eq!(cut("After the talks Vale said dues would stay.")[0], "Vale | said | Root");
        assert_eq!(
            cut("Since the war began, Vale and his envoys have stayed.")[1],
            "Vale and his envoys | have stayed | Root"
        );
        assert_eq!(cut("Vale said he and Sorel had agreed.")[1], "he and Sorel | had agreed | Content");
        assert_eq!(cut("Vale took the plan and Sorel rejected it.")[1], "Sorel | rejected | Root");
    }

    #[test]
    fn number_and_a_verb_ahead_tell_nouns_from_verbs() {
        assert_eq!(cut("Kelmar sanctions won't affect the port."), ["Kelmar sanctions | won't affect | Root"]);
        assert_eq!(cut("This means that the guns fall silent.")[0], "This | means | Root");
        assert_eq!(cut("Norland wants to redirect gas supplies to Kelmar.").len(), 2);
        assert_eq!(cut("Norlander officials report progress in the talks.").len(), 1);
        assert_eq!(
            cut("Vale said on Tuesday that strikes on the port must end.")[1],
            "strikes on the port | must end | Content"
        );
        assert_eq!(cut("Vale called for harsher Kelmar sanctions to punish Norland.").len(), 2);
    }
}
