#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "host/services.h"

namespace bedside::actions {

class App;

// Makes what leaves the program as pictures and paper. The face of the program is one: only it
// has fonts and a painter. Nothing is kept but fonts.
class Press {
 public:
  virtual ~Press() = default;
  // The preview of `platform` as the board shows it, as a PNG with two pixels to a CSS pixel.
  virtual Result<std::vector<std::byte>> preview_png(const App& app, std::string_view platform) = 0;
  // One HTML file with the previews, texts and findings of the selected draft.
  virtual Result<std::string> review_file(const App& app) = 0;
  virtual Result<host::PrintSheet> print_sheet(const App& app) = 0;
  // Draws with `font`, one of the site's own, what the fonts before it lack. FontInvalid.
  virtual Result<void> add_letters(std::span<const std::byte> font) = 0;
};

}  // namespace bedside::actions
