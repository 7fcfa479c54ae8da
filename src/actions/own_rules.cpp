#include "actions/own_rules.h"

#include <algorithm>
#include <format>

#include "base/utf8.h"

namespace bedside::actions {
namespace {

// Lines without white space around them; empty ones are left out.
std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> out;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    constexpr std::string_view white = " \t\r";
    const std::size_t first = line.find_first_not_of(white);
    if (first == std::string_view::npos) continue;
    line = line.substr(first, line.find_last_not_of(white) - first + 1);
    out.emplace_back(line);
  }
  return out;
}

json::Array texts_of(const std::vector<std::string>& lines) {
  json::Array out;
  for (const std::string& line : lines) out.emplace_back(line);
  return out;
}

std::string joined(const json::Array& texts) {
  std::string out;
  for (const json::Value& text : texts) {
    const std::string line =
        text.is_string() ? text.as_string() : std::string(text.string_or("phrase", ""));
    out += (out.empty() ? "" : "\n") + line;
  }
  return out;
}

// Small letters, digits and -: "Cheap & cheerful" is "cheap-cheerful".
std::string name_of(std::string_view phrase) {
  constexpr std::size_t most = 40;
  std::string out;
  for (const char c : phrase) {
    const char small = ascii_lower(c);
    const bool keeps = (small >= 'a' && small <= 'z') || (small >= '0' && small <= '9');
    if (keeps)
      out += small;
    else if (!out.empty() && out.back() != '-')
      out += '-';
    if (out.size() == most) break;
  }
  while (out.ends_with('-')) out.pop_back();
  return out.empty() ? "term" : out;
}

std::string marked(std::string sentence, const std::vector<std::string>& phrases) {
  if (sentence.contains("[[")) return sentence;
  for (const std::string& phrase : phrases) {
    const auto at = std::ranges::search(sentence, phrase, {}, ascii_lower, ascii_lower);
    if (at.empty() || phrase.empty()) continue;
    const auto begin = static_cast<std::size_t>(at.begin() - sentence.begin());
    sentence.insert(begin + phrase.size(), "]]");
    sentence.insert(begin, "[[");
    break;
  }
  return sentence;
}

// A rule that the table can show: one phrase rule in one language.
const json::Member* single_language(const json::Value& rule) {
  const json::Object& languages = rule.object_of("languages");
  if (languages.size() != 1 || rule.string_or("kind", "phrase") != "phrase") return nullptr;
  return languages.front().value.array_of("match").empty() ? nullptr : &languages.front();
}

json::Value& member(json::Value& object, std::string_view key) {
  json::Value* found = object.find(key);
  return found != nullptr && found->is_object() ? *found : object.set(key, json::Object{});
}

}  // namespace

json::Value empty_pack(std::string_view organisation, std::string_view day) {
  const std::string name(organisation.empty() ? "Our organisation" : organisation);
  return json::Object{{"format", "bedside/pack/1"},
                      {"id", "own-" + name_of(name)},
                      {"name", name},
                      {"version", "1"},
                      {"checked", day},
                      {"allow", json::Object{}},
                      {"rules", json::Object{}}};
}

std::vector<OwnTerm> own_terms(const json::Value& pack) {
  std::vector<OwnTerm> out;
  for (const auto& [name, rule] : pack.object_of("rules")) {
    const json::Member* language = single_language(rule);
    if (language == nullptr) continue;
    const json::Value& block = language->value;
    OwnTerm term;
    term.name = name;
    term.language = language->key;
    term.phrase = joined(block.array_of("match"));
    term.suggest = joined(block.array_of("suggest"));
    for (const json::Value& entry : block.array_of("match"))
      if (term.suggest.empty()) term.suggest = joined(entry.array_of("suggest"));
    const json::Value* why = rule.find("why");
    if (why != nullptr)
      term.why = why->is_string() ? why->as_string() : why->string_or(term.language, "");
    term.severity = rule.string_or("severity", "advice");
    term.flag = joined(block.array_of("flag"));
    term.pass = joined(block.array_of("pass"));
    out.push_back(std::move(term));
  }
  return out;
}

json::Value with_term(json::Value pack, const OwnTerm& term, std::string_view fix) {
  const std::vector<std::string> phrases = lines_of(term.phrase);
  const std::string shown = phrases.empty() ? term.name : phrases.front();
  json::Value block = json::Object{{"status", "reviewed"}, {"match", texts_of(phrases)}};
  if (const std::vector<std::string> suggest = lines_of(term.suggest); !suggest.empty())
    block.set("suggest", texts_of(suggest));
  json::Array flag;
  for (std::string& line : lines_of(term.flag)) flag.emplace_back(marked(std::move(line), phrases));
  block.set("flag", std::move(flag));
  block.set("pass", texts_of(lines_of(term.pass)));

  json::Value& rules = member(pack, "rules");
  std::string name = term.name;
  if (name.empty()) {
    name = name_of(shown);
    for (int number = 2; rules.find(name) != nullptr; ++number)
      name = std::format("{}-{}", name_of(shown), number);
  }
  rules.set(name, json::Object{{"title", shown},
                               {"severity", term.severity},
                               {"why", term.why.empty() ? std::string(fix) : term.why},
                               {"fix", fix},
                               {"languages", json::Object{{term.language, std::move(block)}}}});
  return pack;
}

json::Value without_rule(json::Value pack, std::string_view name) {
  member(pack, "rules").erase(name);
  return pack;
}

std::string allowed_lines(const json::Value& pack, std::string_view list) {
  const json::Value* allow = pack.find("allow");
  return allow == nullptr ? std::string() : joined(allow->array_of(list));
}

json::Value with_allowed(json::Value pack, std::string_view list, std::string_view lines) {
  json::Value& allow = member(pack, "allow");
  const std::vector<std::string> texts = lines_of(lines);
  if (texts.empty())
    allow.erase(list);
  else
    allow.set(list, texts_of(texts));
  return pack;
}

}  // namespace bedside::actions
