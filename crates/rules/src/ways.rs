//! A set of ways to read the open sentences: a bit for each way, in words of 64. Bit `k` of a way's number tells which option of
//! the `k`-th reading is taken; where the ways do not fill a word, they are repeated in it.

use crate::verdict::Outcome;

/// Within a word, the ways in which a reading is taken in its second way.
const PATTERNS: [u64; 6] = [
    0xaaaa_aaaa_aaaa_aaaa,
    0xcccc_cccc_cccc_cccc,
    0xf0f0_f0f0_f0f0_f0f0,
    0xff00_ff00_ff00_ff00,
    0xffff_0000_ffff_0000,
    0xffff_ffff_0000_0000,
];

/// The ways of one word in which a reading is taken in its second way.
pub(crate) fn second_way(reading: usize, word: usize) -> u64 {
    match PATTERNS.get(reading) {
        Some(pattern) => *pattern,
        None if word >> (reading - PATTERNS.len()) & 1 == 1 => u64::MAX,
        None => 0,
    }
}

/// Whether a way is in a set.
pub(crate) fn has(set: &[u64], way: usize) -> bool {
    set[way / 64] >> (way % 64) & 1 == 1
}

/// Puts a set in place of another; whether it is another one.
pub(crate) fn put(own: &mut [u64], set: impl Fn(usize) -> u64) -> bool {
    let mut is_other = false;
    for (word, own) in own.iter_mut().enumerate() {
        let set = set(word);
        is_other |= *own != set;
        *own = set;
    }
    is_other
}

/// Those of so many readings without which a set would be another one, as bits.
pub(crate) fn hangs_on(set: &[u64], readings: usize) -> u32 {
    if is_all(set, 0) || is_all(set, u64::MAX) {
        return 0;
    }
    let hangs = |reading: &usize| {
        if let Some(pattern) = PATTERNS.get(*reading) {
            set.iter().any(|word| (word >> (1 << reading) ^ word) & !pattern != 0)
        } else {
            let step = 1 << (reading - PATTERNS.len());
            (0..set.len()).any(|word| word & step == 0 && set[word] != set[word | step])
        }
    };
    (0..readings).filter(hangs).fold(0, |bits, reading| bits | 1 << reading)
}

/// What all ways together say, where these may hold and those surely do.
pub(crate) fn outcome(may: &[u64], sure: &[u64]) -> Outcome {
    if may != sure {
        Outcome::Unknown
    } else if is_all(may, u64::MAX) {
        Outcome::Met
    } else if is_all(may, 0) {
        Outcome::NotMet
    } else {
        Outcome::DependsOnReading
    }
}

fn is_all(set: &[u64], word: u64) -> bool {
    set.iter().all(|one| *one == word)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Eight readings: 256 ways in four words.
    fn set(holds: impl Fn(usize) -> bool) -> Vec<u64> {
        let mut set = vec![0; 4];
        for way in (0..256).filter(|way| holds(*way)) {
            set[way / 64] |= 1 << (way % 64);
        }
        set
    }

    #[test]
    fn second_ways_are_those_whose_number_has_the_bit() {
        for reading in 0..8 {
            let wanted = set(|way| way >> reading & 1 == 1);
            let made: Vec<u64> = (0..4).map(|word| second_way(reading, word)).collect();
            assert_eq!(made, wanted, "{reading}");
            assert!((0..256).all(|way| has(&made, way) == (way >> reading & 1 == 1)));
            assert_eq!(hangs_on(&made, 8), 1 << reading);
        }
    }

    #[test]
    fn a_set_hangs_on_the_readings_that_decide_it() {
        assert_eq!(hangs_on(&set(|_| false), 8), 0);
        assert_eq!(hangs_on(&set(|_| true), 8), 0);
        let both = set(|way| way >> 2 & 1 == 1 && way >> 7 & 1 == 0);
        assert_eq!(hangs_on(&both, 8), 1 << 2 | 1 << 7);
        assert_eq!(hangs_on(&set(|way| way == 77), 8), 0xff);
    }

    #[test]
    fn all_ways_together_say_one_of_four() {
        let (all, none, some) = (set(|_| true), set(|_| false), set(|way| way % 3 == 0));
        assert_eq!(outcome(&all, &all), Outcome::Met);
        assert_eq!(outcome(&none, &none), Outcome::NotMet);
        assert_eq!(outcome(&some, &some), Outcome::DependsOnReading);
        assert_eq!(outcome(&all, &some), Outcome::Unknown);
        assert_eq!(outcome(&some, &none), Outcome::Unknown);
    }

    #[test]
    fn a_set_that_is_put_anew_tells_whether_it_is_another() {
        let mut own = set(|_| false);
        let some = set(|way| way == 200);
        assert!(put(&mut own, |word| some[word]));
        assert!(!put(&mut own, |word| some[word]));
        assert_eq!(own, some);
    }
}
