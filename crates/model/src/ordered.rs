//! Sorting by texts.

/// The positions of these keys in ascending order; equal ones stay in place. Each type that is sorted adds 4 KB of
/// WebAssembly, so lists that are drawn rarely are ordered by the one type that is sorted here.
pub fn ordered(keys: impl IntoIterator<Item = String>) -> Vec<usize> {
    let mut places: Vec<(String, usize)> = Vec::new();
    for key in keys {
        let at = places.len();
        places.push((key, at));
    }
    places.sort_unstable();
    let mut positions = Vec::with_capacity(places.len());
    for (_, at) in places {
        positions.push(at);
    }
    positions
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_keys_stay_in_place() {
        let keys = ["b", "a", "b", "a", "B"].map(str::to_owned);
        assert_eq!(ordered(keys), [4, 1, 3, 0, 2]);
    }
}
