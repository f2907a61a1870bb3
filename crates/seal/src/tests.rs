//! Files sealed, opened, cut and changed.

use std::io::{self, ErrorKind, Read};

use age::secrecy::ExposeSecret;
use age::x25519::Identity;

use super::*;

const PASSPHRASE: &str = "four words and a river";

fn passphrase() -> Lock {
    Lock::with_passphrase(PASSPHRASE).unwrap()
}

fn sealed(lock: &Lock, plain: &[u8]) -> (Vec<u8>, Trial) {
    let mut sealed = vec![];
    let trial = seal(lock, &mut &plain[..], &mut sealed).unwrap();
    (sealed, trial)
}

fn opened(sealed: &[u8], key: &Key) -> Result<Vec<u8>, OpenError> {
    let mut plain = vec![];
    open(sealed, key)?.read_to_end(&mut plain).map_err(|error| open::of_reading(error.kind()))?;
    Ok(plain)
}

fn private(identity: &Identity) -> Key {
    Key::private(identity.to_string().expose_secret()).unwrap()
}

/// Bytes that differ from place to place, also beyond the pieces of the format.
fn bytes(length: usize) -> Vec<u8> {
    (0..length).map(|place| (place * 7 + place / 251).to_le_bytes()[0]).collect()
}

#[test]
fn a_file_comes_back_as_it_was_whatever_its_size() {
    let owner = Identity::generate();
    let keys = Lock::with_keys(&owner.to_public().to_string()).unwrap();
    for length in [0, 1, PIECE - 1, PIECE, PIECE + 1, 3_000_000] {
        let plain = bytes(length);
        let (file, trial) = sealed(&keys, &plain);
        assert_eq!(opened(&file, &private(&owner)).as_ref(), Ok(&plain), "{length}");
        assert_eq!(trial.holds(&file[..]), Ok(true), "{length}");
    }
    for length in [0, 3_000_000] {
        let plain = bytes(length);
        let (file, trial) = sealed(&passphrase(), &plain);
        assert_eq!(opened(&file, &Key::passphrase(PASSPHRASE)).as_ref(), Ok(&plain), "{length}");
        assert_eq!(trial.holds(&file[..]), Ok(true), "{length}");
    }
}

/// The head is read line by line, and a line that never ends, or a thousand receivers, is not read on.
#[test]
fn a_head_that_does_not_end_is_too_much_work() {
    let stanza = "-> X25519 h2U2+V566xm65YlVjq01Lgs6rBc/BpHmwQLM9mb61QQ\niFHLf4CVDwHTmFh2HLJrHNLUa2cHDa15Tmaq2OznePw\n";
    let head = |count| format!("age-encryption.org/v1\n{}--- x\n", stanza.repeat(count));
    let key = private(&Identity::generate());
    assert_eq!(opened(head(600).as_bytes(), &key), Err(OpenError::Broken));
    assert_eq!(opened(head(1000).as_bytes(), &key), Err(OpenError::TooMuchWork));
    let endless = io::repeat(b'a');
    let begun = io::Read::chain(&b"age-encryption.org/v1\n-> "[..], endless);
    assert_eq!(open(begun, &key).err(), Some(OpenError::TooMuchWork));
    assert_eq!(opened(&vec![b'a'; 100_000], &key), Err(OpenError::Broken));
}

/// Two to the eighteenth is what the stock program asks for; one more takes twice the memory.
#[test]
fn a_passphrase_that_asks_for_more_work_than_the_stock_program_is_too_much() {
    let file = include_bytes!("../cases/passphrase.age");
    let at = file.windows(3).position(|window| window == b" 18").unwrap();
    for more in [b" 19", b" 20", b" 63"] {
        let mut file = file.to_vec();
        file[at..at + 3].copy_from_slice(more);
        assert_eq!(opened(&file, &Key::passphrase(PASSPHRASE)), Err(OpenError::TooMuchWork));
    }
}

