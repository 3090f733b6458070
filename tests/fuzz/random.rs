//! A deterministic pseudorandom number generator ([SplitMix64]).
//!
//! [SplitMix64]: https://prng.di.unimi.it/splitmix64.c

/// The state of the generator.
pub struct Random(u64);

impl Random {
    /// Returns the generator for one input. Each seed and each index of a run has its own sequence.
    pub fn of(seed: u64, index: u64) -> Self {
        let mut generator = Self(seed);
        Self(generator.next() ^ Self(index.wrapping_mul(0xD1B5_4A32_D192_ED03)).next())
    }

    /// Returns the next number.
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// Returns a byte.
    pub fn byte(&mut self) -> u8 {
        self.next().to_le_bytes()[0]
    }

    /// Returns a number below `end`; 0 if `end` is 0.
    pub fn below(&mut self, end: usize) -> usize {
        // The modulo bias is negligible for small numbers.
        (self.next() >> 11) as usize % end.max(1)
    }

    /// Returns `true` with a probability of `1 / times`.
    pub fn one_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    /// Returns an entry of a list, which must not be empty.
    pub fn pick<'a, T: ?Sized>(&mut self, list: &[&'a T]) -> &'a T {
        list[self.below(list.len())]
    }

    /// Returns the index of a character boundary in a text.
    pub fn boundary(&mut self, text: &str) -> usize {
        let mut at = self.below(text.len() + 1);
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    }
}
