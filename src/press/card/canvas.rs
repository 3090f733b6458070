//! Draws rectangles and texts (`vello_cpu`) and writes the picture as PNG.

use png::{BitDepth, ColorType, Compression, Encoder, EncodingError, Filter};
use vello_cpu::{
    Glyph, Pixmap, RenderContext, Resources,
    color::{AlphaColor, Srgb},
    kurbo::{Affine, Rect},
};

use super::text::Block;

/// A color: red, green and blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Color(pub [u8; 3]);

impl From<Color> for AlphaColor<Srgb> {
    fn from(Color([red, green, blue]): Color) -> Self {
        Self::from_rgb8(red, green, blue)
    }
}

/// A picture of which parts are drawn one after the other. It keeps its memory for the next picture.
pub struct Canvas {
    context: RenderContext,
    resources: Resources,
    pixels: Pixmap,
}

impl Default for Canvas {
    fn default() -> Self {
        Self { context: RenderContext::new(1, 1), resources: Resources::new(), pixels: Pixmap::new(1, 1) }
    }
}

impl Canvas {
    /// Begins a picture of one color. The sizes are in pixels.
    pub fn begin(&mut self, width: u16, height: u16, color: Color) {
        self.context.reset_and_resize(width, height);
        self.pixels.resize(width, height);
        self.rectangle(0.0, 0.0, width.into(), height.into(), color);
    }

    /// Fills a rectangle. `x` and `y` are its upper left corner.
    pub fn rectangle(&mut self, x: f32, y: f32, width: f32, height: f32, color: Color) {
        self.context.set_transform(Affine::IDENTITY);
        self.context.set_paint(AlphaColor::from(color));
        self.context.fill_rect(&Rect::new(x.into(), y.into(), (x + width).into(), (y + height).into()));
    }

    /// Draws a text. `x` and `y` are the upper left corner of its box.
    pub fn text(&mut self, block: &Block, x: f32, y: f32, color: Color) {
        self.context.set_transform(Affine::translate((x.into(), y.into())));
        self.context.set_paint(AlphaColor::from(color));
        for run in block.lines.iter().flatten() {
            let glyphs = run.glyphs.iter().map(|glyph| Glyph { id: glyph.id, x: glyph.x, y: glyph.y });
            let builder = self.context.glyph_run(&mut self.resources, &run.font);
            builder.font_size(run.size).hint(false).fill_glyphs(glyphs);
        }
    }

    /// Ends the picture and returns it as PNG.
    ///
    /// # Errors
    ///
    /// [`EncodingError`] if the PNG encoder fails.
    pub fn png(&mut self) -> Result<Vec<u8>, EncodingError> {
        self.context.flush();
        self.context.render(&mut self.pixels, &mut self.resources);
        let mut file = Vec::new();
        let mut encoder = Encoder::new(&mut file, self.pixels.width().into(), self.pixels.height().into());
        encoder.set_color(ColorType::Rgb);
        encoder.set_depth(BitDepth::Eight);
        encoder.set_compression(Compression::Balanced);
        encoder.set_filter(Filter::NoFilter);
        let mut writer = encoder.write_header()?;
        // The picture is opaque.
        let colors: Vec<u8> = self.pixels.data().iter().flat_map(|pixel| [pixel.r, pixel.g, pixel.b]).collect();
        writer.write_image_data(&colors)?;
        writer.finish()?;
        Ok(file)
    }
}
