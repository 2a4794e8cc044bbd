// x86-64 with AVX2: products of bytes in 16 bits, two of them added before they are widened.
#include "paths.h"

#if defined(__x86_64__)
#include <immintrin.h>

#define TARGET __attribute__((target("avx2")))
#define PATH(name) avx2_##name

static void avx2_multiply(const dateline_matrix *m, const uint8_t *input, const float *scales, int32_t rows, float *output);

#include "float_stages.h"

/// `count` (a constant, 1...4) rows times 16 outputs.
TARGET __attribute__((always_inline)) static inline void tile(const dateline_matrix *m, int32_t block, const uint8_t *input,
                                                              const float *scales, float *output, const int count) {
  const int32_t inputs = m->inputs;
  const int8_t *w = m->weights + (int64_t)block * inputs;
  const __m256i one = _mm256_set1_epi16(1);
  __m256i sums[4][2];
  for (int r = 0; r < count; r++) sums[r][0] = sums[r][1] = _mm256_setzero_si256();
  for (int32_t k = 0; k < inputs; k += 8, w += 128) {
    const __m256i a0 = _mm256_loadu_si256((const void *)w), a1 = _mm256_loadu_si256((const void *)(w + 32));
    const __m256i b0 = _mm256_loadu_si256((const void *)(w + 64)), b1 = _mm256_loadu_si256((const void *)(w + 96));
    for (int r = 0; r < count; r++) {
      int32_t first, second;
      __builtin_memcpy(&first, input + (int64_t)r * inputs + k, 4);
      __builtin_memcpy(&second, input + (int64_t)r * inputs + k + 4, 4);
      const __m256i x = _mm256_set1_epi32(first), y = _mm256_set1_epi32(second);
      const __m256i low = _mm256_add_epi16(_mm256_maddubs_epi16(x, a0), _mm256_maddubs_epi16(y, b0));
      const __m256i high = _mm256_add_epi16(_mm256_maddubs_epi16(x, a1), _mm256_maddubs_epi16(y, b1));
      sums[r][0] = _mm256_add_epi32(sums[r][0], _mm256_madd_epi16(low, one));
      sums[r][1] = _mm256_add_epi32(sums[r][1], _mm256_madd_epi16(high, one));
    }
  }
  for (int r = 0; r < count; r++) {
    for (int half = 0; half < 2; half++) {
      const int32_t n = block + half * 8;
      const __m256i sum = _mm256_sub_epi32(sums[r][half], _mm256_loadu_si256((const void *)(m->offsets + n)));
      __m256 y = _mm256_mul_ps(_mm256_cvtepi32_ps(sum), _mm256_loadu_ps(m->scales + n));
      y = _mm256_mul_ps(y, _mm256_set1_ps(scales[r]));
      y = _mm256_add_ps(y, _mm256_loadu_ps(m->biases + n));
      _mm256_storeu_ps(output + (int64_t)r * m->outputs + n, y);
    }
  }
}

TARGET static void avx2_multiply(const dateline_matrix *m, const uint8_t *input, const float *scales, int32_t rows, float *output) {
  for (int32_t block = 0; block < m->outputs; block += 16) {
    int32_t r = 0;
    for (; r + 4 <= rows; r += 4) {
      tile(m, block, input + (int64_t)r * m->inputs, scales + r, output + (int64_t)r * m->outputs, 4);
    }
    const uint8_t *x = input + (int64_t)r * m->inputs;
    float *y = output + (int64_t)r * m->outputs;
    switch (rows - r) {
    case 3: tile(m, block, x, scales + r, y, 3); break;
    case 2: tile(m, block, x, scales + r, y, 2); break;
    case 1: tile(m, block, x, scales + r, y, 1); break;
    default: break;
    }
  }
}

const dateline_kernels dateline_avx2 = KERNELS("avx2");
#endif
