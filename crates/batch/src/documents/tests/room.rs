//! What papers leave out or leave room for, and under which numbers they list people.

use super::*;

#[test]
fn the_report_counts_the_days_of_the_posting_one_by_one() {
    let words = &texts(&whole())["posting_report"];
    // From Monday 2 November to Tuesday 10 November, the 4th off in this place.
    assert!(words.contains("张贴当天不算，数到公示结束：共5个工作日。"), "{words}");
    assert!(words.contains("张贴当天算，数到公示结束：共6个工作日。"), "{words}");
    assert!(words.contains("2026年11月4日\n当地放假"), "{words}");
    assert!(words.contains("不成立的\n1\n没有\n没有\n1\n"), "{words}");
    assert!(texts(&Batch::default())["posting_report"].contains("工作日还数不出来"));
}

/// The working days of the report are those of the posting, and not the five that are wanted.
#[test]
fn the_report_counts_no_day_after_the_entered_end() {
    let mut batch = whole();
    batch.set(id("posted_from"), "2026-11-16");
    batch.set(id("posted_to"), "2026-11-17");
    let words = &texts(&batch)["posting_report"];
    assert!(words.contains("张贴当天不算，数到公示结束：共1个工作日。"), "{words}");
    assert!(words.contains("张贴当天算，数到公示结束：共2个工作日。"), "{words}");
    assert!(words.contains("2026年11月17日\n工作日\n1\n"), "{words}");
    assert!(!words.contains("2026年11月18日"), "{words}");
}

#[test]
fn the_report_leaves_room_where_the_end_is_missing_or_before_the_posting() {
    let mut batch = whole();
    batch.set(id("posted_to"), "2026-10-30");
    let words = &texts(&batch)["posting_report"];
    assert!(
        words.contains("结束日期早于张贴日期") && words.contains("\u{3000}个工作日"),
        "{words}"
    );
    assert!(!words.contains("数到公示结束"), "{words}");
    batch.set(id("posted_to"), "2036-11-10");
    assert!(texts(&batch)["posting_report"].contains("超过一年"));
    batch.set(id("posted_to"), "");
    let words = &texts(&batch)["posting_report"];
    assert!(words.contains("还没有填全") && words.contains("\u{3000}个工作日"), "{words}");
}

#[test]
fn one_local_day_off_that_cannot_be_read_leaves_the_others_counted() {
    let mut batch = whole();
    batch.set(id("days_off"), "2026-11-04\n11月5号前后");
    let words = &texts(&batch)["posting_report"];
    assert!(words.contains("2026年11月4日\n当地放假"), "{words}");
}

#[test]
fn papers_do_not_pass_off_today_as_the_day_of_reference() {
    for typed in ["", "2026-11"] {
        let mut batch = whole();
        batch.set(id("reference_day"), typed);
        let all = texts(&batch);
        for name in ["plan", "filing_letter", "screening_roll", "suggested", "approved"] {
            assert!(
                all[name].contains("还没有定，暂按2026年11月25日核对"),
                "{name}: {}",
                all[name]
            );
            assert!(!all[name].contains("基准日：2026年11月25日"), "{name}");
        }
    }
}

/// An answer under a question that is not asked any more is kept, and no paper shows it.
#[test]
fn what_is_not_asked_any_more_is_not_filed() {
    let mut batch = whole();
    batch.set(id("unit_kind"), "provincial");
    let words = &texts(&batch)["plan"];
    assert!(!words.contains("长春市") && !words.contains("所在市（州）"), "{words}");
    batch.set(id("ratio_base_name"), "技师总数");
    assert!(texts(&batch).values().all(|words| !words.contains("技师总数")));
    assert!(texts(&batch).values().all(|words| !words.contains("回执第7号")));
    batch.set(id("unit_kind"), "");
    let calendar = Calendar::published();
    let round = Round::of(&batch, &calendar, today());
    let receipt = crate::contents(&round).into_iter().find(|item| item.name == "receipt");
    assert_eq!(receipt.unwrap().have, crate::Have::No);
    assert_eq!(batch.typed(id("unit_division")), Some("changchun"));
}

