// The outline reader; paint/face.cpp is its only user.
#define STB_TRUETYPE_IMPLEMENTATION
#include "stb_truetype.h"
