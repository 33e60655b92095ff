#pragma once

#include <stdint.h>

/// Copies bytes of a file that the page holds; 0, or −1 where the browser does not give them.
///
/// `offset` is a double because JavaScript's numbers are.
__attribute__((import_module("page"), import_name("read"))) int32_t hipline_page_read(int32_t file, double offset,
                                                                           void *to, int32_t count);
