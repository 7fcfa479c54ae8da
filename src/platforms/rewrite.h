#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platforms/count.h"

namespace bedside::lang {
class Language;
}

// Changes to a text that a person asks for with one click. All are pure; `language` (null: none)
// knows the abbreviations that end no sentence.
namespace bedside::platforms {

// End in bytes of the longest start of `text` that fits `surface`, cut between graphemes;
// text.size() when all of it does. Linear times a logarithm.
std::size_t fitting_end(std::string_view text, const Platform& platform, const Surface& surface);

// The same, cut behind a whole sentence and not inside a link, mention or tag; 0 when the first
// sentence alone is too long.
std::size_t fitting_sentences_end(std::string_view text, const Platform& platform,
                                  const Surface& surface, const lang::Language* language);

// `text` as posts that each fit `surface`, numbered "(1/3)" at their ends; the text itself when it
// fits. Cut behind sentences where it can be, else between words, else between graphemes, never
// inside a link, mention or tag: one that is longer than a post stays whole in a post of its own,
// which is then too long. No more than `most_posts`; the last one then holds the rest.
inline constexpr std::size_t most_posts = 100;
std::vector<std::string> split_into_thread(std::string_view text, const Platform& platform,
                                           const Surface& surface, const lang::Language* language);

struct MovedLinks {
  std::string text;
  std::string first_comment;

  bool operator==(const MovedLinks&) const = default;
};

// Takes the links out of `text`, each with the space before it, and adds those that are not there
// yet to the end of `first_comment`, each on a line of its own.
MovedLinks move_links_to_comment(std::string_view text, std::string_view first_comment);

// "#GriepPrik" for "#griepprik" where `words` (folded) hold "griep" and "prik", "#ZorgVoorElkaar"
// for "#zorg-voor-elkaar": one tag, each of its words with a capital. What no words explain stays
// one word; so do words with capitals inside. `tag` begins with its sign. Quadratic in the tag,
// which is cut off at 100 letters.
std::string camel_case_tag(std::string_view tag, std::span<const std::string_view> words);

}  // namespace bedside::platforms
