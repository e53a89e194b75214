//! Command-line cases as data: each command, good and bad. `TRYCMD=overwrite cargo test --test cmd` rewrites them on request.

#[test]
fn commands_answer_as_the_cases_say() {
    let cases = trycmd::TestCases::new();
    cases.case("tests/cmd/*.trycmd");
    #[cfg(not(feature = "sqlite"))]
    cases.skip("tests/cmd/import.trycmd"); // it reads databases
}
