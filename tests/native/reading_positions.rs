//! The stored reading positions: the key, the format, its limits, and the hashes of blocks.

use maqal::{
    host::reading_positions::{KEY, block_in, hash, with},
    locale::marks,
};

#[test]
fn the_storage_key_is_stable() {
    assert_eq!(KEY, "maqal.places");
}

#[test]
fn a_reading_position_is_kept_for_thirty_days() {
    let kept = with("", 7, Some(70), 100);
    for (today, found) in [(100, Some(70)), (130, Some(70)), (131, None), (99, Some(70)), (69, None)] {
        assert_eq!(block_in(&kept, 7, today), found, "on day {today}");
    }
    assert_eq!(block_in(&kept, 8, 100), None);
    // Storing another position removes expired ones.
    assert_eq!(with(&kept, 8, Some(80), 131), "8 80 131\n");
}

#[test]
fn positions_of_the_last_fifty_articles_are_kept() {
    let mut kept = String::from("broken\n1 2\n-1 2 3\n99999999999 1 1\n");
    for article in 0..60 {
        kept = with(&kept, article, Some(article + 1000), 5);
    }
    kept = with(&kept, 59, Some(1), 5);
    assert_eq!(kept.lines().count(), 50, "{kept}");
    assert_eq!(block_in(&kept, 59, 5), Some(1));
    assert_eq!((block_in(&kept, 10, 5), block_in(&kept, 9, 5)), (Some(1010), None));
    let without = with(&kept, 59, None, 5);
    assert_eq!((block_in(&without, 59, 5), without.lines().count()), (None, 49));
}

#[test]
fn the_hash_of_a_block_depends_on_its_letters() {
    let written = "قالَ الرئيسُ يوم ١٢ نوفمبر: «٣٫٥٪».";
    for same in ["قال الرئيس يوم 12 نوفمبر: «3.5%».", " قال الرئيس  يوم\u{2066}۱۲\u{2069} نوفمبر «٣٫٥٪» "]
    {
        assert_eq!(hash(same), hash(written), "{same}");
    }
    for other in ["قال الوزير يوم ١٢ نوفمبر", "نوفمبر يوم الرئيس قال", ""] {
        assert_ne!(hash(other), hash(written), "{other}");
    }
    // FNV-1a of the empty string, and of one letter: http://www.isthe.com/chongo/tech/comp/fnv/
    assert_eq!((hash(""), hash("a")), (0x811C_9DC5, 0xE40C_292C));
}

/// A position is still found when harakat are hidden.
#[test]
fn harakat_do_not_change_the_hash_of_a_block() {
    for mark in ('\u{600}'..='\u{6FF}').filter(|letter| marks::is_mark(*letter)) {
        assert_eq!(hash(&mark.to_string()), hash(""), "{mark:?}");
    }
}

/// Stored hashes stay valid only if the same characters count.
#[test]
fn the_characters_in_a_hash_are_stable() {
    let is_ignored = |character: &char| hash(&character.to_string()) == hash("");
    let ignored: Vec<u32> = ('\0'..=char::MAX).filter(is_ignored).map(u32::from).collect();
    let expected = [0..=0x40, 0x610..=0x61A, 0x64B..=0x670, 0x6D6..=0x6F9, 0x2000..=0x206F];
    assert_eq!(ignored, expected.into_iter().flatten().collect::<Vec<u32>>());
}
