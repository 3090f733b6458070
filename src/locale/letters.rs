//! Detects the language and the direction of a text from its letters.
//!
//! Only prose counts. Words in Latin script are ignored if they are for machines (URLs, e-mail addresses, shortcodes).
//! Names, which begin with a capital letter, count only in a text that has no other letters.
//!
//! Languages with the same script are distinguished by the letters that only some of them have. If there are too few of
//! these, the language is unknown. That is better than a wrong language, because screen readers choose their voice by it.

use super::{Direction, Language, direction::strong};

/// What a letter indicates. The discriminant is an index into the counts of [`Letters`].
#[derive(Clone, Copy)]
enum Sign {
    /// Letters that are frequent in Arabic only.
    ArabicOnly,
    /// Forms of letters on Arabic keyboards.
    ArabicForm,
    /// Letters that Persian added to those of Arabic.
    PersianOnly,
    /// Forms of letters on Persian keyboards.
    PersianForm,
    Urdu,
    Sorani,
    /// Vowels of Sorani and Uyghur.
    SoraniOrUyghur,
    Uyghur,
    /// A vowel of Pashto and Uyghur.
    PashtoOrUyghur,
    Pashto,
    Sindhi,
    Kashmiri,
    /// Letters of Malay, Kazakh, Saraiki and other languages that are not detected.
    Other,
    Hebrew,
    /// The ligatures and the points of Yiddish.
    Yiddish,
    /// The points of Hebrew that Yiddish does not use.
    Niqqud,
    Ayin,
    Thaana,
    Syriac,
}

/// The number of kinds of signs.
const SIGNS: usize = Sign::Syriac as usize + 1;

/// Counts the letters of a text, which may come in several pieces.
#[derive(Default)]
pub struct Letters {
    signs: [usize; SIGNS],
    rtl: usize,
    ltr: usize,
    /// The letters of names in Latin script.
    names: usize,
    /// Words with the Arabic article.
    articles: usize,
    /// Frequent words of Urdu, and of Punjabi, which has the same letters.
    urdu_words: usize,
    punjabi_words: usize,
}

impl Letters {
    /// Counts the letters of the next piece.
    pub fn add(&mut self, text: &str) {
        for (index, part) in text.split('[').enumerate() {
            let is_code = index > 0 && part.starts_with(|letter: char| letter.is_ascii_lowercase() || letter == '/');
            let part = if is_code { part.split_once(']').map_or(part, |(_, rest)| rest) } else { part };
            part.split_ascii_whitespace().for_each(|word| self.word(word));
        }
    }

    fn word(&mut self, word: &str) {
        let mut ltr = 0;
        let mut is_name = false;
        for letter in word.chars() {
            if letter.is_ascii() {
                if letter.is_ascii_alphabetic() {
                    is_name |= ltr == 0 && letter.is_ascii_uppercase();
                    ltr += 1;
                }
                continue;
            }
            if let Some(sign) = sign(letter) {
                self.signs[sign as usize] += 1;
            }
            match strong(letter) {
                Some(Direction::Rtl) => self.rtl += 1,
                Some(Direction::Ltr) => ltr += 1,
                None => {}
            }
        }
        if ltr == 0 {
            self.articles += usize::from(word.starts_with("ال"));
            match word {
                "کا" | "کی" | "کے" | "کو" | "سے" | "میں" | "اور" => self.urdu_words += 1,
                "دا" | "دے" | "نوں" | "وچ" | "تے" | "اے" | "نال" | "نیں" => self.punjabi_words += 1,
                _ => {}
            }
        } else if word.contains(['/', '@', '_', '=']) || word.starts_with("www.") {
            // A URL or an identifier.
        } else if is_name {
            self.names += ltr;
        } else {
            self.ltr += ltr;
        }
    }

    /// Returns the number of letters, except those of names in Latin script.
    pub fn total(&self) -> usize {
        self.rtl + self.ltr
    }

    /// Returns the direction of most letters, right to left on a tie; `None` before the first letter.
    pub fn direction(&self) -> Option<Direction> {
        match (self.rtl, self.ltr) {
            (0, 0) if self.names == 0 => None,
            (rtl, ltr) if rtl >= ltr && rtl > 0 => Some(Direction::Rtl),
            _ => Some(Direction::Ltr),
        }
    }

    /// Whether the letters clearly indicate the opposite of a declared direction.
    ///
    /// A right-to-left text often contains much Latin script: quotations, terms, code. The reverse is rare.
    pub fn contradict(&self, declared: Direction) -> bool {
        match declared {
            Direction::Rtl => self.ltr > 10 * self.rtl + 30,
            Direction::Ltr => 4 * self.rtl > 6 * self.ltr + 3 * self.names,
        }
    }

