use super::*;
use crate::application::Group;
use crate::fixture::{calendar, id, technician, today};

pub(crate) fn made(application: &Application) -> [Document; 5] {
    let facts = application.facts();
    papers(application, &Check::of(application.case(&facts, calendar(), today())))
}

fn text(application: &Application) -> [String; 5] {
    made(application).each_ref().map(teji_paper::text)
}

#[test]
fn each_paper_says_that_it_is_a_sample_and_has_no_number_of_a_form() {
    for application in [Application::default(), technician()] {
        for document in made(&application) {
            assert_eq!(document.mark.as_deref(), Some("参考样式"));
            assert_eq!(document.language, "zh-CN");
            let words = teji_paper::text(&document);
            for official in ["附件", "附表", "表号", "制表机关", "吉人社表", "批准文号"]
            {
                assert!(!words.contains(official), "{official} in {}", document.title);
            }
        }
    }
}

#[test]
fn no_key_and_no_gap_is_left_in_a_paper() {
    for application in [Application::default(), technician()] {
        for words in text(&application) {
            for sign in ['{', '}'] {
                assert!(!words.contains(sign), "{words}");
            }
            let keyed = [
                ".honour_", ".merit_", ".label", ".title", "field.", "short.", "paper.", "answer.",
            ];
            let left: Vec<&str> = keyed.into_iter().filter(|key| words.contains(key)).collect();
            assert_eq!(left, [""; 0], "{words}");
        }
    }
}

/// A title's key is its file's name.
#[test]
fn each_paper_has_its_title() {
    for (document, name) in made(&Application::default()).iter().zip(PAPERS) {
        assert_eq!(document.title, say(&format!("paper.{name}.title")));
        assert!(!document.title.contains('.'), "{name}");
    }
}

/// Nothing that was entered for the papers is lost on the way to paper.
#[test]
fn everything_that_was_entered_stands_on_paper() {
    let mut application = technician();
    let mut typed: Vec<String> = vec![];
    for (number, (spot, form)) in application.spots().into_iter().enumerate() {
        for (field, need) in form.fields() {
            let free = matches!(field.input(), teji_fields::Input::Line { .. });
            if !free || need == crate::forms::Need::OfDevice {
                continue;
            }
            let words = format!("{}㛃{number}", field.id().0);
            application.set(spot, field.id(), words.as_str());
            typed.push(words);
        }
    }
    let all = text(&application).concat();
    let lost: Vec<String> = typed.into_iter().filter(|words| !all.contains(words)).collect();
    assert_eq!(lost, [""; 0]);
}

#[test]
fn an_entry_in_which_nothing_was_typed_changes_no_paper_and_no_verdict() {
    for mut application in [Application::default(), technician()] {
        let before = made(&application);
        let facts = application.facts();
        let state = Check::of(application.case(&facts, calendar(), today())).state();
        for group in Group::ALL {
            // In the midst of the others, where numbers could move.
            let last = application.list(group).iter().last().map(|entry| entry.id);
            let removed = last.and_then(|last| application.list_mut(group).remove(last));
            application.list_mut(group).add(teji_fields::Facts::default());
            if let Some(removed) = removed {
                application.list_mut(group).restore(removed);
            }
            application.list_mut(group).add(teji_fields::Facts::default());
        }
        assert!(made(&application) == before);
        let facts = application.facts();
        assert_eq!(Check::of(application.case(&facts, calendar(), today())).state(), state);
    }
}

/// What was typed with blanks and in full width is printed as registers have it, on every paper that names the person.
#[test]
fn names_and_numbers_are_printed_in_their_usual_form() {
    let mut application = technician();
    let number = "２２０１０４ 19750315 ００１３";
    application.set(Spot::Basics, id("name"), " 张 三 ");
    application.set(Spot::Basics, id("identity"), number);
    let [form, service, pledge, _, result] = text(&application);
    for words in [&form, &service, &pledge] {
        assert!(words.contains("220104197503150013") && words.contains("张三"), "{words}");
        assert!(!words.contains(number) && !words.contains("张 三"), "{words}");
    }
    assert!(result.contains("张三"), "{result}");
    assert_eq!(application.typed(Spot::Basics, id("name")), Some(" 张 三 "));
    assert_eq!(application.typed(Spot::Basics, id("identity")), Some(number));
}

#[test]
fn a_merit_without_a_head_is_shown_all_the_same() {
    let mut application = technician();
    application.set(Spot::Entry(Group::Merits, 2), id("merit_head"), "?");
    let form = &text(&application)[0];
    assert!(form.contains("业绩（还没有分类）") && form.contains("液压夹具漏油改造"));
}

