#ifndef DATELINE_LANGUAGE_KERNELS_H
#define DATELINE_LANGUAGE_KERNELS_H

#include <stdint.h>

/// A matrix of 7-bit weights. Outputs stand in blocks of 16, inputs in groups of 4: `weights[block][group][16][4]`.
/// Rows of padding are zero. Weights lie in -63...63, so that a 16-bit sum of four products with 7-bit inputs cannot overflow.
typedef struct {
  int32_t outputs;         ///< a multiple of 16
  int32_t inputs;          ///< a multiple of 8
  const int8_t *weights;
  const float *scales;     ///< one for each output
  const float *biases;     ///< one for each output
  const int32_t *offsets;  ///< 64 times the sum of an output's weights
} dateline_matrix;

/// One code path. All paths give the same bits: sums are of integers, and the float stages are the same operations in the same
/// order, without fused multiply-add.
typedef struct {
  const char *name;

  /// Rounds rows of `count` floats (apart by `stride`) to bytes 1...127 around 64, with one scale for each row; bytes up to
  /// `padded` become 64.
  void (*quantize)(const float *input, int32_t rows, int32_t count, int32_t stride, int32_t padded, uint8_t *output, float *scales);

  /// `output[row][n] = scale * (weights[n] . input[row]) + bias[n]`, rows of `matrix->outputs` floats.
  void (*multiply)(const dateline_matrix *matrix, const uint8_t *input, const float *scales, int32_t rows, float *output);

  /// One LSTM step of one sentence. Gates lie as input, forget, cell, output, `hidden` (a multiple of 8) each; `recurrent` is added
  /// to `gates` unless it is null. Updates `cell` and writes `output`.
  void (*lstm_cell)(const float *gates, const float *recurrent, float *cell, float *output, int32_t hidden);

  /// `x` becomes `0.1 x` where it is negative; `count` is a multiple of 8.
  void (*leaky)(float *values, int32_t count);

  /// `scores[row][column] = rows[row] . columns[.][column]` for transposed columns: `columns[inner][width]`, `width` a multiple of 8.
  void (*products)(const float *rows, int32_t row_count, int32_t row_stride, const float *columns, int32_t inner, int32_t width,
                   float *scores);
} dateline_kernels;

/// Adds up rows of 8 bytes: `sums[n]` becomes the sum of `rows[slots[i] * 8 + n]` over all `count` slots. The same on all paths.
void dateline_add_rows(const int8_t *rows, const int64_t *slots, int32_t count, int32_t *sums);

/// The paths that this CPU can run, the fastest first; ends with null. The last is always "portable".
const dateline_kernels *const *dateline_available_kernels(void);

#endif
