//! Where a value of JSON begins and ends: by brackets outside strings.

/// Brackets of one kind that are open at a byte of JSON.
#[derive(Clone, Copy, Debug)]
pub(super) struct Braces {
    /// The bracket that a value begins with, and the one that it ends with.
    open: u8,
    close: u8,
    depth: u64,
    is_string: bool,
    is_escaped: bool,
}

impl Default for Braces {
    fn default() -> Self {
        Self::OBJECTS
    }
}

impl Braces {
    /// Of objects.
    pub(super) const OBJECTS: Self = Self::of(b'{', b'}');
    /// Of lists.
    pub(super) const LISTS: Self = Self::of(b'[', b']');

    const fn of(open: u8, close: u8) -> Self {
        Self {
            open,
            close,
            depth: 0,
            is_string: false,
            is_escaped: false,
        }
    }

    /// Whether a value is open, or begins with this byte.
    pub(super) fn holds(&self, byte: u8) -> bool {
        self.depth > 0 || byte == self.open
    }

    /// Whether a string is open.
    pub(super) fn is_in_string(&self) -> bool {
        self.is_string
    }

    /// Takes a byte of a value; whether it is the last.
    pub(super) fn closes(&mut self, byte: u8) -> bool {
        if self.is_string {
            match byte {
                _ if self.is_escaped => self.is_escaped = false,
                b'\\' => self.is_escaped = true,
                b'"' => self.is_string = false,
                _ => {}
            }
            return false;
        }
        match byte {
            b'"' => self.is_string = true,
            _ if byte == self.open => self.depth += 1,
            _ if byte == self.close => self.depth -= 1,
            _ => {}
        }
        self.depth == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_end_at_their_last_bracket() {
        let end =
            |mut braces: Braces, text: &str| text.bytes().position(|byte| braces.closes(byte));
        assert_eq!(end(Braces::OBJECTS, r#"{"a": {"b": "}\""}} {"#), Some(18));
        assert_eq!(end(Braces::LISTS, r#"["]", {"a": [1]}] ["#), Some(16));
        assert_eq!(end(Braces::OBJECTS, r#"{"a": "}"#), None);
    }
}