    /// Returns the language that the letters indicate; `None` for Latin script, and if there are too few distinctive
    /// letters.
    pub fn language(&self) -> Option<Language> {
        let of = |sign: Sign| self.signs[sign as usize];
        let hebrew = of(Sign::Hebrew) + of(Sign::Ayin);
        let (thaana, syriac) = (of(Sign::Thaana), of(Sign::Syriac));
        if self.direction() != Some(Direction::Rtl) {
            return None;
        }
        let most = self.rtl / 2;
        let tag = if hebrew > most {
            let signs = of(Sign::Yiddish);
            let is_pointed = signs > 4 * of(Sign::Niqqud) && signs * 25 > hebrew;
            if is_pointed || (hebrew > 60 && of(Sign::Ayin) * 13 > hebrew) { "yi" } else { "he" }
        } else if thaana > most {
            "dv"
        } else if syriac > most {
            "syr"
        } else {
            self.of_arabic_script()?
        };
        Language::parse(tag)
    }

    /// Returns the language of a text in Arabic script.
    fn of_arabic_script(&self) -> Option<&'static str> {
        let of = |sign: Sign| self.signs[sign as usize];
        let is_enough = |count: usize| count * 50 > self.rtl;
        let (arabic_form, persian_form) = (of(Sign::ArabicForm), of(Sign::PersianForm));
        let (mut sorani, mut uyghur) = (of(Sign::Sorani), of(Sign::Uyghur));
        let is_sorani = if sorani == uyghur { persian_form >= arabic_form } else { sorani > uyghur };
        *(if is_sorani { &mut sorani } else { &mut uyghur }) += of(Sign::SoraniOrUyghur);
        let mut pashto = of(Sign::Pashto);
        if pashto >= uyghur {
            pashto += of(Sign::PashtoOrUyghur);
        }
        let (sindhi, urdu) = (of(Sign::Sindhi), of(Sign::Urdu));
        let mut best = ("", 0);
        for (tag, count) in
            [("ckb", sorani), ("ug", uyghur), ("ps", pashto), ("sd", sindhi), ("ks", of(Sign::Kashmiri))]
        {
            if count > best.1 {
                best = (tag, count);
            }
        }
        let arabic = 8 * of(Sign::ArabicOnly) + 2 * self.articles + arabic_form;
        let persian = 8 * of(Sign::PersianOnly) + persian_form;
        Some(match () {
            () if is_enough(4 * of(Sign::Other)) => return None,
            // Saraiki has letters of both.
            () if is_enough(urdu) && is_enough(4 * sindhi) && urdu > sindhi => return None,
            () if is_enough(best.1) => best.0,
            () if is_enough(urdu) && self.punjabi_words > self.urdu_words => "pnb",
            () if is_enough(urdu) => "ur",
            () if arabic.max(persian) < 2 || arabic == persian => return None,
            () if arabic > persian => "ar",
            () => "fa",
        })
    }
}

/// Returns what a letter indicates besides its direction; `None` if that is nothing.
fn sign(letter: char) -> Option<Sign> {
    Some(match letter {
        'ة' | 'إ' => Sign::ArabicOnly,
        'ي' | 'ك' | 'ى' | 'أ' => Sign::ArabicForm,
        'پ' | 'چ' | 'ژ' | 'گ' => Sign::PersianOnly,
        'ی' | 'ک' => Sign::PersianForm,
        'ے' | 'ہ' | 'ٹ' | 'ڈ' | 'ڑ' | 'ں' => Sign::Urdu,
        'ێ' | 'ڕ' | 'ڵ' => Sign::Sorani,
        'ە' | 'ۆ' => Sign::SoraniOrUyghur,
        'ۇ' | 'ۈ' | 'ۋ' | 'ڭ' => Sign::Uyghur,
        'ې' => Sign::PashtoOrUyghur,
        'ټ' | 'ځ' | 'څ' | 'ډ' | 'ړ' | 'ږ' | 'ښ' | 'ګ' | 'ڼ' | 'ۍ' => Sign::Pashto,
        'ٻ' | 'ٺ' | 'ٿ' | 'ٽ' | 'ڀ' | 'ڃ' | 'ڄ' | 'ڇ' | 'ڊ' | 'ڌ' | 'ڍ' | 'ڏ' | 'ڙ' | 'ڦ' | 'ڪ' | 'ڱ' | 'ڳ' | 'ڻ'
        | '۾' | '۽' => Sign::Sindhi,
        '\u{620}' | '\u{672}' | '\u{673}' | 'ۄ' => Sign::Kashmiri,
        '\u{674}' | 'ڠ' | 'ڬ' | 'ڽ' | '\u{762}' | 'ڋ' | '\u{759}' | 'ۅ' | 'ۉ' | 'ۏ' | 'ڷ' => Sign::Other,
        'ע' => Sign::Ayin,
        'װ' | 'ױ' | 'ײ' | '\u{5B7}' | '\u{5B8}' | '\u{5BF}' | '\u{FB1D}'..='\u{FB4E}' => Sign::Yiddish,
        '\u{5B0}'..='\u{5B6}' | '\u{5B9}'..='\u{5BB}' => Sign::Niqqud,
        'א'..='ת' => Sign::Hebrew,
        '\u{780}'..='\u{7B1}' => Sign::Thaana,
        '\u{710}'..='\u{72F}' => Sign::Syriac,
        _ => return None,
    })
}
