//! Counts what each thread allocates, so that an input that asks for far more than its size is found out.

use std::{
    alloc::{GlobalAlloc, Layout, System},
    cell::Cell,
};

/// The system's allocator, with a count for each thread.
pub struct Counting;

thread_local! {
    static HELD: Cell<isize> = const { Cell::new(0) };
    static PEAK: Cell<isize> = const { Cell::new(0) };
}

/// Sizes are below `isize::MAX`, as every layout's.
fn count(more: usize, less: usize) {
    // A thread that ends may still free what it holds.
    let _ = HELD.try_with(|held| {
        let now = held.get() + more.cast_signed() - less.cast_signed();
        held.set(now);
        let _ = PEAK.try_with(|peak| peak.set(peak.get().max(now)));
    });
}

#[expect(unsafe_code, reason = "an allocator cannot be written without; each call goes to the system's as it came")]
// SAFETY: the contract of each method is that of the system's, which gets the same arguments.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        count(layout.size(), 0);
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        count(layout.size(), 0);
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn dealloc(&self, at: *mut u8, layout: Layout) {
        count(0, layout.size());
        unsafe { System.dealloc(at, layout) }
    }

    unsafe fn realloc(&self, at: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        count(size, layout.size());
        unsafe { System.realloc(at, layout, size) }
    }
}

/// What `run` gives, and how many bytes more than before it held at its fullest.
pub fn peak<T>(run: impl FnOnce() -> T) -> (T, usize) {
    let before = HELD.get();
    PEAK.set(before);
    let given = run();
    (given, (PEAK.get() - before).max(0).cast_unsigned())
}
