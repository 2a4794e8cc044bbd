// The path for any CPU.
#include "paths.h"

#define TARGET
#define PATH(name) portable_##name

static void portable_multiply(const dateline_matrix *m, const uint8_t *input, const float *scales, int32_t rows, float *output);

#include "float_stages.h"

static void portable_multiply(const dateline_matrix *m, const uint8_t *input, const float *scales, int32_t rows, float *output) {
  for (int32_t block = 0; block < m->outputs; block += 16) {
    const int8_t *weights = m->weights + (int64_t)block * m->inputs;
    for (int32_t r = 0; r < rows; r++) {
      const uint8_t *x = input + (int64_t)r * m->inputs;
      int32_t sums[16] = {0};
      for (int32_t k = 0; k < m->inputs; k += 4) {
        const int8_t *w = weights + (int64_t)k * 16;
        for (int32_t n = 0; n < 16; n++) {
          sums[n] += x[k] * w[n * 4] + x[k + 1] * w[n * 4 + 1] + x[k + 2] * w[n * 4 + 2] + x[k + 3] * w[n * 4 + 3];
        }
      }
      float *y = output + (int64_t)r * m->outputs + block;
      for (int32_t n = 0; n < 16; n++) {
        float sum = (float)(sums[n] - m->offsets[block + n]) * m->scales[block + n];
        float scaled = sum * scales[r];
        y[n] = scaled + m->biases[block + n];
      }
    }
  }
}

const dateline_kernels dateline_portable = KERNELS("portable");
