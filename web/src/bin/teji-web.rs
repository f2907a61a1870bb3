//! The self-check and what everybody reads: the program of the first load.

fn main() {
    teji_web::self_check();
}
