//! Compares what the page of `WordPress` shows with what the reader shows.

use std::collections::HashSet;

use crate::wordpress::Picture;

/// Returns the words of `wanted` that `found` does not contain in the same order, each with adjacent words.
///
/// The pages may separate words differently, such as two adjacent links. So characters are compared, and a word is lost if
/// one of its characters is.
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

/// Returns which characters of `wanted` belong to the longest common subsequence with `found`.
fn in_order(wanted: &[char], found: &[char]) -> Vec<bool> {
    let width = found.len() + 1;
    // The length of that subsequence from each position.
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

/// Returns the pairs of words that are separate in `wanted` and joined in `found`.
pub fn stuck(wanted: &str, found: &str) -> Vec<String> {
    let words: Vec<&str> = wanted.split_whitespace().collect();
    let known: HashSet<&str> = words.iter().copied().collect();
    let found: HashSet<&str> = found.split_whitespace().collect();
    let pairs = words.windows(2).map(<[&str]>::concat);
    pairs.filter(|pair| found.contains(pair.as_str()) && !known.contains(pair.as_str())).collect()
}

/// Returns the expected images that are missing, each as often as it is missing.
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
