//! The hooks: the state of the app, and behavior without elements of its own.

mod announcer;
mod broken_images;
mod document_head;
mod embeds;
mod event;
mod is_complete;
mod messages;
mod page_exit;
mod preferences;
mod reading_progress;
mod sharing;
mod sheet;
mod shortcuts;

pub use announcer::{Announcement, Announcer, use_announcer};
pub use broken_images::use_broken_images;
pub use document_head::use_document_head;
pub use embeds::use_embeds;
pub use event::{Target, use_event};
pub use is_complete::use_is_complete;
pub use messages::use_messages;
pub use page_exit::use_page_exit;
pub use preferences::{Preferences, use_preferences};
pub use reading_progress::use_reading_progress;
pub use sharing::{Sharing, use_sharing};
pub use sheet::{Sheet, use_sheet};
pub use shortcuts::{Shortcut, use_shortcuts};
