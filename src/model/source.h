#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bedside::model {

// What kind of evidence a source is, weakest last.
enum class Evidence : std::uint8_t {
  Unknown,
  Guideline,
  Review,         // systematic review or meta-analysis
  Trial,          // randomised controlled trial
  Observational,  // cohort, case control, survey
  Statistics,     // official figures
  Expert,         // opinion, editorial
  News,
  Laboratory,  // animals, cells
};

// The seven questions of the WHO to somebody who wants to pass something on: who says it, is there
// more than the headline, who wrote it, when, on what grounds, why do I like it, what do
// fact-checkers say. In this order.
inline constexpr std::array<std::string_view, 7> who_questions = {
    "source", "headline", "author", "date", "evidence", "bias", "fact-checkers"};

enum class Answer : std::uint8_t { Open, Good, Doubtful };

// What a claim of a post rests on. It is attached to sentences by the SHA-256 of their bytes: when
// the sentence changes, somebody has to look again.
struct Source {
  std::string id;  // unique in its draft
  std::string title;
  std::string publisher;
  std::string author;
  std::string url;
  std::string published;  // "2019", "2019-05", "2019-05-14"; "" = not known
  std::string read;       // the day somebody read it
  Evidence evidence = Evidence::Unknown;
  std::array<Answer, who_questions.size()> answers = {};
  std::string fact_check_url;
  std::vector<std::string> claims;  // SHA-256 of the sentences it is attached to, hexadecimal

  bool operator==(const Source&) const = default;
};

// "", "guideline", "review", "trial", "observational", "statistics", "expert", "news",
// "laboratory"
std::string_view evidence_name(Evidence evidence);
std::optional<Evidence> evidence_from_name(std::string_view name);

// "open", "good", "doubtful"
std::string_view answer_name(Answer answer);
std::optional<Answer> answer_from_name(std::string_view name);

// Whether a reader could find it: a title, and a publisher or an address.
bool is_citable(const Source& source);
bool is_attached(const Source& source, std::string_view claim_sha256);

}  // namespace bedside::model
