//! Small numbers packed one after another, five bits to a letter.

/// Packs numbers.
#[derive(Default)]
pub(crate) struct Packer {
    bits: Vec<bool>,
}

impl Packer {
    /// Adds a number in so many bits, the highest first.
    pub(crate) fn put(&mut self, number: u32, bits: u32) {
        self.bits.extend((0..bits).rev().map(|place| number >> place & 1 == 1));
    }

    /// Five bits each; the last ones are filled up with zeros.
    pub(crate) fn fives(&self) -> Vec<u8> {
        let five = |bits: &[bool]| {
            (0..5).fold(0, |sum, place| {
                sum * 2 + u8::from(bits.get(place).copied().unwrap_or_default())
            })
        };
        self.bits.chunks(5).map(five).collect()
    }
}

/// Takes packed numbers out again.
pub(crate) struct Unpacker<'a> {
    fives: &'a [u8],
    place: usize,
}

impl<'a> Unpacker<'a> {
    /// From fives.
    pub(crate) fn new(fives: &'a [u8]) -> Self {
        Self { fives, place: 0 }
    }

    /// The next number of so many bits; `None` where there are not as many left.
    pub(crate) fn take(&mut self, bits: u32) -> Option<u32> {
        (0..bits).try_fold(0, |sum, _| {
            let five = self.fives.get(self.place / 5)?;
            let bit = five >> (4 - self.place % 5) & 1;
            self.place += 1;
            Some(sum * 2 + u32::from(bit))
        })
    }

    /// Whether nothing but the zeros of the last five is left.
    pub(crate) fn is_done(&mut self) -> bool {
        let left = self.fives.len() * 5 - self.place.min(self.fives.len() * 5);
        left < 5 && (0..left).all(|_| self.take(1) == Some(0))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn five_bits_make_a_letter_and_zeros_fill_the_last() {
        let mut packer = Packer::default();
        packer.put(0b1_0110, 5);
        packer.put(0b11, 2);
        assert_eq!(packer.fives(), [0b1_0110, 0b1_1000]);
        let fives = packer.fives();
        let mut unpacker = Unpacker::new(&fives);
        assert_eq!(unpacker.take(7), Some(0b101_1011));
        assert!(unpacker.is_done());
        assert_eq!(unpacker.take(1), None);
    }

    #[test]
    fn what_is_left_over_is_noticed() {
        assert!(Unpacker::new(&[]).is_done());
        assert!(!Unpacker::new(&[0]).is_done());
        let mut one_bit_set = Unpacker::new(&[1]);
        assert_eq!(one_bit_set.take(2), Some(0));
        assert!(!one_bit_set.is_done());
    }

    proptest! {
        #[test]
        fn what_is_packed_is_taken_out(numbers in prop::collection::vec((0_u32..1 << 20, 20_u32..24), 0..30)) {
            let mut packer = Packer::default();
            for (number, bits) in &numbers {
                packer.put(*number, *bits);
            }
            let fives = packer.fives();
            let mut unpacker = Unpacker::new(&fives);
            for (number, bits) in numbers {
                prop_assert_eq!(unpacker.take(bits), Some(number));
            }
            prop_assert!(unpacker.is_done());
        }
    }
}
