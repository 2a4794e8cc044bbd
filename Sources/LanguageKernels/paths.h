#ifndef DATELINE_PATHS_H
#define DATELINE_PATHS_H

#include "LanguageKernels.h"

extern const dateline_kernels dateline_portable;
#if defined(__x86_64__)
extern const dateline_kernels dateline_avx2, dateline_vnni;
#elif defined(__aarch64__)
extern const dateline_kernels dateline_neon;
#endif

#endif
