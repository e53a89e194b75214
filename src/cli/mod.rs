//! Arguments, input and output: the only place that knows clap and does I/O for the program.

/// Runs the program; the exit status is as the design's "Inputs and outputs" says.
pub fn run() -> std::process::ExitCode {
    std::process::ExitCode::SUCCESS
}
