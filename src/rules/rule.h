#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "rules/finding.h"

namespace bedside::rules {

enum class Kind : std::uint8_t {
  Phrase,
  Pattern,
  Identifier,
  Require,
  Near,
  Limit,
  State,
  Platform
};

// What a person can know about a rule without running it.
struct RuleInfo {
  std::string_view id;  // "claims/promised-cure"
  std::string_view category;
  Severity severity = Severity::Advice;  // of a reviewed language; drafts reach at most Review
  Kind kind = Kind::Phrase;
  // Bits of the name lists below; 0 = all.
  std::uint32_t fields = 0;
  std::uint32_t countries = 0;
  std::uint32_t audiences = 0;
  std::uint32_t organisations = 0;
  std::uint32_t post_kinds = 0;
  std::uint32_t paid = 0;
  // Ids of the platforms that the rule is for ("tiktok"); none = all.
  std::vector<std::string_view> platforms;
  std::span<const SourceRef> sources;
  // The demands of the law that the rule checks, by their names in assets/packs: "US-FTC-03".
  std::vector<std::string_view> ids;
};

// Closed lists a rule file chooses from. The position in a list is the bit in the pack, so rows are
// only ever appended.
inline constexpr std::array<std::string_view, 8> kind_names = {
    "phrase", "pattern", "identifier", "require", "near", "limit", "state", "platform"};
inline constexpr std::array<std::string_view, 11> category_names = {
    "privacy", "claims", "consent", "evidence", "stigma",  "clickbait",
    "plain",   "tone",   "access",  "law",      "platform"};
inline constexpr std::array<std::string_view, 9> field_names = {
    "post.text",        "post.first_comment", "post.title",   "media.alt",   "media.text",
    "infographic.text", "link.url",           "profile.text", "comment.text"};
// Before the id of the platform that a text is written for.
inline constexpr std::string_view variant_prefix = "post.text@";
inline constexpr std::array<std::string_view, 9> country_names = {"us", "uk", "nl", "es", "is",
                                                                  "id", "ke", "tz", "eu"};
inline constexpr std::array<std::string_view, 2> audience_names = {"public", "professional"};
inline constexpr std::array<std::string_view, 4> organisation_names = {"provider", "manufacturer",
                                                                       "charity", "public-body"};
inline constexpr std::array<std::string_view, 3> post_kind_names = {"post", "reply", "comment"};
inline constexpr std::array<std::string_view, 2> paid_names = {"unpaid", "paid"};
// What turns the sense of a text round: a rule is quiet in those it names. "quotation" is asked of
// the place that was found, the others of the whole field.
inline constexpr std::array<std::string_view, 3> frame_names = {"debunk", "fiction", "quotation"};
// What a finding misses, named for the person: the rule is content where it stands in the text.
inline constexpr std::array<std::string_view, 12> companion_names = {
    "risk",   "generic-name", "disclosure", "helpline", "source",   "consent",
    "advice", "limits",       "label",      "date",     "approval", "qualifier"};
// What is known of a post beside its texts, see fact_names in facts.h.
using Facts = std::uint64_t;
// Languages of the user interface: every rule has its texts in all of them.
inline constexpr std::array<std::string_view, 6> ui_language_names = {"en", "ca", "nl",
                                                                      "id", "sw", "is"};

// Bit of `name` in one of the lists above, 0 when it is not there.
template <std::size_t N>
constexpr std::uint32_t bit_of(const std::array<std::string_view, N>& names,
                               std::string_view name) {
  for (std::size_t i = 0; i < N; ++i)
    if (names[i] == name) return std::uint32_t{1} << i;
  return 0;
}

}  // namespace bedside::rules
