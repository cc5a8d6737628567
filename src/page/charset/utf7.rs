//! UTF-7 (RFC 2152): text of mail of old, in which letters beyond ASCII are code units in base64 behind a plus: «+BBwEPgRBBEI-».

/// Bits of a digit and of a code unit.
const DIGIT: u32 = 6;
const UNIT: u32 = 16;

/// Cyrillic letters that such runs hold, counted up to `most`.
///
/// Costs one pass.
pub(super) fn letters(text: &str, most: usize) -> usize {
    let mut runs = text.split('+').skip(1);
    let mut sum = 0;
    while sum < most
        && let Some(run) = runs.next()
    {
        sum += in_run(run);
    }
    sum
}

/// The letters of a run that begins here; none where it holds anything else.
fn in_run(run: &str) -> usize {
    let (mut bits, mut count, mut letters) = (0_u32, 0, 0);
    for digit in run.bytes().map_while(digit) {
        bits = bits << DIGIT | digit;
        count += DIGIT;
        if count >= UNIT {
            count -= UNIT;
            match bits >> count & 0xFFFF {
                0x400..=0x52F => letters += 1,
                0x20..=0xBF | 0x2010..=0x2116 => {}
                _ => return 0,
            }
            bits &= (1 << count) - 1;
        }
    }
    // what is left of a run is no bits of another unit
    if bits == 0 { letters } else { 0 }
}

fn digit(byte: u8) -> Option<u32> {
    let digit = match byte {
        b'A'..=b'Z' => byte - b'A',
        b'a'..=b'z' => byte - b'a' + 26,
        b'0'..=b'9' => byte - b'0' + 52,
        b'+' => 62,
        b'/' => 63,
        _ => return None,
    };
    Some(u32::from(digit))
}

#[cfg(test)]
mod tests {
    use super::letters;

    #[test]
    fn letters_of_runs() {
        assert_eq!(letters("+BBwEPgRBBEI- 5 +BD4EQg", 99), 6);
        assert_eq!(letters("+BBwEPgRBBEI- 5 +BD4EQg", 3), 4);
        for text in ["", "1 + 2 + 3", "+7 727", "C++ +WOWWOW", "+BBwE", "18+"] {
            assert_eq!(letters(text, 99), 0, "{text}");
        }
    }
}
