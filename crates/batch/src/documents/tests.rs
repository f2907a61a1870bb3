use std::collections::BTreeMap;

use teji_dossier::{Group, Spot};
use teji_fields::{FieldId, Input};
use teji_workdays::Calendar;

use super::*;
use crate::batch::Batch;
use crate::fixture::{batch, id, identity, plan, today, whole, whole_person};
use crate::forms::FORMS;

mod carried;
mod look;
mod room;

/// The words of each paper by its name; an agreement's with the person's number.
pub(crate) fn texts(batch: &Batch) -> BTreeMap<String, String> {
    let calendar = Calendar::published();
    let round = Round::of(batch, &calendar, today());
    let all = papers(&round);
    let name =
        |paper: &Paper| paper.person.map_or_else(|| paper.name.into(), |_| "agreement".into());
    all.iter().map(|paper| (name(paper), teji_paper::text(&paper.document()))).collect()
}

/// Batches of every kind: nothing entered, a plan alone, everything entered, each kind of enterprise.
fn batches() -> Vec<Batch> {
    let alone = Batch { plan: plan(), ..Batch::default() };
    let mut all = vec![Batch::default(), alone, whole()];
    for kind in ["central", "provincial", "provincial_branch", "local", ""] {
        let mut batch = whole();
        batch.set(id("unit_kind"), kind);
        batch.set(id("unit_division"), "");
        all.push(batch);
    }
    all
}

/// Z6, and that a paper with missing facts is never refused.
#[test]
fn each_paper_says_that_it_is_a_sample_and_has_no_number_of_a_form() {
    let calendar = Calendar::published();
    for batch in batches() {
        let round = Round::of(&batch, &calendar, today());
        let all = papers(&round);
        assert_eq!(all.len(), 12 + round.settled().count());
        for paper in all {
            let document = paper.document();
            assert_eq!(document.mark.as_deref(), Some("参考样式"), "{}", paper.name);
            assert!(teji_paper::docx(&document).is_ok());
            let words = teji_paper::text(&document);
            for official in ["附件", "附表", "表号", "制表机关", "吉人社表", "批准文号"]
            {
                assert!(!words.contains(official), "{official} in {}", paper.name);
            }
        }
    }
}

#[test]
fn no_key_and_no_gap_is_left_in_a_paper() {
    for batch in batches() {
        for (name, words) in texts(&batch) {
            let keyed = [
                "{",
                "}",
                "doc.",
                "field.",
                "choice.",
                "paper.",
                "result.",
                "point.",
                ".title",
                "receiver.",
                "rule.",
                "clause.",
                "refusal.",
            ];
            let left: Vec<&str> = keyed.into_iter().filter(|key| words.contains(key)).collect();
            assert_eq!(left, [""; 0], "{name}: {words}");
        }
    }
}

#[test]
fn each_paper_has_a_title_of_its_own() {
    let calendar = Calendar::published();
    let batch = whole();
    let all = papers(&Round::of(&batch, &calendar, today()));
    for (paper, (name, phase)) in all.iter().zip(PAPERS) {
        assert_eq!((paper.name, paper.phase), (name, phase));
        assert_eq!(paper.title(), say(&format!("doc.{name}.title")));
    }
}

const WITH_NUMBERS: [&str; 5] =
    ["people_roll", "screening_roll", "certificates_roll", "agreement", "upload_roll"];

/// K3: nothing that is posted holds a number of a person, however it was typed.
#[test]
fn identity_and_telephone_numbers_stand_only_where_they_are_needed() {
    let mut batch = whole();
    batch.change(2, |person| {
        let spaced = "２２０１０４ 19750315 ００２x";
        person.application.set(Spot::Basics, id("identity"), spaced);
    });
    for (name, words) in texts(&batch) {
        let numbers = [identity(1), "19750315".to_owned(), "５００２".to_owned()];
        let has = numbers.iter().any(|number| words.contains(number));
        assert_eq!(has, WITH_NUMBERS.contains(&name.as_str()), "{name}");
        assert!(!words.contains("13800001234"), "{name}");
        let phone = words.contains("88888888");
        assert_eq!(phone, name == "filing_letter", "{name}");
    }
}

