#ifndef DATELINE_LANGUAGE_KERNELS_H
#define DATELINE_LANGUAGE_KERNELS_H

/// The name of the code path that this CPU gets: "portable", "avx2", "vnni", "neon".
const char *dateline_kernel_name(void);

#endif
