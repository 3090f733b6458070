//! The faces of the cards: the same families as in the reader, as static TrueType fonts of npm packages.
//!
//! The fonts are part of the program, so that it needs no other files. Their license, the SIL Open Font License 1.1, is in
//! the fonts' own name tables.

use std::sync::Arc;

use parley::{
    FontContext,
    fontique::{Blob, Collection, CollectionOptions, FontInfoOverride, SourceCache},
};

/// What a text is. It determines the faces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A headline: a bold text face.
    Headline,
    /// A short text around the headline: a sans-serif face.
    Label,
}

/// A family: its name in this program and its only font.
struct Face {
    family: &'static str,
    font: &'static [u8],
}

macro_rules! face {
    ($family:literal, $file:literal) => {
        Face {
            family: $family,
            font: include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/node_modules/@expo-google-fonts/", $file)),
        }
    };
}

const FACES: [Face; 4] = [
    face!("Naskh", "noto-naskh-arabic/700Bold/NotoNaskhArabic_700Bold.ttf"),
    face!("Frank Ruhl", "frank-ruhl-libre/700Bold/FrankRuhlLibre_700Bold.ttf"),
    face!("Sans Arabic", "noto-sans-arabic/500Medium/NotoSansArabic_500Medium.ttf"),
    face!("Sans Hebrew", "noto-sans-hebrew/500Medium/NotoSansHebrew_500Medium.ttf"),
];

impl Role {
    /// Returns the families in the order in which a letter is searched (a CSS `font-family`). All faces have the letters of
    /// the Latin script. Those of the first face are used, so that they match the other letters of the language.
    pub(super) fn families(self, lang: &str) -> &'static str {
        match (self, lang) {
            (Self::Headline, "he" | "yi") => "'Frank Ruhl', 'Naskh', 'Sans Hebrew', 'Sans Arabic'",
            (Self::Headline, _) => "'Naskh', 'Frank Ruhl', 'Sans Hebrew', 'Sans Arabic'",
            (Self::Label, "he" | "yi") => "'Sans Hebrew', 'Sans Arabic', 'Frank Ruhl', 'Naskh'",
            (Self::Label, _) => "'Sans Arabic', 'Sans Hebrew', 'Naskh', 'Frank Ruhl'",
        }
    }
}

/// Creates a context with the faces of the cards and without the fonts of the system, so that a card looks the same on every
/// machine.
pub(super) fn context() -> FontContext {
    let options = CollectionOptions { shared: false, system_fonts: false };
    let mut collection = Collection::new(options);
    for Face { family, font } in FACES {
        let name = FontInfoOverride { family_name: Some(family), ..FontInfoOverride::default() };
        collection.register_fonts(Blob::new(Arc::new(font)), Some(name));
    }
    FontContext { collection, source_cache: SourceCache::default() }
}
