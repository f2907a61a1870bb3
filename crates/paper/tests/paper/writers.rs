//! All writers say the same words, whatever the document.

use proptest::prelude::*;
use teji_paper::{docx, html, left_out, page, text};

use crate::any::any_document;
use crate::example;
use crate::reading::{part, parts, tree, words_of_docx, words_of_html};

#[test]
fn all_writers_say_the_same_words() {
    for (name, document) in example::all() {
        let words = text(&document);
        assert_eq!(words_of_docx(&docx(&document).unwrap()), words, "{name}");
        assert_eq!(words_of_html(&tree(&html(&document))), words, "{name}");
    }
}

#[test]
fn equal_documents_give_equal_bytes() {
    for (name, document) in example::all() {
        assert_eq!(docx(&document), docx(&document.clone()), "{name}");
        assert_eq!(page(&document, "p{}"), page(&document.clone(), "p{}"), "{name}");
    }
}

#[test]
fn words_survive_and_what_cannot_be_printed_is_counted() {
    let (_, result) = example::all().remove(5);
    let words = text(&result);
    for kept in
        ["<script>alert('x')</script> & ]]> \u{202e}rtl", "👩\u{200d}🔧 ﷽ end", "某某\n第二行"]
    {
        assert!(words.contains(kept), "{kept}");
    }
    assert_eq!(left_out(&result), 2);
    assert!(text(&example::form(None)).contains("张㛃") && words.contains("核对人： 某某"));
}

#[test]
fn a_preview_has_neither_style_nor_script() {
    for (name, document) in example::all() {
        for element in tree(&html(&document)).all() {
            assert!(!["style", "script", "link"].contains(&element.name.as_str()), "{name}");
            let known = ["class", "lang", "scope", "colspan", "rowspan", "alt", "src"];
            for (attribute, _) in &element.attributes {
                assert!(known.contains(&attribute.as_str()), "{name}: {attribute}");
            }
        }
    }
}

#[test]
fn a_page_stands_alone() {
    let form = example::form(None);
    let page = page(&form, "p::after{content:\"</style><script>{}\"}");
    assert!(page.starts_with("<!doctype html>\n<html lang=\"zh-CN\">"));
    assert!(
        page.contains("<title>特级技师评聘申报表</title>") && page.contains(".mm-33{width:33mm}")
    );
    assert!(page.contains("<\\/style><script>{}") && page.matches("</style>").count() == 1);
    assert!(page.contains(&html(&form)) && page.trim_end().ends_with("</html>"));
}

#[test]
fn a_photo_travels_as_it_is() {
    let package = docx(&example::form(Some(example::photo()))).unwrap();
    let photo = example::photo();
    let (_, bytes) =
        parts(&package).into_iter().find(|(name, _)| name == "word/media/picture1.jpg").unwrap();
    assert_eq!(bytes, photo.bytes());
    let document = part(&package, "word/document.xml");
    let all = document.all();
    let extent = all.iter().find(|element| element.name == "wp:extent").unwrap();
    let size = ["cx", "cy"].map(|side| extent.attribute(side).unwrap());
    assert_eq!(size, ["1188000", "1728000"], "33 mm by 48 mm");
}

/// Files for people and for other programs to look at.
#[test]
fn the_examples_are_written_for_other_readers() {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("paper");
    std::fs::create_dir_all(&folder).unwrap();
    for (name, document) in example::all() {
        let write = |ending: &str, bytes: &[u8]| {
            std::fs::write(folder.join(format!("{name}.{ending}")), bytes).unwrap();
        };
        write("docx", &docx(&document).unwrap());
        write(
            "html",
            page(&document, "table{border-collapse:collapse}th,td{border:1px solid}").as_bytes(),
        );
        write("txt", text(&document).as_bytes());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn any_document_is_well_formed_and_says_its_words(document in any_document()) {
        let words = text(&document);
        let package = docx(&document).unwrap();
        prop_assert_eq!(words_of_docx(&package), words.as_str());
        prop_assert_eq!(words_of_html(&tree(&html(&document))), words);
        for (name, bytes) in parts(&package) {
            if !name.starts_with("word/media/") {
                tree(&String::from_utf8(bytes).unwrap());
            }
        }
    }
}