#[test]
fn sex_and_birth_come_from_the_identity_number() {
    let mut application = technician();
    let form = &text(&application)[0];
    assert!(form.contains("1975年3月\n") && form.contains("性别\n男\n"), "{form}");
    application.set(Spot::Basics, id("birth"), "1975.4");
    assert!(text(&application)[0].contains("1975年4月\n"));
}

#[test]
fn the_result_tells_what_it_rests_on() {
    let mut application = technician();
    let result = &text(&application)[4];
    for part in ["基准日：2026年11月22日", "2022年至2026年", "对得上", "装配钳工", &rules_version()]
    {
        assert!(result.contains(part), "{part}");
    }
    assert_eq!(rules_version().len(), 8);
    application.set(Spot::Entry(Group::Posts, 3), id("post_from"), "2021-11-30");
    let result = &text(&application)[4];
    assert!(result.contains("还差时间"), "{result}");
    assert!(result.contains("第一天不算，到对应日满5年\n2026年11月30日起"), "{result}");
    assert!(result.contains("第一天算，早一天满5年\n2026年11月29日起"), "{result}");
}

#[test]
fn the_list_tells_the_same_in_both_directions() {
    let list = &text(&technician())[3];
    assert!(list.contains("高级技师岗位满5年\n材料2\n"), "{list}");
    assert!(list.contains("单位的职业技能") || list.contains("企业在实施范围内\n由单位提供或认定"));
    assert!(list.contains("守法守纪、职业道德、工匠精神\n个人承诺书"));
}

#[test]
fn nothing_typed_can_break_a_file() {
    let nasty = [
        "\u{0}\u{1}\u{8}\u{b}\u{c}\u{1b}\u{7f}\u{85}\u{fffe}\u{ffff}",
        "]]><script>alert(1)</script>&amp;<w:p/>",
        "\u{202e}\u{202d}\u{2066}\u{200f}",
        "㐀𠮷𪚥𫝀𰻝\u{30edd}\u{2ebe0}",
        &"一\n".repeat(5000),
        &"长".repeat(10_000),
        "{name}{gap}{}%s${x}",
    ];
    for words in nasty {
        let mut application = technician();
        for (spot, form) in application.spots() {
            for (field, _) in form.fields() {
                application.set(spot, field.id(), words);
            }
        }
        for document in made(&application) {
            let bytes = teji_paper::docx(&document).unwrap();
            let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
            assert!(archive.by_name("word/document.xml").is_ok());
            assert!(!teji_paper::html(&document).contains("<script"));
        }
    }
}

/// `LOOK=folder cargo test` writes the papers there, to be looked at.
#[test]
fn papers_can_be_looked_at() {
    let Some(folder) = std::env::var_os("LOOK") else { return };
    let mut long = technician();
    for entry in 1..=3 {
        for (name, most) in [("merit_problem", 600), ("merit_role", 1000), ("merit_result", 600)] {
            long.set(
                Spot::Entry(Group::Merits, entry),
                id(name),
                "解决振动超差问题，".repeat(most / 9),
            );
        }
    }
    long.set(Spot::Entry(Group::Merits, 2), id("merit_role"), "写得太长。".repeat(2000));
    let mut engineer = technician();
    for (name, typed) in [("title", "yes"), ("title_name", "高级工程师"), ("title_date", "2015-12")]
    {
        engineer.set(Spot::Basics, id(name), typed);
    }
    engineer.set(Spot::Basics, id("name"), "阿不都热合曼·买买提依明·吐尔逊江");
    engineer.set(
        Spot::Basics,
        id("unit"),
        "中国第一汽车集团有限公司长春智慧工厂装备制造分公司（延边）",
    );
    engineer.set(Spot::Check, id("linked_post_now"), "?");
    for year in 1980..2000 {
        let post = format!(
            "post_from={year}-03|post_to={year}-11|post_unit=延边机械厂|post_held=学徒|post_kind=?"
        );
        engineer.posts.add(crate::fixture::told(&post));
    }
    let all = [
        ("full", technician()),
        ("empty", Application::default()),
        ("long", long),
        ("engineer", engineer),
    ];
    for (which, application) in all {
        for (document, name) in made(&application).iter().zip(PAPERS) {
            let place = std::path::Path::new(&folder).join(format!("{which}-{name}"));
            std::fs::write(place.with_extension("docx"), teji_paper::docx(document).unwrap())
                .unwrap();
            std::fs::write(place.with_extension("txt"), teji_paper::text(document)).unwrap();
        }
    }
}
