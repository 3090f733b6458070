//! Defines a catalog of messages: a struct, with its texts in every language.

/// The messages of one catalog in one language.
pub trait Catalog: Copy + 'static {
    /// The names of the messages, in the order of the fields.
    const NAMES: &'static [&'static str];

    /// The messages in Arabic, which are compiled in.
    fn arabic() -> &'static Self;

    /// Creates the messages in another language. `lang` is one of [`LANGUAGES`](super::LANGUAGES); `message` returns the
    /// message with a name. Returns `None` if `message` does so for any of the [`NAMES`](Self::NAMES).
    fn from_messages(lang: &'static str, message: impl FnMut(&'static str) -> Option<&'static str>) -> Option<Self>;

    /// The messages in one of the [`LANGUAGES`](super::LANGUAGES). Only native programs have all of them compiled in.
    #[cfg(not(target_arch = "wasm32"))]
    fn of(lang: &str) -> Option<&'static Self>;
}

/// Defines a struct with one field per message, and implements [`Catalog`] for it.
///
/// The string is the folder of the language files, relative to the file that calls the macro.
macro_rules! catalog {
    ($folder:literal, $(#[$about:meta])* $catalog:ident { $($(#[$doc:meta])* $field:ident,)+ }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub struct $catalog {
            /// The language of these messages: one of [`LANGUAGES`](crate::locale::messages::LANGUAGES).
            pub lang: &'static str,
            $($(#[$doc])* pub $field: &'static str,)+
        }

        impl $catalog {
            /// The messages in all languages. The compiler evaluates this once, for every target, so that it rejects an
            /// invalid file. A WebAssembly module contains the Arabic messages only.
            const ALL: [Self; $crate::locale::messages::LANGUAGES.len()] = [
                Self::parse("ar", include_str!(concat!($folder, "/ar.txt"))),
                Self::parse("fa", include_str!(concat!($folder, "/fa.txt"))),
                Self::parse("ur", include_str!(concat!($folder, "/ur.txt"))),
                Self::parse("he", include_str!(concat!($folder, "/he.txt"))),
                Self::parse("ckb", include_str!(concat!($folder, "/ckb.txt"))),
                Self::parse("en", include_str!(concat!($folder, "/en.txt"))),
                Self::parse("fr", include_str!(concat!($folder, "/fr.txt"))),
                Self::parse("tr", include_str!(concat!($folder, "/tr.txt"))),
            ];

            const fn parse(lang: &'static str, file: &'static str) -> Self {
                let [$($field),+] = $crate::locale::messages::catalog::parse(
                    file,
                    <Self as $crate::locale::messages::Catalog>::NAMES,
                );
                Self { lang, $($field),+ }
            }

            /// The messages in Arabic, which are compiled in.
            pub const fn arabic() -> &'static Self {
                static ARABIC: $catalog = $catalog::ALL[0];
                &ARABIC
            }

            /// The direction of the interface in this language.
            pub fn direction(&self) -> $crate::locale::Direction {
                $crate::locale::facts::direction(self.lang)
            }
        }

        impl $crate::locale::messages::Catalog for $catalog {
            const NAMES: &'static [&'static str] = &[$(stringify!($field)),+];

            fn arabic() -> &'static Self {
                Self::arabic()
            }

            fn from_messages(
                lang: &'static str,
                mut message: impl FnMut(&'static str) -> Option<&'static str>,
            ) -> Option<Self> {
                let mut messages = [""; [$(stringify!($field)),+].len()];
                for (text, name) in messages.iter_mut().zip(Self::NAMES) {
                    *text = message(name)?;
                }
                let [$($field),+] = messages;
                Some(Self { lang, $($field),+ })
            }

            #[cfg(not(target_arch = "wasm32"))]
            fn of(lang: &str) -> Option<&'static Self> {
                static ALL: &[$catalog] = &$catalog::ALL;
                ALL.iter().find(|messages| messages.lang == lang)
            }
        }
    };
}
pub(super) use catalog;

/// Returns the texts of a language file, in order. Each line must be `name = text`, and the names must be exactly
/// these.
///
/// Runs at compile time, where a failed assertion is a compile error.
pub(super) const fn parse<const COUNT: usize>(file: &'static str, names: &[&str]) -> [&'static str; COUNT] {
    let mut texts = [""; COUNT];
    let mut rest = file;
    let mut index = 0;
    while index < COUNT {
        let (line, after) = split(rest, "\n");
        let (name, value) = split(line, " = ");
        assert!(equal(name, names[index]), "a language file lacks a message, or has an unknown or misplaced one");
        texts[index] = value;
        rest = after;
        index += 1;
    }
    assert!(rest.is_empty(), "a language file has more lines than its catalog has messages");
    texts
}

/// [`str::split_once`] for constant evaluation. The separator must be ASCII, and must occur.
const fn split(text: &'static str, separator: &str) -> (&'static str, &'static str) {
    let mut at = 0;
    while !contains_at(text, at, separator) {
        at += 1;
    }
    let (before, rest) = text.split_at(at);
    (before, rest.split_at(separator.len()).1)
}

/// `==` for constant evaluation.
const fn equal(one: &str, other: &str) -> bool {
    one.len() == other.len() && contains_at(one, 0, other)
}

/// Whether `text` contains `part` at a byte index.
const fn contains_at(text: &str, at: usize, part: &str) -> bool {
    let (text, part) = (text.as_bytes(), part.as_bytes());
    let mut index = 0;
    while index < part.len() {
        if text[at + index] != part[index] {
            return false;
        }
        index += 1;
    }
    true
}
