//! Sorting by a number, in one function for all types: each further instance of the standard sort is some 4 KB of
//! WebAssembly.

/// The values by ascending rank; those of equal rank keep their order.
pub fn sorted_by_rank<T>(values: Vec<T>, rank: impl FnMut(&T) -> u32) -> Vec<T> {
    let mut keys: Vec<(u32, u32)> = values.iter().map(rank).zip(0..).collect();
    keys.sort_unstable();
    let mut values: Vec<_> = values.into_iter().map(Some).collect();
    keys.into_iter().filter_map(|(_, position)| values.get_mut(position as usize)?.take()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lower_ranks_come_first_and_equal_ones_keep_their_order() {
        let values = vec![(2, "a"), (1, "b"), (2, "c"), (0, "d"), (1, "e")];
        let sorted = sorted_by_rank(values, |(rank, _)| *rank);
        assert_eq!(sorted, [(0, "d"), (1, "b"), (1, "e"), (2, "a"), (2, "c")]);
        assert!(sorted_by_rank(Vec::<u32>::new(), |_| 0).is_empty());
    }
}
