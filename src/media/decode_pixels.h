#pragma once

#include "base/error.h"
#include "media/formats.h"

namespace bedside::media {

// The pixels of a file that its row of `formats` accepted, as stored: not turned, colours not
// converted. Errors: PictureTooManyPixels, PictureUnsupported, PictureCorrupt.
Result<Bitmap> decode_pixels(Bytes file, const Structure& structure, DecodeLimits limits);

}  // namespace bedside::media
