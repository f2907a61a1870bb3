//! DOCX is as strict readers want it: the order of elements, full tables, parts that are told of.

use std::collections::BTreeSet;

use proptest::prelude::*;
use teji_paper::{Document, docx};

use crate::any::any_document;
use crate::example;
use crate::reading::{Element, part, parts};

/// What may stand in an element, in its order (ECMA-376, transitional), as far as we use it.
const ORDERS: &[(&str, &str)] = &[
    (
        "w:pPr",
        "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr pBdr shd tabs kinsoku wordWrap \
         overflowPunct topLinePunct autoSpaceDE autoSpaceDN snapToGrid spacing ind contextualSpacing jc textAlignment \
         outlineLvl rPr sectPr",
    ),
    (
        "w:rPr",
        "rStyle rFonts b bCs i iCs caps smallCaps strike color spacing w kern position sz szCs highlight u effect \
         bdr shd fitText vertAlign lang",
    ),
    (
        "w:tblPr",
        "tblStyle tblpPr tblOverlap tblStyleRowBandSize tblW jc tblCellSpacing tblInd tblBorders shd tblLayout \
         tblCellMar tblLook",
    ),
    ("w:tblBorders", "top left bottom right insideH insideV"),
    ("w:tblCellMar", "top left bottom right"),
    ("w:tcMar", "top left bottom right"),
    (
        "w:tcPr",
        "tcW gridSpan vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    ),
    ("w:trPr", "cantSplit trHeight tblHeader jc"),
    ("w:tc", "tcPr p tbl"),
    ("w:tr", "trPr tc"),
    ("w:tbl", "tblPr tblGrid tr"),
    ("w:p", "pPr r"),
    ("w:r", "rPr t br drawing fldChar instrText"),
    (
        "w:sectPr",
        "footerReference type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols vAlign titlePg textDirection \
         docGrid",
    ),
    ("w:style", "name aliases basedOn next link uiPriority qFormat locked pPr rPr tblPr"),
    ("w:docDefaults", "rPrDefault pPrDefault"),
    ("w:font", "altName panose1 charset family notTrueType pitch sig"),
    (
        "w:settings",
        "zoom defaultTabStop evenAndOddHeaders drawingGridHorizontalSpacing drawingGridVerticalSpacing \
         characterSpacingControl footnotePr endnotePr compat themeFontLang decimalSymbol listSeparator",
    ),
    ("w:compat", "spaceForUL ulTrailSpace doNotExpandShiftReturn compatSetting"),
    ("wp:inline", "extent effectExtent docPr cNvGraphicFramePr graphic"),
    ("pic:pic", "nvPicPr blipFill spPr"),
];

/// Elements of which several may stand among others, in any order.
const MIXED: &[&str] = &["w:tc", "w:r"];

fn check_order(element: &Element) {
    let Some((_, order)) = ORDERS.iter().find(|(name, _)| *name == element.name) else { return };
    let order: Vec<&str> = order.split_whitespace().collect();
    let places = element.children().map(|child| {
        let (_, name) = child.name.split_once(':').unwrap();
        let place = order.iter().position(|known| *known == name);
        place.unwrap_or_else(|| panic!("{name} in {}", element.name))
    });
    let places: Vec<usize> = places.collect();
    if MIXED.contains(&element.name.as_str()) {
        assert!(places.iter().skip(1).all(|place| *place > 0), "properties come first");
    } else {
        assert!(places.is_sorted(), "{}: {places:?}", element.name);
    }
}

/// Rows fill the grid, cells end with a paragraph, a paragraph follows.
fn check_tables(document: &Element) {
    for element in document.all() {
        let names: Vec<&str> = element.children().map(|child| child.name.as_str()).collect();
        for (at, _) in names.iter().enumerate().filter(|(_, name)| **name == "w:tbl") {
            assert_eq!(names.get(at + 1), Some(&"w:p"), "what follows a table");
        }
        match element.name.as_str() {
            "w:tc" => assert_eq!(names.last(), Some(&"w:p"), "what ends a cell"),
            "w:tbl" => check_table(element),
            _ => {}
        }
    }
}

fn check_table(table: &Element) {
    let named = |name: &'static str| table.children().filter(move |child| child.name == name);
    let grid = named("w:tblGrid").next().unwrap().children().count();
    assert!(grid > 0 && named("w:tr").count() > 0);
    for row in named("w:tr") {
        let cells = row.children().filter(|child| child.name == "w:tc");
        assert_eq!(cells.map(span).sum::<usize>(), grid);
    }
}

fn span(cell: &Element) -> usize {
    let all = cell.all();
    let span = all.iter().find(|element| element.name == "w:gridSpan");
    span.map_or(1, |span| span.attribute("w:val").unwrap().parse().unwrap())
}

fn check(document: &Document) {
    let package = docx(document).unwrap();
    let body = part(&package, "word/document.xml");
    body.all().into_iter().for_each(check_order);
    check_tables(&body);
    let styles = part(&package, "word/styles.xml");
    let known: BTreeSet<_> = values(&styles, "w:style", "w:styleId").collect();
    assert!(values(&body, "w:pStyle", "w:val").all(|style| known.contains(style)));
    check_relations(&package, &body);
}

fn values<'a>(
    root: &'a Element,
    name: &'static str,
    attribute: &'static str,
) -> impl Iterator<Item = &'a str> {
    let all = root.all().into_iter().filter(move |element| element.name == name);
    all.filter_map(move |element| element.attribute(attribute))
}

