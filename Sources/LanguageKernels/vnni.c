// x86-64 with AVX-512 VNNI: four byte products and their sum in one instruction.
#include "paths.h"

#if defined(__x86_64__)
#include <immintrin.h>

#define TARGET __attribute__((target("avx2,avx512f,avx512bw,avx512vl,avx512vnni")))
#define PATH(name) vnni_##name
#define CELL_LANES 16

static void vnni_multiply(const dateline_matrix *m, const uint8_t *input, const float *scales, int32_t rows, float *output);

#include "float_stages.h"

/// `count` (a constant, 1...8) rows times `blocks` (1 or 2) blocks of 16 outputs.
TARGET __attribute__((always_inline)) static inline void tile(const dateline_matrix *m, int32_t block, const uint8_t *input,
                                                              const float *scales, float *output, const int count,
                                                              const int blocks) {
  const int32_t inputs = m->inputs;
  const int8_t *w = m->weights + (int64_t)block * inputs;
  __m512i sums[8][2];
  for (int r = 0; r < count; r++) sums[r][0] = sums[r][1] = _mm512_setzero_si512();
  for (int32_t k = 0; k < inputs; k += 4) {
    const __m512i a = _mm512_loadu_si512(w + (int64_t)k * 16);
    const __m512i b = blocks == 2 ? _mm512_loadu_si512(w + (int64_t)inputs * 16 + (int64_t)k * 16) : a;
    for (int r = 0; r < count; r++) {
      int32_t four;
      __builtin_memcpy(&four, input + (int64_t)r * inputs + k, 4);
      const __m512i x = _mm512_set1_epi32(four);
      sums[r][0] = _mm512_dpbusd_epi32(sums[r][0], x, a);
      if (blocks == 2) sums[r][1] = _mm512_dpbusd_epi32(sums[r][1], x, b);
    }
  }
  for (int r = 0; r < count; r++) {
    for (int half = 0; half < blocks; half++) {
      const int32_t n = block + half * 16;
      const __m512i sum = _mm512_sub_epi32(sums[r][half], _mm512_loadu_si512(m->offsets + n));
      __m512 y = _mm512_mul_ps(_mm512_cvtepi32_ps(sum), _mm512_loadu_ps(m->scales + n));
      y = _mm512_mul_ps(y, _mm512_set1_ps(scales[r]));
      y = _mm512_add_ps(y, _mm512_loadu_ps(m->biases + n));
      _mm512_storeu_ps(output + (int64_t)r * m->outputs + n, y);
    }
  }
}

TARGET __attribute__((always_inline)) static inline void strip(const dateline_matrix *m, int32_t block, const uint8_t *input,
                                                               const float *scales, int32_t rows, float *output,
                                                               const int blocks) {
  int32_t r = 0;
  for (; r + 8 <= rows; r += 8) {
    tile(m, block, input + (int64_t)r * m->inputs, scales + r, output + (int64_t)r * m->outputs, 8, blocks);
  }
  for (; r + 4 <= rows; r += 4) {
    tile(m, block, input + (int64_t)r * m->inputs, scales + r, output + (int64_t)r * m->outputs, 4, blocks);
  }
  const uint8_t *x = input + (int64_t)r * m->inputs;
  float *y = output + (int64_t)r * m->outputs;
  switch (rows - r) {
  case 3: tile(m, block, x, scales + r, y, 3, blocks); break;
  case 2: tile(m, block, x, scales + r, y, 2, blocks); break;
  case 1: tile(m, block, x, scales + r, y, 1, blocks); break;
  default: break;
  }
}

TARGET static void vnni_multiply(const dateline_matrix *m, const uint8_t *input, const float *scales, int32_t rows, float *output) {
  int32_t block = 0;
  for (; block + 32 <= m->outputs; block += 32) strip(m, block, input, scales, rows, output, 2);
  if (block < m->outputs) strip(m, block, input, scales, rows, output, 1);
}

const dateline_kernels dateline_vnni = KERNELS("vnni");
#endif
