//! Command-line cases as data: each command, good and bad. `TRYCMD=overwrite cargo test --test cmd` rewrites them on request.

#[test]
fn commands_answer_as_the_cases_say() {
    trycmd::TestCases::new().case("tests/cmd/*.trycmd");
}
