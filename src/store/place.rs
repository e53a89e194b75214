//! Where in a YAML text a value stands: looked up only when there is something to say about it.

use crate::diag::Place;

/// A step from the root of a YAML document to a value in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step<'a> {
    /// The value of a key.
    Key(&'a str),
    /// The item of a list, from 0.
    Item(usize),
}

/// The place of the value at `path`, or of the innermost part of the path that is there. Text in block style with flow
/// style inside, which is what stored files are, is followed to the column; odder layouts to the line.
pub fn locate(file: &str, text: &str, path: &[Step]) -> Place {
    let lines: Vec<&str> = text.lines().collect();
    let mut block = Block { start: 0, end: lines.len(), indent: 0, step: None };
    let mut at = (0, 0);
    for (n, step) in path.iter().enumerate() {
        if let Some(column) = flow_start(lines.get(at.0).copied().unwrap_or(""), at.1, block.step) {
            at.1 = column + flow(&lines[at.0][column..], &path[n..]);
            break;
        }
        let Some(found) = block.find(&lines, *step) else { break };
        at = (found.start, found.indent);
        block = found;
    }
    let line = lines.get(at.0).copied().unwrap_or("");
    let column = line.get(..at.1).map_or(1, |before| before.chars().count() + 1);
    Place { file: file.to_owned(), line: at.0 + 1, column, text: line.to_owned() }
}

/// Lines that hold one value; `indent` is the byte column of what the first of them begins with.
struct Block<'a> {
    start: usize,
    end: usize,
    indent: usize,
    /// The step that led here; none for the whole text.
    step: Option<Step<'a>>,
}

