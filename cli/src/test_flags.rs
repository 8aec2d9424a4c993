//! The arguments of `vo test`: the flags of `go test`, with one dash or two, and packages.
//!
//! Invariants: flags that only test programs know are handed to them under the names that package testing gives
//! them; those that choose tiers are `vo run`'s.

use vo::Error;
use vo::testing::TestOptions;

/// Flags of test programs that take a value.
const VALUES: &[&str] = &["run", "skip", "bench", "benchtime", "count", "list", "parallel", "timeout"];

/// Flags of test programs that are on or off.
const SWITCHES: &[&str] = &["v", "short", "failfast", "benchmem"];

/// Switches of `go test` that make no difference here.
const WITHOUT_EFFECT: &[&str] = &["race", "cover", "vet=off"];

/// Flags of `vo run`: those with a value, and the others.
const RUN_VALUES: &[&str] = &["tier"];
const RUN_SWITCHES: &[&str] = &["jit-only", "stats", "trace-tier"];

/// Without a `-timeout`, tests are ended after this time, as by Go.
const TIMEOUT: &str = "10m0s";

/// Parses the arguments.
///
/// # Errors
/// A flag that is not known, or that lacks its value.
pub fn parse(arguments: &[String]) -> Result<TestOptions, Error> {
    let mut options = TestOptions::default();
    let mut rest = arguments.iter();
    let mut has_timeout = false;
    while let Some(argument) = rest.next() {
        if argument == "-args" || argument == "--args" {
            options.program_arguments.extend(rest.by_ref().cloned());
            break;
        }
        let Some(flag) = argument.strip_prefix('-').map(|flag| flag.strip_prefix('-').unwrap_or(flag)) else {
            options.packages.push(argument.clone());
            continue;
        };
        let (name, mut value) = match flag.split_once('=') {
            Some((name, value)) => (name, Some(value.to_owned())),
            None => (flag, None),
        };
        let name = name.strip_prefix("test.").unwrap_or(name);
        if value.is_none() && (VALUES.contains(&name) || RUN_VALUES.contains(&name)) {
            let missing = || Error::Setting(format!("flag needs an argument: -{name}"));
            value = Some(rest.next().ok_or_else(missing)?.clone());
        }
        let value = value.map_or(String::new(), |value| format!("={value}"));
        has_timeout |= name == "timeout";
        if VALUES.contains(&name) || SWITCHES.contains(&name) {
            options.show_output |= matches!(name, "v" | "bench" | "list") && value != "=false";
            options.program_arguments.push(format!("-test.{name}{value}"));
        } else if RUN_VALUES.contains(&name) || RUN_SWITCHES.contains(&name) {
            options.run_arguments.push(format!("--{name}{value}"));
        } else if !WITHOUT_EFFECT.contains(&flag) {
            return Err(Error::Setting(format!("flag provided but not defined: -{name}")));
        }
    }
    if !has_timeout {
        options.program_arguments.insert(0, format!("-test.timeout={TIMEOUT}"));
    }
    Ok(options)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(arguments: &[&str]) -> TestOptions {
        parse(&arguments.iter().map(|&a| a.to_owned()).collect::<Vec<_>>()).expect("valid flags")
    }

    #[test]
    fn flags_go_to_the_tests_or_to_the_run() {
        let options = parsed(&["-v", "-run", "A/b", "--count=2", "--jit-only", "./...", "-args", "-x"]);
        assert_eq!(options.packages, ["./..."]);
        assert_eq!(options.run_arguments, ["--jit-only"]);
        let expected = ["-test.timeout=10m0s", "-test.v", "-test.run=A/b", "-test.count=2", "-x"];
        assert_eq!(options.program_arguments, expected);
        assert!(options.show_output);
    }

    #[test]
    fn unknown_flags_and_missing_values_are_wrong() {
        for wrong in ["-nope", "-run"] {
            assert!(parse(&[wrong.to_owned()]).is_err(), "{wrong}");
        }
    }
}
