//! Pictures: what kind they are and how large; their bytes are passed on as they are.

/// A picture that a document can carry.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Image {
    format: Format,
    width: u32,
    height: u32,
    bytes: Vec<u8>,
}

/// The kinds of pictures that every reader of our documents shows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Format {
    /// A photo, usually.
    Jpeg,
    /// A scan, usually.
    Png,
}

/// Why bytes are no picture that a document can carry.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ImageError {
    /// Neither JPEG nor PNG.
    Kind,
    /// They end before they tell how large the picture is.
    Cut,
    /// A side of the picture is nought.
    Empty,
}

impl Image {
    /// Finds out what a picture is by its bytes, never by a name.
    pub fn read(bytes: Vec<u8>) -> Result<Self, ImageError> {
        let format = Format::of(&bytes).ok_or(ImageError::Kind)?;
        let (width, height) = format.size(&bytes).ok_or(ImageError::Cut)?;
        if width == 0 || height == 0 {
            return Err(ImageError::Empty);
        }
        Ok(Self { format, width, height, bytes })
    }

    /// Its kind.
    #[must_use]
    pub fn format(&self) -> Format {
        self.format
    }

    /// Its width and height in dots.
    #[must_use]
    pub fn size(&self) -> (u32, u32) {
        (self.width, self.height)
    }

    /// Its bytes, as they were read.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The largest size of the picture's own shape within a box.
    pub(crate) fn within(&self, width: u64, height: u64) -> (u64, u64) {
        let (own_width, own_height) = (u64::from(self.width), u64::from(self.height));
        if own_width * height > own_height * width {
            (width, (width * own_height / own_width).max(1))
        } else {
            ((height * own_width / own_height).max(1), height)
        }
    }
}

impl Format {
    /// What a picture is, by its first bytes.
    #[must_use]
    pub fn of(start: &[u8]) -> Option<Self> {
        if start.starts_with(b"\x89PNG\r\n\x1a\n") {
            Some(Self::Png)
        } else if start.starts_with(b"\xff\xd8\xff") {
            Some(Self::Jpeg)
        } else {
            None
        }
    }

    /// The width and height in dots that a picture of this kind tells of itself, seen from its first bytes; nothing
    /// where they end before. Nothing is decoded.
    #[must_use]
    pub fn size(self, start: &[u8]) -> Option<(u32, u32)> {
        match self {
            Self::Png => png_size(start),
            Self::Jpeg => jpeg_size(start),
        }
    }

    /// How a file's name ends.
    pub(crate) fn ending(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Png => "png",
        }
    }

    /// Its media type.
    pub(crate) fn media(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
        }
    }
}

fn png_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let side = |at: usize| Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?));
    (bytes.get(12..16)? == b"IHDR").then_some(())?;
    Some((side(16)?, side(20)?))
}

/// Goes from segment to segment until one tells the frame.
fn jpeg_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let two = |at: usize| Some(u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?));
    let mut at = 2;
    loop {
        match (bytes.get(at)?, bytes.get(at + 1)?) {
            (0xff, 0xff) => at += 1,
            // Frames, but for the tables (DHT, DAC) and the extension (JPG) that stand among their numbers.
            (0xff, 0xc0..=0xc3 | 0xc5..=0xc7 | 0xc9..=0xcb | 0xcd..=0xcf) => {
                return Some((two(at + 7)?.into(), two(at + 5)?.into()));
            }
            (0xff, 0x01 | 0xd0..=0xd8) => at += 2,
            (0xff, _) => at += 2 + usize::from(two(at + 2)?),
            _ => return None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x21\0\0\0\x30\x08\x02\0\0\0";
    const JPEG: &[u8] =
        b"\xff\xd8\xff\xe0\0\x04ab\xff\xff\xc4\0\x03x\xff\xc2\0\x0b\x08\x01\x9d\x01\x27\x03";

    #[test]
    fn kinds_and_sizes_come_from_the_bytes() {
        let png = Image::read(PNG.to_vec()).unwrap();
        assert_eq!((png.format(), png.size()), (Format::Png, (33, 48)));
        let jpeg = Image::read(JPEG.to_vec()).unwrap();
        assert_eq!((jpeg.format(), jpeg.size(), jpeg.bytes()), (Format::Jpeg, (295, 413), JPEG));
    }

    #[test]
    fn what_is_no_picture_says_why() {
        let mut flat = PNG.to_vec();
        flat[23] = 0;
        assert_eq!(Image::read(b"GIF89a".to_vec()), Err(ImageError::Kind));
        assert_eq!(Image::read(flat), Err(ImageError::Empty));
        for end in 8..24 {
            assert_eq!(Image::read(PNG[..end].to_vec()), Err(ImageError::Cut));
        }
        for end in 3..23 {
            assert_eq!(Image::read(JPEG[..end].to_vec()), Err(ImageError::Cut), "{end}");
        }
    }

    #[test]
    fn a_picture_keeps_its_shape_in_a_box() {
        let image = |width, height| Image { format: Format::Png, width, height, bytes: vec![] };
        assert_eq!(image(33, 48).within(330, 480), (330, 480));
        assert_eq!(image(10, 10).within(330, 480), (330, 330));
        assert_eq!(image(u32::MAX, 1).within(330, 480), (330, 1));
        assert_eq!(image(1, u32::MAX).within(330, 480), (1, 480));
    }
}
