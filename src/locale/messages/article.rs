//! The messages that are needed to show an article or a failure.

use super::catalog::catalog;

catalog! {
    "article",
    /// The messages in the document of an article, and those of failures.
    ArticleMessages {
        /// The name of the reader: the title of a page that shows no article.
        name,

        /// Precedes the authors; `{names}`.
        by,
        /// Separates the last two authors.
        and,
        /// The time it takes to read the article; plural forms with `{count}`.
        minutes,
        /// The date of the last change; `{date}`.
        updated,

        /// The label of the link to the original story.
        source,
        /// The link to the original story; `{source}`.
        original_at,
        /// The link to the original story if the source has no name.
        original,
        /// The link to the publisher's site if the URL of the original story is unknown; `{source}`.
        site_of,
        /// Below the headline of an article without a text.
        no_text,
        /// Below the text of an article that is shown in part.
        cut,

        /// The accessible name of a gallery; plural forms with `{count}`.
        images,
        /// The number of votes for an answer; plural forms with `{count}`.
        votes,
        /// The share of an answer in all votes; `{count}`.
        percent,
        /// The credit of an image; `{name}`.
        credit,
        /// In place of an image that fails to load.
        no_image,
        /// In place of a video or an audio that fails to load.
        no_media,
        /// The default title of a list of key points.
        key_points,
        /// The default title of a list of related articles.
        related,
        /// The accessible name of a region that scrolls horizontally because it holds a table.
        table,
        /// The accessible name of a region that scrolls horizontally because it holds code.
        code,
        /// The accessible name of a region that scrolls horizontally because it holds text with fixed columns.
        preformatted,
        /// The button that loads a provider's post into the article; `{provider}`.
        show_from,
        /// The link to a post on the provider's site; `{provider}`.
        open_at,

        /// Announced while an article loads.
        loading,
        /// The button that tries again.
        retry,
        /// The link to the original story on the page of a failure.
        open_original,

        // Failures. Each has two sentences: what happened, and what the reader can do about it.

        /// The device is offline.
        offline,
        /// The server took too long.
        timed_out,
        /// The URL leads to nothing.
        not_found,
        /// The server refused, or the browser may not read the response.
        refused,
        /// The server failed.
        server,
        /// The response exceeds the size limit.
        too_large,
        /// The connection broke.
        interrupted,
        /// The response is not JSON; `{line}` and `{column}`.
        not_json,
        /// The response is an HTML page.
        html,
        /// The response is JSON without an article; `{field}`.
        no_article,
        /// The response is JSON in an unknown format.
        unknown_format,
        /// The publisher restricts access to the article.
        locked,
        /// The page's policy forbids parsing HTML.
        html_refused,
        /// The article is in a later version of the format; `{version}`.
        version,
        /// The page does not show articles of this origin; `{origin}`.
        origin,
    }
}
