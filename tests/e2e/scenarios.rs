//! The scenarios, one file for each theme.

pub mod accessibility;
pub mod attacks;
pub mod controls;
pub mod device;
pub mod element;
pub mod errors;
pub mod faces;
pub mod font_size;
pub mod formats;
pub mod gallery;
pub mod hosts;
pub mod iframe;
pub mod keyboard;
pub mod loading;
pub mod page;
pub mod paper;
pub mod pixels;
pub mod preferences;
pub mod reading;
pub mod reading_place;
pub mod safety;
pub mod screenshots;
pub mod share;
pub mod storage;
pub mod tree;
pub mod zoom;
