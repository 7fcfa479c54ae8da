#pragma once

#include "base/bitmap.h"

namespace bedside::media {

// Turns and mirrors a picture upright; `orientation` is that of EXIF, 1 to 8.
Bitmap orient(Bitmap picture, int orientation);

}  // namespace bedside::media
