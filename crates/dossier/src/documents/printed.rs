//! Answers as papers print them: numbers and names in the form that registers have, whatever was typed around them.

use teji_fields::AnyField;

use crate::answers;
use crate::forms::{IDENTITY, NAME};
use crate::texts::filed;

/// An answer in words, an identity number and a name in their usual form; the answer itself stays as it was typed.
#[must_use]
pub fn printed(field: &dyn AnyField, typed: &str) -> String {
    let words = answers::answer(field, typed, filed());
    let id = field.id();
    if id == IDENTITY.id {
        return teji_codes::IdentityNumber::parse(typed).map_or(words, |number| number.to_string());
    }
    if id == NAME.id { name(words) } else { words }
}

/// A name of Han characters has no blanks; one in another script has them between its parts.
fn name(words: String) -> String {
    let mut signs = words.chars().filter(|sign| !sign.is_whitespace());
    if signs.all(is_han) { words.split_whitespace().collect() } else { words }
}

/// The blocks of Han characters, 〇 and the mark of repetition.
fn is_han(sign: char) -> bool {
    matches!(
        sign,
        '\u{3005}' | '\u{3007}'
            | '\u{3400}'..='\u{4dbf}'
            | '\u{4e00}'..='\u{9fff}'
            | '\u{f900}'..='\u{faff}'
            | '\u{20000}'..='\u{3ffff}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::forms::UNIT;

    #[test]
    fn a_name_of_han_characters_has_no_blanks() {
        for (typed, wanted) in [
            (" 张 三 ", "张三"),
            ("张\u{3000}三", "张三"),
            ("张㛃 \t𠮷", "张㛃𠮷"),
            ("㐀 䶿 一 鿿 豈 \u{20000} \u{3134a} 〇 々", "㐀䶿一鿿豈\u{20000}\u{3134a}〇々"),
            ("买买提 · 吐尔逊", "买买提 · 吐尔逊"),
            (" 张 三 Li ", "张 三 Li"),
            ("Li  San", "Li  San"),
            ("张 三\u{1}", "张 三\u{1}"),
            ("김 철수", "김 철수"),
            ("张 三？", "张 三？"),
            ("?", "我不清楚"),
        ] {
            assert_eq!(printed(&NAME, typed), wanted, "{typed:?}");
        }
        assert_eq!(printed(&UNIT, "一 厂"), "一 厂");
    }

    #[test]
    fn an_identity_number_is_printed_as_it_is_registered() {
        for (typed, wanted) in [
            (" 11010519491231002x ", "11010519491231002X"),
            ("１１０１０５１９４９１２３１００２ｘ", "11010519491231002X"),
            ("110105 19491231 002X", "11010519491231002X"),
            (" 11010519491231002 ", "11010519491231002"),
            ("110105194912310021", "110105194912310021"),
            ("?", "我不清楚"),
        ] {
            assert_eq!(printed(&IDENTITY, typed), wanted, "{typed:?}");
        }
    }
}
