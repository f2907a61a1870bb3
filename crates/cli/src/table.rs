//! Texts in columns: a Chinese letter is as wide as two Latin ones, and what does not fit goes on in the next line.

use console::measure_text_width;

use crate::fault::Stop;
use crate::screen::{Look, Out};

/// A name and what is said of it.
pub(crate) struct Pair {
    pub(crate) name: String,
    pub(crate) text: String,
}

/// A cell.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Cell {
    pub(crate) text: String,
    pub(crate) look: Look,
}

impl Cell {
    pub(crate) fn plain(text: impl Into<String>) -> Self {
        Self::looking(text, Look::Plain)
    }

    pub(crate) fn looking(text: impl Into<String>, look: Look) -> Self {
        Self { text: text.into(), look }
    }
}

/// So much room is between two columns.
const GAP: usize = 2;
/// The last column is no narrower.
const LEAST: usize = 16;

/// A table under its headings; all columns but the last are as wide as their texts, up to `most` of each.
pub(crate) fn table(
    heads: &[&str],
    most: &[usize],
    rows: &[Vec<Cell>],
    out: &mut Out,
) -> Result<(), Stop> {
    let head: Vec<Cell> = heads.iter().map(|head| Cell::looking(*head, Look::Strong)).collect();
    let widths = widths(&head, most, rows, out.width());
    row(&head, &widths, out)?;
    rows.iter().try_for_each(|cells| row(cells, &widths, out))
}

fn widths(head: &[Cell], most: &[usize], rows: &[Vec<Cell>], room: usize) -> Vec<usize> {
    let wide = |at: usize| {
        let all = std::iter::once(head).chain(rows.iter().map(Vec::as_slice));
        all.filter_map(|row| row.get(at)).map(|cell| measure_text_width(&cell.text)).max()
    };
    let mut widths: Vec<usize> = most
        .iter()
        .enumerate()
        .map(|(at, most)| wide(at).unwrap_or_default().clamp(1, *most))
        .collect();
    let taken: usize = widths.iter().map(|width| width + GAP).sum();
    widths.push(room.saturating_sub(taken).max(LEAST));
    widths
}

fn row(cells: &[Cell], widths: &[usize], out: &mut Out) -> Result<(), Stop> {
    let columns: Vec<Vec<String>> =
        cells.iter().zip(widths).map(|(cell, width)| wrapped(&cell.text, *width)).collect();
    let height = columns.iter().map(Vec::len).max().unwrap_or_default().max(1);
    for line in 0..height {
        let texts: Vec<(String, Look)> = columns
            .iter()
            .zip(widths)
            .zip(cells)
            .map(|((lines, width), cell)| {
                let text = lines.get(line).map(String::as_str).unwrap_or_default();
                (padded(text, width + GAP), cell.look)
            })
            .collect();
        let spans: Vec<(&str, Look)> =
            texts.iter().map(|(text, look)| (text.as_str(), *look)).collect();
        out.spans(&spans)?;
    }
    Ok(())
}

/// Names with what is said of each beside them.
pub(crate) fn pairs(pairs: &[Pair], out: &mut Out) -> Result<(), Stop> {
    let wide = pairs.iter().map(|pair| measure_text_width(&pair.name)).max().unwrap_or_default();
    for pair in pairs {
        hung(&padded(&pair.name, wide + GAP), &pair.text, out)?;
    }
    Ok(())
}

/// A text behind a mark; what does not fit goes on below the text.
pub(crate) fn hung(mark: &str, text: &str, out: &mut Out) -> Result<(), Stop> {
    let left = GAP + measure_text_width(mark);
    let lines = wrapped(text, out.width().saturating_sub(left).max(LEAST));
    let blank = " ".repeat(left);
    let mut lines = lines.iter();
    let first = lines.next().map(String::as_str).unwrap_or_default();
    out.line(&format!("{}{mark}{first}", " ".repeat(GAP)))?;
    lines.try_for_each(|line| out.line(&format!("{blank}{line}")))
}

fn padded(text: &str, width: usize) -> String {
    let blanks = width.saturating_sub(measure_text_width(text));
    format!("{text}{}", " ".repeat(blanks))
}