#[test]
fn each_of_several_receivers_opens_it_alone_and_nobody_else_does() {
    let owners = [Identity::generate(), Identity::generate(), Identity::generate()];
    let keys: Vec<String> = owners.iter().map(|one| one.to_public().to_string()).collect();
    let lock = Lock::with_keys(&format!("\n {} \r\n\n{}\n", keys[0], keys[1])).unwrap();
    assert_eq!(lock.keys(), 2);
    let (file, _) = sealed(&lock, b"for two");
    assert_eq!(opened(&file, &private(&owners[0])), Ok(b"for two".to_vec()));
    assert_eq!(opened(&file, &private(&owners[1])), Ok(b"for two".to_vec()));
    assert_eq!(opened(&file, &private(&owners[2])), Err(OpenError::WrongKey));
    assert_eq!(opened(&file, &Key::passphrase(PASSPHRASE)), Err(OpenError::WrongKey));
}

#[test]
fn the_file_lists_its_receivers_and_none_of_ours() {
    let owner = Identity::generate();
    let lock = Lock::with_keys(&owner.to_public().to_string()).unwrap();
    let (file, _) = sealed(&lock, b"");
    let header = String::from_utf8_lossy(&file);
    assert!(header.starts_with("age-encryption.org/v1\n"), "{header}");
    assert_eq!(header.matches("\n-> X25519 ").count(), 1);
    let (file, _) = sealed(&passphrase(), b"");
    let header = String::from_utf8_lossy(&file);
    assert_eq!(header.matches("\n-> ").count(), 1);
    assert!(header.contains(" 16\n"), "{header}");
}

#[test]
fn a_wrong_passphrase_opens_nothing() {
    let (file, _) = sealed(&passphrase(), b"papers");
    for wrong in ["", "four words and a River", "four words and a river "] {
        assert_eq!(opened(&file, &Key::passphrase(wrong)), Err(OpenError::WrongKey), "{wrong}");
    }
    let other = private(&Identity::generate());
    assert_eq!(opened(&file, &other), Err(OpenError::WrongKey));
}

#[test]
fn a_cut_file_is_broken_wherever_it_is_cut() {
    let owner = Identity::generate();
    let lock = Lock::with_keys(&owner.to_public().to_string()).unwrap();
    let (file, trial) = sealed(&lock, &bytes(2 * PIECE));
    let header = file.len() - 2 * (PIECE + 16);
    let cuts =
        [0, 1, header / 2, header - 1, header, header + 1, header + PIECE + 16, file.len() - 1];
    for cut in cuts {
        let part = &file[..cut];
        assert_eq!(opened(part, &private(&owner)), Err(OpenError::Broken), "{cut}");
        assert_eq!(trial.holds(part), Err(OpenError::Broken), "{cut}");
    }
    let longer = [&file[..], b"\0"].concat();
    assert_eq!(opened(&longer, &private(&owner)), Err(OpenError::Broken));
}

#[test]
fn a_changed_byte_is_noticed_wherever_it_is() {
    let owner = Identity::generate();
    let lock = Lock::with_keys(&owner.to_public().to_string()).unwrap();
    let (file, trial) = sealed(&lock, b"papers");
    for place in 0..file.len() {
        let mut changed = file.clone();
        changed[place] ^= 1;
        assert_ne!(opened(&changed, &private(&owner)), Ok(b"papers".to_vec()), "{place}");
        assert!(!matches!(trial.holds(&changed[..]), Ok(true)), "{place}");
    }
}

#[test]
fn another_file_of_the_same_lock_does_not_pass_the_trial() {
    let (_, trial) = sealed(&passphrase(), b"mine");
    let (other, _) = sealed(&passphrase(), b"your");
    assert_eq!(trial.holds(&other[..]), Ok(false));
    let lock = Lock::with_keys(&Identity::generate().to_public().to_string()).unwrap();
    let (_, trial) = sealed(&lock, b"mine");
    let (other, _) = sealed(&lock, b"your");
    assert!(trial.holds(&other[..]).is_err());
}

#[test]
fn a_receiver_who_was_left_out_is_noticed() {
    let owners =
        [Identity::generate(), Identity::generate()].map(|one| one.to_public().to_string());
    let (one, witness) = (Lock::with_keys(&owners[0]).unwrap(), Witness::default());
    let encryptor = Encryptor::with_recipients(one.receivers().chain([&witness as _])).unwrap();
    let mut file = vec![];
    encryptor.wrap_output(&mut file).unwrap().finish().unwrap();
    let two = Lock::with_keys(&owners.join("\n")).unwrap();
    let key = two.opener(witness).unwrap();
    assert_eq!(open(&file[..], &key).err(), Some(OpenError::WrongKey));
}

