#pragma once

/// The inner loops of Welch's estimate, which Swift cannot compile for more than one processor.
///
/// They use AVX or AVX-512 where the processor has it. Every element sees the same operations in the same order on every
/// processor, and none is contracted: the results are equal to the last bit.

/// The sum of `count` samples, and the sum of every sample times its distance from the middle in samples.
void hipline_welch_sums(const double *samples, long count, double *sum, double *moment);

/// (sample − level − slope · distance from the middle) · window, for `count` samples.
void hipline_welch_taper(const double *samples, const double *window, long count, double level, double slope,
                         double *output);

/// The same for two segments, whose values take turns in `output`, `[2 count]`.
void hipline_welch_taper_in_turns(const double *first, const double *second, const double *window, long count,
                                  double first_level, double first_slope, double second_level, double second_slope,
                                  double *output);

/// Adds the squares of `count` values to `sums`.
void hipline_welch_add_squares(const double *values, long count, double *sums);

/// Adds to `sums` the squares of `count` values of both, one of each at a time.
void hipline_welch_add_squares_of_both(const double *first, const double *second, long count, double *sums);