/// A text in lines of at most that width. Latin words stay whole as long as they fit; a Chinese line may end anywhere,
/// but none begins with a closing sign.
pub(crate) fn wrapped(text: &str, width: usize) -> Vec<String> {
    let (mut lines, mut line, mut used) = (Vec::new(), String::new(), 0);
    for piece in pieces(text).into_iter().flat_map(|piece| cut(piece, width)) {
        let wide = measure_text_width(piece.trim_end());
        if used > 0 && used + wide > width {
            lines.push(std::mem::take(&mut line).trim_end().to_owned());
            used = 0;
        }
        line += piece;
        used += measure_text_width(piece);
    }
    if !line.trim().is_empty() || lines.is_empty() {
        lines.push(line.trim_end().to_owned());
    }
    lines
}

/// What stays together: a word with the blanks behind it, or a wide letter with the closing signs behind it.
fn pieces(text: &str) -> Vec<&str> {
    let mut ends = Vec::new();
    let mut before: Option<char> = None;
    for (at, sign) in text.char_indices() {
        if before.is_some_and(|before| parts(before, sign)) {
            ends.push(at);
        }
        before = Some(sign);
    }
    ends.push(text.len());
    let starts = std::iter::once(0).chain(ends.clone());
    starts
        .zip(ends)
        .filter(|(start, end)| start < end)
        .map(|(start, end)| &text[start..end])
        .collect()
}

/// Whether a line may end between two signs.
fn parts(before: char, sign: char) -> bool {
    let is_wide = |sign: char| measure_text_width(sign.encode_utf8(&mut [0; 4])) > 1;
    let closes = |sign: char| "，。、；：？！）】》”’）,.;:?!)]".contains(sign);
    let opens = |sign: char| "（【《“‘([".contains(sign);
    if sign == ' ' || closes(sign) || opens(before) {
        return false;
    }
    before == ' ' || is_wide(before) || is_wide(sign) || closes(before) && is_wide(sign)
}

/// A piece that is wider than a line, in parts that are not.
fn cut(piece: &str, width: usize) -> Vec<&str> {
    let (mut parts, mut start, mut used) = (Vec::new(), 0, 0);
    for (at, sign) in piece.char_indices() {
        let wide = measure_text_width(sign.encode_utf8(&mut [0; 4]));
        if used > 0 && sign != ' ' && used + wide > width {
            parts.push(&piece[start..at]);
            (start, used) = (at, 0);
        }
        used += wide;
    }
    parts.push(&piece[start..]);
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_goes_on_anywhere_and_latin_between_words() {
        assert_eq!(wrapped("岗位起止时间还没有填", 8), ["岗位起止", "时间还没", "有填"]);
        assert_eq!(wrapped("two words here", 9), ["two words", "here"]);
        assert_eq!(wrapped("证书在2012年拿到", 8), ["证书在", "2012年拿", "到"]);
        assert_eq!(wrapped("", 8), [""]);
    }

    #[test]
    fn no_line_begins_with_a_closing_sign() {
        for width in 8..20 {
            for line in wrapped("姓名、身份证号、岗位（起止）、证书。还有，这些", width)
            {
                assert!(!line.starts_with(['、', '）', '。', '，']), "{width}: {line}");
            }
        }
    }

    #[test]
    fn nothing_is_lost_and_no_line_is_wider() {
        let text =
            "C12 “2019.1”可能是1月，也可能是10月。 verylongword0123456789 选一个：2019-01、2019-10";
        for width in 6..40 {
            let lines = wrapped(text, width);
            let close = |text: &str| text.replace(' ', "");
            assert_eq!(close(&lines.concat()), close(text), "{width}");
            let widest = lines.iter().map(|line| measure_text_width(line)).max().unwrap();
            assert!(widest <= width, "{width}: {lines:?}");
        }
    }

    #[test]
    fn columns_stand_below_each_other_whatever_the_letters_are() {
        assert_eq!(padded("张三", 6), "张三  ");
        assert_eq!(padded("Zhang", 6), "Zhang ");
        let cells = |texts: [&str; 2]| texts.map(Cell::plain).to_vec();
        let rows = [cells(["欧阳某某", "x"]), cells(["李", "y"])];
        assert_eq!(widths(&cells(["姓名", "缺"]), &[12], &rows, 80), [8, 70]);
        assert_eq!(widths(&cells(["姓名", "缺"]), &[6], &rows, 20), [6, LEAST]);
    }
}
