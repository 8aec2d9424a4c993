//! The ways to execute a program: `vo`'s modes, Go, and peers of other languages.
//!
//! An engine that is not installed is left out, and said to be.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::library::FOLDER;
use crate::programs::Program;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Engine {
    Go,
    VoVm,
    VoAuto,
    VoJit,
    VoAot,
    LuaJit,
    LuaJitInterpreter,
    Node,
    PyPy,
}

impl Engine {
    pub const ALL: [Engine; 9] = [
        Engine::Go,
        Engine::VoVm,
        Engine::VoAuto,
        Engine::VoJit,
        Engine::VoAot,
        Engine::LuaJit,
        Engine::LuaJitInterpreter,
        Engine::Node,
        Engine::PyPy,
    ];

    pub fn label(self) -> &'static str {
        match self {
            Engine::Go => "Go",
            Engine::VoVm => "vo vm",
            Engine::VoAuto => "vo auto",
            Engine::VoJit => "vo jit-only",
            Engine::VoAot => "vo aot",
            Engine::LuaJit => "LuaJIT",
            Engine::LuaJitInterpreter => "LuaJIT -joff",
            Engine::Node => "Node",
            Engine::PyPy => "PyPy",
        }
    }

    fn is_vo(self) -> bool {
        matches!(self, Engine::VoVm | Engine::VoAuto | Engine::VoJit | Engine::VoAot)
    }

    /// The ending of the peer's sources, for engines that have sources of their own.
    fn peer_extension(self) -> Option<&'static str> {
        match self {
            Engine::LuaJit | Engine::LuaJitInterpreter => Some("lua"),
            Engine::Node => Some("js"),
            Engine::PyPy => Some("py"),
            _ => None,
        }
    }

    /// The command that tells whether the engine is installed.
    fn probe(self) -> Option<Command> {
        let (program, option) = match self {
            Engine::Go => ("go", "version"),
            Engine::LuaJit | Engine::LuaJitInterpreter => ("luajit", "-v"),
            Engine::Node => ("node", "--version"),
            Engine::PyPy => ("pypy3", "--version"),
            _ => return None,
        };
        let mut command = Command::new(program);
        command.arg(option);
        Some(command)
    }
}

/// What is installed, and the executables made of the programs so far.
pub struct Workshop {
    vo: PathBuf,
    root: PathBuf,
    scratch: tempfile::TempDir,
    /// The first line of what an engine says of its version; absent, not installed.
    versions: HashMap<Engine, String>,
    built: HashMap<(Engine, String), Result<PathBuf, String>>,
}

impl Workshop {
    pub fn open(vo: PathBuf) -> std::io::Result<Workshop> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).to_path_buf();
        let mut versions = HashMap::new();
        for engine in Engine::ALL {
            let version = match engine.probe() {
                Some(mut probe) => probe.output().ok().map(|o| first_line(&o.stdout, &o.stderr)),
                None => Some(format!("vo {}", env!("CARGO_PKG_VERSION"))),
            };
            if let Some(version) = version {
                versions.insert(engine, version);
            }
        }
        Ok(Workshop { vo, root, scratch: tempfile::tempdir()?, versions, built: HashMap::new() })
    }

    pub fn version(&self, engine: Engine) -> Option<&str> {
        self.versions.get(&engine).map(String::as_str)
    }

    pub fn vo(&self) -> &Path {
        &self.vo
    }

    pub fn scratch(&self) -> &Path {
        self.scratch.path()
    }

    pub fn example(&self, name: &str) -> PathBuf {
        self.root.join("../examples").join(format!("{name}.go"))
    }

    /// The source of a program of `library/` or `examples/`.
    fn source(&self, name: &str) -> PathBuf {
        if name.starts_with(FOLDER) { self.root.join(name).with_extension("go") } else { self.example(name) }
    }

    /// Whether `engine` can run `program` here.
    pub fn can_run(&self, engine: Engine, program: &Program) -> bool {
        self.versions.contains_key(&engine) && (engine.peer_extension().is_none() || program.has_peers)
    }

    /// The command that runs the program called `name` with `args`, which are its
    /// size; compiles it first where the engine wants that.
    pub fn command(&mut self, engine: Engine, name: &str, args: &[String]) -> Result<Command, String> {
        let source = self.source(name);
        let mut command = match engine {
            Engine::Go | Engine::VoAot => Command::new(self.executable(engine, name)?),
            Engine::VoVm => self.vo_run("--tier=vm", &source),
            Engine::VoAuto => self.vo_run("--tier=auto", &source),
            Engine::VoJit => self.vo_run("--jit-only", &source),
            Engine::LuaJit => self.peer("luajit", &[], engine, name),
            Engine::LuaJitInterpreter => self.peer("luajit", &["-joff"], engine, name),
            Engine::Node => self.peer("node", &[], engine, name),
            Engine::PyPy => self.peer("pypy3", &[], engine, name),
        };
        command.args(args);
        if engine == Engine::Go {
            command.env("GOMAXPROCS", "1");
        }
        Ok(command)
    }

    fn vo_run(&self, option: &str, source: &Path) -> Command {
        let mut command = Command::new(&self.vo);
        command.args(["run", option]).arg(source);
        command
    }

    fn peer(&self, program: &str, options: &[&str], engine: Engine, name: &str) -> Command {
        let extension = engine.peer_extension().expect("a peer has sources of its own");
        let mut command = Command::new(program);
        command.args(options).arg(self.root.join("peers").join(format!("{name}.{extension}")));
        command
    }

    fn executable(&mut self, engine: Engine, name: &str) -> Result<PathBuf, String> {
        let key = (engine, name.to_string());
        if let Some(built) = self.built.get(&key) {
            return built.clone();
        }
        let built = self.build(engine, name);
        self.built.insert(key, built.clone());
        built
    }

    fn build(&self, engine: Engine, name: &str) -> Result<PathBuf, String> {
        let kind = if engine.is_vo() { "vo" } else { "go" };
        let executable = self.scratch.path().join(format!("{}.{kind}", name.replace('/', "-")));
        let mut command = self.build_command(engine, &self.source(name), &executable);
        let output = command.output().map_err(|e| e.to_string())?;
        if output.status.success() {
            return Ok(executable);
        }
        Err(format!("build failed: {}", first_line(&output.stderr, &output.stdout)))
    }

    /// The command that compiles `source` with Go or `vo`.
    pub fn build_command(&self, engine: Engine, source: &Path, executable: &Path) -> Command {
        let mut command = if engine.is_vo() {
            let mut command = Command::new(&self.vo);
            command.arg("build").arg(source).arg("-o").arg(executable);
            command
        } else {
            let mut command = Command::new("go");
            command.args(["build", "-o"]).arg(executable).arg(source);
            command
        };
        command.current_dir(self.scratch.path());
        command
    }
}

fn first_line(preferred: &[u8], other: &[u8]) -> String {
    let bytes = if preferred.is_empty() { other } else { preferred };
    let text = String::from_utf8_lossy(bytes);
    text.lines().next().unwrap_or("no output").to_string()
}
