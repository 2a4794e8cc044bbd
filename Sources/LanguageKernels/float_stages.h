// The float stages of a code path. Included once by each path's file, with TARGET (a function attribute) and PATH(name) defined.
#include <stdint.h>

#pragma STDC FP_CONTRACT OFF

typedef float floats __attribute__((vector_size(32), aligned(4), may_alias));
typedef int32_t ints __attribute__((vector_size(32), aligned(4), may_alias));

#ifndef CELL_LANES
#define CELL_LANES 8
#endif
typedef float cells __attribute__((vector_size(4 * CELL_LANES), aligned(4), may_alias));
typedef int32_t cell_bits __attribute__((vector_size(4 * CELL_LANES), aligned(4), may_alias));
#define AT(p) (*(cells *)(p))
#define EACH(x) ((cells){0} + (x))

#define LOAD(p) (*(const floats *)(p))
#define STORE(p, v) (*(floats *)(p) = (v))
#define ALL(x) ((floats){(x), (x), (x), (x), (x), (x), (x), (x)})

// e^x by a polynomial on 2^[-1/2, 1/2]; relative error below 3e-6. Held to e^-28...e^28, so that the product of three is finite.
#define HELD(test, a, b) ((cells)(((cell_bits)(a) & (cell_bits)(test)) | ((cell_bits)(b) & ~(cell_bits)(test))))
#define EXP(x)                                                                              \
  ({                                                                                        \
    cells x_ = (x);                                                                         \
    x_ = HELD(x_ < EACH(28.0f), x_, EACH(28.0f));                                           \
    x_ = HELD(x_ > EACH(-28.0f), x_, EACH(-28.0f));                                         \
    cells t_ = x_ * EACH(1.44269504f);                                                      \
    cells n_ = t_ + EACH(12582912.0f); /* the last bits of it are t_ rounded */             \
    cells f_ = t_ - (n_ - EACH(12582912.0f));                                               \
    cells p_ = EACH(0.00958284f) * f_ + EACH(0.05590646f);                                  \
    p_ = p_ * f_ + EACH(0.24024099f);                                                       \
    p_ = p_ * f_ + EACH(0.69312419f);                                                       \
    p_ = p_ * f_ + EACH(1.0f);                                                              \
    (cells)((cell_bits)p_ + ((cell_bits)n_ << 23));                                         \
  })

// With sigmoid(x) = 1 / (1 + e^-x) and tanh(x) = (1 - e^-2x) / (1 + e^-2x), all over one denominator: a division costs as much as an EXP.
TARGET static void PATH(lstm_cell)(const float *gates, const float *recurrent, float *cell, float *output, int32_t hidden) {
  const cells one = EACH(1.0f);
  for (int32_t j = 0; j < hidden; j += CELL_LANES) {
    cells input = AT(gates + j), forget = AT(gates + hidden + j);
    cells fresh = AT(gates + 2 * hidden + j), out = AT(gates + 3 * hidden + j);
    if (recurrent) {
      input += AT(recurrent + j);
      forget += AT(recurrent + hidden + j);
      fresh += AT(recurrent + 2 * hidden + j);
      out += AT(recurrent + 3 * hidden + j);
    }
    cells i = one + EXP(-input), f = one + EXP(-forget), g = EXP(EACH(-2.0f) * fresh), o = one + EXP(-out);
    cells ig = i * (one + g);
    cells state = (AT(cell + j) * ig + (one - g) * f) / (ig * f);
    cells s = EXP(EACH(-2.0f) * state);
    AT(cell + j) = state;
    AT(output + j) = (one - s) / (o * (one + s));
  }
}

TARGET static void PATH(leaky)(float *values, int32_t count) {
  for (int32_t i = 0; i < count; i += 8) {
    floats v = LOAD(values + i);
    STORE(values + i, __builtin_elementwise_max(v, v * ALL(0.1f)));
  }
}

TARGET static void PATH(products)(const float *rows, int32_t row_count, int32_t row_stride, const float *columns, int32_t inner,
                                  int32_t width, float *scores) {
  for (int32_t r = 0; r < row_count; r++) {
    const float *row = rows + (int64_t)r * row_stride;
    float *target = scores + (int64_t)r * width;
    int32_t c = 0;
    for (; c + 32 <= width; c += 32) {
      floats a = ALL(0.0f), b = a, d = a, e = a;
      const float *column = columns + c;
      for (int32_t k = 0; k < inner; k++, column += width) {
        floats x = ALL(row[k]);
        a += x * LOAD(column);
        b += x * LOAD(column + 8);
        d += x * LOAD(column + 16);
        e += x * LOAD(column + 24);
      }
      STORE(target + c, a);
      STORE(target + c + 8, b);
      STORE(target + c + 16, d);
      STORE(target + c + 24, e);
    }
    for (; c < width; c += 8) {
      floats a = ALL(0.0f);
      const float *column = columns + c;
      for (int32_t k = 0; k < inner; k++, column += width) a += ALL(row[k]) * LOAD(column);
      STORE(target + c, a);
    }
  }
}

TARGET static void PATH(quantize)(const float *input, int32_t rows, int32_t count, int32_t stride, int32_t padded, uint8_t *output,
                                  float *scales) {
  for (int32_t r = 0; r < rows; r++) {
    const float *x = input + (int64_t)r * stride;
    uint8_t *o = output + (int64_t)r * padded;
    floats wide = ALL(1e-6f);
    int32_t k = 0;
    for (; k + 8 <= count; k += 8) {
      floats v = LOAD(x + k);
      wide = __builtin_elementwise_max(wide, __builtin_elementwise_max(v, -v));
    }
    float largest = 1e-6f;
    for (int32_t i = 0; i < 8; i++) largest = wide[i] > largest ? wide[i] : largest;
    for (int32_t i = k; i < count; i++) {
      float v = x[i] < 0 ? -x[i] : x[i];
      largest = v > largest ? v : largest;
    }
    float factor = 63.0f / largest;
    scales[r] = largest / 63.0f;
    for (k = 0; k + 8 <= count; k += 8) {
      ints q = __builtin_convertvector(LOAD(x + k) * ALL(factor) + ALL(64.5f), ints);
      typedef uint8_t bytes __attribute__((vector_size(8), aligned(1), may_alias));
      *(bytes *)(o + k) = __builtin_convertvector(q, bytes);
    }
    for (; k < count; k++) o[k] = (uint8_t)(int32_t)(x[k] * factor + 64.5f);
    for (; k < padded; k++) o[k] = 64;
  }
}

#define KERNELS(label)                                                                                              \
  {label, PATH(quantize), PATH(multiply), PATH(lstm_cell), PATH(leaky), PATH(products)}
