//! The way from the fuzzing engine to the doors.

/// Goes in at the door of that name.
///
/// # Panics
/// Where there is no such door, and where a promise does not hold: that is what is looked for.
pub fn enter(name: &str, bytes: &[u8]) {
    let door = teji_doors::Door::find(name).expect("a door of that name");
    let _ = door.fuzz(bytes);
}
