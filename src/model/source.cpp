#include "model/source.h"

#include <algorithm>

namespace bedside::model {
namespace {

constexpr std::array<std::string_view, 9> evidence_names = {
    "",           "guideline", "review", "trial",     "observational",
    "statistics", "expert",    "news",   "laboratory"};

constexpr std::array<std::string_view, 3> answer_names = {"open", "good", "doubtful"};

template <class Enum, std::size_t N>
std::optional<Enum> from_name(const std::array<std::string_view, N>& names, std::string_view name) {
  const auto at = std::ranges::find(names, name);
  if (at == names.end()) return std::nullopt;
  return static_cast<Enum>(at - names.begin());
}

}  // namespace

std::string_view evidence_name(Evidence evidence) {
  return evidence_names[static_cast<std::size_t>(evidence)];
}

std::optional<Evidence> evidence_from_name(std::string_view name) {
  return from_name<Evidence>(evidence_names, name);
}

std::string_view answer_name(Answer answer) {
  return answer_names[static_cast<std::size_t>(answer)];
}

std::optional<Answer> answer_from_name(std::string_view name) {
  return from_name<Answer>(answer_names, name);
}

bool is_citable(const Source& source) {
  return !source.title.empty() && !(source.publisher.empty() && source.url.empty());
}

bool is_attached(const Source& source, std::string_view claim_sha256) {
  return std::ranges::contains(source.claims, claim_sha256);
}

}  // namespace bedside::model
