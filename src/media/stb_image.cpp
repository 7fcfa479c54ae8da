// stb_image's own code, and nothing else.
#include "media/limited_memory.h"

#define STB_IMAGE_IMPLEMENTATION
#define STBI_MALLOC(size) bedside_limited_malloc(size)
#define STBI_REALLOC(block, size) bedside_limited_realloc(block, size)
#define STBI_FREE(block) bedside_limited_free(block)
#include "media/stb_image_config.h"
