#pragma once

/// The commit that this was built from, as `Scripts/release` said it in `HIPLINE_COMMIT`; empty where nobody said it.
const char *hipline_commit(void);
