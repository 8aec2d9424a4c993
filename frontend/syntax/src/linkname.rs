//! `//go:linkname local path.name`: the names in it.

use crate::ast::Directive;

impl Directive {
    /// The local name of a `go:linkname` directive, and the linked one if it has both.
    pub fn link(&self) -> Option<(&str, Option<&str>)> {
        let mut words = self.text.strip_prefix("go:linkname ")?.split_whitespace();
        Some((words.next()?, words.next()))
    }

    /// The local name and the linked one of a `go:linkname` directive that has both.
    pub fn full_link(&self) -> Option<(&str, &str)> {
        let (local, linked) = self.link()?;
        Some((local, linked?))
    }
}

/// The package's path and the function of a linked name.
pub fn split_linked(linked: &str) -> Option<(&str, &str)> {
    let element = linked.rfind('/').map_or(0, |slash| slash + 1);
    let (last, function) = linked[element..].split_once('.')?;
    Some((&linked[..element + last.len()], function))
}

#[cfg(test)]
mod tests {
    use super::split_linked;

    #[test]
    fn linked_names_are_split_behind_the_last_element_of_the_path() {
        assert_eq!(split_linked("net/textproto.readMIMEHeader"), Some(("net/textproto", "readMIMEHeader")));
        assert_eq!(split_linked("runtime.rand"), Some(("runtime", "rand")));
        assert_eq!(split_linked("golang.org/x/p.f"), Some(("golang.org/x/p", "f")));
        assert_eq!(split_linked("net/http.(*Transport).RoundTrip"), Some(("net/http", "(*Transport).RoundTrip")));
        assert_eq!(split_linked("plain"), None);
    }
}
