#pragma once

#include <cassert>
#include <cstddef>
#include <span>
#include <string_view>
#include <utility>

#include "paint/font.h"

namespace bedside::paint {

// A font file compiled into the program, by the name it has in .deps/fonts; empty when there is
// none. Generated at build time for the command line tool and the tests; the page fetches fonts.
std::span<const std::byte> embedded_font(std::string_view file_name);

// All fonts compiled into the program.
inline FontSet embedded_font_set() {
  FontSet fonts;
  constexpr std::pair<FontRole, std::string_view> files[] = {
      {FontRole::Regular, "Inter-Regular.otf"}, {FontRole::SemiBold, "Inter-SemiBold.otf"},
      {FontRole::Bold, "Inter-Bold.otf"},       {FontRole::Fallback, "NotoSans-GreekCyrillic.ttf"},
      {FontRole::Emoji, "Twemoji.ttf"},
  };
  for (const auto& [role, name] : files) {
    [[maybe_unused]] const Result<void> added = fonts.add(role, embedded_font(name));
    assert(added);
  }
  return fonts;
}

}  // namespace bedside::paint
