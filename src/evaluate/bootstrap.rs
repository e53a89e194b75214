//! Bootstrap intervals: the same seed gives the same interval on every machine.

/// How often units are drawn anew.
pub const RESAMPLES: usize = 1000;

/// The seed of every interval that is printed.
pub const SEED: u64 = 1;

/// The middle 95 % of a figure over resamples of `units` units, drawn with replacement. `figure` gets the indices drawn; where
/// it has no value the resample is left out. None for fewer than two units, or where nine in ten resamples have no value.
pub fn interval(units: usize, figure: impl Fn(&[usize]) -> Option<f64>) -> Option<(f64, f64)> {
    if units < 2 {
        return None;
    }
    let mut random = SplitMix64(SEED);
    let mut drawn = vec![0; units];
    let mut values = Vec::with_capacity(RESAMPLES);
    for _ in 0..RESAMPLES {
        drawn.iter_mut().for_each(|d| *d = random.below(units));
        values.extend(figure(&drawn));
    }
    if values.len() * 10 < RESAMPLES {
        return None;
    }
    values.sort_by(f64::total_cmp);
    let at = |share: f64| values[((values.len() - 1) as f64 * share) as usize];
    Some((at(0.025), at(0.975)))
}

/// The generator of Steele, Lea and Flood (2014).
struct SplitMix64(u64);

impl SplitMix64 {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// An index below `n`, all alike to within `n` in 2^64.
    fn below(&mut self, n: usize) -> usize {
        ((u128::from(self.next()) * n as u128) >> 64) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The first outputs for the seed 1234567, as published with the xoshiro generators' reference code.
    #[test]
    fn the_generator_gives_the_published_numbers() {
        let mut random = SplitMix64(1_234_567);
        let first: Vec<u64> = (0..3).map(|_| random.next()).collect();
        assert_eq!(first, [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]);
    }

    #[test]
    fn an_interval_is_the_same_twice_and_holds_the_mean() {
        let data: Vec<f64> = (0..50).map(f64::from).collect();
        let mean = |d: &[usize]| Some(d.iter().map(|i| data[*i]).sum::<f64>() / d.len() as f64);
        let (low, high) = interval(50, mean).unwrap();
        assert_eq!(interval(50, mean), Some((low, high)));
        // standard error 14.43 / √50 = 2.04, so that about 24.5 ± 4
        assert!((19.0..22.5).contains(&low) && (26.5..30.0).contains(&high), "{low} {high}");
    }

    #[test]
    fn one_unit_has_no_interval() {
        assert_eq!(interval(1, |_| Some(1.0)), None);
        assert_eq!(interval(5, |_| None), None);
    }
}
