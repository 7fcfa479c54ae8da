#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "model/draft.h"
#include "platforms/platform.h"

namespace bedside::platforms {

// What a surface shows of the pictures of a post before anybody opens one: the numbers its card is
// drawn with (the `preview` part of the platform's file; preview/card_media.cpp draws by them).
struct ShownPictures {
  enum class Way : std::uint8_t {
    One,     // one at a time, all in the shape of the first
    Grid,    // a collage
    Strip,   // side by side, each in its own shape
    Screen,  // 9:16 from edge to edge
  };
  struct Grid {
    std::vector<double> ratios;  // width / height of each cell
  };

  Way way = Way::One;
  double ratio_min = 0;  // width / height; what is taller or wider is cut
  double ratio_max = 0;
  std::vector<Grid> grids;  // for 2, 3, ... pictures; the last one also for more
  bool whole = false;       // of a screen: wide pictures are not cut, bars fill the rest
  model::PictureBox safe;   // of a screen: the part of it that the platform does not cover
  Evidence crop_evidence;
  Evidence safe_evidence;
};

// Nothing when the platform's file does not say how the surface looks.
std::optional<ShownPictures> shown_pictures(const Platform& platform, std::string_view surface);

// The part of a picture that is seen, with its focal point in the middle as far as that goes;
// nothing when it is behind others, or its size is not known.
std::optional<model::PictureBox> visible_part(const ShownPictures& shown,
                                              std::span<const model::Picture> pictures,
                                              std::size_t index);

// Where on a screen a box of a picture lies of which `visible` is seen, in ten-thousandths of the
// screen. It reaches beyond them where the box is cut.
model::PictureBox on_screen(const ShownPictures& shown, const model::Picture& picture,
                            const model::PictureBox& visible, const model::PictureBox& box);

}  // namespace bedside::platforms
