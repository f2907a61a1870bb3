//! Seals files: the program that a worker loads when somebody asks for it.

fn main() {
    teji_web::seal();
}
