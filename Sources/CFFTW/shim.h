#pragma once
#include <fftw3.h>

/* `fftw_version` is an incomplete array, which Swift cannot import. */
static inline const char *hipline_fftw_version(void) { return fftw_version; }
