#pragma once

#include <span>
#include <string_view>

#include "base/geometry.h"
#include "ui/textures.h"

namespace bedside::ui::widgets {

// A part of a picture, in parts of its width and height: {0, 0, 1, 1} is all of it.
struct PictureMark {
  Rect part;
  std::string_view text;  // drawn at its corner
};

struct PictureFrameOptions {
  std::string_view description;  // how it is worked, for a screen reader
  bool disabled = false;
};

// A picture on which a person sets one of `marks`, the one at `chosen`, by drawing it anew with the
// pointer or a finger, moving it from within, or stretching it by its lower right corner; arrow
// keys move it by a hundredth and with Shift stretch it. True when it changed: its new place is in
// `part`, never outside of the picture. Out of range `chosen`: a picture with marks.
bool picture_frame(TextureId texture, Size size, std::string_view name,
                   std::span<const PictureMark> marks, std::size_t chosen, Rect& part,
                   const PictureFrameOptions& options = {});

}  // namespace bedside::ui::widgets
