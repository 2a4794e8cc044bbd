#include "LanguageKernels.h"

const char *dateline_kernel_name(void) { return "portable"; }
