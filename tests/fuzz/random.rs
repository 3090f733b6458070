//! Numbers that look random and come again for the same seed (`SplitMix64`).

/// A row of numbers.
pub struct Random(u64);

impl Random {
    /// The row that makes one input of a run: another for each seed and for each place in it.
    pub fn of(seed: u64, index: u64) -> Self {
        let mut row = Self(seed);
        Self(row.next() ^ Self(index.wrapping_mul(0xD1B5_4A32_D192_ED03)).next())
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    pub fn byte(&mut self) -> u8 {
        self.next().to_le_bytes()[0]
    }

    /// A number below `end`; 0 where that is 0.
    pub fn below(&mut self, end: usize) -> usize {
        // As good as even for the small numbers that are asked for.
        (self.next() >> 11) as usize % end.max(1)
    }

    /// Whether it is one of so many times.
    pub fn one_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    /// One of a list, which must not be empty.
    pub fn pick<'a, T: ?Sized>(&mut self, list: &[&'a T]) -> &'a T {
        list[self.below(list.len())]
    }

    /// A place within a text where a letter begins, or its end.
    pub fn place(&mut self, text: &str) -> usize {
        let mut at = self.below(text.len() + 1);
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    }
}
