#pragma once

#include <stdint.h>
#include <string.h>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

/// One bit for each of the 64 bytes at `text`, the lowest for the first, that is a line feed or `delimiter`.
///
/// Sixteen bytes are compared at once where the processor has SSE2, which every x86-64 has, and eight elsewhere. All ways
/// give the same bits.
static inline uint64_t hipline_separators(const void *text, uint8_t delimiter) {
#if defined(__SSE2__)
  const __m128i feeds = _mm_set1_epi8('\n');
  const __m128i delimiters = _mm_set1_epi8((char)delimiter);
  uint64_t mask = 0;
  for (int block = 0; block < 4; block++) {
    const __m128i bytes = _mm_loadu_si128((const __m128i *)text + block);
    const __m128i found =
        _mm_or_si128(_mm_cmpeq_epi8(bytes, feeds), _mm_cmpeq_epi8(bytes, delimiters));
    mask |= (uint64_t)(uint16_t)_mm_movemask_epi8(found) << (16 * block);
  }
  return mask;
#else
  const uint64_t low = 0x7F7F7F7F7F7F7F7FULL;
  const uint64_t ones = 0x0101010101010101ULL;
  uint64_t mask = 0;
  for (int block = 0; block < 8; block++) {
    uint64_t bytes;
    memcpy(&bytes, (const char *)text + 8 * block, 8);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    bytes = __builtin_bswap64(bytes);
#endif
    const uint64_t one = bytes ^ (ones * delimiter);
    const uint64_t other = bytes ^ (ones * '\n');
    // The highest bit of a byte stays clear where the byte is zero.
    const uint64_t rest = (((one & low) + low) | one) & (((other & low) + low) | other);
    mask |= ((((~rest & ~low) >> 7) * 0x0102040810204080ULL) >> 56) << (8 * block);
  }
  return mask;
#endif
}
