//! The kinds of media files, by file name extension.

use crate::text;

/// The kind of a media file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MediaKind {
    /// An image.
    Image,
    /// An audio file.
    Audio,
    /// A video.
    Video,
}

/// The file name extensions of each kind.
const EXTENSIONS: [(MediaKind, &str); 3] = [
    (MediaKind::Image, "jpg jpeg png gif webp avif svg jfif bmp heic"),
    (MediaKind::Audio, "mp3 m4a ogg oga opus wav aac flac"),
    (MediaKind::Video, "mp4 webm m4v ogv mov"),
];

impl MediaKind {
    /// Returns the kind of a file by the extension in its URL, which may be relative; `None` for a page or an unknown
    /// file.
    pub fn of_file(address: &str) -> Option<Self> {
        let path = address.split(['?', '#']).next().unwrap_or_default();
        let (before, name) = path.rsplit_once('/').unwrap_or(("", path));
        // The host is not a file name.
        if before.ends_with('/') { None } else { Self::of_extension(name.rsplit_once('.')?.1) }
    }

    /// Returns the kind of a file by its extension, in any case.
    pub fn of_extension(extension: &str) -> Option<Self> {
        let extension = extension.to_ascii_lowercase();
        EXTENSIONS.iter().find(|(_, list)| text::is_in(list, &extension)).map(|(kind, _)| *kind)
    }

    /// Returns the name of the HTML element that shows such a file.
    pub fn element(self) -> &'static str {
        match self {
            Self::Image => "img",
            Self::Audio => "audio",
            Self::Video => "video",
        }
    }
}
