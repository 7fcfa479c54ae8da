#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string_view>

#include "base/bitmap.h"
#include "base/geometry.h"
#include "paint/display_list.h"
#include "paint/font.h"

namespace bedside::paint {

// The picture with this content id, or null.
using ImageSource = std::function<const Bitmap*(std::string_view id)>;

// Draws display lists on the CPU. The same list, fonts and scale give the same bytes on every
// machine: edges are summed in whole numbers, and the few floats before that are plain IEEE.
//
// Keeps glyphs, shadows and scaled pictures of earlier calls; at most some 48 MB.
class Painter {
 public:
  // `fonts` must outlive the painter. A picture may change only together with its id.
  explicit Painter(const FontSet& fonts, ImageSource images = {});
  ~Painter();
  Painter(Painter&&) noexcept;
  Painter& operator=(Painter&&) noexcept;

  // Replaces the pixels of `target` by the list on a transparent ground, `scale` device pixels
  // to a CSS pixel, the list's origin at the top left corner. With `only` (CSS pixels, widened
  // to whole device pixels) the pixels outside it stay as they are, and those inside become what
  // a full draw would give.
  void draw(const DisplayList& list, float scale, Bitmap& target,
            std::optional<Rect> only = std::nullopt);

  // Forgets everything kept.
  void clear();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace bedside::paint
