//! The body of an article: blocks that contain inlines.
//!
//! The names are those of our JSON format, in which `type` is the name of a block or an inline; plain text is a string.
//! This module contains the types and the functions that visit their text. [`crate::document`] renders them.

mod block;
mod frame;
mod image;
mod inline;
mod numerals;
mod visit;

pub use block::{Answer, Block, Cell, Related, Track};
pub use frame::{Frame, Shape};
pub use image::{Candidate, ICON, Image, is_icon};
pub use inline::Inline;
pub use numerals::Numerals;
pub use visit::{direction, plain_text, tally, visit_blocks, visit_inline_text, visit_prose, visit_text};