#[test]
fn a_passphrase_is_long_enough_and_has_no_blank_at_its_ends() {
    let fault = |typed: &str| Lock::with_passphrase(typed).err();
    assert_eq!(fault(""), Some(LockFault::Short { found: 0 }));
    assert_eq!(fault("eleven char"), Some(LockFault::Short { found: 11 }));
    assert_eq!(fault("twelve chars"), None);
    assert_eq!(fault("十二个字也算一句密码短语"), None);
    assert_eq!(fault("twelve chars "), Some(LockFault::Blank));
    assert_eq!(fault("\u{3000}twelve chars"), Some(LockFault::Blank));
}

#[test]
fn a_line_that_is_no_key_is_named() {
    let identity = Identity::generate();
    let key = identity.to_public().to_string();
    let fault = |typed: &str| Lock::with_keys(typed).err();
    assert_eq!(fault(""), Some(LockFault::NoKey));
    assert_eq!(fault(" \n\n"), Some(LockFault::NoKey));
    assert_eq!(fault(&key), None);
    assert_eq!(fault(&format!("{key}\nsomething")), Some(LockFault::NotAKey { line: 2 }));
    assert_eq!(fault(&key[..key.len() - 1]), Some(LockFault::NotAKey { line: 1 }));
    let last = if key.ends_with('q') { 'p' } else { 'q' };
    let wrong = format!("{}{last}", &key[..key.len() - 1]);
    assert_eq!(fault(&format!("\n{wrong}")), Some(LockFault::NotAKey { line: 2 }));
    assert_eq!(fault(&format!("{key}\n\n{key}")), Some(LockFault::Double { line: 3, first: 1 }));
    let secret = identity.to_string();
    assert_eq!(fault(secret.expose_secret()), Some(LockFault::Private { line: 1 }));
    let ssh = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI";
    assert_eq!(fault(&format!("{key}\n{ssh}")), Some(LockFault::OtherKind { line: 2 }));
    assert_eq!(fault("age1pq1abcdef"), Some(LockFault::OtherKind { line: 1 }));
}

#[test]
fn what_cannot_be_read_or_written_is_told_apart() {
    struct Closed;
    impl Read for Closed {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(ErrorKind::NotFound.into())
        }
    }
    impl Write for Closed {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(ErrorKind::StorageFull.into())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let lock = Lock::with_keys(&Identity::generate().to_public().to_string()).unwrap();
    let input = seal(&lock, &mut Closed, &mut vec![]).err();
    assert_eq!(input, Some(SealError::Input));
    let output = seal(&lock, &mut &b"papers"[..], &mut Closed).err();
    assert_eq!(output, Some(SealError::Output));
    let (_, trial) = sealed(&lock, b"papers");
    assert_eq!(trial.holds(Closed), Err(OpenError::Input));
}

/// Made by the stock program, version 1.1.1: `age -p` with the passphrase, `age -r` with the key.
#[test]
fn files_of_the_stock_program_open() {
    let plain = b"Sealed by the stock program.\n".to_vec();
    let file = include_bytes!("../cases/passphrase.age");
    assert_eq!(opened(file, &Key::passphrase(PASSPHRASE)), Ok(plain.clone()));
    let key = Key::private(include_str!("../cases/key.txt").lines().last().unwrap()).unwrap();
    assert_eq!(opened(include_bytes!("../cases/key.age"), &key), Ok(plain));
}

#[test]
fn a_key_with_which_no_secret_can_be_shared_is_refused() {
    let zero = "age1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq5cu47z";
    assert!(zero.parse::<age::x25519::Recipient>().is_ok(), "the crate takes it as a key");
    let fault = Lock::with_keys(zero).err();
    assert_eq!(fault, Some(LockFault::NotAKey { line: 1 }));
    let fault = Lock::with_keys(&zero.to_ascii_uppercase()).err();
    assert_eq!(fault, Some(LockFault::NotAKey { line: 1 }));
}
