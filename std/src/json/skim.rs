//! Finds where an array or object that arrives in pieces may end, without regard to whether it is valid.

/// What has been seen of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Skimmed {
    pub at: usize,
    /// How many arrays and objects are open.
    pub depth: usize,
    pub in_string: bool,
}

/// Goes on to the end of the value or of the data, whichever comes first. The value has ended if the depth is 0.
pub fn skim(data: &[u8], from: Skimmed) -> Skimmed {
    let Skimmed { mut at, mut depth, mut in_string } = from;
    while let Some(rest) = data.get(at..).filter(|rest| !rest.is_empty()) {
        if in_string {
            match memchr::memchr2(b'"', b'\\', rest) {
                None => at = data.len(),
                Some(k) if rest[k] == b'"' => {
                    at += k + 1;
                    in_string = false;
                }
                // What the backslash belongs to is not there yet.
                Some(k) if k + 1 == rest.len() => {
                    at += k;
                    break;
                }
                Some(k) => at += k + 2,
            }
            continue;
        }
        match rest[0] {
            b'"' => in_string = true,
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        at += 1;
        if depth == 0 {
            break;
        }
    }
    Skimmed { at, depth, in_string }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_in_pieces_ends_where_it_ends_as_a_whole() {
        let text = br#"{"a\"}":[1,"]\\",{}]} []"#;
        let start = Skimmed { at: 0, depth: 0, in_string: false };
        let whole = skim(text, start);
        assert_eq!((whole.at, whole.depth), (text.len() - 3, 0));
        let mut pieces = skim(&text[..1], start);
        for len in 2..=whole.at {
            pieces = skim(&text[..len], pieces);
        }
        assert_eq!(pieces, whole);
    }
}
