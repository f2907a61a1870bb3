//! Reads a Blob as a worker may: at once, piece by piece, so that no file is ever in memory as a whole.

use js_sys::Uint8Array;
use teji_paper::Source;
use web_sys::{Blob, FileReaderSync};

/// So much is read at a time.
const PIECE: u64 = 1 << 20;

/// A Blob as a source of bytes.
pub(crate) struct Reader<'a> {
    blob: &'a Blob,
    reader: Option<FileReaderSync>,
}

impl<'a> Reader<'a> {
    pub(crate) fn of(blob: &'a Blob) -> Self {
        Self { blob, reader: FileReaderSync::new().ok() }
    }
}

impl Source for Reader<'_> {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "sizes are whole")]
    fn size(&self) -> u64 {
        self.blob.size() as u64
    }

    #[allow(clippy::cast_precision_loss, reason = "no file has 2^53 bytes")]
    fn read(&mut self, offset: u64, length: u64) -> Option<Vec<u8>> {
        let end = offset.checked_add(length)?;
        let slice = self.blob.slice_with_f64_and_f64(offset as f64, end as f64).ok()?;
        let buffer = self.reader.as_ref()?.read_as_array_buffer(&slice).ok()?;
        let bytes = Uint8Array::new(&buffer).to_vec();
        (bytes.len() as u64 == length).then_some(bytes)
    }
}

/// The pieces of a Blob in order; nothing in place of one that cannot be read.
pub(crate) fn pieces(blob: &Blob) -> impl Iterator<Item = Option<Vec<u8>>> + '_ {
    let mut reader = Reader::of(blob);
    let size = reader.size();
    (0..size.div_ceil(PIECE)).map(move |place| {
        let offset = place * PIECE;
        reader.read(offset, PIECE.min(size - offset))
    })
}
