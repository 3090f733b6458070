//! The random choices of the generators.

/// A pseudorandom number generator.
pub struct Random(fastrand::Rng);

impl Random {
    /// Returns the generator for one input. Each seed and each index of a run has its own sequence.
    pub fn of(seed: u64, index: u64) -> Self {
        let base = fastrand::Rng::with_seed(seed).u64(..);
        Self(fastrand::Rng::with_seed(base.wrapping_add(index)))
    }

    /// Returns a byte.
    pub fn byte(&mut self) -> u8 {
        self.0.u8(..)
    }

    /// Returns a number below `end`; 0 if `end` is 0.
    pub fn below(&mut self, end: usize) -> usize {
        self.0.usize(..end.max(1))
    }

    /// Returns `true` with a probability of `1 / times`.
    pub fn one_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    /// Returns an entry of a list, which must not be empty.
    pub fn pick<'a, T: ?Sized>(&mut self, list: &[&'a T]) -> &'a T {
        list[self.below(list.len())]
    }

    /// Returns a word of a list of words.
    pub fn word(&mut self, list: &'static str) -> &'static str {
        let end = list.split_ascii_whitespace().count();
        list.split_ascii_whitespace().nth(self.below(end)).unwrap_or_default()
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
