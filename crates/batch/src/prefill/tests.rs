use std::io::{Cursor, Read};

use teji_notice::State;
use teji_workdays::Calendar;

use super::*;
use crate::fixture::{batch, id, identity, person, today, whole};

fn archive(pieces: &[Piece]) -> Vec<u8> {
    pieces.iter().flat_map(|piece| piece.bytes.iter().copied()).collect()
}

fn files(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = ::zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let all = (0..archive.len()).map(|at| {
        let mut file = archive.by_index(at).unwrap();
        let mut bytes = vec![];
        file.read_to_end(&mut bytes).unwrap();
        (file.name().unwrap().into_owned(), bytes)
    });
    all.collect()
}

#[test]
fn a_prefilled_application_has_what_plan_and_sheet_know() {
    let mut one = person("张三", &[("occupation_name", " 电　工 "), ("enterprise_filed", "?")]);
    one.application.set(Spot::Basics, id("identity"), identity(1));
    one.application.reference = "2020-01-01".into();
    let mut batch = batch(vec![
        one,
        person("李四", &[("occupation_name", "车工"), ("occupation_filed", "no")]),
    ]);
    let reading = teji_notice::READINGS[0];
    batch.plan.rulings.pin(reading, reading.options[1]);
    batch.change(2, |person| person.application.set(Spot::Basics, id("unit"), "下属厂"));
    let first = batch.prefilled(1).unwrap();
    let typed = |spot, name| first.typed(spot, id(name)).unwrap_or_default().to_owned();
    assert_eq!(typed(Spot::Basics, "name"), "张三");
    assert_eq!(typed(Spot::Basics, "identity"), identity(1));
    assert_eq!(typed(Spot::Basics, "unit"), "吉林某某制造有限公司");
    assert_eq!(typed(Spot::Basics, "occupation_name"), "电工");
    assert_eq!(typed(Spot::Check, "enterprise_filed"), "filed");
    assert_eq!(typed(Spot::Check, "occupation_filed"), "yes");
    assert_eq!(typed(Spot::Check, "occupation_linked"), "yes");
    assert_eq!(first.reference, "2026-11-22");
    assert_eq!(first.rulings, batch.plan.rulings);
    let second = batch.prefilled(2).unwrap();
    assert_eq!(second.typed(Spot::Basics, id("unit")), Some("下属厂"));
    assert_eq!(second.typed(Spot::Basics, id("occupation_name")), Some("车工"));
    assert_eq!(second.typed(Spot::Check, id("occupation_filed")), Some("no"));
    assert!(batch.prefilled(3).is_none());
}

/// What a person is given says the same of them as the enterprise's screening.
#[test]
fn a_prefilled_package_opens_with_the_same_result() {
    let calendar = Calendar::published();
    let batch = whole();
    let round = Round::of(&batch, &calendar, today());
    let pieces: Vec<Piece> = prefilling(&round, [1, 2, 3], today()).map(Result::unwrap).collect();
    let all = files(&archive(&pieces));
    let names: Vec<&str> = all.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, [LIST, "0001.zip", "0002.zip", "0003.zip"]);
    for ((_, bytes), judged) in all[1..].iter().zip(&round.people) {
        let opened = teji_dossier::open(&mut bytes.as_slice()).unwrap();
        assert_eq!(opened.changes, []);
        assert_eq!(opened.application, batch.prefilled(judged.person.number).unwrap());
        let facts = opened.application.facts();
        let check = Check::of(opened.application.case(&facts, &calendar, today()));
        assert_eq!((check.state(), judged.standing.state), (State::Fits, State::Fits));
    }
    let list = String::from_utf8(all[0].1.clone()).unwrap();
    assert!(list.contains("张三") && list.contains("0003.zip") && !list.contains(&identity(1)));
}

#[test]
fn each_person_is_a_piece_of_their_own_and_numbers_that_nobody_has_are_left_out() {
    let calendar = Calendar::published();
    let batch = whole();
    let round = Round::of(&batch, &calendar, today());
    let making = prefilling(&round, [3, 9, 1, 3], today());
    assert_eq!(making.people(), 2);
    let pieces: Vec<Piece> = making.map(Result::unwrap).collect();
    let people: Vec<Option<u32>> = pieces.iter().map(|piece| piece.person).collect();
    assert_eq!(people, [Some(1), Some(3), None]);
    let none: Vec<Piece> = prefilling(&round, [], today()).map(Result::unwrap).collect();
    assert_eq!(files(&archive(&none)).len(), 1);
}

/// Whoever stops before the end has nothing that our reader takes for an archive.
#[test]
fn what_was_stopped_is_no_archive() {
    let calendar = Calendar::published();
    let batch = whole();
    let round = Round::of(&batch, &calendar, today());
    let pieces: Vec<Piece> = prefilling(&round, [1, 2, 3], today()).map(Result::unwrap).collect();
    for stopped in 0..pieces.len() - 1 {
        let part = archive(&pieces[..stopped]);
        let limits = teji_paper::Limits::default();
        assert!(teji_paper::Archive::open(&mut part.as_slice(), &limits).is_err(), "{stopped}");
    }
    let again: Vec<Piece> = prefilling(&round, [1, 2, 3], today()).map(Result::unwrap).collect();
    assert_eq!(again, pieces);
}

/// `LOOK=folder cargo test --release` writes the packages of 500 people there, for time and memory to be looked at.
#[test]
fn many_people_are_made_one_after_another() {
    let look = std::env::var_os("LOOK");
    let count = if look.is_some() { 500 } else { 20 };
    let calendar = Calendar::published();
    let people = (1..=count).map(|serial| crate::fixture::whole_person("张三", serial));
    let batch = batch(people.collect());
    let round = Round::of(&batch, &calendar, today());
    let mut pieces = 0;
    let mut file = look.map(|folder| {
        std::fs::File::create(std::path::Path::new(&folder).join("people.zip")).unwrap()
    });
    for piece in prefilling(&round, 1..=count, today()) {
        let piece = piece.unwrap();
        // No piece holds more than one person's papers, and the last one the directory.
        assert!(piece.bytes.len() < 200_000, "{}", piece.bytes.len());
        if let Some(file) = &mut file {
            std::io::Write::write_all(file, &piece.bytes).unwrap();
        }
        pieces += 1;
    }
    assert_eq!(pieces, count + 1);
}
