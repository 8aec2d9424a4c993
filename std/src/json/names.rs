//! The names of the members of objects that are open, by which those that come twice are found.

use std::borrow::Cow;
use std::collections::HashSet;

/// So many names are compared one by one.
const MAX_LISTED: usize = 16;

#[derive(Default)]
pub struct Names<'a> {
    /// The names of the objects that have few, one object after the other.
    listed: Vec<Cow<'a, [u8]>>,
    objects: Vec<Object<'a>>,
}

struct Object<'a> {
    /// Where its names in the list begin.
    start: usize,
    /// All its names, once they are many.
    hashed: Option<HashSet<Cow<'a, [u8]>>>,
}

impl<'a> Names<'a> {
    pub fn open(&mut self) {
        self.objects.push(Object { start: self.listed.len(), hashed: None });
    }

    pub fn close(&mut self) {
        if let Some(object) = self.objects.pop() {
            self.listed.truncate(object.start);
        }
    }

    /// Adds a name to the innermost object; false if it has that already.
    pub fn add(&mut self, name: Cow<'a, [u8]>) -> bool {
        let Some(object) = self.objects.last_mut() else { return true };
        if let Some(hashed) = &mut object.hashed {
            return hashed.insert(name);
        }
        if self.listed[object.start..].contains(&name) {
            return false;
        }
        self.listed.push(name);
        if self.listed.len() - object.start > MAX_LISTED {
            object.hashed = Some(self.listed.drain(object.start..).collect());
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_in_its_own_object_only() {
        let mut names = Names::default();
        let name = |k: usize| Cow::Owned(k.to_string().into_bytes());
        names.open();
        assert!((0..100).all(|k| names.add(name(k))));
        names.open();
        assert!(names.add(name(7)) && !names.add(name(7)));
        names.close();
        assert!(!names.add(name(7)) && names.add(name(100)) && !names.add(name(100)));
    }
}
