#include "rules/rule_reader.h"

#include <algorithm>
#include <format>

namespace bedside::rules {
namespace {

struct SideName {
  std::string_view name;
  Side side;
};

constexpr std::array side_names = {
    SideName{"before", Side::Before},
    SideName{"after", Side::After},
    SideName{"both", Side::Both},
};

constexpr std::int64_t max_unless_words = 100;

}  // namespace

std::uint32_t BlockReader::add_set(Role role) {
  made.tables.sets.push_back({static_cast<std::uint32_t>(role), index_});
  return static_cast<std::uint32_t>(made.tables.sets.size() - 1);
}

void BlockReader::add_phrase(std::string_view key, std::string_view text, Role role,
                             std::uint32_t set, std::uint32_t suggestions) {
  const auto phrase = parse_phrase(text, language_);
  std::string problem;
  if (!phrase)
    problem = phrase.error();
  else if (!made.phrases[tag_].add(*phrase, group_of(role), {set, suggestions, 0}))
    problem = "its alternatives make too many combinations";
  if (!problem.empty())
    fields.error(ErrorCode::InvalidValue, key, std::format("\"{}\": {}", text, problem));
}

std::uint32_t BlockReader::phrases(std::string_view key, Role role) {
  return phrases(key, fields.array(key), role);
}

std::uint32_t BlockReader::phrases(std::string_view key, const json::Array& list, Role role) {
  if (list.empty()) {
    fields.error(ErrorCode::MissingValue, key, "expected at least one phrase");
    return 0;
  }
  const std::uint32_t set = add_set(role);
  for (std::size_t i = 0; i < list.size(); ++i) {
    const json::Value& entry = list[i];
    if (entry.is_string()) {
      add_phrase(key, entry.as_string(), role, set, 0);
      continue;
    }
    const std::string_view text = entry.string_or("phrase", "");
    const json::Array& suggest = entry.array_of("suggest");
    if (text.empty() || suggest.empty() || entry.size() != 2 || role != Role::Match) {
      fields.error(ErrorCode::SchemaMismatch, key,
                   std::format("entry {}: expected a phrase{}", i + 1,
                               role == Role::Match ? " or {\"phrase\", \"suggest\"}" : ""));
      continue;
    }
    add_phrase(key, text, role, set, suggestion_list(fields, key, suggest));
  }
  return set;
}

std::uint32_t BlockReader::suggestion_list(json::Fields& from, std::string_view key,
                                           const json::Array& list) {
  std::vector<std::string_view> texts;
  for (const json::Value& text : list) {
    if (text.is_string())
      texts.push_back(text.as_string());
    else
      from.error(ErrorCode::SchemaMismatch, key, "expected a list of texts");
  }
  made.tables.suggestion_lists.push_back(made.tables.add_strings(texts));
  return static_cast<std::uint32_t>(made.tables.suggestion_lists.size() - 1);
}

std::uint32_t BlockReader::suggestions(json::Fields& from, std::string_view key) {
  const json::Array& list = from.array_or_none(key);
  return list.empty() ? 0 : suggestion_list(from, key, list);
}

void BlockReader::unless_near() {
  if (!fields.has("unless_near")) return;
  json::Fields unless = fields.object("unless_near");
  row.unless_words =
      static_cast<std::uint32_t>(std::min(unless.whole("words", 1), max_unless_words));
  const std::string side = unless.text_or("side", "both");
  const auto* name = std::ranges::find(side_names, side, &SideName::name);
  if (name == side_names.end())
    unless.error(ErrorCode::InvalidValue, "side", "expected before, after or both");
  else
    row.unless_side = static_cast<std::uint32_t>(name->side);
  const json::Array& any = unless.array_or_none("any");
  const json::Array& in_clause = unless.array_or_none("in_clause");
  if (any.empty() && in_clause.empty())
    unless.error(ErrorCode::InvalidValue, "any", "expected phrases here or in in_clause");
  unless.finish();
  if ((any.empty() && in_clause.empty()) || !needs_language("unless_near")) return;
  if (!any.empty()) row.unless = shared_phrases("unless_near", any, Role::Unless);
  if (!in_clause.empty())
    row.unless_in_clause = shared_phrases("unless_near", in_clause, Role::Unless);
}

std::uint32_t BlockReader::shared_phrases(std::string_view key, const json::Array& list,
                                          Role role) {
  std::vector<std::string> texts;
  for (const json::Value& entry : list) {
    if (entry.is_string())
      texts.push_back(entry.as_string());
    else
      fields.error(ErrorCode::SchemaMismatch, key, "expected a list of texts");
  }
  std::ranges::sort(texts);
  std::string all;
  for (const std::string& text : texts) all += text + '\n';
  const auto [at, is_new] = made.shared_sets.try_emplace({tag_, role, all}, 0);
  if (is_new) {
    made.tables.sets.push_back({static_cast<std::uint32_t>(role), 0});
    at->second = static_cast<std::uint32_t>(made.tables.sets.size() - 1);
    for (const std::string& text : texts) add_phrase(key, text, role, at->second, 0);
  }
  return at->second;
}

bool BlockReader::needs_language(std::string_view key) {
  if (language_ != nullptr) return true;
  fields.ignore(key);
  fields.error(ErrorCode::InvalidValue, key, "this needs words, so not for \"any\" language");
  return false;
}

}  // namespace bedside::rules
