//! Finds an installed Go, whose library's source serves for packages that the embedded library lacks.
//!
//! Invariants: the search is made once, and only when a package is asked for that nothing else has. A folder counts
//! as an installed Go if it holds the library's source; the `go` command is run only if nothing else leads to a Go
//! whose language is ours, and its answer is kept.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::time::UNIX_EPOCH;

use crate::version::GoVersion;

/// A folder that holds Go's library.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Goroot {
    pub folder: PathBuf,
    /// What the file `VERSION` says, such as `go1.27.3`; empty without one.
    pub version: String,
}

impl Goroot {
    /// The Go in a folder, if it holds the library's source.
    pub fn in_folder(folder: &Path) -> Option<Goroot> {
        if !folder.join("src/runtime").is_dir() {
            return None;
        }
        let version = fs::read_to_string(folder.join("VERSION")).unwrap_or_default();
        let version = version.lines().next().unwrap_or_default().trim().to_owned();
        Some(Goroot { folder: folder.to_owned(), version })
    }

    /// The minor version, 0 if it isn't known.
    fn minor(&self) -> u32 {
        self.version.strip_prefix("go").and_then(GoVersion::parse).map_or(0, |version| version.minor)
    }

    fn speaks_our_language(&self) -> bool {
        self.minor() == GoVersion::CURRENT.minor
    }

    /// What to say where this Go lacks a package or has one that can't be compiled: its version, if it isn't ours.
    pub fn version_note(&self) -> Option<String> {
        let known = self.minor() != 0 && !self.speaks_our_language();
        known.then(|| format!("that Go is {}, and vo compiles Go {}", self.version, GoVersion::CURRENT))
    }
}

/// Where to look for an installed Go, and what was found.
#[derive(Clone, Debug)]
pub struct Search {
    place: Place,
    found: OnceLock<Option<Goroot>>,
}

#[derive(Clone, Debug)]
enum Place {
    /// No other folder than this.
    Named(PathBuf),
    /// Wherever Go is installed; answers of `go` commands are kept in the folder.
    Anywhere {
        answers: Option<PathBuf>,
    },
    Nowhere,
}

impl Search {
    /// Finds nothing.
    pub fn nowhere() -> Search {
        Search::at(Place::Nowhere)
    }

    /// Finds the Go in one folder, if it is there.
    pub fn named(folder: PathBuf) -> Search {
        Search::at(Place::Named(folder))
    }

    /// As this process' environment says: in `GOROOT`, nowhere if that is empty, anywhere if it is not set.
    pub fn of_process(answers: Option<PathBuf>) -> Search {
        match env::var_os("GOROOT") {
            Some(folder) if folder.is_empty() => Search::nowhere(),
            Some(folder) => Search::named(folder.into()),
            None => Search::at(Place::Anywhere { answers }),
        }
    }

    fn at(place: Place) -> Search {
        Search { place, found: OnceLock::new() }
    }

    /// The installed Go. The first call searches.
    pub fn find(&self) -> Option<&Goroot> {
        let search = || match &self.place {
            Place::Nowhere => None,
            Place::Named(folder) => Goroot::in_folder(folder),
            Place::Anywhere { answers } => installed(answers.as_deref()),
        };
        self.found.get_or_init(search).as_ref()
    }

    /// The installed Go if anything has asked for it.
    pub fn found(&self) -> Option<&Goroot> {
        self.found.get()?.as_ref()
    }

    /// Why there is no Go, as an addition to a message.
    pub(crate) fn failure(&self) -> String {
        match &self.place {
            Place::Named(folder) => format!("GOROOT={} holds no Go", folder.display()),
            _ => "no installed Go was found (set GOROOT)".to_owned(),
        }
    }
}

/// Of the Go in `PATH`, those in the usual places, and the one that the `go` command names, the first that speaks
/// our language, else the newest.
fn installed(answers: Option<&Path>) -> Option<Goroot> {
    let path = env::var_os("PATH").unwrap_or_default();
    let commands: Vec<PathBuf> =
        env::split_paths(&path).map(|dir| dir.join("go")).filter(|file| file.is_file()).collect();
    let of_command = |file: &PathBuf| Goroot::in_folder(file.canonicalize().ok()?.parent()?.parent()?);
    let mut found: Vec<Goroot> = commands.iter().filter_map(of_command).collect();
    if !found.iter().any(Goroot::speaks_our_language) {
        found.extend(usual_places().iter().filter_map(|folder| Goroot::in_folder(folder)));
    }
    if !found.iter().any(Goroot::speaks_our_language) {
        let answer = commands.first().and_then(|command| answer_of(command, answers));
        found.extend(answer.and_then(|folder| Goroot::in_folder(&folder)));
    }
    let ours = found.iter().position(Goroot::speaks_our_language);
    match ours {
        Some(first) => Some(found.swap_remove(first)),
        None => found.into_iter().max_by_key(Goroot::minor),
    }
}

