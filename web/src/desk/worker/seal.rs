//! Seals what was made and tries it: a program of its own, which only a worker loads, and only when somebody asks for it.

use std::io::{self, ErrorKind, Read, Write};

use gloo::events::EventListener;
use js_sys::{Array, Uint8Array};
use teji_seal::{Key, Lock, LockFault, OpenError, SHORTEST, open, seal};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, DedicatedWorkerGlobalScope, MessageEvent};

use super::blob::{PIECE, pieces};
use super::{Fault, blob, digest_of, progress, tell};
use crate::values::{object, part, text};

/// Is told for whom to seal, says whether it can, and then seals what it is given.
pub(crate) fn serve(scope: &DedicatedWorkerGlobalScope) {
    let (told, mut lock) = (scope.clone(), None);
    let listener = EventListener::new(scope, "message", move |event| {
        if let Some(event) = event.dyn_ref::<MessageEvent>() {
            let answer = answer(&told, &event.data(), &mut lock);
            tell(&told, &answer.unwrap_or_else(|fault| fault.write()));
        }
    });
    listener.forget();
}

fn answer(
    scope: &DedicatedWorkerGlobalScope,
    message: &JsValue,
    lock: &mut Option<Lock>,
) -> Result<JsValue, Fault> {
    if let Some(sealed) = part(message, "open").and_then(|file| file.dyn_into::<Blob>().ok()) {
        return opened(scope, &sealed, message);
    }
    let file = part(message, "blob").and_then(|file| file.dyn_into::<Blob>().ok());
    match (file, &*lock) {
        (Some(plain), Some(lock)) => sealed(scope, lock, &plain),
        (Some(_), None) => Err(Fault::plain("make.broken")),
        (None, _) => {
            *lock = Some(asked(message)?);
            Ok(object(&[("ready", JsValue::TRUE)]))
        }
    }
}

fn asked(message: &JsValue) -> Result<Lock, Fault> {
    let typed = |name: &str| text(message, name);
    let lock = match (typed("passphrase"), typed("keys")) {
        (Some(passphrase), _) => Lock::with_passphrase(&passphrase),
        (None, Some(keys)) => Lock::with_keys(&keys),
        (None, None) => return Err(Fault::plain("make.broken")),
    };
    lock.map_err(Fault::from)
}

impl From<LockFault> for Fault {
    fn from(fault: LockFault) -> Self {
        let of = |key, args: &[(&'static str, usize)]| Self {
            key,
            args: args.iter().map(|(name, value)| (*name, value.to_string())).collect(),
        };
        match fault {
            LockFault::Short { found } => {
                of("seal.short", &[("found", found), ("least", SHORTEST)])
            }
            LockFault::Blank => of("seal.blank", &[]),
            LockFault::NoKey => of("seal.no_key", &[]),
            LockFault::NotAKey { line } => of("seal.not_a_key", &[("line", line)]),
            LockFault::Private { line } => of("seal.private", &[("line", line)]),
            LockFault::OtherKind { line } => of("seal.other_kind", &[("line", line)]),
            LockFault::Double { line, first } => {
                of("seal.double", &[("line", line), ("first", first)])
            }
        }
    }
}

/// Seals the file, opens it again and compares; the sealed one, where it gave back every byte.
fn sealed(scope: &DedicatedWorkerGlobalScope, lock: &Lock, plain: &Blob) -> Result<JsValue, Fault> {
    progress(scope, "seal.sealing", &[]);
    let mut output = Output::default();
    let trial = seal(lock, &mut Input::of(plain), &mut output);
    let trial = trial.map_err(|_| Fault::plain("make.broken"))?;
    let sealed = output.blob()?;
    progress(scope, "seal.trying", &[]);
    if trial.holds(Input::of(&sealed)) != Ok(true) {
        return Err(Fault::plain("make.broken"));
    }
    let digest = JsValue::from_str(&digest_of(&sealed)?);
    Ok(object(&[("blob", sealed.into()), ("digest", digest)]))
}

/// Opens what somebody else sealed, with a passphrase or a private key.
fn opened(
    scope: &DedicatedWorkerGlobalScope,
    sealed: &Blob,
    message: &JsValue,
) -> Result<JsValue, Fault> {
    progress(scope, "seal.opening", &[]);
    let key = match (text(message, "passphrase"), text(message, "key")) {
        (Some(typed), _) => Key::passphrase(&typed),
        (None, Some(typed)) => Key::private(&typed).ok_or(Fault::plain("unseal.no_key"))?,
        (None, None) => return Err(Fault::plain("make.broken")),
    };
    let mut plain = open(Input::of(sealed), &key).map_err(refused)?;
    let mut output = Output::default();
    io::copy(&mut plain, &mut output).map_err(|error| refused(OpenError::of(error.kind())))?;
    let made = output.blob()?;
    let digest = JsValue::from_str(&digest_of(&made)?);
    Ok(object(&[("blob", made.into()), ("digest", digest)]))
}

fn refused(error: OpenError) -> Fault {
    Fault::plain(match error {
        OpenError::WrongKey => "unseal.wrong",
        OpenError::TooMuchWork => "unseal.work",
        OpenError::Broken => "unseal.broken",
        OpenError::Input => "open.unreadable",
    })
}

/// A Blob, read one piece at a time.
struct Input<I> {
    pieces: I,
    piece: Vec<u8>,
    taken: usize,
}

impl<'a> Input<Box<dyn Iterator<Item = Option<Vec<u8>>> + 'a>> {
    fn of(blob: &'a Blob) -> Self {
        Self { pieces: Box::new(pieces(blob)), piece: vec![], taken: 0 }
    }
}

impl<I: Iterator<Item = Option<Vec<u8>>>> Read for Input<I> {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        if self.taken == self.piece.len()
            && let Some(piece) = self.pieces.next()
        {
            (self.piece, self.taken) = (piece.ok_or(ErrorKind::NotFound)?, 0);
        }
        let rest = &self.piece[self.taken..];
        let length = rest.len().min(to.len());
        to[..length].copy_from_slice(&rest[..length]);
        self.taken += length;
        Ok(length)
    }
}

/// A Blob in the making: what is full goes to the browser, which may put it aside.
#[derive(Default)]
struct Output {
    parts: Array,
    piece: Vec<u8>,
}

impl Output {
    fn put(&mut self) -> Option<()> {
        let bytes = Uint8Array::from(self.piece.as_slice());
        let part = Blob::new_with_u8_array_sequence(&Array::of1(&bytes)).ok()?;
        self.parts.push(&part);
        self.piece.clear();
        Some(())
    }

    fn blob(mut self) -> Result<Blob, Fault> {
        self.put().ok_or(Fault::plain("make.no_room"))?;
        blob(&self.parts, "application/octet-stream")
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.piece.extend_from_slice(bytes);
        if self.piece.len() as u64 >= PIECE {
            self.put().ok_or(ErrorKind::StorageFull)?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
