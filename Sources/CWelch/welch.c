#include "welch.h"

#pragma STDC FP_CONTRACT OFF

// Eight lanes everywhere; where a processor has fewer, the compiler takes several steps for them.
typedef double lanes __attribute__((vector_size(64), aligned(8), may_alias));

static inline __attribute__((always_inline)) double sum_of(const lanes *v) {
  return (((*v)[0] + (*v)[4]) + ((*v)[2] + (*v)[6])) + (((*v)[1] + (*v)[5]) + ((*v)[3] + (*v)[7]));
}

static inline __attribute__((always_inline)) lanes *at(double *values, long index) { return (lanes *)(values + index); }

static inline __attribute__((always_inline)) const lanes *from(const double *values, long index) {
  return (const lanes *)(values + index);
}

static inline __attribute__((always_inline)) double middle_of(long count) { return ((double)count - 1) / 2; }

/// How far the first samples are from the middle.
static inline __attribute__((always_inline)) void set_distance(lanes *distance, double middle) {
  for (int lane = 0; lane < 8; lane++) (*distance)[lane] = lane - middle;
}

// 4 KiB; a prefetch behind the end of the signal does nothing.
enum { samples_ahead = 512 };

static inline __attribute__((always_inline)) void sums(const double *samples, long count, double *sum,
                                                       double *moment) {
  const double middle = middle_of(count);
  lanes distance;
  set_distance(&distance, middle);
  lanes sum_a = {0}, sum_b = {0}, moment_a = {0}, moment_b = {0};
  long index = 0;
  for (; index + 16 <= count; index += 16) {
    // These are the first to touch a sample: what the next calls want arrives during the transform.
    __builtin_prefetch(samples + index + samples_ahead);
    __builtin_prefetch(samples + index + samples_ahead + 8);
    const lanes a = *from(samples, index), b = *from(samples, index + 8), next = distance + 8;
    sum_a += a;
    sum_b += b;
    moment_a += distance * a;
    moment_b += next * b;
    distance = next + 8;
  }
  sum_a += sum_b;
  moment_a += moment_b;
  double total = sum_of(&sum_a), total_moment = sum_of(&moment_a);
  for (; index < count; index++) {
    total += samples[index];
    total_moment += ((double)index - middle) * samples[index];
  }
  *sum = total;
  *moment = total_moment;
}

static inline __attribute__((always_inline)) void taper(const double *samples, const double *window, long count,
                                                        double level, double slope, double *output) {
  const double middle = middle_of(count);
  long index = 0;
  if (slope == 0) {
    for (; index + 8 <= count; index += 8) {
      *at(output, index) = (*from(samples, index) - level) * *from(window, index);
    }
  } else {
    lanes distance;
    set_distance(&distance, middle);
    for (; index + 8 <= count; index += 8) {
      *at(output, index) = (*from(samples, index) - (level + slope * distance)) * *from(window, index);
      distance += 8;
    }
  }
  for (; index < count; index++) {
    output[index] = (samples[index] - (level + slope * ((double)index - middle))) * window[index];
  }
}

static inline __attribute__((always_inline)) void
taper_in_turns(const double *first, const double *second, const double *window, long count, double first_level,
               double first_slope, double second_level, double second_slope, double *output) {
  const double middle = middle_of(count);
  lanes distance;
  set_distance(&distance, middle);
  long index = 0;
  for (; index + 8 <= count; index += 8) {
    const lanes weight = *from(window, index);
    const lanes a = (*from(first, index) - (first_level + first_slope * distance)) * weight;
    const lanes b = (*from(second, index) - (second_level + second_slope * distance)) * weight;
    *at(output, 2 * index) = __builtin_shufflevector(a, b, 0, 8, 1, 9, 2, 10, 3, 11);
    *at(output, 2 * index + 8) = __builtin_shufflevector(a, b, 4, 12, 5, 13, 6, 14, 7, 15);
    distance += 8;
  }
  for (; index < count; index++) {
    const double position = (double)index - middle;
    output[2 * index] = (first[index] - (first_level + first_slope * position)) * window[index];
    output[2 * index + 1] = (second[index] - (second_level + second_slope * position)) * window[index];
  }
}

static inline __attribute__((always_inline)) void add_squares(const double *values, long count, double *sums) {
  long index = 0;
  for (; index + 8 <= count; index += 8) {
    const lanes a = *from(values, index);
    *at(sums, index) += a * a;
  }
  for (; index < count; index++) sums[index] += values[index] * values[index];
}

static inline __attribute__((always_inline)) void add_squares_of_both(const double *first, const double *second,
                                                                      long count, double *sums) {
  long index = 0;
  for (; index + 8 <= count; index += 8) {
    const lanes a = *from(first, index), b = *from(second, index);
    *at(sums, index) += a * a + b * b;
  }
  for (; index < count; index++) sums[index] += first[index] * first[index] + second[index] * second[index];
}

#if defined(__x86_64__)
#define FOR_EVERY_PROCESSOR(loop, parameters, arguments)                                                             \
  static __attribute__((target("avx512f"), noinline)) void loop##_avx512 parameters { loop arguments; }              \
  static __attribute__((target("avx"), noinline)) void loop##_avx parameters { loop arguments; }                     \
  void hipline_welch_##loop parameters {                                                                             \
    if (__builtin_cpu_supports("avx512f"))                                                                           \
      loop##_avx512 arguments;                                                                                       \
    else if (__builtin_cpu_supports("avx"))                                                                          \
      loop##_avx arguments;                                                                                          \
    else                                                                                                             \
      loop arguments;                                                                                                \
  }
#else
#define FOR_EVERY_PROCESSOR(loop, parameters, arguments)                                                             \
  void hipline_welch_##loop parameters { loop arguments; }
#endif

FOR_EVERY_PROCESSOR(sums, (const double *samples, long count, double *sum, double *moment),
                    (samples, count, sum, moment))
FOR_EVERY_PROCESSOR(taper,
                    (const double *samples, const double *window, long count, double level, double slope,
                     double *output),
                    (samples, window, count, level, slope, output))
FOR_EVERY_PROCESSOR(taper_in_turns,
                    (const double *first, const double *second, const double *window, long count, double first_level,
                     double first_slope, double second_level, double second_slope, double *output),
                    (first, second, window, count, first_level, first_slope, second_level, second_slope, output))
FOR_EVERY_PROCESSOR(add_squares, (const double *values, long count, double *sums), (values, count, sums))
FOR_EVERY_PROCESSOR(add_squares_of_both, (const double *first, const double *second, long count, double *sums),
                    (first, second, count, sums))