impl<'a> Block<'a> {
    fn find(&self, lines: &[&str], step: Step<'a>) -> Option<Block<'a>> {
        let inner = self.children(lines)?;
        let begins = |i: usize| column(lines[i], self.is_item() && i == self.start, self.indent) == Some(inner.1);
        let at = |i: usize| lines[i].get(inner.1..).unwrap_or("");
        let mut starts = (inner.0..self.end).filter(|i| begins(*i));
        let start = match step {
            Step::Key(key) => starts.find(|i| key_of(at(*i)) == Some(key))?,
            Step::Item(n) => starts.filter(|i| is_item(at(*i))).nth(n)?,
        };
        let end = (start + 1..self.end).find(|i| begins(*i) && (is_item(at(start)) || !is_item(at(*i))));
        Some(Block { start, end: end.unwrap_or(self.end), indent: inner.1, step: Some(step) })
    }

    fn is_item(&self) -> bool {
        matches!(self.step, Some(Step::Item(_)))
    }

    /// First line and column of what stands inside: after `- ` on the same line, else on the next line that says anything.
    fn children(&self, lines: &[&str]) -> Option<(usize, usize)> {
        let first = lines.get(self.start)?;
        if self.step.is_none() {
            return (0..self.end).find_map(|i| column(lines[i], false, 0).map(|c| (i, c)));
        }
        if self.is_item() {
            let rest = first.get(self.indent + 1..)?;
            let inner = rest.trim_start_matches(' ');
            if !inner.is_empty() && !inner.starts_with('#') {
                return Some((self.start, self.indent + 1 + rest.len() - inner.len()));
            }
        }
        (self.start + 1..self.end).find_map(|i| column(lines[i], false, 0).map(|c| (i, c)))
    }
}

/// The column at which a line's content begins; the first line of a list item begins after its `- `.
fn column(line: &str, first: bool, indent: usize) -> Option<usize> {
    let skip = if first && line.get(indent..).is_some_and(is_item) { indent + 1 } else { 0 };
    let rest = line.get(skip..)?;
    let content = rest.trim_start_matches(' ');
    let says = !content.is_empty() && !content.starts_with('#') && content != "---";
    says.then(|| line.len() - content.len())
}

fn is_item(content: &str) -> bool {
    content == "-" || content.starts_with("- ")
}

fn key_of(content: &str) -> Option<&str> {
    let (key, rest) = content.split_once(':')?;
    (rest.is_empty() || rest.starts_with(' ')).then(|| key.trim_matches(['"', '\'']))
}

/// Where a flow list or map begins, if the value that `step` led to (at byte `from` of its line) is one.
fn flow_start(line: &str, from: usize, step: Option<Step>) -> Option<usize> {
    let content = line.get(from..)?;
    let value = match step {
        None => content,
        Some(Step::Item(_)) => content.strip_prefix("- ")?,
        Some(Step::Key(key)) => content.trim_start_matches(['"', '\'']).strip_prefix(key)?.split_once(':')?.1,
    };
    let value = value.trim_start_matches(' ');
    value.starts_with(['[', '{']).then(|| line.len() - value.len())
}

/// The offset, inside flow text that begins with its bracket, of what a path leads to.
fn flow(text: &str, path: &[Step]) -> usize {
    let Some((step, rest)) = path.split_first() else { return 0 };
    for (n, (start, item)) in flow_items(text).into_iter().enumerate() {
        let value = match step {
            Step::Item(want) if n == *want => start,
            Step::Key(key) if key_of(item) == Some(key) => start,
            _ => continue,
        };
        let inner = text[value..].find(['[', '{']).filter(|i| *i < item.len());
        return match inner {
            Some(i) if !rest.is_empty() => value + i + flow(&text[value + i..], rest),
            _ => value,
        };
    }
    0
}

/// The items between the brackets, each with its offset, blanks in front left out.
fn flow_items(text: &str) -> Vec<(usize, &str)> {
    let (mut items, mut depth, mut start, mut quote) = (Vec::new(), 0usize, 1, None);
    let mut escaped = false;
    for (i, c) in text.char_indices() {
        match (quote, c) {
            (Some('"'), '\\') if !escaped => {
                escaped = true;
                continue;
            }
            (Some(q), c) if c == q && !escaped => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') if text[start.min(i)..i].trim_matches([' ', '[', '{', ':']).is_empty() || c == '"' => {
                quote = Some(c)
            }
            (None, '[' | '{') => depth += 1,
            (None, ']' | '}') => depth = depth.saturating_sub(1),
            _ => {}
        }
        escaped = false;
        if quote.is_none() && ((depth == 1 && c == ',') || (depth == 0 && i > 0)) {
            let item = text.get(start..i).unwrap_or("");
            let trimmed = item.trim_start_matches(' ');
            items.push((start + item.len() - trimmed.len(), trimmed));
            start = i + 1;
            if depth == 0 {
                break;
            }
        }
    }
    items
}

#[cfg(test)]
mod tests {
    use super::{Step::*, *};

    const TEXT: &str = "# by hand\nschema: 1\ndocument:\n  id: d\n\nstatements:\n  - id: a\n    spans: [[1, 2], [9, 3]]\n  - id: b\n    proposed: {note: \"x, y\", stance: suport}\n    stance: no\n";

    fn at(path: &[Step]) -> (usize, usize) {
        let p = locate("f", TEXT, path);
        (p.line, p.column)
    }

    #[test]
    fn a_path_leads_to_line_and_column() {
        assert_eq!(at(&[Key("schema")]), (2, 1));
        assert_eq!(at(&[Key("document"), Key("id")]), (4, 3));
        assert_eq!(at(&[Key("statements"), Item(0), Key("id")]), (7, 5));
        assert_eq!(at(&[Key("statements"), Item(1)]), (9, 3));
        assert_eq!(at(&[Key("statements"), Item(1), Key("stance")]), (11, 5));
        assert_eq!(at(&[Key("statements"), Item(0), Key("spans"), Item(1)]), (8, 21));
        assert_eq!(at(&[Key("statements"), Item(1), Key("proposed"), Key("stance")]), (10, 30));
    }

    #[test]
    fn what_is_not_there_leads_to_the_nearest_part_that_is() {
        assert_eq!(at(&[Key("statements"), Item(1), Key("party")]).0, 9);
        assert_eq!(at(&[]).0, 1);
        assert_eq!(locate("f", "", &[Key("x")]).line, 1);
        assert_eq!(locate("f", "- a: 1\n- b: [é, {c: 2}]\n", &[Item(1), Key("b"), Item(1), Key("c")]).column, 11);
    }

    #[test]
    fn a_list_may_stand_at_its_keys_own_indent() {
        let text = "statements:\n- id: a\n- id: b\nschema: 1\n";
        assert_eq!(locate("f", text, &[Key("statements"), Item(1), Key("id")]).line, 3);
        assert_eq!(locate("f", text, &[Key("schema")]).line, 4);
    }
}
