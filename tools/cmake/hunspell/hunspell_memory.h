#pragma once

#include <string_view>

// What the dictionary that is being made is read from: the affix rules under the name "rules",
// the words under "words". Set only while a Hunspell is constructed.
struct HunspellMemory {
  std::string_view rules;
  std::string_view words;
};

inline thread_local const HunspellMemory* hunspell_memory = nullptr;
