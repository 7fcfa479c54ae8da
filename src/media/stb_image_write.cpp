// stb_image_write's own code, and nothing else.
#define STB_IMAGE_WRITE_IMPLEMENTATION
#include "media/stb_image_write_config.h"