#[test]
fn the_list_of_suggested_persons_shows_only_the_ends_of_numbers() {
    let words = &texts(&whole())["suggested"];
    let number = identity(1);
    assert!(words.contains(&format!("{}********{}", &number[..6], &number[14..])), "{words}");
    assert_eq!(crate::masked("220104197503150013"), "220104********0013");
    assert_eq!(crate::masked("1234567890"), "**********");
    assert_eq!(crate::masked(""), "");
}

/// L3: the same name, number and occupation wherever they stand, the person's own papers included.
#[test]
fn all_papers_show_the_same_person() {
    let mut batch = whole();
    batch.change(1, |person| {
        person.application.set(Spot::Basics, id("name"), " 张 三 ");
        person.application.set(Spot::Basics, id("identity"), format!(" {} ", identity(1)));
    });
    let calendar = Calendar::published();
    let round = Round::of(&batch, &calendar, today());
    let person = round.people[0].person;
    let facts = round.screening.facts(person);
    let check = teji_notice::Check::of(round.screening.case(&facts));
    let own = teji_dossier::documents::papers(&round.application(person), &check);
    let own = own.each_ref().map(teji_paper::text);
    let all = texts(&batch);
    for (name, words) in &all {
        if ["plan", "plan_opened", "filing_letter", "posting_report"].contains(&name.as_str()) {
            continue;
        }
        assert!(words.contains("张三") && words.contains("装配钳工"), "{name}: {words}");
        assert!(!words.contains("张 三"), "{name}");
        let numbered = WITH_NUMBERS.contains(&name.as_str());
        assert_eq!(words.contains(&identity(1)), numbered, "{name}");
    }
    assert!(own[0].contains("张三") && own[0].contains(&identity(1)));
    assert!(own[0].contains("装配钳工") && own[4].contains("装配钳工"));
}

/// P3: what was pinned stands on each result, and so does the day; papers of verdicts name the rules.
#[test]
fn papers_that_rest_on_verdicts_name_rules_and_day() {
    let mut batch = whole();
    let clock = teji_notice::READINGS.iter().find(|one| one.id.0 == "service_clock").unwrap();
    batch.plan.rulings.pin(clock, clock.options[1]);
    let all = texts(&batch);
    for name in
        ["plan", "filing_letter", "screening_roll", "suggested", "approved", "result_letter"]
    {
        assert!(all[name].contains(&rules_version()), "{name}");
        assert!(all[name].contains("基准日：2026年11月22日"), "{name}");
    }
    for name in ["plan", "screening_roll"] {
        assert!(all[name].contains("取得证书（职称）以后才算"), "{name}");
    }
}

#[test]
fn a_plan_names_its_six_points_its_quota_and_both_ways_of_each_reading() {
    let mut batch = whole();
    batch.plan = Plan { facts: batch.plan.facts.clone(), ..plan() };
    let words = &texts(&batch)["plan"];
    for part in [
        "焊接工程师",
        "与专业技术人才贯通",
        "特级技师占高级技师人数的比例是5%",
        "共可聘6（舍去）或7（四舍五入）人，已经聘了2人，这次最多聘4（舍去）或5（四舍五入）人",
        "按业绩、技能水平和带徒三方面打分。",
        "现场答辩与业绩评审相结合。",
        "建立工作室，落实待遇。",
        "2026年10月10日",
        "长春市人社部门审定",
        "按通知三，备案申请报给",
        "按通知四（二），实施方案报给",
        "岗位满8年：在高级技师（或相贯通）岗位满8年。",
        "在高中、大专、本科里选一个，其中大专、本科算符合",
        "一是第一天不算，到对应日满5年；二是第一天算，早一天满5年。",
        "没有定，两种都算",
    ] {
        assert!(words.contains(part), "{part}: {words}");
    }
}

