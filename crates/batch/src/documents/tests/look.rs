use super::*;

/// `LOOK=folder cargo test` writes the papers there, to be looked at.
#[test]
fn papers_can_be_looked_at() {
    let Some(folder) = std::env::var_os("LOOK") else { return };
    let calendar = Calendar::published();
    let names = ["阿不都热合曼·买买提依明·吐尔逊江", "欧阳震华", "张㛃𠮷"];
    let many: Vec<crate::Person> = (1..=30)
        .map(|serial| {
            let name = names.get(serial as usize % 5).copied().unwrap_or("王小明");
            let mut person = whole_person(name, serial);
            if serial % 4 == 0 {
                let of = "中国第一汽车集团有限公司长春智慧工厂装备制造分公司（延边）总装二车间三班";
                person.application.set(Spot::Basics, id("department"), of);
            }
            if serial % 7 == 0 {
                person.application.set(Spot::Check, id("post_service"), "2023-01-01..");
            }
            person
        })
        .collect();
    let mut thirty = whole();
    thirty.plan = Plan { facts: thirty.plan.facts.clone(), ..plan() };
    for number in 1..=3 {
        thirty.remove(number);
    }
    for person in many {
        thirty.add(person).unwrap();
    }
    thirty.set(id("unit_name"), "中国第一汽车集团有限公司长春智慧工厂装备制造分公司（延边）");
    let mut central = whole();
    central.set(id("unit_kind"), "central");
    let all =
        [("whole", whole()), ("empty", Batch::default()), ("thirty", thirty), ("central", central)];
    for (which, batch) in all {
        for paper in papers(&Round::of(&batch, &calendar, today())) {
            if paper.person.is_some_and(|number| number > 5) {
                continue;
            }
            let number = paper.person.map(|number| format!("-{number}")).unwrap_or_default();
            let name = format!("{which}-{}{number}", paper.name);
            let place = std::path::Path::new(&folder).join(name);
            let document = paper.document();
            if paper.ending() == "xlsx" {
                std::fs::write(place.with_extension("xlsx"), paper.bytes().unwrap()).unwrap();
            }
            std::fs::write(place.with_extension("docx"), teji_paper::docx(&document).unwrap())
                .unwrap();
            std::fs::write(place.with_extension("txt"), teji_paper::text(&document)).unwrap();
        }
    }
}
