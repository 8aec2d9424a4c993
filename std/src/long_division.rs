//! Division of natural numbers in time proportional to the product of the lengths of quotient and
//! divisor: Knuth, The Art of Computer Programming, volume 2, 4.3.1, algorithm D, on 64-bit words.
//!
//! Numbers are little-endian. Where the quotient is short this beats what is asymptotically faster.

/// Writes the quotient of `dividend` by `divisor` to `quotient`, and leaves the remainder in `dividend`.
///
/// The divisor has at least two words, the last of which is not zero; the dividend has at least as many,
/// and the quotient has room for what the dividend has more, and one.
pub fn divide(quotient: &mut [u64], dividend: &mut Vec<u64>, divisor: &[u64]) {
    let shift = divisor[divisor.len() - 1].leading_zeros();
    let mut normal = divisor.to_vec();
    shift_left(&mut normal, shift);
    let overflow = shift_left(dividend, shift);
    dividend.push(overflow);
    for place in (0..dividend.len() - normal.len()).rev() {
        let part = &mut dividend[place..=place + normal.len()];
        let mut digit = estimate(part, &normal);
        if subtract_product(part, &normal, digit) {
            digit -= 1;
            add(part, &normal);
        }
        quotient[place] = digit;
    }
    dividend.truncate(normal.len());
    shift_right(dividend, shift);
}

/// A digit of the quotient from the leading words: it is right, or one too large.
fn estimate(part: &[u64], divisor: &[u64]) -> u64 {
    let n = divisor.len();
    let (first, second) = (u128::from(divisor[n - 1]), u128::from(divisor[n - 2]));
    let leading = u128::from(part[n]) << 64 | u128::from(part[n - 1]);
    let mut digit = (leading / first).min(u128::from(u64::MAX));
    let mut rest = leading - digit * first;
    while rest >> 64 == 0 && digit * second > (rest << 64 | u128::from(part[n - 2])) {
        digit -= 1;
        rest += first;
    }
    digit as u64
}

/// Subtracts `divisor * digit` from `part`, which is one word longer; whether that is more than `part`.
fn subtract_product(part: &mut [u64], divisor: &[u64], digit: u64) -> bool {
    let mut carry = 0;
    for (word, &factor) in part.iter_mut().zip(divisor) {
        let product = u128::from(factor) * u128::from(digit) + u128::from(carry);
        let (difference, borrow) = word.overflowing_sub(product as u64);
        *word = difference;
        carry = (product >> 64) as u64 + u64::from(borrow);
    }
    let last = &mut part[divisor.len()];
    let (difference, borrow) = last.overflowing_sub(carry);
    *last = difference;
    borrow
}

/// Adds `divisor` to `part`, which is one word longer, and drops what overflows.
fn add(part: &mut [u64], divisor: &[u64]) {
    let mut carry = false;
    for (word, &other) in part.iter_mut().zip(divisor) {
        let (sum, first) = word.overflowing_add(other);
        let (sum, second) = sum.overflowing_add(u64::from(carry));
        *word = sum;
        carry = first || second;
    }
    let last = &mut part[divisor.len()];
    *last = last.wrapping_add(u64::from(carry));
}

/// Shifts by less than a word; returns what leaves at the top.
fn shift_left(words: &mut [u64], bits: u32) -> u64 {
    let mut low = 0;
    for word in words {
        let wide = u128::from(*word) << bits;
        *word = wide as u64 | low;
        low = (wide >> 64) as u64;
    }
    low
}

fn shift_right(words: &mut [u64], bits: u32) {
    let mut high = 0;
    for word in words.iter_mut().rev() {
        let wide = u128::from(*word) << 64 >> bits;
        *word = (wide >> 64) as u64 | high;
        high = wide as u64;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use num_bigint::BigUint;
    use num_integer::Integer;

    fn number(words: &[u64]) -> BigUint {
        BigUint::from_bytes_le(&words.iter().flat_map(|word| word.to_le_bytes()).collect::<Vec<u8>>())
    }

    #[test]
    fn quotients_and_remainders_are_those_of_the_big_number_library() {
        let mut state = 88172645463325252u64;
        let mut word = || {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            // Words of all ones and zeros are where estimates go wrong.
            match state >> 61 {
                0 => 0,
                1 => u64::MAX,
                2 => 1 << 63,
                3 => state >> 40,
                _ => state,
            }
        };
        for round in 0..20_000 {
            let mut divisor: Vec<u64> = (0..2 + round % 5).map(|_| word()).collect();
            let last = divisor.len() - 1;
            divisor[last] = divisor[last].max(1);
            let dividend: Vec<u64> = (0..divisor.len() + round % 7).map(|_| word()).collect();
            let mut quotient = vec![0; dividend.len() - divisor.len() + 1];
            let mut rest = dividend.clone();
            divide(&mut quotient, &mut rest, &divisor);
            let expected = number(&dividend).div_rem(&number(&divisor));
            assert_eq!((number(&quotient), number(&rest)), expected, "{dividend:x?} / {divisor:x?}");
        }
    }
}
