//! The command-line program: everything happens in `cli`.

mod cli;

fn main() -> std::process::ExitCode {
    cli::run()
}
