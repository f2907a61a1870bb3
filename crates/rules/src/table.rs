//! A value for every way of reading the open sentences on which it hangs.

use crate::rule::{OptionId, Reading, ReadingId};

/// A value for every way of reading the open sentences on which it hangs; for all others it is the same.
///
/// Two tables over the same values that say the same are equal: readings that make no difference are left out.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Table<T> {
    /// The sentences, in the order of their names.
    readings: Vec<&'static Reading>,
    /// The values: bit `k` of the place tells which option of `readings[k]` is taken.
    values: Vec<T>,
}

impl<T: Copy + PartialEq> Table<T> {
    /// The same value however the text is read.
    #[must_use]
    pub fn always(value: T) -> Self {
        Self { readings: Vec::new(), values: vec![value] }
    }

    /// The table of these values: bit `k` of a place tells which option of `readings[k]` is taken.
    pub(crate) fn of(readings: Vec<&'static Reading>, values: Vec<T>) -> Self {
        Self { readings, values }.without_idle_readings()
    }

    /// The values of two tables, taken together under each reading.
    #[must_use]
    pub fn zip<U: Copy + PartialEq, V: Copy + PartialEq>(
        &self,
        other: &Table<U>,
        join: impl Fn(T, U) -> V,
    ) -> Table<V> {
        let readings = union(&self.readings, &other.readings);
        let (ours, theirs) =
            (places(&self.readings, &readings), places(&other.readings, &readings));
        let value =
            |way| join(self.values[project(way, &ours)], other.values[project(way, &theirs)]);
        let values = (0..1 << readings.len()).map(value).collect();
        Table { readings, values }.without_idle_readings()
    }

    /// The first table where the sentence is read in the first way, the second where it is read in the second.
    #[must_use]
    pub fn either(reading: &'static Reading, ways: &[Self; 2]) -> Self {
        let first_way = Table { readings: vec![reading], values: vec![true, false] };
        let both = ways[0].zip(&ways[1], |first, second| (first, second));
        first_way.zip(&both, |is_first, (first, second)| if is_first { first } else { second })
    }

    /// The table of what a function makes of each value.
    #[must_use]
    pub fn map<U: Copy + PartialEq>(&self, change: impl Fn(T) -> U) -> Table<U> {
        let values = self.values.iter().map(|&value| change(value)).collect();
        Table { readings: self.readings.clone(), values }.without_idle_readings()
    }

    /// The part of the table in which a sentence is read in one way.
    #[must_use]
    pub fn read(&self, reading: ReadingId, option: OptionId) -> Self {
        let Some(place) = self.readings.iter().position(|known| known.id == reading) else {
            return self.clone();
        };
        let bit = usize::from(self.readings[place].options[0] != option);
        self.slice(place, bit).without_idle_readings()
    }

    /// The sentences on which the value hangs.
    #[must_use]
    pub fn readings(&self) -> &[&'static Reading] {
        &self.readings
    }

    /// The value, where it is the same however the text is read.
    #[must_use]
    pub fn settled(&self) -> Option<T> {
        if self.readings.is_empty() { self.values.first().copied() } else { None }
    }

    /// Every value with the option taken for each of [`Self::readings`].
    pub fn rows(&self) -> impl Iterator<Item = (Vec<OptionId>, T)> {
        self.values.iter().enumerate().map(|(way, &value)| {
            let option =
                |(place, reading): (usize, &&'static Reading)| reading.options[way >> place & 1];
            (self.readings.iter().enumerate().map(option).collect(), value)
        })
    }

    /// All values.
    pub fn values(&self) -> impl Iterator<Item = T> {
        self.values.iter().copied()
    }

    fn slice(&self, place: usize, bit: usize) -> Self {
        let mut readings = self.readings.clone();
        readings.remove(place);
        let low = (1 << place) - 1;
        let whole = |way: usize| (way & low) + ((way & !low) << 1) + (bit << place);
        let values = (0..1 << readings.len()).map(|way| self.values[whole(way)]).collect();
        Self { readings, values }
    }

    fn without_idle_readings(mut self) -> Self {
        for place in (0..self.readings.len()).rev() {
            let is_idle = |way: usize| self.values[way] == self.values[way | 1 << place];
            if (0..self.values.len()).filter(|way| way >> place & 1 == 0).all(is_idle) {
                self = self.slice(place, 0);
            }
        }
        self
    }
}

fn union(ours: &[&'static Reading], theirs: &[&'static Reading]) -> Vec<&'static Reading> {
    let mut union = ours.to_vec();
    for reading in theirs {
        if let Err(place) = union.binary_search(reading) {
            union.insert(place, reading);
        }
    }
    union
}

/// Where each of `some` stands among `all`.
fn places(some: &[&'static Reading], all: &[&'static Reading]) -> Vec<usize> {
    let place = |reading| all.iter().position(|known| known == reading);
    some.iter().filter_map(place).collect()
}

fn project(way: usize, places: &[usize]) -> usize {
    places.iter().enumerate().map(|(to, from)| (way >> from & 1) << to).sum()
}

#[cfg(test)]
mod tests;
