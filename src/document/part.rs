//! The parts of a reader: the public names by which sites style its elements.

use std::fmt;

/// A part. Its `Display` is its public name: the value of `data-part`, and of `part` for `::part()`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The reader's root.
    Reader,
    /// The line that shows how far the article has been read.
    Progress,
    /// The headline.
    Headline,
    /// The dek: the sentences below the headline.
    Dek,
    /// The line with publisher, authors, dates and reading time.
    Byline,
    /// The time of publication.
    Published,
    /// The time of the last modification.
    Modified,
    /// The reading time.
    Minutes,
    /// The lead image.
    Lead,
    /// The text.
    Body,
    /// An image, a gallery, a video or an audio with its caption.
    Figure,
    /// A caption.
    Caption,
    /// The card of an embedded post.
    Embed,
    /// The button that loads the post into its card.
    EmbedShow,
    /// The link to the original story.
    Source,
    /// The placeholder while the article loads.
    Skeleton,
    /// The error message instead of an article.
    Message,
    /// The button that tries again.
    Retry,
    /// The announcement for screen readers, which may also be shown as a toast.
    Status,
    /// The toolbar.
    Toolbar,
    /// The button that makes the text smaller.
    FontDecrease,
    /// The button that shows the font size and resets it.
    FontReset,
    /// The button that makes the text larger.
    FontIncrease,
    /// The button that opens the settings.
    Settings,
    /// The panel of settings.
    SettingsPanel,
    /// A control of the settings panel.
    Choice,
    /// The button that resets all settings.
    SettingsReset,
    /// The button that closes the settings.
    SettingsClose,
    /// The share button.
    Share,
    /// The menu of the share button.
    ShareMenu,
    /// The share links, in the menu and below the article.
    ShareLinks,
    /// A share link, or the button that copies the URL.
    ShareLink,
    /// The list of keyboard shortcuts.
    Help,
    /// The button that closes the list.
    HelpClose,
    /// The button that scrolls to the last reading position.
    Resume,
    /// The button that scrolls to the headline.
    BackToTop,
}

impl Part {
    /// Returns the public name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Reader => "reader",
            Self::Progress => "progress",
            Self::Headline => "headline",
            Self::Dek => "dek",
            Self::Byline => "byline",
            Self::Published => "published",
            Self::Modified => "modified",
            Self::Minutes => "minutes",
            Self::Lead => "lead",
            Self::Body => "body",
            Self::Figure => "figure",
            Self::Caption => "caption",
            Self::Embed => "embed",
            Self::EmbedShow => "embed-show",
            Self::Source => "source",
            Self::Skeleton => "skeleton",
            Self::Message => "message",
            Self::Retry => "retry",
            Self::Status => "status",
            Self::Toolbar => "toolbar",
            Self::FontDecrease => "font-decrease",
            Self::FontReset => "font-reset",
            Self::FontIncrease => "font-increase",
            Self::Settings => "settings",
            Self::SettingsPanel => "settings-panel",
            Self::Choice => "choice",
            Self::SettingsReset => "settings-reset",
            Self::SettingsClose => "settings-close",
            Self::Share => "share",
            Self::ShareMenu => "share-menu",
            Self::ShareLinks => "share-links",
            Self::ShareLink => "share-link",
            Self::Help => "help",
            Self::HelpClose => "help-close",
            Self::Resume => "resume",
            Self::BackToTop => "back-to-top",
        }
    }

    /// Returns the attribute that marks an element as this part.
    pub const fn attribute(self) -> (&'static str, Option<&'static str>) {
        ("data-part", Some(self.name()))
    }

    /// Returns the CSS selector of the elements that are this part.
    pub fn selector(self) -> String {
        ["[data-part=", self.name(), "]"].concat()
    }
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