/// Folders that installers and packages of systems put Go into.
fn usual_places() -> Vec<PathBuf> {
    let home = env::var_os("HOME").map(PathBuf::from);
    let mut places: Vec<PathBuf> =
        ["/usr/local/go", "/usr/lib/golang", "/snap/go/current"].iter().map(PathBuf::from).collect();
    places.extend(folders_named_go(Path::new("/usr/lib")));
    if let Some(home) = home {
        places.extend(folders_named_go(&home.join("sdk")));
        places.extend([home.join("go"), home.join(".local/go"), home.join(".local/share/go")]);
    }
    places
}

/// The folders in one whose names begin with `go`, such as `go1.27.3` or `go-1.19`.
fn folders_named_go(dir: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(dir) else { return Vec::new() };
    let named = entries.filter_map(Result::ok).filter(|entry| entry.file_name().to_string_lossy().starts_with("go"));
    let mut folders: Vec<PathBuf> = named.map(|entry| entry.path()).collect();
    folders.sort();
    folders
}

/// What a `go` command, which may be a script that starts another, says is its root. The answer is kept for as long
/// as the command's file does not change.
fn answer_of(command: &Path, answers: Option<&Path>) -> Option<PathBuf> {
    let modified = fs::metadata(command).and_then(|metadata| metadata.modified()).ok();
    let age = modified.and_then(|time| time.duration_since(UNIX_EPOCH).ok()).map_or(0, |age| age.as_nanos());
    let question = format!("{} {age}", command.display());
    let kept = answers.map(|folder| folder.join("goroot"));
    if let Some(answer) = kept.as_ref().and_then(|file| fs::read_to_string(file).ok())
        && let Some((asked, folder)) = answer.trim_end().split_once('\n')
        && asked == question
    {
        return Some(PathBuf::from(folder));
    }
    let output = Command::new(command).args(["env", "GOROOT"]).stdin(Stdio::null()).stderr(Stdio::null()).output();
    let output = output.ok().filter(|output| output.status.success())?;
    let folder = String::from_utf8(output.stdout).ok()?.trim().to_owned();
    if let (Some(file), Some(dir)) = (kept, answers) {
        // Where nothing can be kept, the command is asked again.
        let _ = fs::create_dir_all(dir).and_then(|()| fs::write(file, format!("{question}\n{folder}\n")));
    }
    (!folder.is_empty()).then(|| PathBuf::from(folder))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A folder that looks like an installed Go.
    fn install(folder: &Path, version: &str) {
        fs::create_dir_all(folder.join("src/runtime")).expect("can be made");
        fs::write(folder.join("VERSION"), format!("{version}\ntime 2026-01-01\n")).expect("can be written");
    }

    #[test]
    fn a_named_folder_is_a_go_if_it_holds_the_library() {
        let dir = tempfile::tempdir().expect("a temporary folder");
        let search = Search::named(dir.path().to_owned());
        assert_eq!(search.find(), None);
        assert_eq!(search.failure(), format!("GOROOT={} holds no Go", dir.path().display()));
        install(dir.path(), "go1.19.4");
        let search = Search::named(dir.path().to_owned());
        assert_eq!(search.found(), None);
        let go = search.find().expect("is there");
        assert_eq!(go.version, "go1.19.4");
        assert_eq!(go.version_note().as_deref(), Some("that Go is go1.19.4, and vo compiles Go 1.27"));
        assert!(search.found().is_some());
    }

    #[test]
    fn the_answer_of_a_command_is_kept_until_the_command_changes() {
        use std::os::unix::fs::PermissionsExt;
        let dir = tempfile::tempdir().expect("a temporary folder");
        let command = dir.path().join("go");
        let write = |root: &str| {
            fs::write(&command, format!("#!/bin/sh\necho x >> {}/runs\necho {root}\n", dir.path().display()))
                .and_then(|()| fs::set_permissions(&command, fs::Permissions::from_mode(0o755)))
                .expect("can be written");
        };
        let runs = || fs::read_to_string(dir.path().join("runs")).unwrap_or_default().lines().count();
        let answers = dir.path().join("answers");
        write("/one");
        assert_eq!(answer_of(&command, Some(&answers)), Some("/one".into()));
        assert_eq!(answer_of(&command, Some(&answers)), Some("/one".into()));
        assert_eq!(runs(), 1);
        std::thread::sleep(std::time::Duration::from_millis(20));
        write("/two");
        assert_eq!(answer_of(&command, Some(&answers)), Some("/two".into()));
        assert_eq!(runs(), 2);
        assert_eq!(answer_of(&dir.path().join("none"), None), None);
    }
}
