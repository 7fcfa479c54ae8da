#include "media/limited_memory.h"

#include <stdlib.h>

namespace {
thread_local size_t max_block = 0;
}

void bedside_limit_memory(size_t max_block_bytes) { max_block = max_block_bytes; }

void* bedside_limited_malloc(size_t size) { return size > max_block ? nullptr : malloc(size); }

void* bedside_limited_realloc(void* block, size_t size) {
  return size > max_block ? nullptr : realloc(block, size);
}

void bedside_limited_free(void* block) { free(block); }
