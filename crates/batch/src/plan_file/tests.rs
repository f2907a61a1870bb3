use super::*;
use crate::fixture::plan;

#[test]
fn a_plan_in_which_an_answer_stands_twice_is_none() {
    let file = crate::fixture::plan().to_file().unwrap();
    let twice = file.replacen("\"unit_name\":", "\"unit_name\": \"x\", \"unit_name\":", 1);
    assert_ne!(twice, file);
    assert_eq!(Plan::from_file(&twice), Err(PlanFileError::NotOurs));
}

#[test]
fn an_address_that_is_far_too_long_is_not_unpacked() {
    let long = "A".repeat(600_000);
    assert_eq!(Plan::from_fragment(&long), Err(PlanFileError::NotOurs));
}

#[test]
fn what_is_given_comes_back_from_the_file_and_from_the_address() {
    let plan = plan();
    let file = plan.to_file().unwrap();
    assert_eq!(Plan::from_file(&file), Ok(plan.given()));
    let packed = plan.to_fragment().unwrap();
    assert!(packed.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte)));
    assert_eq!(Plan::from_fragment(&packed), Ok(plan.given()));
    assert_eq!(plan.given().given(), plan.given());
}

#[test]
fn contact_and_telephone_are_given_to_nobody() {
    let mut plan = plan();
    plan.facts.set(crate::forms::CONTACT.id, "王某某");
    plan.facts.set(crate::forms::CONTACT_PHONE.id, "0431-88888888");
    plan.facts.set(crate::forms::CRITERIA.id, "内部标准");
    let file = plan.to_file().unwrap();
    for kept in ["王某某", "88888888", "内部标准"] {
        assert!(!file.contains(kept), "{kept}");
    }
}

#[test]
fn a_plan_that_loosens_the_notice_is_neither_given_nor_taken() {
    let mut loose = plan();
    let entry = loose.further.iter().next().unwrap().id;
    loose.further.set(entry, crate::forms::FURTHER_LEAST.id, "3");
    assert_eq!(loose.to_file(), Err(PlanFileError::Refused));
    let forged =
        plan().to_file().unwrap().replace("\"further_least\": \"8\"", "\"further_least\": \"3\"");
    assert_eq!(Plan::from_file(&forged), Err(PlanFileError::Refused));
}

#[test]
fn what_is_no_plan_is_told_from_a_newer_one() {
    let newer = plan().to_file().unwrap().replace("\"teji_plan\": 1", "\"teji_plan\": 2");
    assert_eq!(Plan::from_file(&newer), Err(PlanFileError::Newer { found: 2 }));
    for text in
        ["", "{}", "[]", "{\"teji_plan\": 1}", "{\"teji_plan\": 1, \"plan\": {}, \"more\": 1}"]
    {
        assert_eq!(Plan::from_file(text), Err(PlanFileError::NotOurs), "{text}");
    }
    for packed in ["", "!", "AAAA", "eJw"] {
        assert_eq!(Plan::from_fragment(packed), Err(PlanFileError::NotOurs), "{packed}");
    }
}

#[test]
fn a_packed_flood_is_not_unpacked() {
    let mut packed = DeflateEncoder::new(Vec::new(), Compression::best());
    packed.write_all(&vec![b' '; 50 << 20]).unwrap();
    let packed = URL_SAFE_NO_PAD.encode(packed.finish().unwrap());
    assert_eq!(Plan::from_fragment(&packed), Err(PlanFileError::NotOurs));
}
