//! A document, and the same words as HTML, as DOCX and as plain text; sheets as XLSX; files, and a ZIP of them.
//!
//! The room knows layout (the manner of GB/T 9704—2012) and bytes, and holds no sentence of its own: every word of a
//! document comes from the caller. Equal documents give equal bytes.

mod characters;
mod document;
mod docx;
mod grid;
mod html;
mod image;
mod sha256;
pub mod sheet;
mod text;
mod unzip;
mod xlsx;
mod xml;
mod zip;

pub use document::{
    Block, Cell, Content, Document, Item, Level, Look, Manner, Photo, Row, Signature, Span, Table,
    Words,
};
pub use docx::docx;
pub use html::{html, page, widths};
pub use image::{Format, Image, ImageError};
pub use sha256::{Digest, Sha256};
pub use text::{left_out, text};
pub use unzip::{Archive, Item as ArchiveItem, Limits, Source, Unpacking, UnzipError};
pub use xlsx::{Xlsx, xlsx};
pub use xml::{Attribute, Xml};
pub use zip::{Crc, Deflating, Effort, Entry, NameFault, Packing, Zip, ZipError, shown, zip};
