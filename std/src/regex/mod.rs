//! Natives of `regexp`: compiled patterns, and searches in valid UTF-8.
//!
//! A pattern is compiled once a process and lives as long as it: its address is its handle. Texts that are
//! not valid UTF-8 are made so by the Go side, which maps positions back.

mod parse;

use std::collections::HashMap;
use std::sync::{Mutex, OnceLock, PoisonError};

use regex_automata::nfa::thompson::{self, pikevm::PikeVM};
use regex_automata::util::primitives::NonMaxUsize;
use regex_automata::{Anchored, Input, MatchKind, meta};
use regex_syntax::hir::{Hir, HirKind};
use vo_runtime::NativeEntry;

use crate::abi::{Text, native};

struct Compiled {
    regex: meta::Regex,
    hir: Hir,
    names: Vec<String>,
    prefix: String,
    /// Whether the prefix is all of the pattern.
    complete: bool,
    /// Finds the longest match at a position; made when it is first asked for.
    longest: OnceLock<PikeVM>,
}

type Outcome = Result<&'static Compiled, parse::Failure>;

/// The pattern, compiled.
fn compile(pattern: &'static [u8], posix: bool) -> Outcome {
    /// By pattern, and whether matches are leftmost-longest.
    type Patterns = HashMap<(Vec<u8>, bool), &'static Compiled>;
    static ALL: OnceLock<Mutex<Patterns>> = OnceLock::new();
    let mut all = ALL.get_or_init(Mutex::default).lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(compiled) = all.get(&(pattern.to_vec(), posix)) {
        return Ok(compiled);
    }
    let text = std::str::from_utf8(pattern).map_err(|e| (parse::Code::InvalidUtf8, e.valid_up_to()..pattern.len()))?;
    let parsed = parse::parse(text, posix)?;
    let (prefix, complete) = literal_prefix(&parsed.hir);
    let regex = meta::Builder::new()
        .configure(meta::Config::new().nfa_size_limit(Some(256 << 20)))
        .build_from_hir(&parsed.hir)
        .map_err(|_| (parse::Code::Large, 0..pattern.len()))?;
    let compiled: &'static Compiled = Box::leak(Box::new(Compiled {
        regex,
        hir: parsed.hir,
        names: parsed.names,
        prefix,
        complete,
        longest: OnceLock::new(),
    }));
    all.insert((pattern.to_vec(), posix), compiled);
    Ok(compiled)
}

/// The literal text that every match begins with, and whether that is all.
fn literal_prefix(hir: &Hir) -> (String, bool) {
    let mut prefix = String::new();
    let complete = extend_prefix(hir, &mut prefix);
    (prefix, complete)
}

/// Adds what `hir` begins with; whether that is all of it.
fn extend_prefix(hir: &Hir, prefix: &mut String) -> bool {
    match hir.kind() {
        HirKind::Empty => true,
        HirKind::Literal(literal) => {
            let text = String::from_utf8_lossy(&literal.0);
            // The replacement character stands for invalid bytes too.
            let plain = text.split(char::REPLACEMENT_CHARACTER).next().unwrap_or_default();
            prefix.push_str(plain);
            plain.len() == text.len()
        }
        HirKind::Concat(parts) => parts.iter().all(|part| extend_prefix(part, prefix)),
        HirKind::Capture(group) => extend_prefix(&group.sub, prefix),
        HirKind::Alternation(branches) => {
            let mut common: Option<String> = None;
            for branch in branches {
                let mut text = String::new();
                extend_prefix(branch, &mut text);
                common = Some(match common {
                    None => text,
                    Some(before) => before.chars().zip(text.chars()).take_while(|(a, b)| a == b).map(|p| p.0).collect(),
                });
            }
            prefix.push_str(&common.unwrap_or_default());
            false
        }
        HirKind::Repetition(r) => (0..r.min).all(|_| extend_prefix(&r.sub, prefix)) && r.max == Some(r.min),
        _ => false,
    }
}

fn compiled(handle: usize) -> &'static Compiled {
    // SAFETY: handles come from `compile`, whose results live as long as the process.
    unsafe { &*(handle as *const Compiled) }
}

