//! Natural order of names: `talks-2` before `talks-10`.

use std::cmp::Ordering;

/// Compares by runs of digits as numbers and everything else by characters; names that are equal so, by their bytes.
pub(super) fn compare(a: &str, b: &str) -> Ordering {
    let (mut x, mut y) = (a, b);
    while !x.is_empty() && !y.is_empty() {
        let order = match (digits(x), digits(y)) {
            (0, _) | (_, 0) => {
                let (c, d) = (x.chars().next(), y.chars().next());
                let order = c.cmp(&d);
                x = &x[c.map_or(0, char::len_utf8)..];
                y = &y[d.map_or(0, char::len_utf8)..];
                order
            }
            (n, m) => {
                let (p, q) = (x[..n].trim_start_matches('0'), y[..m].trim_start_matches('0'));
                (x, y) = (&x[n..], &y[m..]);
                p.len().cmp(&q.len()).then_with(|| p.cmp(q))
            }
        };
        if order != Ordering::Equal {
            return order;
        }
    }
    x.len().cmp(&y.len()).then_with(|| a.cmp(b))
}

fn digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_count_as_numbers() {
        let mut names = ["talks-10", "talks-2", "talks", "é", "talks-2-coder-1", "talks-02", "9", "talks-3"];
        names.sort_by(|a, b| compare(a, b));
        assert_eq!(names, ["9", "talks", "talks-02", "talks-2", "talks-2-coder-1", "talks-3", "talks-10", "é"]);
    }
}
