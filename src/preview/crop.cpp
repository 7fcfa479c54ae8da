#include "preview/crop.h"

#include <algorithm>

namespace bedside::preview {

namespace {

// Where a window of `visible` out of `whole` begins, with `focal` (permille) in its middle if it
// can be.
float window(float whole, float visible, int focal) {
  const float begin = whole * static_cast<float>(focal) / 1000 - visible / 2;
  return std::clamp(begin, 0.0f, whole - visible);
}

}  // namespace

Rect crop(const CardPicture& picture, float ratio) {
  const auto width = static_cast<float>(picture.width);
  const auto height = static_cast<float>(picture.height);
  if (width <= 0 || height <= 0 || ratio <= 0) return {};
  if (width > height * ratio) {
    const float visible = height * ratio;
    return {window(width, visible, picture.focal_x), 0, visible, height};
  }
  const float visible = width / ratio;
  return {0, window(height, visible, picture.focal_y), width, visible};
}

Rect placed(const CardPicture& picture, const model::PictureBox& box, const Rect& source,
            const Rect& place) {
  if (source.empty()) return {};
  const float x = static_cast<float>(picture.width) / model::PictureBox::whole;
  const float y = static_cast<float>(picture.height) / model::PictureBox::whole;
  const float across = place.width / source.width, down = place.height / source.height;
  return {place.x + (static_cast<float>(box.x) * x - source.x) * across,
          place.y + (static_cast<float>(box.y) * y - source.y) * down,
          static_cast<float>(box.width) * x * across, static_cast<float>(box.height) * y * down};
}

}  // namespace bedside::preview