use crate::plan::Plan;

/// P2: the filing has its way, and that the plan's is not stated is said.
#[test]
fn for_a_central_branch_the_plans_way_is_said_not_to_be_stated() {
    let mut batch = whole();
    batch.set(id("unit_kind"), "central");
    let all = texts(&batch);
    assert!(all["plan"].contains("通知没有写央企驻吉分支机构的实施方案报给谁"));
    assert!(all["plan"].contains("备案申请报给：省人社厅"), "{}", all["plan"]);
    assert!(all["plan"].contains("集团公司要先拿到人社部"));
    assert!(all["filing_letter"].starts_with("参考样式\n关于特级技师评聘备案的函\n"));
    assert!(all["filing_letter"].contains("吉林省人力资源和社会保障厅："));
    assert!(all["filing_letter"].contains("实施方案应当报给哪里，通知没有写明"));
    batch.set(id("group_receipt"), "yes");
    assert!(!texts(&batch)["plan"].contains("集团公司要先拿到人社部"));
    assert!(!texts(&whole())["filing_letter"].contains("通知没有写明"));
}

#[test]
fn each_route_has_its_addressee() {
    for (kind, division, addressee) in [
        ("provincial", "", "吉林省人力资源和社会保障厅："),
        ("local", "yanbian", "延边州人力资源和社会保障部门："),
        ("local", "", "所在市（州）人力资源和社会保障部门："),
        ("provincial_branch", "", "（所属省属企业）："),
    ] {
        let mut batch = whole();
        batch.set(id("unit_kind"), kind);
        batch.set(id("unit_division"), division);
        assert!(texts(&batch)["filing_letter"].contains(addressee), "{kind} {division}");
        assert!(texts(&batch)["result_letter"].contains("吉林省人力资源和社会保障厅："));
    }
}

/// S1 and S2.
#[test]
fn the_summary_counts_add_up_and_decisions_are_told() {
    use crate::decision::{About, Decision};
    let mut people = vec![
        whole_person("甲", 1),
        crate::fixture::person("乙", &[("post_service", "2024-01-01..")]),
        crate::fixture::person("丙", &[("front_line", "?")]),
        crate::fixture::person("丁", &[("health", "reserved")]),
        crate::fixture::person("戊", &[("front_line", "no")]),
    ];
    people[1].row = None;
    let mut batch = batch(people);
    let about = About::Answer { person: 4, field: "health".into() };
    let [who, day, why, choice] = ["医务室", "2026-11-02", "体检合格", "able"].map(str::to_owned);
    batch.decide(Decision { about, choice, who, day, why, undone: false });
    let calendar = Calendar::published();
    let roll = screening_roll::screening_roll(&Round::of(&batch, &calendar, today()));
    let counts: Vec<&str> = roll.rows[6..].iter().map(|row| row[6].as_str()).collect();
    assert_eq!(counts, ["2", "1", "0", "1", "1", "0", "5"]);
    assert!(roll.rows.iter().all(|row| row.len() == roll.columns.len()));
    let told = &roll.rows[3][11];
    assert!(["医务室", "2026-11-02", "体检合格"].iter().all(|part| told.contains(part)), "{told}");
    assert_eq!(roll.rows[0][1], "名单第4行");
    assert_eq!(roll.rows[0][10], "吉林省技能大奖");
    batch.undo(0, true);
    let roll = screening_roll::screening_roll(&Round::of(&batch, &calendar, today()));
    assert_eq!((roll.rows[3][11].as_str(), roll.rows[3][6].as_str()), ("", "还缺信息"));
}

