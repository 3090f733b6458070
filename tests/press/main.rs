//! Tests of the native program `maqal-press`, one module for each part.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod card;
mod samples;
