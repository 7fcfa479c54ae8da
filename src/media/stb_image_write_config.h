#pragma once

// How stb_image_write is used here: to memory only.
#define STBI_WRITE_NO_STDIO
#include <stb_image_write.h>
