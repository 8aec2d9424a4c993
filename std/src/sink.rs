//! A bounded place for text that counts what does not fit: natives that append to Go's buffers tell the
//! caller how much room to make.

use std::fmt;

pub struct Sink<'a> {
    dst: &'a mut [u8],
    len: usize,
}

impl<'a> Sink<'a> {
    pub fn new(dst: &'a mut [u8]) -> Sink<'a> {
        Sink { dst, len: 0 }
    }

    /// Bytes so far, those that did not fit included.
    pub fn len(&self) -> usize {
        self.len
    }

    #[inline]
    pub fn push(&mut self, c: u8) {
        if let Some(place) = self.dst.get_mut(self.len) {
            *place = c;
        }
        self.len += 1;
    }

    /// Once a text has not fitted, what follows is counted only.
    #[inline]
    pub fn push_all(&mut self, text: &[u8]) {
        if let Some(place) = self.dst.get_mut(self.len..self.len + text.len()) {
            place.copy_from_slice(text);
        }
        self.len += text.len();
    }

    pub fn push_zeros(&mut self, n: usize) {
        (0..n).for_each(|_| self.push(b'0'));
    }
}

impl fmt::Write for Sink<'_> {
    fn write_str(&mut self, s: &str) -> fmt::Result {
        self.push_all(s.as_bytes());
        Ok(())
    }
}
