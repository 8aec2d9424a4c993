//! The `vo` command.
//!
//! Parses arguments, calls the library, and maps results to exit codes: 1 for a program that does not
//! compile or load, 2 for wrong usage and (from the runtime) uncaught panics, else what the program says.

mod test_flags;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand, ValueEnum};
use vo::disasm::Form;
use vo::{Error, Instance, Program, RunOptions, TierMode};

/// The compiler and the code generator allocate much and briefly; a thread that does so would pay the system's
/// allocator a call of the kernel for every few pages.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// A tiered runtime for Go: starts at once in an interpreter, compiles what is hot while the program runs.
#[derive(Parser)]
#[command(name = "vo", version, arg_required_else_help = true, after_help = EXAMPLES)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

const EXAMPLES: &str = "\
Examples:
  vo run hello.go                         run a program, tiering up as it gets hot
  vo run --stats examples/nbody.go 100000 show what was compiled, when, and its cost
  vo run --jit-only prog.go               compile everything first, then run
  vo check prog.go                        report errors without running
  vo build prog.go -o prog                make an executable
  vo disasm prog.go --func main.f --tier jit

Environment:
  VO_CALL_THRESHOLD, VO_LOOP_THRESHOLD    calls, back edges after which code is compiled
  GOGC, VO_MEMORY_LIMIT                   when to collect, and how much memory to use at most
  VO_GC_STRESS=1|2                        collect at every slow path, or every allocation
  GOROOT                                  an installed Go, for packages that vo's library lacks; if it is
                                          not set, that of the go in PATH";

#[derive(Subcommand)]
enum Command {
    /// Compile and run a program: a .go file, a directory with one package, or a .vob file
    Run(Run),
    /// Run the tests of packages, with go test's flags: vo test -v -run Name ./...
    #[command(disable_help_flag = true)]
    Test {
        /// Flags and packages; those of the current directory if none is named
        #[arg(trailing_var_arg = true, allow_hyphen_values = true, value_name = "FLAGS AND PACKAGES")]
        arguments: Vec<String>,
    },
    /// Check a program without running it
    Check { file: PathBuf },
    /// Compile a program to bytecode
    Compile {
        file: PathBuf,
        /// The .vob file to write
        #[arg(short, long)]
        output: PathBuf,
    },
    /// Compile a program to an object file
    Aot {
        file: PathBuf,
        /// The .o file to write
        #[arg(short, long)]
        output: PathBuf,
    },
    /// Compile a program to an executable
    Build {
        file: PathBuf,
        /// The executable to write; by default named after the source, in the current directory
        #[arg(short, long)]
        output: Option<PathBuf>,
    },
    /// Show a program's code
    Disasm {
        file: PathBuf,
        /// Only this function, e.g. main.f
        #[arg(long)]
        func: Option<String>,
        /// The form: bytecode, Cranelift's intermediate form, or machine code
        #[arg(long, value_enum, default_value_t = DisasmTier::Vm)]
        tier: DisasmTier,
    },
}

#[derive(Args)]
struct Run {
    /// Which tiers to use
    #[arg(long, value_enum, default_value_t = Tier::Auto)]
    tier: Tier,
    /// Compile everything before main and use no interpreter; the same as --tier=jit
    #[arg(long)]
    jit_only: bool,
    /// Print statistics of tiers and memory to standard error at the end
    #[arg(long)]
    stats: bool,
    /// Print each tier event to standard error as it happens
    #[arg(long)]
    trace_tier: bool,
    /// The program, then its arguments
    #[arg(required = true, trailing_var_arg = true, allow_hyphen_values = true, value_name = "FILE [ARGS]")]
    program: Vec<String>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Tier {
    Auto,
    Vm,
    Jit,
}

#[derive(Clone, Copy, ValueEnum)]
enum DisasmTier {
    Vm,
    Clif,
    Jit,
}

fn main() -> ExitCode {
    let result = match Cli::parse().command {
        Command::Run(run) => run_program(run),
        Command::Test { arguments } => test(&arguments),
        Command::Check { file } => vo::sources::check_path(&file),
        Command::Compile { file, output } => compile(&file, &output),
        Command::Aot { file, output } => Program::load(&file).and_then(|p| vo::build::object(&p, &output)),
        Command::Build { file, output } => {
            let output = output.unwrap_or_else(|| default_output(&file));
            Program::load(&file).and_then(|p| vo::build::executable(&p, &output))
        }
        Command::Disasm { file, func, tier } => disassemble(&file, func.as_deref(), tier),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error @ Error::Source(_)) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
        Err(error) => {
            eprintln!("vo: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run_program(run: Run) -> Result<(), Error> {
    let tier = match run.tier {
        _ if run.jit_only => TierMode::Jit,
        Tier::Auto => TierMode::Auto,
        Tier::Vm => TierMode::Vm,
        Tier::Jit => TierMode::Jit,
    };
    let (program, named) = Program::load_arguments(&run.program)?;
    // The program's name in its own arguments is the file that starts it, or else the first that names it.
    let mut args = run.program;
    args.drain(1..named);
    if let Some(file) = program.file() {
        args[0] = file.display().to_string();
    }
    let options = RunOptions { tier, policy: None, stats: run.stats, trace_tier: run.trace_tier, args };
    let instance = Instance::new(program, options)?;
    // The process ends here, without giving back what the system takes anyway.
    instance.run_process()
}

fn test(arguments: &[String]) -> Result<(), Error> {
    if !vo::testing::test(&test_flags::parse(arguments)?)? {
        std::process::exit(1);
    }
    Ok(())
}

fn compile(file: &Path, output: &Path) -> Result<(), Error> {
    let program = Program::load(file)?;
    fs::write(output, program.module().to_vob()).map_err(|e| Error::io(output, e))
}

fn disassemble(file: &Path, func: Option<&str>, tier: DisasmTier) -> Result<(), Error> {
    let form = match tier {
        DisasmTier::Vm => Form::Bytecode,
        DisasmTier::Clif => Form::Clif,
        DisasmTier::Jit => Form::Machine,
    };
    let text = vo::disasm::disassemble(&Program::load(file)?, func, form)?;
    // A closed pipe (`| head`) ends the listing, as it should.
    use std::io::Write;
    let _ = std::io::stdout().write_all(text.as_bytes());
    Ok(())
}

/// `dir/prog.go` becomes `prog`.
fn default_output(file: &Path) -> PathBuf {
    let stem = file.file_stem().filter(|s| !s.is_empty()).map(PathBuf::from);
    stem.filter(|s| s.as_path() != Path::new(".")).unwrap_or_else(|| PathBuf::from("a.out"))
}
