use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::Serialize;
use serde::Serializer;

/// A column of numbers: little-endian integers, each of as many bytes (1, 2 or 4) as the largest needs, in base64 behind
/// the number of bytes and a colon.
pub(super) struct Packed(Vec<u32>);

impl Packed {
    pub(super) fn new(numbers: impl IntoIterator<Item = u32>) -> Self {
        Self(numbers.into_iter().collect())
    }

    /// The same of counts and positions; what is too large becomes the largest number.
    pub(super) fn of(numbers: impl IntoIterator<Item = usize>) -> Self {
        Self::new(numbers.into_iter().map(|it| u32::try_from(it).unwrap_or(u32::MAX)))
    }
}

impl Serialize for Packed {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let width = match self.0.iter().max() {
            None | Some(..=0xff) => 1,
            Some(..=0xffff) => 2,
            Some(_) => 4,
        };
        let bytes: Vec<u8> = self
            .0
            .iter()
            .flat_map(|it| it.to_le_bytes().into_iter().take(width))
            .collect();
        serializer.collect_str(&format_args!("{width}:{}", STANDARD.encode(bytes)))
    }
}

#[cfg(test)]
mod tests {
    use super::Packed;

    #[test]
    fn numbers_take_the_bytes_of_the_largest() {
        let written = |it: &[u32]| serde_json::to_string(&Packed::new(it.iter().copied())).unwrap();
        assert_eq!(written(&[]), "\"1:\"");
        assert_eq!(written(&[0, 1, 255]), "\"1:AAH/\"");
        assert_eq!(written(&[256]), "\"2:AAE=\"");
        assert_eq!(written(&[65536]), "\"4:AAABAA==\"");
    }
}
