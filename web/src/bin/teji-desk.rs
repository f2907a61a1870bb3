//! Drafts and papers: the program that is loaded when a page of it is opened.

fn main() {
    teji_web::desk();
}
