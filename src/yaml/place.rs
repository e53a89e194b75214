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

/// The place of the value at `path`, or of the innermost part of the path that is there: of its key where it has one.
/// Text in block style with flow style inside is followed to the column; odder layouts to the line.
pub fn locate(file: &str, text: &str, path: &[Step]) -> Place {
    place_at(file, text, offset(text, path))
}

/// The place of a byte of a text.
pub fn place_at(file: &str, text: &str, at: usize) -> Place {
    let before = text.get(..at).unwrap_or(text);
    let start = before.rfind('\n').map_or(0, |n| n + 1);
    Place {
        file: file.to_owned(),
        line: before.matches('\n').count() + 1,
        column: before[start..].chars().count() + 1,
        text: text[start..].lines().next().unwrap_or("").to_owned(),
    }
}

fn offset(text: &str, path: &[Step]) -> usize {
    let lines: Vec<&str> = text.lines().collect();
    let start = |line: usize| lines.get(line).map_or(0, |l| l.as_ptr() as usize - text.as_ptr() as usize);
    let mut block = Block { start: 0, end: lines.len(), indent: 0, step: None };
    let mut at = (0, 0);
    for (n, step) in path.iter().enumerate() {
        let line = lines.get(at.0).copied().unwrap_or("");
        if let Some(column) = flow_start(line, at.1, block.step) {
            let from = start(at.0) + column;
            return from + flow(&text[from..], &path[n..]);
        }
        let Some(found) = block.find(&lines, *step) else { break };
        at = (found.start, found.indent);
        block = found;
    }
    start(at.0) + at.1
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
        let found = match step {
            Step::Item(want) => n == *want,
            Step::Key(key) => key_of(item) == Some(key),
        };
        if !found {
            continue;
        }
        let value = match step {
            Step::Item(_) => 0,
            Step::Key(_) => item.find(':').map_or(item.len(), |c| c + 1),
        };
        let inner = value + item[value..].len() - item[value..].trim_start().len();
        return match item[inner..].starts_with(['[', '{']) {
            true if !rest.is_empty() => start + inner + flow(&text[start + inner..], rest),
            _ => start,
        };
    }
    0
}

/// The items between the brackets, each with its offset, blanks in front left out.
fn flow_items(text: &str) -> Vec<(usize, &str)> {
    let (mut items, mut depth, mut start) = (Vec::new(), 0usize, 1);
    let mut inside = Inside::Words;
    let mut before = ' ';
    for (i, c) in text.char_indices() {
        match (inside, c) {
            (Inside::Escape, _) => inside = Inside::Quote('"'),
            (Inside::Quote('"'), '\\') => inside = Inside::Escape,
            (Inside::Quote(q), c) if c == q => inside = Inside::Words,
            (Inside::Comment, '\n') => inside = Inside::Words,
            (Inside::Quote(_) | Inside::Comment, _) => {}
            (Inside::Words, '"' | '\'') if matches!(before, '[' | '{' | ',' | ':') => inside = Inside::Quote(c),
            (Inside::Words, '#') if text[..i].ends_with([' ', '\n', '\t']) => inside = Inside::Comment,
            (Inside::Words, '[' | '{') => depth += 1,
            (Inside::Words, ']' | '}') => depth = depth.saturating_sub(1),
            (Inside::Words, _) => {}
        }
        if inside != Inside::Comment && !c.is_whitespace() {
            before = c;
        }
        if inside == Inside::Words && ((depth == 1 && c == ',') || (depth == 0 && i > 0)) {
            let item = text.get(start..i).unwrap_or("");
            let trimmed = without_comments(item);
            items.push((start + item.len() - trimmed.len(), trimmed));
            start = i + 1;
            if depth == 0 {
                break;
            }
        }
    }
    items
}

#[derive(Clone, Copy, PartialEq)]
enum Inside {
    Words,
    Quote(char),
    Escape,
    Comment,
}

/// An item without the blanks and comments in front of it.
fn without_comments(item: &str) -> &str {
    let mut rest = item.trim_start();
    while rest.starts_with('#') {
        rest = rest.split_once('\n').map_or("", |(_, r)| r).trim_start();
    }
    rest
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
    fn flow_text_may_run_over_lines() {
        let text = "actors:\n  - {id: a, title: 'x, y', # [1\n     names: [A, \"B, C\",\n       O'D, E]}\n  - id: b\n";
        let at = |path: &[Step]| {
            let p = locate("f", text, path);
            (p.line, p.column)
        };
        assert_eq!(at(&[Key("actors"), Item(0), Key("names")]), (3, 6));
        assert_eq!(at(&[Key("actors"), Item(0), Key("names"), Item(2)]), (4, 8));
        assert_eq!(at(&[Key("actors"), Item(0), Key("names"), Item(3)]), (4, 13));
        assert_eq!(at(&[Key("actors"), Item(1), Key("id")]), (5, 5));
    }

    #[test]
    fn a_list_may_stand_at_its_keys_own_indent() {
        let text = "statements:\n- id: a\n- id: b\nschema: 1\n";
        assert_eq!(locate("f", text, &[Key("statements"), Item(1), Key("id")]).line, 3);
        assert_eq!(locate("f", text, &[Key("schema")]).line, 4);
    }
}