/// Each relation leads to a part, each part that the body names has a relation, each part has a type.
fn check_relations(package: &[u8], body: &Element) {
    let names: BTreeSet<String> = parts(package).into_iter().map(|(name, _)| name).collect();
    let relations = part(package, "word/_rels/document.xml.rels");
    for target in values(&relations, "Relationship", "Target") {
        assert!(names.contains(&format!("word/{target}")), "{target}");
    }
    let ids: Vec<_> = values(&relations, "Relationship", "Id").collect();
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len());
    let mut used =
        values(body, "a:blip", "r:embed").chain(values(body, "w:footerReference", "r:id"));
    assert!(used.all(|id| ids.contains(&id)));
    let types = part(package, "[Content_Types].xml");
    let endings: Vec<_> = values(&types, "Default", "Extension").collect();
    for name in &names {
        assert!(endings.iter().any(|ending| name.ends_with(&format!(".{ending}"))), "{name}");
    }
    for named in values(&types, "Override", "PartName") {
        assert!(names.contains(named.trim_start_matches('/')), "{named}");
    }
}

#[test]
fn examples_are_as_strict_readers_want_them() {
    for (_, document) in example::all() {
        check(&document);
    }
}

#[test]
fn parts_that_never_change_are_in_order_too() {
    let package = docx(&Document::new("")).unwrap();
    for name in ["styles", "settings", "fontTable", "footer-odd", "footer-even"] {
        let root = part(&package, &format!("word/{name}.xml"));
        root.all().into_iter().for_each(check_order);
    }
}

#[test]
fn faces_have_others_to_fall_back_on() {
    let package = docx(&Document::new("")).unwrap();
    let fonts = part(&package, "word/fontTable.xml");
    let named: BTreeSet<_> = values(&fonts, "w:font", "w:name").collect();
    let styles = part(&package, "word/styles.xml");
    let used: BTreeSet<_> = values(&styles, "w:rFonts", "w:eastAsia").collect();
    assert_eq!(used.len(), 5);
    assert!(used.is_subset(&named), "{used:?}");
    assert_eq!(values(&fonts, "w:altName", "w:val").count(), used.len());
    let languages: Vec<_> = values(&styles, "w:lang", "w:eastAsia").collect();
    assert_eq!(languages, ["zh-CN"]);
}

/// WPS does not show a field that stands in one run.
#[test]
fn page_numbers_are_fields_in_separate_runs() {
    let package = docx(&Document::new("")).unwrap();
    for name in ["word/footer-odd.xml", "word/footer-even.xml"] {
        let footer = part(&package, name);
        for run in footer.all().into_iter().filter(|element| element.name == "w:r") {
            assert_eq!(run.children().filter(|child| child.name != "w:rPr").count(), 1);
        }
        let kinds: Vec<_> = values(&footer, "w:fldChar", "w:fldCharType").collect();
        assert_eq!(kinds, ["begin", "separate", "end"]);
    }
}

/// The line before a signature, and all its lines but the last, stay with what follows.
#[test]
fn a_signature_never_parts_from_its_block() {
    let (_, seniority) = example::all().remove(2);
    let body = part(&docx(&seniority).unwrap(), "word/document.xml");
    let paragraphs = body.all().into_iter().filter(|element| element.name == "w:p");
    let keeps = |paragraph: &Element| paragraph.all().iter().any(|one| one.name == "w:keepNext");
    let kept: Vec<bool> = paragraphs.map(keeps).collect();
    assert_eq!(kept, [false, false, false, true, true, false]);

    let body = part(&docx(&example::form(None)).unwrap(), "word/document.xml");
    let all = body.all();
    let opinion = all.iter().rfind(|element| element.name == "w:tr").unwrap();
    assert!(opinion.all().iter().any(|element| element.name == "w:cantSplit"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn any_document_is_as_strict_readers_want_it(document in any_document()) {
        check(&document);
    }
}
