//! Forms of English words: verbs, regular ones by rule and irregular ones from their row; plurals of nouns by rule.

/// The five forms of a verb.
pub struct Forms<'a> {
    /// Lemma.
    pub base: &'a str,
    /// Third person singular.
    pub third: String,
    /// Past.
    pub past: String,
    /// Past participle.
    pub participle: String,
    /// Gerund.
    pub gerund: String,
}

/// The forms of a row "lemma third past participle gerund".
pub fn irregular(row: &str) -> Option<Forms<'_>> {
    let mut w = row.split_whitespace();
    Some(Forms {
        base: w.next()?,
        third: w.next()?.to_owned(),
        past: w.next()?.to_owned(),
        participle: w.next()?.to_owned(),
        gerund: w.next()?.to_owned(),
    })
}

/// The forms of a regular verb. Doubling of the last consonant is not guessed: such verbs are listed as irregular.
pub fn regular(base: &str) -> Forms<'_> {
    let stem_y = base.strip_suffix('y').filter(|s| !s.ends_with(['a', 'e', 'o', 'u']));
    let stem_e = base.strip_suffix('e');
    let third = with_s(base);
    let past = match (stem_y, stem_e) {
        (Some(s), _) => format!("{s}ied"),
        (_, Some(s)) => format!("{s}ed"),
        _ => format!("{base}ed"),
    };
    let gerund = match stem_e.filter(|s| !s.ends_with(['e', 'o', 'y'])) {
        Some(s) if s.ends_with('i') => format!("{}ying", &s[..s.len() - 1]),
        Some(s) => format!("{s}ing"),
        None => format!("{base}ing"),
    };
    Forms { base, third, participle: past.clone(), past, gerund }
}

/// A word with its "-s": the third person of a verb, the plural of a noun.
pub fn with_s(base: &str) -> String {
    match base.strip_suffix('y').filter(|s| !s.ends_with(['a', 'e', 'o', 'u'])) {
        Some(s) => format!("{s}ies"),
        None if ["s", "x", "z", "ch", "sh", "o"].iter().any(|e| base.ends_with(e)) => format!("{base}es"),
        None => format!("{base}s"),
    }
}

/// A noun phrase in the plural, given which words are prepositions: "peace plan", "cessation of hostilities" by their heads. None
/// for one that is a plural already.
pub fn plural(phrase: &str, is_preposition: impl Fn(&str) -> bool) -> Option<String> {
    let words: Vec<&str> = phrase.split(' ').collect();
    let end = words.iter().position(|w| is_preposition(w)).unwrap_or(words.len());
    let head = words[..end].last().filter(|w| w.ends_with(|c: char| c.is_ascii_lowercase() && c != 's'))?;
    let (before, head, behind) = (words[..end - 1].iter(), with_s(head), words[end..].iter());
    Some(before.chain([&head.as_str()]).chain(behind).copied().collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regular_forms_follow_the_spelling_rules() {
        let f = |b| {
            let f = regular(b);
            format!("{} {} {}", f.third, f.past, f.gerund)
        };
        assert_eq!(f("reject"), "rejects rejected rejecting");
        assert_eq!(f("cease"), "ceases ceased ceasing");
        assert_eq!(f("deny"), "denies denied denying");
        assert_eq!(f("deploy"), "deploys deployed deploying");
        assert_eq!(f("push"), "pushes pushed pushing");
        assert_eq!(f("agree"), "agrees agreed agreeing");
        assert_eq!(f("untie"), "unties untied untying");
    }

    #[test]
    fn plurals_are_of_the_head() {
        let of = |p| plural(p, |w| ["of", "on"].contains(&w)).unwrap_or_default();
        assert_eq!(of("truce"), "truces");
        assert_eq!(of("peace treaty"), "peace treaties");
        assert_eq!(of("halt of attacks"), "halts of attacks");
        assert_eq!((of("talks"), of("of late")), (String::new(), String::new()));
    }
}
