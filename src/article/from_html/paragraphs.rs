//! Ends lines and makes paragraphs of them. A line ends at a block element, and at two line breaks in a row.

use super::{Converter, image};
use crate::{
    article::{
        Image,
        body::{self, Block, Inline},
        clean,
        provider::ProviderPost,
    },
    locale::Letters,
    url::Url,
};

impl Converter<'_> {
    /// Converts a line break. Two in a row separate paragraphs.
    pub(super) fn line_break(&mut self) {
        if self.in_code || self.in_verbatim {
            return self.text("\n");
        }
        if self.after_break {
            return self.flush();
        }
        self.after_break = true;
        self.add(Inline::Break);
    }

    /// Closes the content so far of the innermost open element, and adds it to the element around it.
    pub(super) fn fold(&mut self) {
        if let [.., (_, around), (Some(mark), content)] = &mut *self.open
            && !content.is_empty()
        {
            if contradicts(mark, content) {
                around.append(content);
                return;
            }
            let mut mark = mark.clone();
            if let Some(inside) = mark.children_mut() {
                inside.append(content);
            }
            around.push(mark);
        }
    }

    /// Ends the line. It becomes a paragraph, and open formatting continues in the next line.
    pub(super) fn flush(&mut self) {
        self.after_break = false;
        let mut closed = Vec::new();
        while self.open.len() > 1 {
            self.fold();
            closed.extend(self.open.pop());
        }
        let Some((_, line)) = self.open.first_mut() else { return };
        let mut content = std::mem::take(line);
        self.open.extend(closed.into_iter().rev().map(|(mark, _)| (mark, Vec::new())));
        if content.iter().any(clean::shows) {
            self.paragraph(content);
        } else if let Some((_, line)) = self.open.first_mut() {
            // Anchors wait for the next text.
            content.retain(|inline| matches!(inline, Inline::Anchor { .. }));
            *line = content;
        }
    }

    fn paragraph(&mut self, mut content: Vec<Inline>) {
        if self.in_verbatim {
            // A line break at the end of a block has no effect.
            if let Some(Inline::Text(last)) = content.last_mut()
                && last.ends_with('\n')
            {
                last.pop();
            }
            return self.blocks.push(Block::Paragraph { content, centered: false });
        }
        if let Some((Inline::Image { src, width, height, alt }, link)) = image::alone(&content) {
            return self.show(Image {
                src: src.clone(),
                srcset: vec![],
                width: *width,
                height: *height,
                alt: alt.clone(),
                caption: vec![],
                credit: String::new(),
                link: link.cloned(),
            });
        }
        if let [Inline::Text(words)] = &*content
            && let address = words.trim_matches([' ', '\n', '\t', '\u{A0}'])
            && address.starts_with("http")
            && !address.contains(|character: char| character.is_ascii_whitespace())
            && let Some(url) = Url::web(address, None)
        {
            // WordPress embeds a post when its URL is on a line of its own.
            if ProviderPost::of(&url).is_some() {
                return self.embed(&url, "");
            }
            content = vec![Inline::Link { url, content: vec![Inline::Text(address.to_owned())] }];
        }
        if let Some(dir) = self.dir.filter(|_| body::direction(&content).is_none()) {
            content = vec![Inline::Foreign { lang: None, dir, content }];
        }
        self.blocks.push(Block::Paragraph { content, centered: self.centered });
        self.blocks.append(&mut self.after);
    }
}

/// Whether the letters of a text clearly contradict the language that its element declares. Word processors often label
/// Arabic text as English.
fn contradicts(mark: &Inline, content: &[Inline]) -> bool {
    let Inline::Foreign { lang: Some(lang), dir, .. } = mark else { return false };
    let mut letters = Letters::default();
    body::visit_inline_text(content, &mut |text| letters.add(text));
    lang.direction() == *dir && letters.contradict(*dir)
}
