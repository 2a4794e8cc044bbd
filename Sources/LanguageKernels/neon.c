// arm64 with the dot product instructions (ARMv8.2, all Apple and most server CPUs).
#include "paths.h"

#if defined(__aarch64__)
#include <arm_neon.h>

#define TARGET __attribute__((target("dotprod")))
#define PATH(name) neon_##name

static void neon_multiply(const dateline_matrix *m, const uint8_t *input, const float *scales, int32_t rows, float *output);

#include "float_stages.h"

TARGET static void neon_multiply(const dateline_matrix *m, const uint8_t *input, const float *scales, int32_t rows, float *output) {
  const uint8x16_t middle = vdupq_n_u8(64);
  for (int32_t block = 0; block < m->outputs; block += 16) {
    const int8_t *weights = m->weights + (int64_t)block * m->inputs;
    for (int32_t r = 0; r < rows; r++) {
      const uint8_t *x = input + (int64_t)r * m->inputs;
      int32x4_t sums[4] = {vdupq_n_s32(0), vdupq_n_s32(0), vdupq_n_s32(0), vdupq_n_s32(0)};
      for (int32_t k = 0; k < m->inputs; k += 4) {
        uint32_t four;
        __builtin_memcpy(&four, x + k, 4);
        // Centred at zero, so that no offset is left to subtract.
        const int8x16_t v = vreinterpretq_s8_u8(vsubq_u8(vreinterpretq_u8_u32(vdupq_n_u32(four)), middle));
        const int8_t *w = weights + (int64_t)k * 16;
        for (int n = 0; n < 4; n++) sums[n] = vdotq_s32(sums[n], v, vld1q_s8(w + n * 16));
      }
      float *y = output + (int64_t)r * m->outputs + block;
      for (int n = 0; n < 4; n++) {
        float32x4_t sum = vmulq_f32(vcvtq_f32_s32(sums[n]), vld1q_f32(m->scales + block + n * 4));
        sum = vmulq_f32(sum, vdupq_n_f32(scales[r]));
        vst1q_f32(y + n * 4, vaddq_f32(sum, vld1q_f32(m->biases + block + n * 4)));
      }
    }
  }
}

const dateline_kernels dateline_neon = KERNELS("neon");
#endif
