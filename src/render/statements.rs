//! A document's statements, one row each; on a narrow screen two lines each.

use unicode_width::UnicodeWidthStr;

use super::{
    quote,
    style::{Style, Tint, tint},
    text::{clean, wrap},
};
use crate::{codebook::office, position::Position, statement::Statement, store::StoredDocument};

/// Columns that the last column needs before rows give way to blocks.
const LEAST: usize = 16;

/// The document's id and outlet, then its statements in text order.
pub fn table(stored: &StoredDocument, style: &Style) -> String {
    let head = &stored.document;
    let title: Vec<String> =
        [Some(head.id.as_str()), head.outlet.as_deref()].into_iter().flatten().map(clean).collect();
    let mut out = format!("{}\n", quote::paint(&wrap(&title.join(" · "), style, 0, 2), Tint::Bold, style));
    if stored.statements.is_empty() {
        out.push_str("no statement found\n");
        return out;
    }
    let rows: Vec<Row> = stored.statements.iter().map(Row::of).collect();
    let widths: Vec<usize> = (0..6).map(|c| rows.iter().map(|r| r.fixed[c].width()).max().unwrap_or(0)).collect();
    let before = widths.iter().map(|w| w + 2).sum::<usize>();
    for row in &rows {
        out.push_str(&match before + LEAST <= style.width {
            true => row.line(&widths, before, style),
            false => row.block(style),
        });
    }
    out
}

/// Line, date, party, topic, stance and via; and who says it.
struct Row {
    fixed: [String; 6],
    who: String,
    position: Position,
}

impl Row {
    fn of(s: &Statement) -> Row {
        let position = Position::Holds(s.stance);
        let office = s.office.as_deref().map(|o| office::find(o).map_or(o, |k| k.words));
        let day = s.date.map_or_else(|| "undated".to_owned(), |d| d.to_string());
        let stance = format!("{} {}", position.sign(), position.word());
        Row {
            fixed: [s.paragraph.to_string(), day, clean(&s.party), clean(&s.topic), stance, s.via.to_string()],
            who: clean(s.speaker.as_deref().or(office).unwrap_or_default()),
            position,
        }
    }

    fn line(&self, widths: &[usize], before: usize, style: &Style) -> String {
        let mut out = String::new();
        for (n, (text, width)) in self.fixed.iter().zip(widths).enumerate() {
            let pad = " ".repeat(width.saturating_sub(text.width()));
            let text = if n == 4 { tint(self.position).paint(text, style.color) } else { text.clone() };
            out.push_str(&if n == 0 { format!("{pad}{text}  ") } else { format!("{text}{pad}  ") });
        }
        let who = wrap(&self.who, &Style { width: style.width - before, ..*style }, 0, 0);
        let who = who.replace('\n', &format!("\n{}", " ".repeat(before)));
        format!("{}\n", format!("{out}{who}").trim_end())
    }

    fn block(&self, style: &Style) -> String {
        let [line, day, party, topic, stance, via] = &self.fixed;
        let place = wrap(&format!("{line}  {day}  {party} on {topic}:"), style, 0, 4);
        let who = if self.who.is_empty() { String::new() } else { format!(", {}", self.who) };
        let rest = wrap(&format!("{stance}  {via}{who}"), style, 4, 6);
        format!("{place}\n{}\n", rest.replacen(stance.as_str(), &tint(self.position).paint(stance, style.color), 1))
    }
}
