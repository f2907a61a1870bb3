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
    words::take_over();
    run::serve("check", check::page);
}

/// Runs the pages of drafts and papers, with the words that only these have.
pub fn desk() {
    words::take_over();
    if let Some(scope) = desk::worker::scope() {
        return desk::worker::serve(&scope);
    }
    run::stand_in("desk", desk::worker::serve);
    words::add(desk::WORDS);
    run::serve("desk", desk::page);
}

/// Runs an enterprise's pages; in a worker, what takes long.
pub fn hr() {
    words::take_over();
    if let Some(scope) = desk::worker::scope() {
        return hr::work(&scope);
    }
    run::stand_in("hr", hr::work);
    words::add(hr::WORDS);
    run::serve("hr", hr::page);
}

/// Seals files; it has no page.
pub fn seal() {
    if let Some(scope) = desk::worker::scope() {
        return desk::worker::seal::serve(&scope);
    }
    run::stand_in("seal", desk::worker::seal::serve);
}
