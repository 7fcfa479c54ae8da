#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace bedside::platforms {

// Which emoji sequences a platform counts as one. Those it does not know fall into their parts.
class EmojiRules {
 public:
  // Each of `first`, with or without a skin tone, joined to each of `second`: 👩 and ⚕️.
  void add_pairs(const std::vector<std::string>& first, const std::vector<std::string>& second);
  // One sequence, as it is.
  void add_sequence(std::string sequence);
  // Emoji that are drawn as pictures anyway and yet take a selector as part of them.
  void set_selectable(std::u32string bases) { selectable_ = std::move(bases); }
  // Emoji after which a skin tone or selector counts apart.
  void set_separate(std::u32string bases) { separate_ = std::move(bases); }

  std::uint32_t weight = 0;  // of one emoji; 0: a sequence is the sum of its code points

  // Weight of `sequence` (as lang::emoji_end cuts it), where `weight_of` gives that of a code
  // point that stands alone.
  template <class WeightOf>
  std::uint32_t weight_of_sequence(std::string_view sequence, WeightOf weight_of) const {
    std::uint32_t total = 0;
    while (!sequence.empty()) {
      const Part part = next_part(sequence);
      total += weight;
      for (const char32_t c : part.apart) total += weight_of(c);
      sequence.remove_prefix(part.size);
    }
    return total;
  }

 private:
  // The longest known start of a sequence, with what counts apart from it.
  struct Part {
    std::size_t size = 0;
    std::u32string apart;
  };
  Part next_part(std::string_view sequence) const;
  bool is_known(std::string_view sequence) const;

  // What of a sequence of one base counts apart when it is not known as a whole.
  std::u32string apart_of(std::string_view sequence) const;

  // Asked with views, for which no text is made.
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>()(text);
    }
  };
  using Sequences = std::unordered_set<std::string, Hash, std::equal_to<>>;
  Sequences known_;
  Sequences known_with_tone_;  // the tone left out
  std::u32string selectable_;
  std::u32string separate_;
};

}  // namespace bedside::platforms
