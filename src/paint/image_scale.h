#pragma once

#include "base/bitmap.h"
#include "base/geometry.h"

namespace bedside::paint {

// `source` of `picture` (pixels; fractions allowed, empty for all) as width x height pixels.
// Each pixel is the mean of what it covers; where the picture is enlarged, a mix of the nearest
// four. Transparent pixels do not tint their neighbours. Whole numbers throughout: the same bytes
// everywhere. Linear in the pixels of `source` and of the result.
Bitmap scaled(const Bitmap& picture, Rect source, int width, int height);

// Whether no pixel lets the ground through. Linear.
bool is_opaque(const Bitmap& picture);

}  // namespace bedside::paint
