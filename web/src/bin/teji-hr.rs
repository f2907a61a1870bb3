//! An enterprise's batch: the program that is loaded when a page of it is opened.

fn main() {
    teji_web::hr();
}