/// P3 and S2: a reading on which the enterprise decided later is told with who, when and why, on each result.
#[test]
fn a_decision_on_a_reading_is_told_with_who_when_and_why() {
    use crate::decision::{About, Decision};
    let mut batch = whole();
    let about = About::Reading("service_clock".into());
    let [who, day, why, choice] =
        ["评审办", "2026-11-03", "按聘任文件", "from_post"].map(str::to_owned);
    batch.decide(Decision { about, choice, who, day, why, undone: false });
    let words = &texts(&batch)["screening_roll"];
    let told = "“5年从什么时候起算？”单位认定：从上高级技师（或贯通）岗位起算（评审办，2026-11-03，按聘任文件）";
    assert!(words.contains(told), "{words}");
    let calendar = Calendar::published();
    let round = Round::of(&batch, &calendar, today());
    let person = round.people[0].person;
    let facts = round.screening.facts(person);
    let check = teji_notice::Check::of(round.screening.case(&facts));
    let result = teji_dossier::documents::check_result(&round.application(person), &check);
    assert!(teji_paper::text(&result).contains("已定：从上高级技师（或贯通）岗位起算"));
    batch.undo(0, true);
    assert!(!texts(&batch)["screening_roll"].contains("评审办"));
}

/// P3: what the plan settles is what the summary names, whatever was decided beside it.
#[test]
fn plan_and_summary_agree_where_a_decision_says_otherwise_than_the_pin() {
    use crate::decision::{About, Decision};
    let mut batch = whole();
    let clock = teji_notice::READINGS.iter().find(|one| one.id.0 == "service_clock").unwrap();
    batch.plan.rulings.pin(clock, clock.options[1]);
    let about = About::Reading("service_clock".into());
    let [who, day, why, choice] =
        ["评审办", "2026-11-03", "按聘任文件", "from_post"].map(str::to_owned);
    batch.decide(Decision { about, choice, who, day, why, undone: false });
    let all = texts(&batch);
    let [pin, other] = [1, 0].map(|place| plan_parts::way(clock, place));
    assert!(all["screening_roll"].contains(&pin), "{}", all["screening_roll"]);
    assert!(!all["screening_roll"].contains(&other) && all["plan"].contains(&pin));
}

#[test]
fn an_agreement_names_both_sides_and_has_its_three_headings() {
    let words = &texts(&whole())["agreement"];
    for part in ["二、责任", "三、权利", "四、义务", "Y00002200000026T000001", "2029年11月17日"]
    {
        assert!(words.contains(part), "{part}");
    }
}

#[test]
fn nothing_typed_can_break_a_paper() {
    for nasty in [
        "\u{0}\u{8}\u{1b}\u{fffe}",
        "]]><script>alert(1)</script>&amp;",
        &"长".repeat(5000),
        "{name}{gap}",
    ] {
        let mut batch = whole();
        for form in FORMS {
            for (field, _) in form.fields() {
                batch.set(field.id(), nasty);
            }
        }
        batch.change(1, |person| {
            for (field, _) in teji_dossier::BASICS.fields() {
                person.application.set(Spot::Basics, field.id(), nasty);
            }
            person.certificate = nasty.to_owned();
        });
        let calendar = Calendar::published();
        let round = Round::of(&batch, &calendar, today());
        for paper in papers(&round) {
            assert!(teji_paper::docx(&paper.document()).is_ok());
            assert!(!teji_paper::html(&paper.document()).contains("<script"));
        }
    }
}

#[test]
fn papers_are_listed_as_they_are_made() {
    let calendar = Calendar::published();
    for batch in [Batch::default(), whole()] {
        let round = Round::of(&batch, &calendar, today());
        let made = papers(&round);
        let names: Vec<_> = made.iter().map(|paper| (paper.name, paper.person)).collect();
        assert_eq!(listed(&batch), names);
        for (place, paper) in made.into_iter().enumerate() {
            assert_eq!(paper_at(&round, place), Some(paper));
        }
        assert_eq!(paper_at(&round, names.len()), None);
    }
}