impl Compiled {
    /// Fills the slots of the match that begins leftmost from `from` on.
    fn find(&self, text: &[u8], from: usize, longest: bool, slots: &mut [Option<NonMaxUsize>]) -> bool {
        let input = Input::new(text).range(from..);
        if !longest {
            return self.regex.search_slots(&input, slots).is_some();
        }
        let Some(first) = self.regex.find(input) else { return false };
        let vm = self.longest.get_or_init(|| {
            let nfa = thompson::Compiler::new().build_from_hir(&self.hir).expect("it was compiled before");
            PikeVM::builder()
                .configure(PikeVM::config().match_kind(MatchKind::All))
                .build_from_nfa(nfa)
                .expect("without look-around that needs tables")
        });
        let input = Input::new(text).range(first.start()..).anchored(Anchored::Yes);
        vm.search_slots(&mut vm.create_cache(), &input, slots).is_some()
    }
}

/// Finds matches from `state[0]` on, until `out` is full or `limit` are found, as Go's FindAll counts them:
/// no empty match right after a match. `state[1]` is the end of the last match, or -1. Returns their number;
/// `state[0]` is -1 when there are no more.
fn find_all(re: &Compiled, text: &[u8], longest: bool, width: usize, state: &mut [i64; 2], out: &mut [i64]) -> i64 {
    let mut slots = vec![None; width];
    let mut count = 0;
    let mut at = state[0] as usize;
    while (count + 1) * width <= out.len() {
        if at > text.len() || !re.find(text, at, longest, &mut slots) {
            state[0] = -1;
            return count as i64;
        }
        let position = |slot: Option<NonMaxUsize>| slot.map_or(-1, |p| p.get() as i64);
        let (start, end) = (position(slots[0]), position(slots[1]));
        let mut accept = true;
        if end == at as i64 {
            accept = start != state[1];
            at += match text.get(at) {
                None => 1,
                Some(0..0x80) => 1,
                Some(0x80..0xe0) => 2,
                Some(0xe0..0xf0) => 3,
                Some(_) => 4,
            };
        } else {
            at = end as usize;
        }
        state[1] = end;
        state[0] = at as i64;
        if accept {
            for (to, &slot) in out[count * width..].iter_mut().zip(&slots) {
                *to = position(slot);
            }
            count += 1;
        }
    }
    count as i64
}

/// `len` words at an address that Go code gave.
fn words<'a>(at: *mut i64, len: usize) -> &'a mut [i64] {
    if len == 0 {
        return &mut [];
    }
    // SAFETY: Go code passes the first element and the length of a slice that nothing else uses meanwhile.
    unsafe { std::slice::from_raw_parts_mut(at, len) }
}

pub const NATIVES: &[NativeEntry] = &[
    native!("regexp.compile", |pattern: Text, posix: bool| -> (usize, i64, i64, i64) {
        match compile(pattern.0, posix) {
            Ok(compiled) => (std::ptr::from_ref(compiled) as usize, 0, 0, 0),
            Err((code, at)) => (0, code as i64, at.start as i64, at.end as i64),
        }
    }),
    native!("regexp.groups", |handle: usize| -> i64 { compiled(handle).names.len() as i64 }),
    native!("regexp.groupName", |handle: usize, k: usize| -> Text { Text(compiled(handle).names[k].as_bytes()) }),
    native!("regexp.prefix", |handle: usize| -> (Text, bool) {
        let re = compiled(handle);
        (Text(re.prefix.as_bytes()), re.complete)
    }),
    native!("regexp.validUTF8", |text: Text| -> bool { std::str::from_utf8(text.0).is_ok() }),
    native!("regexp.isMatch", |handle: usize, text: Text| -> bool { compiled(handle).regex.is_match(text.0) }),
    native!("regexp.findAll", |handle: usize,
                               text: Text,
                               longest: bool,
                               width: usize,
                               state: *mut [i64; 2],
                               out: *mut i64,
                               len: usize|
     -> i64 {
        // SAFETY: the address of two words on the caller's frame.
        find_all(compiled(handle), text.0, longest, width, unsafe { &mut *state }, words(out, len))
    }),
];
