#pragma once

#include <stddef.h>

// Memory for stb_image, with a limit on each block: a few bytes of a hostile file can otherwise
// ask for all the memory there is. Beyond the limit allocation fails and stb_image gives up.
#ifdef __cplusplus
extern "C" {
#endif

void bedside_limit_memory(size_t max_block_bytes);
void* bedside_limited_malloc(size_t size);
void* bedside_limited_realloc(void* block, size_t size);
void bedside_limited_free(void* block);

#ifdef __cplusplus
}
#endif
