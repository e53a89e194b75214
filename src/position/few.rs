//! A list that seldom has more than one member: most occasions have one report, and a million lists on the heap cost time.

use std::ops::Deref;

/// A list that is never empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Few<T> {
    /// One member, in place.
    One(T),
    /// More.
    Many(Vec<T>),
}

impl<T: Copy> Few<T> {
    /// Adds a member at the end.
    pub fn push(&mut self, new: T) {
        match self {
            Few::One(first) => *self = Few::Many(vec![*first, new]),
            Few::Many(all) => all.push(new),
        }
    }

    /// The last member.
    pub fn last_mut(&mut self) -> &mut T {
        match self {
            Few::One(one) => one,
            Few::Many(all) => {
                let last = all.len() - 1;
                &mut all[last] // cannot fail: it began with one member
            }
        }
    }
}

impl<T> Deref for Few<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        match self {
            Few::One(one) => std::slice::from_ref(one),
            Few::Many(all) => all,
        }
    }
}

impl<'a, T> IntoIterator for &'a Few<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> std::slice::Iter<'a, T> {
        self.iter()
    }
}
