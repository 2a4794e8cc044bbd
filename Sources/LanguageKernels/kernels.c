// Which code paths this CPU can run.
#include "paths.h"

#include <stddef.h>

#if defined(__x86_64__)
#include <cpuid.h>

static int has_avx512_state(void) {
  uint32_t low, high;
  __asm__ volatile("xgetbv" : "=a"(low), "=d"(high) : "c"(0));
  return (low & 0xE6) == 0xE6;
}

static int has_vnni(void) {
  uint32_t a, b, c, d;
  if (!__get_cpuid(1, &a, &b, &c, &d) || !(c & (1u << 27)) || !has_avx512_state()) return 0;
  if (!__get_cpuid_count(7, 0, &a, &b, &c, &d)) return 0;
  const uint32_t f = 1u << 16, bw = 1u << 30, vl = 1u << 31, vnni = 1u << 11;
  return (b & f) && (b & bw) && (b & vl) && (c & vnni);
}
#endif

const dateline_kernels *const *dateline_available_kernels(void) {
#if defined(__x86_64__)
  static const dateline_kernels *const all[] = {&dateline_vnni, &dateline_avx2, &dateline_portable, NULL};
  __builtin_cpu_init();
  if (has_vnni()) return all;
  return __builtin_cpu_supports("avx2") ? all + 1 : all + 2;
#elif defined(__aarch64__)
  static const dateline_kernels *const all[] = {&dateline_neon, &dateline_portable, NULL};
  return all;
#else
  static const dateline_kernels *const all[] = {&dateline_portable, NULL};
  return all;
#endif
}

void dateline_add_rows(const int8_t *rows, const int64_t *slots, int32_t count, int32_t *sums) {
  typedef int8_t bytes __attribute__((vector_size(8), aligned(1), may_alias));
  typedef int16_t words __attribute__((vector_size(16)));
  words total = {0};
  for (int32_t i = 0; i < count; i++) total += __builtin_convertvector(*(const bytes *)(rows + slots[i] * 8), words);
  for (int32_t n = 0; n < 8; n++) sums[n] = total[n];
}
