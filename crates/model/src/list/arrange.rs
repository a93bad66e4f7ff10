//! Which apps the list shows, and in what order.

use std::collections::HashMap;

use creatio::{App, Id};

use super::view::{Direction, Filter};

/// The positions in `apps` that pass a filter, ascending. `concerns` are the apps that need attention, by their ids.
pub fn filtered<T>(apps: &[&App], filter: &Filter, concerns: &HashMap<Id, T>) -> Vec<u32> {
    let passes = |app: &App| {
        let user = app.system_user.as_ref().map(|user| &user.id);
        filter.active.is_none_or(|active| app.is_active == active)
            && filter.system_user.as_ref().is_none_or(|wanted| user == Some(wanted))
            && (!filter.attention || concerns.contains_key(&app.id))
    };
    (0..).zip(apps).filter(|(_, app)| passes(app)).map(|(position, _)| position).collect()
}

/// The positions in the order of their ranks.
///
/// `ranks` holds for each position the rank of its app in the column that is sorted by, ascending; apps of equal rank keep
/// the order in which Creatio sent them, whichever way the column is sorted.
pub fn sorted(ranks: &[u32], positions: &[u32], direction: Direction) -> Vec<u32> {
    let key = |(rank, position): (&u32, &u32)| match direction {
        Direction::Ascending => (*rank, *position),
        Direction::Descending => (!*rank, *position),
    };
    let mut keys: Vec<_> = ranks.iter().zip(positions).map(key).collect();
    keys.sort_unstable();
    keys.into_iter().map(|(_, position)| position).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        list::attention::needs_attention,
        sample::{app, id},
    };

    #[test]
    fn apps_follow_their_ranks_and_equal_ones_keep_their_order_in_both_directions() {
        let positions = [0, 1, 2, 3];
        assert_eq!(sorted(&[2, 0, 1, 0], &positions, Direction::Ascending), [1, 3, 2, 0]);
        assert_eq!(sorted(&[2, 0, 1, 0], &positions, Direction::Descending), [0, 2, 1, 3]);
        assert_eq!(sorted(&[1, 0], &[7, 9], Direction::Ascending), [9, 7]);
    }

    #[test]
    fn each_filter_leaves_out_what_does_not_fit_and_several_work_together() {
        let off = App { is_active: false, ..app("off", 2) };
        let without_user = App { system_user: None, ..app("acts as no user", 3) };
        let apps = [&app("on", 1), &off, &without_user];
        let passing = |filter: Filter, inactive: &[Id]| {
            let inactive = inactive.iter().cloned().collect();
            filtered(&apps, &filter, &needs_attention(&apps, &inactive, str::to_owned))
        };
        let everything = Filter::default();
        let user = apps[1].system_user.as_ref().map(|user| user.id.clone());
        let attention = Filter { attention: true, ..everything.clone() };
        assert_eq!(passing(everything.clone(), &[]), [0, 1, 2]);
        assert_eq!(passing(Filter { active: Some(false), ..everything.clone() }, &[]), [1]);
        assert_eq!(passing(Filter { system_user: user.clone(), ..everything }, &[]), [1]);
        assert_eq!(passing(attention.clone(), &[]), [2]);
        assert_eq!(passing(attention.clone(), &[id(1)]), [0, 2]);
        assert_eq!(passing(Filter { active: Some(false), system_user: user, ..attention }, &[id(1)]), [0; 0]);
    }
}
