//! Removal of the needless `mov rsp, rbp` from epilogues.
//!
//! Cranelift ends every function with `mov rsp, rbp; pop rbp; ret`. In a function whose frame was never
//! resized rsp equals rbp already, and the move only lengthens the chain of dependencies from call to
//! return. It becomes a nop of the same length.

/// `mov rsp, rbp; pop rbp; ret`.
const EPILOGUE: [u8; 5] = [0x48, 0x89, 0xec, 0x5d, 0xc3];
/// `nop dword [rax]`, three bytes long.
const NOP3: [u8; 3] = [0x0f, 0x1f, 0x00];

/// Patches the epilogues of code with `returns` return instructions. Does nothing if the pattern occurs
/// more often than that, since then some occurrence is part of a constant.
pub fn patch(code: &mut [u8], returns: usize) {
    let places: Vec<usize> =
        code.windows(EPILOGUE.len()).enumerate().filter(|(_, w)| *w == EPILOGUE).map(|(at, _)| at).collect();
    if places.len() > returns {
        return;
    }
    for at in places {
        code[at..at + NOP3.len()].copy_from_slice(&NOP3);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_as_many_epilogues_as_returns_are_patched() {
        let code = [&[0x90][..], &EPILOGUE, &[0x90], &EPILOGUE].concat();
        let mut patched = code.clone();
        patch(&mut patched, 1);
        assert_eq!(patched, code);
        patch(&mut patched, 2);
        assert_eq!(&patched[1..6], &[0x0f, 0x1f, 0x00, 0x5d, 0xc3]);
        assert_eq!(&patched[7..12], &[0x0f, 0x1f, 0x00, 0x5d, 0xc3]);
    }
}
