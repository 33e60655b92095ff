#include <stdlib.h>

/// What Swift's own library for systems with an operating system has, and `Double.init(_: String)` asks for.
///
/// Returns where the number ends; null where the text begins with a blank or has none.
const char *_swift_stdlib_strtod_clocale(const char *text, double *value);

const char *_swift_stdlib_strtod_clocale(const char *text, double *value) {
  if (*text == ' ' || (*text >= '\t' && *text <= '\r')) return NULL;
  char *end;
  *value = strtod(text, &end);
  return end == text ? NULL : end;
}
