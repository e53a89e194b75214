//! The matrix for papers and pages: LaTeX (booktabs) and HTML.

use super::{
    cells::{self, Cells},
    legend,
    style::Style,
    svg,
    text::clean,
};
use crate::position::{Cell, Matrix, Position};

/// A LaTeX table with booktabs rules. It needs `\usepackage{booktabs}` and UTF-8.
pub fn latex(matrix: &Matrix, what: Cells) -> String {
    let columns = if what == Cells::Quote { "p{0.2\\linewidth}" } else { "l" }.repeat(matrix.topics.len());
    let mut out = String::from("% needs \\usepackage{booktabs}\n\\begin{table}\n\\centering\n");
    out.push_str(&format!("\\caption{{{}}}\n", tex(&legend::title(matrix, &Style::PLAIN))));
    out.push_str(&format!("\\begin{{tabular}}{{l{columns}}}\n\\toprule\n"));
    let row = |cells: Vec<String>| format!("{} \\\\\n", cells.join(" & "));
    out.push_str(&row(std::iter::once(String::new()).chain(matrix.topics.iter().map(|t| tex(t))).collect()));
    out.push_str("\\midrule\n");
    for (r, party) in matrix.parties.iter().enumerate() {
        let each =
            (0..matrix.topics.len()).map(|c| matrix.at(r, c).map_or(String::new(), |c| tex(&one(c, matrix, what))));
        out.push_str(&row(std::iter::once(tex(party)).chain(each).collect()));
    }
    out.push_str("\\bottomrule\n\\end{tabular}\n\n\\smallskip\\footnotesize\n");
    out.push_str(&format!("{}\n\\end{{table}}\n", tex(&under(matrix, what))));
    out
}

/// One self-contained HTML page with the matrix as a table.
pub fn html(matrix: &Matrix, what: Cells) -> String {
    let title = svg::escape(&legend::title(matrix, &Style::PLAIN));
    let mut out = format!(
        "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n\
         <title>{title}</title>\n<style>{CSS}</style>\n<table>\n<caption>{title}</caption>\n<thead>\n<tr><td></td>"
    );
    for topic in &matrix.topics {
        out.push_str(&format!("<th scope=\"col\">{}</th>", svg::escape(topic)));
    }
    out.push_str("</tr>\n</thead>\n<tbody>\n");
    for (r, party) in matrix.parties.iter().enumerate() {
        out.push_str(&format!("<tr><th scope=\"row\">{}</th>", svg::escape(party)));
        for c in 0..matrix.topics.len() {
            out.push_str(&match matrix.at(r, c) {
                Some(cell) => {
                    format!("<td class=\"{}\">{}</td>", cell.position.word(), svg::escape(&one(cell, matrix, what)))
                }
                None => "<td></td>".to_owned(),
            });
        }
        out.push_str("</tr>\n");
    }
    out.push_str(&format!("</tbody>\n</table>\n<p>{}</p>\n</html>\n", svg::escape(&under(matrix, what))));
    out
}

const CSS: &str = "body{font:15px system-ui,sans-serif;margin:2em;max-width:70em}table{border-collapse:collapse}\
caption{text-align:left;font-weight:600;padding:.4em 0}th,td{text-align:left;vertical-align:top;padding:.35em .8em;border-bottom:1px solid #8884}\
.support{color:#1a7f37}.conditional{color:#9a6700}.oppose{color:#cf222e}.mixed{color:#8250df}.neutral{color:#57606a}p{color:#57606a}\
@media(prefers-color-scheme:dark){body{background:#0d1117;color:#e6edf3}.support{color:#3fb950}.conditional{color:#d29922}\
.oppose{color:#f85149}.mixed{color:#a371f7}.neutral,p{color:#9da7b3}}";

fn one(cell: &Cell, matrix: &Matrix, what: Cells) -> String {
    let [stance, besides] = what.words(cell, matrix);
    let words = (what == Cells::Quote).then(|| cells::quote(cell)).flatten().map(|q| format!(" {q}"));
    format!("{stance} {besides}{}", words.unwrap_or_default()).trim_end().to_owned()
}

/// Signs, figures, marks and notes as one paragraph.
fn under(matrix: &Matrix, what: Cells) -> String {
    let signs: Vec<String> = Position::ALL.iter().map(|p| format!("{} {}", p.sign(), p.word())).collect();
    let mut parts = vec![format!("{}; {}.", signs.join(", "), what.legend(matrix).join("; "))];
    let marks = legend::marks_words(matrix);
    parts.extend((!marks.is_empty()).then(|| format!("{}.", marks.join("; "))));
    parts.extend(legend::notes(matrix));
    parts.join(" ")
}

/// Text from outside in LaTeX: nothing in it is a command.
fn tex(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in clean(text).chars() {
        match c {
            '\\' => out.push_str("\\textbackslash{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '&' | '%' | '$' | '#' | '_' | '{' | '}' => out.extend(['\\', c]),
            '<' => out.push_str("\\textless{}"),
            '>' => out.push_str("\\textgreater{}"),
            '−' => out.push_str("$-$"),
            '±' => out.push_str("$\\pm$"),
            '×' => out.push_str("$\\times$"),
            '†' => out.push_str("\\dag{}"),
            '°' => out.push_str("$^\\circ$"),
            '¹' => out.push_str("$^1$"),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_is_a_command() {
        assert_eq!(tex("50% & \\input{x}"), "50\\% \\& \\textbackslash{}input\\{x\\}");
    }
}
