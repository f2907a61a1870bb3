//! Reads a Blob as a worker may: at once, piece by piece, so that no file is ever in memory as a whole.

use js_sys::Uint8Array;
use teji_paper::{Sha256, Source};
use web_sys::{Blob, FileReaderSync};

/// So much is read at a time.
pub(crate) const PIECE: u64 = 1 << 20;

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

/// A Blob that is digested while it is read from its start on, so that its bytes are fetched once.
pub(crate) struct Digested<'a> {
    reader: Reader<'a>,
    sha256: Sha256,
    /// So far it is digested.
    done: u64,
}

impl<'a> Digested<'a> {
    pub(crate) fn of(blob: &'a Blob) -> Self {
        Self { reader: Reader::of(blob), sha256: Sha256::default(), done: 0 }
    }

    /// The SHA-256 of the whole; nothing where it cannot be read to its end.
    pub(crate) fn finish(mut self) -> Option<String> {
        let end = self.reader.size();
        self.catch_up(end)?;
        Some(self.sha256.finish().to_string())
    }

    /// Digests what was passed over.
    fn catch_up(&mut self, to: u64) -> Option<()> {
        while self.done < to {
            let piece = self.reader.read(self.done, PIECE.min(to - self.done))?;
            self.sha256.update(&piece);
            self.done += piece.len() as u64;
        }
        Some(())
    }
}

impl Source for Digested<'_> {
    fn size(&self) -> u64 {
        self.reader.size()
    }

    fn read(&mut self, offset: u64, length: u64) -> Option<Vec<u8>> {
        let bytes = self.reader.read(offset, length)?;
        let is_near = offset < self.done.saturating_add(PIECE);
        if is_near && offset.saturating_add(length) > self.done {
            self.catch_up(offset)?;
            let known = usize::try_from(self.done.saturating_sub(offset)).ok()?;
            self.sha256.update(bytes.get(known..)?);
            self.done = offset + length;
        }
        Some(bytes)
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
