//! "Did you mean …?": the nearest of the known names.

/// The known name nearest to `word` (letters folded), if it is near enough to be a slip of the hand.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.to_lowercase();
    known
        .into_iter()
        .map(|k| (strsim::jaro_winkler(&word, &k.to_lowercase()), k))
        .filter(|(score, k)| {
            *score >= 0.8 && (word.len().abs_diff(k.len()) <= 3 || begins(&word, k) || begins(k, &word))
        })
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, k)| k)
}

/// Whether a name begins with the other one: what is left out may then be long.
fn begins(whole: &str, start: &str) -> bool {
    whole.to_lowercase().starts_with(&start.to_lowercase())
}

/// The known name that a single word is plainly a slip of: near, as long but for one letter, and no inflection of it.
pub fn slip<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let near = nearest(word, known)?;
    let long = word.len() >= 5 && !word.contains(' ') && word.len().abs_diff(near.len()) <= 1;
    (long && !word.starts_with(near) && !near.starts_with(word)).then_some(near)
}

/// Advice for an unknown `word`: the nearest name if there is one, else the list of what is known (at most eight).
pub fn advice<'a>(word: &str, known: impl IntoIterator<Item = &'a str> + Clone) -> String {
    if let Some(name) = nearest(word, known.clone()) {
        return format!("did you mean `{name}`?");
    }
    let all: Vec<&str> = known.into_iter().take(9).collect();
    let shown = all.iter().take(8).map(|k| format!("`{k}`")).collect::<Vec<_>>().join(", ");
    format!("known are {shown}{}", if all.len() > 8 { ", …" } else { "" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_finds_its_name_and_nonsense_finds_the_list() {
        assert_eq!(nearest("Norlnad", ["Norland", "Suthermark"]), Some("Norland"));
        assert_eq!(nearest("zzz", ["Norland"]), None);
        assert_eq!(nearest("foo", ["form-one"]), None);
        assert_eq!(nearest("form", ["form-one"]), Some("form-one"));
        assert_eq!(slip("harbuor", ["harbour"]), Some("harbour"));
        assert_eq!(slip("islands", ["island"]), None);
        assert_eq!(advice("zzz", ["Norland", "Suthermark"]), "known are `Norland`, `Suthermark`");
    }
}
