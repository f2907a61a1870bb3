//! The page: shows, asks, keeps; decides nothing. Four programs are made of it, so that the first load stays small.

mod check;
mod desk;
mod draft;
mod file;
mod frame;
mod hr;
mod keep;
mod lease;
mod pages;
mod parts;
mod route;
mod run;
mod session;
mod shared;
mod state;
mod today;
mod values;
mod words;

/// Runs the pages of the first load.
pub fn self_check() {
    run::serve("check", check::page);
}

/// Runs the pages of drafts and papers, with the words that only these have.
pub fn desk() {
    if let Some(scope) = desk::worker::scope() {
        return desk::worker::serve(&scope);
    }
    words::add(desk::WORDS);
    run::serve("desk", desk::page);
}

/// Runs an enterprise's pages; in a worker, what takes long.
pub fn hr() {
    if let Some(scope) = desk::worker::scope() {
        hr::making::serve(&scope);
        return hr::worker::serve(&scope);
    }
    words::add(hr::WORDS);
    run::serve("hr", hr::page);
}

/// Seals files; it has no page, and does nothing where it is not in a worker.
pub fn seal() {
    if let Some(scope) = desk::worker::scope() {
        desk::worker::seal::serve(&scope);
    }
}
