#include "platforms/shown.h"

#include <algorithm>
#include <cmath>

namespace bedside::platforms {
namespace {

using json::Value;
using model::Picture;
using model::PictureBox;

constexpr double screen_width = 1080, screen_height = 1920;
constexpr double screen_ratio = screen_width / screen_height;
constexpr double whole = PictureBox::whole;

int parts(double part) { return static_cast<int>(std::lround(part * whole)); }

Evidence evidence_of(const Value& section) {
  Evidence out;
  for (int i = 0; i < 4; ++i)
    if (const auto confidence = static_cast<Confidence>(i);
        confidence_name(confidence) == section.string_or("confidence", ""))
      out.confidence = confidence;
  for (const Value& source : section.array_of("sources"))
    if (source.is_string()) out.sources.push_back(source.as_string());
  return out;
}

// The member of a surface, else that of the one it is like.
const Value* member(const Value& surfaces, std::string_view surface, std::string_view key) {
  const Value* own = surfaces.find(surface);
  if (own == nullptr) return nullptr;
  if (const Value* found = own->find(key)) return found;
  const Value* base = surfaces.find(own->string_or("like", ""));
  return base != nullptr ? base->find(key) : nullptr;
}

PictureBox safe_of(const Value& safe) {
  const double left = safe.double_or("left", 0) / screen_width;
  const double top = safe.double_or("top", 0) / screen_height;
  const double right = safe.double_or("right", 0) / screen_width;
  const double bottom = safe.double_or("bottom", 0) / screen_height;
  return {parts(left), parts(top), parts(1 - left - right), parts(1 - top - bottom)};
}

void read_media(const Value& media, ShownPictures& out) {
  const std::string_view kind = media.string_or("kind", "grid");
  out.way = kind == "grid"    ? ShownPictures::Way::Grid
            : kind == "strip" ? ShownPictures::Way::Strip
                              : ShownPictures::Way::One;
  out.ratio_min = media.double_or("ratio_min", 0);
  out.ratio_max = media.double_or("ratio_max", 0);
  for (const Value& grid : media.array_of("grids")) {
    ShownPictures::Grid& read = out.grids.emplace_back();
    for (const Value& cell : grid.array_of("cells"))
      if (cell.size() == 4)
        read.ratios.push_back(grid.double_or("ratio", 1) * cell.array()[2].as_double() /
                              cell.array()[3].as_double());
  }
}

std::optional<double> own_ratio(const Picture& picture) {
  if (picture.width <= 0 || picture.height <= 0) return std::nullopt;
  return static_cast<double>(picture.width) / picture.height;
}

// Width / height of the place that a picture stands in.
std::optional<double> place_ratio(const ShownPictures& shown, std::span<const Picture> pictures,
                                  std::size_t index) {
  using Way = ShownPictures::Way;
  const auto own = own_ratio(pictures[index]);
  if (!own) return std::nullopt;
  if (shown.way == Way::Screen) return shown.whole && *own > screen_ratio ? *own : screen_ratio;
  if (shown.way == Way::Grid && pictures.size() > 1 && !shown.grids.empty()) {
    const std::size_t grid = std::min(pictures.size(), shown.grids.size() + 1) - 2;
    const std::vector<double>& ratios = shown.grids[grid].ratios;
    return index < ratios.size() ? std::optional(ratios[index]) : std::nullopt;
  }
  const auto shape = shown.way == Way::Strip ? own : own_ratio(pictures.front());
  if (!shape || shown.ratio_min <= 0 || shown.ratio_max < shown.ratio_min) return std::nullopt;
  return std::clamp(*shape, shown.ratio_min, shown.ratio_max);
}

// Where a window of `length` begins with `focal` (permille) in its middle if it can be.
int window(int length, int focal) {
  return std::clamp(focal * 10 - length / 2, 0, PictureBox::whole - length);
}

}  // namespace

std::optional<ShownPictures> shown_pictures(const Platform& platform, std::string_view surface) {
  if (!platform.preview) return std::nullopt;
  const Value* surfaces = platform.preview->find("surfaces");
  if (surfaces == nullptr) return std::nullopt;
  ShownPictures out;
  out.crop_evidence = evidence_of(*platform.preview);
  if (const Value* screen = member(*surfaces, surface, "screen")) {
    out.way = ShownPictures::Way::Screen;
    out.whole = screen->bool_or("whole", false);
    const Value* safe = screen->find("safe");
    if (safe == nullptr) return std::nullopt;
    out.safe = safe_of(*safe);
    out.safe_evidence = evidence_of(*safe);
    return out;
  }
  const Value* media = member(*surfaces, surface, "media");
  if (media == nullptr) return std::nullopt;
  read_media(*media, out);
  return out;
}

std::optional<PictureBox> visible_part(const ShownPictures& shown,
                                       std::span<const Picture> pictures, std::size_t index) {
  const auto place = place_ratio(shown, pictures, index);
  if (!place) return std::nullopt;
  const Picture& picture = pictures[index];
  const double own = *own_ratio(picture);
  PictureBox out;
  if (own > *place) {
    out.width = std::min(PictureBox::whole, parts(*place / own));
    out.x = window(out.width, picture.focal_x);
  } else {
    out.height = std::min(PictureBox::whole, parts(own / *place));
    out.y = window(out.height, picture.focal_y);
  }
  return out;
}

PictureBox on_screen(const ShownPictures& shown, const Picture& picture, const PictureBox& visible,
                     const PictureBox& box) {
  // Bars above and below what is shown whole.
  double height = 1;
  if (const auto own = own_ratio(picture); shown.whole && own && *own > screen_ratio)
    height = screen_ratio / *own;
  const double top = (1 - height) / 2;
  const auto across = [&](int x) { return static_cast<double>(x - visible.x) / visible.width; };
  const auto down = [&](int y) {
    return top + height * static_cast<double>(y - visible.y) / visible.height;
  };
  const PictureBox from = {parts(across(box.x)), parts(down(box.y)), 0, 0};
  return {from.x, from.y, parts(across(box.right())) - from.x, parts(down(box.bottom())) - from.y};
}

}  // namespace bedside::platforms
