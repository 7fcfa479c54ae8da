#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/draft.h"
#include "platforms/platform.h"
#include "platforms/problems.h"
#include "rules/check.h"

namespace bedside::lang {
class Language;
}

namespace bedside::analysis {

// What is wrong with a draft on the platforms it is for: too long, links that nobody can open, a
// picture that is missing. The words, source and severity of each are those of the rule
// "platform/<problem>"; without that rule in the pack, the problem is not told. What they say of
// one post is in Finding::values, see rules::filled.
class PlatformChecks {
 public:
  // Both must outlive this object.
  PlatformChecks(const rules::Engine& engine, std::span<const platforms::Platform> platforms);

  // Of each platform of the draft: its text or posts of a thread, on the surface chosen, with the
  // pictures. The same problem in the same place is one finding that names all its platforms.
  // Unknown platforms have none, nor has a draft without text and pictures. Fields are named as in
  // DraftFields; a picture's problem stands at the end of the text.
  std::vector<rules::Finding> check(const model::Content& content) const;

  // The same of a text alone: nothing is said of pictures.
  std::vector<rules::Finding> check_text(std::string_view text, std::string_view language,
                                         std::span<const std::string> platform_ids) const;

 private:
  struct Round;
  void check_field(Round& round, std::string_view text, std::size_t offset,
                   const platforms::Platform& platform, std::string_view surface) const;
  void add(Round& round, const platforms::Problem& problem, std::size_t offset,
           const platforms::Platform& platform) const;
  void add_phones(Round& round, std::string_view text, std::size_t offset,
                  const platforms::Platform& platform) const;
  const lang::Language* language_of(std::string_view text, std::string_view tag) const;
  const platforms::Platform* platform(std::string_view id) const;
  const rules::SourceRef* source_of(const platforms::Platform& platform,
                                    const platforms::Evidence* evidence) const;

  struct PlatformSource {
    std::string_view platform;
    std::string_view id;
    rules::SourceRef source;
  };

  const rules::Engine& engine_;
  std::span<const platforms::Platform> platforms_;
  std::array<std::optional<std::uint32_t>, platforms::problem_kinds> rules_;
  std::vector<PlatformSource> sources_;
};

}  // namespace bedside::analysis