#[test]
fn a_plan_states_no_figure_that_was_not_settled() {
    let mut batch = whole();
    let words = |batch: &Batch| texts(batch)["plan"].clone();
    assert!(words(&batch).contains("不足一人怎么算，还没有定"));
    for (way, told) in [
        ("down", "共可聘6人，已经聘了2人，这次最多聘4人。不足一人的舍去。"),
        ("near", "共可聘7人，已经聘了2人，这次最多聘5人。不足一人的四舍五入。"),
    ] {
        batch.set(id("ratio_rounding"), way);
        assert!(words(&batch).contains(told), "{way}");
    }
    batch.set(id("held_count"), "");
    let gap = GAP;
    let told = format!("共可聘7人，已经聘了{gap}人，这次最多聘{gap}人。");
    assert!(words(&batch).contains(&told), "{}", words(&batch));
    batch.set(id("held_count"), "0");
    assert!(words(&batch).contains("已经聘了0人，这次最多聘7人"));
    batch.set(id("ratio_rounding"), "");
    batch.set(id("base_count"), "120");
    let even = words(&batch);
    assert!(even.contains("共可聘6人") && even.contains("还没有定") && !even.contains("（舍去）"));
}

/// K3: beside what the consistency check says of them, numbers do not get into what is posted.
#[test]
fn numbers_of_people_are_left_out_of_what_is_posted() {
    let mut batch = whole();
    let set = |batch: &mut Batch, field: &str, typed: String| {
        batch.change(1, |person| person.application.set(Spot::Basics, id(field), typed));
    };
    set(&mut batch, "name", "张三 138 0000 1234".into());
    set(&mut batch, "department", format!("装配车间{}", identity(1)));
    set(&mut batch, "occupation_name", "装配钳工（0431）88888888".into());
    batch.set(id("unit_name"), "吉林某某制造有限公司13900001234");
    batch.set(id("posted_place"), "厂区东门 ０４３１－８８８８８８８８");
    batch.set(id("objections_to"), "办公楼201房间监察科 0431-88888888");
    let words = &texts(&batch)["posting"];
    let digits = |sign: char| sign.is_ascii_digit() || ('０'..='９').contains(&sign);
    let longest = words.split(|sign| !digits(sign)).map(|run| run.chars().count()).max();
    assert!(longest.unwrap() <= 4, "{words}");
    for kept in
        ["张三", "装配车间", "装配钳工", "厂区东门", "办公楼201房间监察科", "2026年11月10日"]
    {
        assert!(words.contains(kept), "{kept}: {words}");
    }
    assert!(!words.contains("8888") && !words.contains("0431"), "{words}");
    batch.set(id("posted_to"), "问13800001234");
    assert!(!texts(&batch)["posting"].contains("13800001234"));
}

/// A person has one number: in papers, in the folder of their papers, and on pages.
#[test]
fn people_stand_in_all_papers_under_their_own_numbers() {
    let mut batch = whole();
    batch.remove(1).unwrap();
    batch.change(3, |person| (person.proposed, person.settled) = (true, true));
    let calendar = Calendar::published();
    let round = Round::of(&batch, &calendar, today());
    for paper in papers(&round) {
        match &paper.content {
            Content::Roll(roll) => {
                let named = roll.rows.iter().filter(|row| row.contains(&"王五".to_owned()));
                let numbers: Vec<&str> = named.map(|row| row[0].as_str()).collect();
                assert_eq!(numbers, ["3"], "{}", paper.name);
                assert_eq!(roll.columns[0].title, "编号", "{}", paper.name);
            }
            Content::Document(document) => {
                let words = teji_paper::text(document);
                let listing = ["suggested", "posting", "approved", "result_letter"];
                let is_listed = words.contains("编号\n姓名") && words.contains("\n3\n王五\n");
                assert_eq!(is_listed, listing.contains(&paper.name), "{}: {words}", paper.name);
            }
        }
    }
}

#[test]
fn further_conditions_stand_in_the_plan_under_their_own_numbers() {
    let mut batch = whole();
    batch.plan.further = plan().further;
    batch.plan.further.remove(1);
    batch.plan.further.set(3, FieldId("further_least"), "0");
    let words = &texts(&batch)["plan"];
    assert!(words.contains("2.近三年无安全事故") && words.contains("4.学历："), "{words}");
    let [second, third, fourth] = ["2.近三年", "3.第3条还不能成立", "4.学历"]
        .map(|part| words.find(part).unwrap_or_else(|| panic!("{part}: {words}")));
    assert!(second < third && third < fourth);
}

#[test]
fn the_report_names_whom_objections_are_about_by_number_alone() {
    let mut batch = whole();
    assert!(!texts(&batch)["posting_report"].contains("意见针对的人"));
    batch.objections.set(1, FieldId("objection_about"), "person");
    batch.objections.set(1, FieldId("objection_person"), "2");
    let words = &texts(&batch)["posting_report"];
    assert!(words.contains("意见针对的人的编号：2。") && !words.contains("李四"), "{words}");
}
