#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace bedside::analysis {

// What voice.cpp looks words up in. Nobody else needs this.

struct VoicePhrase {
  std::vector<std::string> words;  // folded, as the tokenizer cuts them
  std::size_t reason = 0;
};

struct WordHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const {
    return std::hash<std::string_view>{}(text);
  }
};

// The words of one language: assets/tones/<tag>.json.
struct VoiceWords {
  // By the first word, the longest first.
  std::unordered_map<std::string, std::vector<VoicePhrase>, WordHash, std::equal_to<>> phrases;
  std::size_t short_sentence = 0;    // words at most
  std::size_t long_sentence = 0;     // words at least
  std::uint32_t long_word = 0;       // letters at least
  std::array<std::string, 4> forms;  // how each form of address is called, by Address
};

// Reasons that are no words: indexes in VoiceScale::reasons.
struct VoiceMarks {
  std::size_t exclamation = 0;
  std::size_t question = 0;
  std::size_t emoji = 0;
  std::size_t capitals = 0;
  std::size_t short_sentence = 0;
  std::size_t long_sentence = 0;
  std::size_t long_word = 0;
};

}  // namespace bedside::analysis
