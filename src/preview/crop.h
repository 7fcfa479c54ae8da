#pragma once

#include "base/geometry.h"
#include "preview/card.h"

namespace bedside::preview {

// The part of `picture` (its own pixels) that fills a place of width / height `ratio`: all of one
// side, and of the other as much as fits, moved as far towards the focal point as the picture
// goes.
Rect crop(const CardPicture& picture, float ratio);

// Where a box of `picture` lies when its part `source` fills `place`. It may reach beyond.
Rect placed(const CardPicture& picture, const model::PictureBox& box, const Rect& source,
            const Rect& place);

}  // namespace bedside::preview
