//! Text from outside in HTML: nothing in it is markup, and no address leads anywhere but to a page.

use super::{diff::is_link, text::clean};

/// Text for element content and for attributes in double quotes.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in clean(text).chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

/// A link where the address is one that can be followed safely, else the words alone.
pub fn link(words: &str, url: Option<&str>) -> String {
    match url.filter(|u| is_link(u)) {
        Some(url) => format!("<a href=\"{}\" rel=\"noreferrer noopener\">{}</a>", escape(url), escape(words)),
        None => escape(words),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_and_scripts_stay_text() {
        assert_eq!(escape("<b a=\"x\" b='y'>&"), "&lt;b a=&quot;x&quot; b=&#39;y&#39;&gt;&amp;");
        assert_eq!(link("x", Some("javascript:alert(1)")), "x");
        assert!(link("x", Some("https://example.org/?a=1&b=2")).contains("a=1&amp;b=2"));
    }
}
