//! Does what a recipe of Go's suite asks for, and judges the result as the suite's own driver does.

use std::path::{Path, PathBuf};

use super::expected_errors::{self, Mismatch, Reported};
use super::go_suite::GoTest;
use super::layout::{self, Package};
use super::recipe::Recipe;
use super::subject::{Place, Subject, not_started};
use super::{Verdict, cause};
use crate::process::{Combined, End};
use crate::report::first_difference;

/// A failure, with all that is known of it.
pub struct Failure {
    pub verdict: Verdict,
    pub detail: String,
}

impl From<Verdict> for Failure {
    fn from(verdict: Verdict) -> Failure {
        Failure { verdict, detail: String::new() }
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Failure {
        not_started(&error).into()
    }
}

/// The suite's driver compiles without linking, so nobody misses a main function, and functions may be
/// written in assembly.
const NO_MAIN: &str = "function main is undeclared in the main package";
const NO_BODY: &str = "missing function body";

/// How many bytes of output a report shows.
const SHOWN: usize = 1500;

/// A test that is being done.
struct Attempt<'a> {
    test: &'a GoTest,
    recipe: &'a Recipe,
    subject: Subject,
    place: &'a Place<'a>,
    /// The suite's folder, in which programs run.
    root: &'a Path,
}

/// Does a test.
pub fn perform(
    test: &GoTest,
    recipe: &Recipe,
    subject: Subject,
    root: &Path,
    place: &Place<'_>,
) -> Result<(), Failure> {
    let attempt = Attempt { test, recipe, subject, place, root };
    match recipe.directive.as_str() {
        "run" | "buildrun" => attempt.run(),
        "runoutput" => attempt.runoutput(),
        "rundir" => attempt.rundir(),
        "errorcheckandrundir" => attempt.errorcheckdir(1).and_then(|()| attempt.rundir()),
        "runindir" => attempt.runindir(),
        "buildrundir" => attempt.buildrundir(),
        "errorcheck" | "errorcheckwithauto" => attempt.errorcheck(&test.path, &test.source),
        "errorcheckdir" => attempt.errorcheckdir(0),
        "errorcheckoutput" => attempt.errorcheckoutput(),
        "compile" => attempt.compile(),
        "build" => attempt.build(),
        "compiledir" => attempt.compiledir(),
        "builddir" => attempt.builddir(),
        other => Err(Verdict::Fail(format!("directive {other} is not implemented")).into()),
    }
}

