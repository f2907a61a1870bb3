//! Shows a folder as a website, on this machine only; used by the builder and by the browser tests.

use std::fs;
use std::io::{self, BufRead, BufReader, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};

/// A folder that is being shown until it is closed or the process ends.
pub struct Site {
    address: SocketAddr,
    prefix: String,
    is_closed: Arc<AtomicBool>,
    /// What waits for visitors, until it is closed.
    listening: Mutex<Option<JoinHandle<()>>>,
}

impl Site {
    /// Shows `folder` at `prefix` (such as `/` or `/a/b/`); port 0 takes any free one.
    pub fn open(folder: &Path, prefix: &str, port: u16) -> io::Result<Site> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
        let (address, is_closed) = (listener.local_addr()?, Arc::new(AtomicBool::new(false)));
        let (shown, place, closed) = (folder.canonicalize()?, prefix.to_owned(), is_closed.clone());
        let listening = thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if closed.load(Ordering::Relaxed) {
                    return;
                }
                let (folder, prefix) = (shown.clone(), place.clone());
                thread::spawn(move || answer(&stream, &folder, &prefix));
            }
        });
        let listening = Mutex::new(Some(listening));
        Ok(Site { address, prefix: prefix.to_owned(), is_closed, listening })
    }

    /// Shows the folder no longer: its port is free again when this returns.
    pub fn close(&self) {
        self.is_closed.store(true, Ordering::Relaxed);
        // It waits for one more visitor, and ends with them.
        let _ = TcpStream::connect(self.address);
        let listening = self.listening.lock().ok().and_then(|mut listening| listening.take());
        if let Some(listening) = listening {
            let _ = listening.join();
        }
    }

    /// Where the first page stands.
    #[must_use]
    pub fn url(&self) -> String {
        format!("{}{}", self.origin(), self.prefix)
    }

    /// Scheme, host and port.
    #[must_use]
    pub fn origin(&self) -> String {
        format!("http://{}", self.address)
    }
}

struct Request {
    path: String,
    body_wanted: bool,
    encodings: String,
}

fn answer(stream: &TcpStream, folder: &Path, prefix: &str) -> io::Result<()> {
    let request = read_request(stream)?;
    let found = request
        .path
        .strip_prefix(prefix)
        .and_then(|path| find(folder, path))
        .map(|file| (mime(&file), encoded(&file, &request.encodings)));
    let Some((mime, (encoding, file))) = found else {
        return write_head(stream, "404 Not Found", "text/plain", "", 0);
    };
    let bytes = fs::read(&file)?;
    let kept = if is_named_by_content(&file) { FOR_EVER } else { "" };
    write_head(stream, "200 OK", mime, &format!("{encoding}{kept}"), bytes.len())?;
    if request.body_wanted { (&*stream).write_all(&bytes) } else { Ok(()) }
}

fn read_request(stream: &TcpStream) -> io::Result<Request> {
    let mut lines = BufReader::new(stream).lines();
    let first = lines.next().unwrap_or_else(|| Ok(String::new()))?;
    let mut words = first.split(' ');
    let body_wanted = words.next() != Some("HEAD");
    let target = words.next().unwrap_or("/");
    let path = target.split(['?', '#']).next().unwrap_or(target).to_owned();
    let mut encodings = String::new();
    for line in lines {
        let line = line?;
        if line.is_empty() {
            break;
        }
        if let Some((name, value)) = line.split_once(':')
            && name.eq_ignore_ascii_case("accept-encoding")
        {
            value.clone_into(&mut encodings);
        }
    }
    Ok(Request { path, body_wanted, encodings })
}

fn write_head(
    mut stream: &TcpStream,
    status: &str,
    mime: &str,
    more: &str,
    length: usize,
) -> io::Result<()> {
    let keep = if more.contains(FOR_EVER) { "" } else { "Cache-Control: no-cache\r\n" };
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {mime}\r\n{more}{keep}Content-Length: {length}\r\n\
         X-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n"
    )
}

