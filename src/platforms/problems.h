#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/text_span.h"
#include "model/draft.h"
#include "platforms/count.h"
#include "platforms/platform.h"

namespace bedside::lang {
class Language;
}

namespace bedside::platforms {

// What is wrong with a post on one platform, whatever it says. The name of each is that of the rule
// with its words and source: "too-long" is assets/rules/platform/too-long.json.
enum class ProblemKind : std::uint8_t {
  TooLong,
  TextNotShown,
  TooManyHashtags,
  TooManyMentions,
  TooManyLinks,
  PictureMissing,
  TooManyPictures,
  PictureType,
  PictureHeavy,  // more bytes than are taken
  PictureSmall,  // fewer pixels than are taken
  PictureCut,    // a shape that is not shown whole
  AltTooLong,
  VideoMissing,   // no picture is a frame of one
  VideoLength,    // shorter or longer than is taken
  TextCut,        // words in a picture lie in the part that is not shown
  TextCovered,    // words in a picture lie where the platform puts its own
  DeadLink,       // stands there as text that nobody can open
  MissingSpace,   // two sentences that became a link: "naar.de"
  LinkNotFound,   // a bare domain that only people know for one
  BrokenHashtag,  // the tag ends before the word does
  RefusedCharacter,
  ReservedCharacter,
  Phone,  // found by whoever knows telephone numbers, see Platform::refuses_phones
};

inline constexpr std::size_t problem_kinds = static_cast<std::size_t>(ProblemKind::Phone) + 1;

// "too-long"
std::string_view problem_name(ProblemKind kind);

// One click: put `text` in the place of `span` of the post's text.
struct Remedy {
  std::string_view label;  // "replace", "insert", "shorten", "move": also to the first comment
  TextSpan span;
  std::string text;

  bool operator==(const Remedy&) const = default;
};

struct Problem {
  ProblemKind kind = ProblemKind::TooLong;
  TextSpan span;  // of the post's text; empty at its end for what is not in the text
  // For the words about it: "length" "limit" "count" "number" "width" "height" "size" "tag"
  // "seconds".
  std::vector<std::pair<std::string_view, std::string>> values;
  std::vector<Remedy> remedies;
  // Of the number it rests on; the platform's. Null for what lies in `own_evidence`.
  const Evidence* evidence = nullptr;
  std::optional<Evidence> own_evidence = {};
  // Index of the picture whose words (model::words_in) `span` is of, instead of the post's text.
  std::optional<std::size_t> words_of = {};
};

struct Post {
  const MeasuredText& text;
  std::span<const model::Picture> pictures;
  bool pictures_known = true;                // false: only a text is looked at
  const lang::Language* language = nullptr;  // of the text; null when it is not known
};

// In the order of their places. A text without links, tags and too many letters costs its count.
std::vector<Problem> find_problems(const Post& post, const Platform& platform,
                                   const Surface& surface);

}  // namespace bedside::platforms
