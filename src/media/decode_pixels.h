#pragma once

#include "base/error.h"
#include "media/formats.h"

namespace bedside::media {

// The pixels of a file that its row of `formats` accepted, as stored: not turned, colours not
// converted. Errors: PictureTooManyPixels, PictureUnsupported, PictureCorrupt.
Result<Bitmap> decode_pixels(Bytes file, const Structure& structure, DecodeLimits limits);

// "The picture has 10,000 million pixels; Bedside opens up to 100 million."
std::string too_many_pixels(std::size_t width, std::size_t height, std::size_t max_pixels);

}  // namespace bedside::media
