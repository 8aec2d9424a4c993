//! Prints a `.vob` file as text, after reading that text back: `cargo run -p vo-bytecode --example text f.vob`.

use vo_bytecode::Module;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("usage: text file.vob")?;
    let module = Module::from_vob(&std::fs::read(path)?)?;
    let text = module.to_text();
    if Module::from_text(&text)? != module {
        return Err("the text reads back to another module".into());
    }
    print!("{text}");
    Ok(())
}
