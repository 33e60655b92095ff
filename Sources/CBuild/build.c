#include "build.h"

#define QUOTED(text) #text
#define TEXT(text) QUOTED(text)

const char *hipline_commit(void) { return TEXT(HIPLINE_COMMIT); }