impl Attempt<'_> {
    /// The program of a test: its file, or a folder if its arguments begin with more files.
    fn program(&self) -> Result<(PathBuf, &[String]), Failure> {
        let count = self.recipe.args.iter().take_while(|arg| arg.ends_with(".go")).count();
        let (files, args) = self.recipe.args.split_at(count);
        if files.is_empty() {
            let relative = self.test.path.strip_prefix(self.root).unwrap_or(&self.test.path);
            return Ok((relative.to_path_buf(), args));
        }
        let mut all = vec![self.test.path.clone()];
        all.extend(files.iter().map(|file| self.root.join(file)));
        Ok((layout::folder_of(&all, self.place.scratch)?, args))
    }

    fn run(&self) -> Result<(), Failure> {
        let (program, args) = self.program()?;
        self.execute(&program, args, self.root)
    }

    /// Runs a program and expects the output that the suite has for it. Go prints some values otherwise
    /// than when the suite was written; where it does, the installed Go's output counts.
    fn execute(&self, program: &Path, args: &[String], cwd: &Path) -> Result<(), Failure> {
        let outcome = self.subject.run(program, args, cwd, self.place)?;
        expect_success(&outcome)?;
        let got = String::from_utf8_lossy(&outcome.output).replace("\r\n", "\n");
        let expected = self.test.expected_output();
        if got == expected {
            return Ok(());
        }
        if self.subject != Subject::Go && self.place.goroot.is_some() {
            let of_go = Subject::Go.run(program, args, cwd, self.place)?;
            if of_go.end == End::Exit(0) && of_go.output == outcome.output {
                return Ok(());
            }
        }
        let detail = first_difference(expected.as_bytes(), got.as_bytes());
        Err(Failure { verdict: Verdict::Fail("output differs".to_string()), detail })
    }

    fn generated(&self) -> Result<(PathBuf, String), Failure> {
        let (program, args) = self.program()?;
        let outcome = self.subject.run(&program, args, self.root, self.place)?;
        expect_success(&outcome)?;
        let file = self.place.scratch.join("tmp__.go");
        std::fs::write(&file, &outcome.output)?;
        Ok((file, String::from_utf8_lossy(&outcome.output).into_owned()))
    }

    fn runoutput(&self) -> Result<(), Failure> {
        let (file, _) = self.generated()?;
        self.execute(&file, &[], self.root)
    }

    fn errorcheckoutput(&self) -> Result<(), Failure> {
        let (file, source) = self.generated()?;
        self.errorcheck(&file, &source)
    }

    fn packages(&self) -> Result<Vec<Package>, Failure> {
        Ok(layout::packages(&self.test.folder(), self.recipe.single_file_packages)?)
    }

    fn rundir(&self) -> Result<(), Failure> {
        let packages = self.packages()?;
        layout::as_module(&packages, self.place.scratch)?;
        self.execute(self.place.scratch, &self.recipe.args, self.place.scratch)
    }

    fn runindir(&self) -> Result<(), Failure> {
        let module = layout::mirror_as_module(&self.test.folder(), self.place.scratch)?;
        self.execute(&module, &[], &module)
    }

    fn buildrundir(&self) -> Result<(), Failure> {
        let folder = layout::folder_of(&layout::files_with(&self.test.folder(), "go")?, self.place.scratch)?;
        self.execute(&folder, &[], &folder)
    }

    fn errorcheck(&self, file: &Path, source: &str) -> Result<(), Failure> {
        let package = Package::single(file, source);
        let errors = self.subject.errors(&package, &[], &self.recipe.flags, self.place)?;
        self.expect_errors(&package, &[], errors, self.recipe.want_error)
    }

    /// Checks each package; the last but `running` is the one that may want errors.
    fn errorcheckdir(&self, running: usize) -> Result<(), Failure> {
        let packages = self.packages()?;
        let wrong = packages.len().saturating_sub(1 + running);
        for (i, package) in packages.iter().enumerate() {
            let errors = self.subject.errors(package, &packages[..i], &self.recipe.flags, self.place)?;
            self.expect_errors(package, &packages[..i], errors, i == wrong && self.recipe.want_error)?;
        }
        Ok(())
    }

    fn expect_errors(
        &self,
        package: &Package,
        others: &[Package],
        mut errors: Vec<Reported>,
        want: bool,
    ) -> Result<(), Failure> {
        self.drop_rules_of_linking(&mut errors);
        let sources: Vec<(String, String)> = package
            .files
            .iter()
            .map(|f| (f.file_name().unwrap_or_default().to_string_lossy().into_owned(), layout::read(f)))
            .collect();
        let wanting = sources.iter().any(|(_, text)| text.contains("ERROR \""));
        if let Some(path) = errors.iter().find_map(|e| cause::missing_package(&e.message).filter(|_| !wanting)) {
            return Err(Verdict::MissingPackage(path).into());
        }
        let mismatches = expected_errors::compare(&sources, &errors);
        if !mismatches.is_empty() {
            return self.as_go_reports(package, others, &sources, &errors, &mismatches);
        }
        if want && errors.is_empty() {
            return Err(Verdict::Fail("compilation succeeded unexpectedly".to_string()).into());
        }
        Ok(())
    }

    /// The suite is older than the installed Go, which words some errors otherwise. Where that does not
    /// satisfy the comments either, its errors count.
    fn as_go_reports(
        &self,
        package: &Package,
        others: &[Package],
        sources: &[(String, String)],
        errors: &[Reported],
        mismatches: &[Mismatch],
    ) -> Result<(), Failure> {
        let mut detail: Vec<String> = mismatches.iter().map(Mismatch::to_string).collect();
        let mut first = telling(mismatches).unwrap_or(&mismatches[0]).cause();
        if self.subject != Subject::Go && self.place.goroot.is_some() {
            let mut of_go = Subject::Go.errors(package, others, &self.recipe.flags, self.place)?;
            self.drop_rules_of_linking(&mut of_go);
            if !expected_errors::compare(sources, &of_go).is_empty() {
                let differences = expected_errors::differences(&of_go, errors);
                let Some(difference) =
                    differences.iter().find(|d| matches!(d, Mismatch::Unexpected { .. })).or(differences.first())
                else {
                    return Ok(());
                };
                first = difference.cause();
                detail = differences.iter().map(Mismatch::to_string).collect();
            }
        }
        let verdict = Verdict::Fail(cause::shorten(&cause::stable(&first)));
        Err(Failure { verdict, detail: detail.join("\n") })
    }

    fn drop_rules_of_linking(&self, errors: &mut Vec<Reported>) {
        let complete = self.recipe.flags.iter().any(|flag| flag == "-complete");
        errors.retain(|e| !e.message.contains(NO_MAIN) && (complete || e.message != NO_BODY));
    }

    fn expect_no_errors(&self, package: &Package, others: &[Package]) -> Result<(), Failure> {
        let mut errors = self.subject.errors(package, others, &self.recipe.flags, self.place)?;
        self.drop_rules_of_linking(&mut errors);
        let Some(first) = errors.first() else { return Ok(()) };
        let detail: Vec<String> = errors.iter().map(|e| format!("{}:{}: {}", e.file, e.line, e.message)).collect();
        let verdict = match errors.iter().find_map(|e| cause::missing_package(&e.message)) {
            Some(path) => Verdict::MissingPackage(path),
            None => Verdict::Fail(cause::compile_error(&first.message)),
        };
        Err(Failure { verdict, detail: detail.join("\n") })
    }

    fn compile(&self) -> Result<(), Failure> {
        let package = Package::single(&self.test.path, &self.test.source);
        if package.has_main() {
            let outcome = self.subject.compile(&self.test.path, self.place)?;
            if !String::from_utf8_lossy(&outcome.output).contains(NO_BODY) {
                return expect_success(&outcome);
            }
        }
        self.expect_no_errors(&package, &[])
    }

    fn build(&self) -> Result<(), Failure> {
        expect_success(&self.subject.compile(&self.test.path, self.place)?)
    }

    fn compiledir(&self) -> Result<(), Failure> {
        let packages = self.packages()?;
        for (i, package) in packages.iter().enumerate() {
            self.expect_no_errors(package, &packages[..i])?;
        }
        if packages.last().is_some_and(Package::has_main) {
            layout::as_module(&packages, self.place.scratch)?;
            return expect_success(&self.subject.compile(self.place.scratch, self.place)?);
        }
        Ok(())
    }

    fn builddir(&self) -> Result<(), Failure> {
        let folder = layout::folder_of(&layout::files_with(&self.test.folder(), "go")?, self.place.scratch)?;
        expect_success(&self.subject.compile(&folder, self.place)?)
    }
}

/// The mismatch that says most: an error that should not be, before one that is missing.
fn telling(mismatches: &[Mismatch]) -> Option<&Mismatch> {
    mismatches.iter().find(|m| matches!(m, Mismatch::Unexpected { .. } | Mismatch::Different { .. }))
}

fn expect_success(outcome: &Combined) -> Result<(), Failure> {
    cause::of_process(&outcome.end, &outcome.output).map_err(|verdict| {
        let text = String::from_utf8_lossy(&outcome.output);
        let shown: String = text.chars().take(SHOWN).collect();
        Failure { verdict, detail: format!("{}\n{shown}", outcome.end) }
    })
}
