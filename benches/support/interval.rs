//! The median of measurements with its confidence interval.

/// Returns the lower bound, the median and the upper bound. The median of the distribution is within the bounds with a
/// probability of 95 %.
pub fn median(mut values: Vec<f64>) -> [f64; 3] {
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    // The ranks of the bounds, from the normal approximation of the binomial distribution.
    let reach = values.len().isqrt();
    [middle - reach, middle, middle + reach].map(|rank| values[rank])
}
