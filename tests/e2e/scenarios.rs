//! The scenarios, one file for each topic.

pub mod accessibility;
pub mod accessibility_tree;
pub mod attacks;
pub mod controls;
pub mod element;
pub mod errors;
pub mod font_size;
pub mod fonts;
pub mod formats;
pub mod gallery;
pub mod hosts;
pub mod iframe;
pub mod keyboard;
pub mod loading;
pub mod media_features;
pub mod page;
pub mod preferences;
pub mod print;
pub mod reading;
pub mod reading_position;
pub mod safety;
pub mod screenshots;
pub mod share;
pub mod storage;
pub mod visual_regression;
pub mod zoom;
