#pragma once

#include <cstddef>
#include <string>

namespace bedside::model {

// What a person typed about the page that the post's first link leads to. Networks read the page
// itself; nothing is fetched here.
struct LinkCard {
  static constexpr std::size_t most_title_bytes = 400;
  static constexpr std::size_t most_description_bytes = 2000;

  std::string title;  // one line
  std::string description;

  bool operator==(const LinkCard&) const = default;
};

}  // namespace bedside::model
