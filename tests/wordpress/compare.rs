//! Comparing what `WordPress`'s page shows with what the reader shows.

use std::collections::HashSet;

use crate::wordpress::Picture;

/// The words of `wanted` that are not in `found`, or not in their order, each with the words around it.
///
/// Where one page parts two words the other may not, such as two links in a row. So letters are compared, and a word
/// is lost when one of its letters is.
pub fn lost(wanted: &str, found: &str) -> Vec<String> {
    let words: Vec<&str> = wanted.split_whitespace().collect();
    let letters: Vec<(usize, char)> =
        words.iter().enumerate().flat_map(|(number, word)| word.chars().map(move |letter| (number, letter))).collect();
    let found: Vec<char> = found.chars().filter(|letter| !letter.is_whitespace()).collect();
    let wanted: Vec<char> = letters.iter().map(|(_, letter)| *letter).collect();
    let is_kept = in_order(&wanted, &found);
    let mut lost: Vec<usize> =
        letters.iter().zip(is_kept).filter(|(_, kept)| !kept).map(|((number, _), _)| *number).collect();
    lost.dedup();
    let around = |number: usize| words[number.saturating_sub(2)..words.len().min(number + 3)].join(" ");
    lost.into_iter().map(|number| format!("{:?} in {:?}", words[number], around(number))).collect()
}

/// Which of `wanted` belong to the longest sequence that is also in `found`, in the same order.
fn in_order(wanted: &[char], found: &[char]) -> Vec<bool> {
    let width = found.len() + 1;
    // How long that sequence is from each place on.
    let mut length = vec![0_u16; (wanted.len() + 1) * width];
    for i in (0..wanted.len()).rev() {
        for j in (0..found.len()).rev() {
            length[i * width + j] = if wanted[i] == found[j] {
                length[(i + 1) * width + j + 1] + 1
            } else {
                length[(i + 1) * width + j].max(length[i * width + j + 1])
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut is_kept = vec![false; wanted.len()];
    while i < wanted.len() && j < found.len() {
        if wanted[i] == found[j] && length[i * width + j] == length[(i + 1) * width + j + 1] + 1 {
            is_kept[i] = true;
            (i, j) = (i + 1, j + 1);
        } else if length[(i + 1) * width + j] >= length[i * width + j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    is_kept
}

/// The pairs of words that stand apart in `wanted` and stick together in `found`.
pub fn stuck(wanted: &str, found: &str) -> Vec<String> {
    let words: Vec<&str> = wanted.split_whitespace().collect();
    let known: HashSet<&str> = words.iter().copied().collect();
    let found: HashSet<&str> = found.split_whitespace().collect();
    let pairs = words.windows(2).map(<[&str]>::concat);
    pairs.filter(|pair| found.contains(pair.as_str()) && !known.contains(pair.as_str())).collect()
}

/// The pictures that are due and not there, each as often as it is due.
pub fn missing_pictures(due: Vec<Picture>, mut there: Vec<Picture>) -> Vec<Picture> {
    let is_missing = |picture: &Picture| match there.iter().position(|other| other == picture) {
        Some(place) => {
            there.remove(place);
            false
        }
        None => true,
    };
    due.into_iter().filter(is_missing).collect()
}
