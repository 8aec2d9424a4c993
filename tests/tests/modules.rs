//! Every module behaves in every mode as with the Go command.
//!
//! `VO_TEST_ONLY` and `VO_TEST_MODES` narrow a run as they do for programs.

use std::time::Duration;

use vo_tests::mode::Mode;
use vo_tests::modules::{Module, modules};
use vo_tests::ratchet::{Ratchet, Run};
use vo_tests::vo_binary::vo;
use vo_tests::{in_parallel, is_wanted, wanted_modes};

const TIMEOUT: Duration = Duration::from_secs(60);

fn check(module: &Module, mode: Mode) -> Result<(), String> {
    let scratch = tempfile::tempdir().map_err(|e| e.to_string())?;
    module.check(mode, scratch.path(), TIMEOUT)
}

#[test]
fn every_module_behaves_as_with_go_in_every_mode() {
    let mut modules = modules();
    modules.retain(|module| is_wanted(&module.name));
    vo();
    let modes = wanted_modes();
    let cases: Vec<(&Module, Mode)> =
        modules.iter().flat_map(|module| modes.iter().map(move |&mode| (module, mode))).collect();
    let runs = in_parallel(&cases, |&(module, mode)| Run {
        name: module.name.clone(),
        mode: mode.name(),
        result: check(module, mode),
    });
    match Ratchet::load().judge(&runs) {
        Ok(summary) => println!("{summary}"),
        Err(report) => panic!("\n{report}"),
    }
}
