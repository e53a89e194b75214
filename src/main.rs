//! The command-line program: everything happens in `cli`.
fn main() {}
