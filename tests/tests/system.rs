//! What the system does to a process: signals, closed pipes, limits.

use std::process::Command;
use std::time::Duration;

use vo_tests::process::{End, Outcome, run};
use vo_tests::vo_binary::vo;

const TIMEOUT: Duration = Duration::from_secs(60);

/// Runs a script of the shell in which `vo_run` runs the program.
fn script(program: &str, options: &str, text: &str) -> Outcome {
    let folder = tempfile::tempdir().expect("a folder for the program");
    std::fs::write(folder.path().join("program.go"), program).expect("the folder can be written");
    let define = format!("vo_run() {{ exec \"$0\" run {options} program.go; }}\n");
    let mut command = Command::new("sh");
    command.arg("-c").arg(define + text).arg(vo()).current_dir(folder.path());
    run(&mut command, TIMEOUT).expect("there is a shell")
}

const TIERS: [&str; 3] = ["--tier=vm", "--tier=auto", "--jit-only"];

#[test]
fn quit_prints_all_goroutines_whether_they_run_or_wait() {
    let spinning = "package main\n\nfunc main() {\n\tgo func() { select {} }()\n\tfor i := 0; ; i++ {\n\t}\n}\n";
    let waiting = "package main\n\nimport \"time\"\n\nfunc main() { time.Sleep(time.Hour) }\n";
    for (program, doing) in [(spinning, "goroutine 1 [running]:\nmain.main"), (waiting, "goroutine 1 [sleep]:")] {
        for tier in TIERS {
            let outcome = script(program, tier, "vo_run & pid=$!; sleep 1; kill -QUIT $pid; wait $pid");
            let text = outcome.stderr_text();
            assert_eq!(outcome.end, End::Exit(2), "{tier}: {text}");
            assert!(text.starts_with("SIGQUIT: quit\n") && text.contains(doing), "{tier}: {text}");
        }
    }
}

#[test]
fn a_process_dies_of_writing_to_an_output_that_nobody_reads() {
    let program =
        "package main\n\nimport \"fmt\"\n\nfunc main() {\n\tfor i := 0; ; i++ {\n\t\tfmt.Println(i)\n\t}\n}\n";
    for tier in TIERS {
        let outcome = script(program, tier, "{ (vo_run); echo $? >&2; } | head -n 1");
        assert_eq!((outcome.stdout.as_slice(), outcome.stderr_text().trim()), (&b"0\n"[..], "141"), "{tier}");
    }
}

#[test]
fn limited_address_space_is_enough_to_run_and_to_run_out_of_memory() {
    let program = "package main\n\nfunc main() {\n\tm := map[int][]byte{}\n\tfor i := 0; ; i++ {\n\t\tm[i] = make([]byte, 1000)\n\t}\n}\n";
    for tier in TIERS {
        let outcome = script(program, tier, "ulimit -v 2000000; vo_run");
        let text = outcome.stderr_text();
        assert_eq!(outcome.end, End::Exit(2), "{tier}: {text}");
        assert!(text.contains("fatal error: runtime: out of memory"), "{tier}: {text}");
    }
}

#[test]
fn a_stack_without_end_is_told_in_limited_memory_too() {
    let program = "package main\n\nfunc f(n int) int { return f(n+1) + 1 }\n\nfunc main() { println(f(0)) }\n";
    for tier in TIERS {
        let outcome = script(program, tier, "ulimit -v 2000000; vo_run");
        let text = outcome.stderr_text();
        assert_eq!(outcome.end, End::Exit(2), "{tier}: {text}");
        assert!(text.contains("fatal error: stack overflow") && text.contains("frames elided"), "{tier}: {text}");
    }
}

/// A script that runs the program with an installed Go whose library has one package with one file.
fn with_library(package: &str, text: &str) -> String {
    let root = format!("mkdir -p go/src/{package} go/src/runtime; echo go1.27 > go/VERSION");
    let file = format!("printf '%s' '{text}' > go/src/{package}/file.go");
    format!("{root}; {file}; export GOROOT=$PWD/go VO_CACHE=off; vo_run")
}

#[test]
fn what_is_wrong_in_an_installed_library_is_an_error_with_a_place() {
    let library = "package broken\n\nfunc F() int { return 1 + G() }\n\nvar v struct{}\n\nfunc G() int { return H(v.missing(1)) }\n\nfunc H(n int) int { return n }\n";
    let program = "package main\n\nimport \"broken\"\n\nfunc main() { println(broken.F()) }\n";
    for tier in TIERS {
        let outcome = script(program, tier, &with_library("broken", library));
        let text = outcome.stderr_text();
        assert_eq!(outcome.end, End::Exit(1), "{tier}: {text}");
        assert!(text.contains("broken/file.go:7:27: v.missing undefined"), "{tier}: {text}");
    }
}

#[test]
fn a_function_that_nobody_implements_is_a_fatal_error_at_its_call() {
    let library = "package lacking\n\nfunc Absent(n int) string\n\nfunc Present() int { return 7 }\n";
    let calls = ["lacking.Absent(1)", "defer lacking.Absent(2)", "f := lacking.Absent; f(3)"];
    for (call, tier) in calls.into_iter().flat_map(|call| TIERS.map(|tier| (call, tier))) {
        let program = format!(
            "package main\n\nimport \"lacking\"\n\nfunc main() {{\n\tprintln(lacking.Present())\n\t{call}\n}}\n"
        );
        let outcome = script(&program, tier, &with_library("lacking", library));
        let text = outcome.stderr_text();
        assert_eq!(outcome.end, End::Exit(2), "{call} {tier}: {text}");
        let fatal = "7\nfatal error: lacking.Absent has no body, and this runtime does not implement it\n\ngoroutine 1 [running]:\nmain.main";
        assert!(text.starts_with(fatal), "{call} {tier}: {text}");
    }
}