const FOR_EVER: &str = "Cache-Control: public, max-age=31536000, immutable\r\n";

/// Whether the name tells the content, as `app-0123456789abcdef.css`.
fn is_named_by_content(file: &Path) -> bool {
    let name = file.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let digest = name.split('.').next().and_then(|stem| stem.rsplit_once('-')).map(|(_, end)| end);
    digest.is_some_and(|end| end.len() == 16 && end.bytes().all(|sign| sign.is_ascii_hexdigit()))
}

/// The file that an address names; nothing outside the folder, and no hidden file.
fn find(folder: &Path, path: &str) -> Option<PathBuf> {
    let name = if path.is_empty() { "index.html" } else { path };
    if name.split('/').any(|part| part.is_empty() || part.starts_with('.') || part.contains('\\')) {
        return None;
    }
    let file = folder.join(name);
    file.is_file().then_some(file)
}

/// The smallest form of a file that the client can read.
fn encoded(file: &Path, accepted: &str) -> (&'static str, PathBuf) {
    [("br", "br", "Content-Encoding: br\r\n"), ("gzip", "gz", "Content-Encoding: gzip\r\n")]
        .into_iter()
        .filter(|(name, ..)| accepted.split(',').any(|one| one.trim() == *name))
        .map(|(_, end, header)| (header, PathBuf::from(format!("{}.{end}", file.display()))))
        .find(|(_, packed)| packed.is_file())
        .unwrap_or_else(|| ("", file.to_owned()))
}

fn mime(file: &Path) -> &'static str {
    match file.extension().and_then(|end| end.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("txt") => "text/plain; charset=utf-8",
        Some("json") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    fn ask(site: &Site, request: &str) -> String {
        let mut stream = TcpStream::connect(site.address).unwrap();
        write!(stream, "{request}\r\n\r\n").unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    fn folder(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("teji-serve-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("index.html"), "plain").unwrap();
        fs::write(folder.join("index.html.br"), "packed").unwrap();
        fs::write(folder.join(".hidden"), "no").unwrap();
        folder
    }

    #[test]
    fn a_folder_is_shown_under_any_prefix_and_nothing_beside_it() {
        let folder = folder("prefix");
        let site = Site::open(&folder, "/a/b/", 0).unwrap();
        assert!(ask(&site, "GET /a/b/?x HTTP/1.1").ends_with("\r\n\r\nplain"));
        for outside in ["/", "/a/", "/a/b/../b/index.html", "/a/b/.hidden", "/a/b//etc/passwd"] {
            let answer = ask(&site, &format!("GET {outside} HTTP/1.1"));
            assert!(answer.starts_with("HTTP/1.1 404"), "{outside}");
        }
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn what_is_named_by_its_content_is_kept_for_ever() {
        let named = |name: &str| is_named_by_content(Path::new(name));
        assert!(named("a/app-0123456789abcdef.css") && named("x_bg-0123456789abcdef.wasm.br"));
        assert!(!named("index.html") && !named("one-file.html") && !named("sw.js"));
    }

    #[test]
    fn a_closed_site_answers_nobody() {
        let folder = folder("closed");
        let site = Site::open(&folder, "/", 0).unwrap();
        assert!(ask(&site, "GET / HTTP/1.1").ends_with("plain"));
        site.close();
        assert!(TcpStream::connect(site.address).is_err());
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn the_packed_form_is_sent_to_those_who_can_read_it() {
        let folder = folder("packed");
        let site = Site::open(&folder, "/", 0).unwrap();
        let packed = ask(&site, "GET / HTTP/1.1\r\naccept-encoding: gzip, br");
        assert!(packed.contains("Content-Encoding: br") && packed.ends_with("packed"));
        assert!(packed.contains("Content-Type: text/html"));
        let plain = ask(&site, "GET / HTTP/1.1\r\nAccept-Encoding: gzip");
        assert!(!plain.contains("Content-Encoding") && plain.ends_with("plain"));
        assert!(plain.contains("Cache-Control: no-cache"));
        fs::remove_dir_all(folder).unwrap();
    }
}
