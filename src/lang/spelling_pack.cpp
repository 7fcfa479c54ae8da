#include "lang/spelling_pack.h"

#include <algorithm>
#include <format>
#include <set>

#include "json/fields.h"
#include "lang/normalize.h"

namespace bedside::lang {
namespace {

void read_words(json::Fields& fields, SpellingPack& pack) {
  std::set<std::string, std::less<>> seen;
  json::Fields groups = fields.object("words");
  for (const json::Member& group : groups.value().object())
    for (std::string& word : groups.texts(group.key)) {
      if (word.contains(' ') || !is_nfc(word))
        groups.error(ErrorCode::InvalidValue, group.key, "a word has no blank and is composed");
      else if (!seen.insert(word).second)
        groups.error(ErrorCode::InvalidValue, group.key, std::format("'{}' is twice", word));
      else
        pack.additions.words.push_back(std::move(word));
    }
}

void read_joins(json::Fields& fields, SpellingPack& pack) {
  if (!fields.has("joins")) return;
  json::Fields joins = fields.object("joins");
  pack.additions.compound_letters = static_cast<std::size_t>(joins.whole_or("compound_letters", 0));
  for (std::size_t i = 0; i < joins.array_or_none("beginnings").size(); ++i) {
    json::Fields chain = joins.element("beginnings", i);
    std::vector<std::string> then = chain.texts_or_none("then");
    if (then.empty()) then.emplace_back();
    for (const std::string& first : chain.texts("first"))
      for (const std::string& second : then) pack.additions.beginnings.push_back(first + second);
    chain.finish();
  }
  joins.finish();
}

void check_examples(json::Fields& fields, const SpellingPack& pack) {
  for (const std::string& text : pack.wrong)
    if (const std::size_t mark = text.find("[["); mark >= text.find("]]"))
      fields.error(ErrorCode::InvalidValue, "wrong", "a fault stands between [[ and ]]");
}

}  // namespace

std::string_view SpellingPack::name(std::string_view language) const {
  auto found = names.find(language);
  if (found == names.end()) found = names.find("en");
  return found == names.end() ? std::string_view(tag) : std::string_view(found->second);
}

Result<SpellingPack> load_spelling_pack(std::string tag, const json::Value& file) {
  Diagnostics diagnostics;
  json::Fields fields(file, std::format("spelling/{}.json", tag), diagnostics);
  SpellingPack pack{.tag = std::move(tag)};
  for (const json::Member& name : fields.object("name").value().object())
    if (name.value.is_string()) pack.names.emplace(name.key, name.value.as_string());
  pack.languages = fields.texts("languages");
  pack.countries = fields.texts_or_none("countries");
  json::Fields dictionary = fields.object("dictionary");
  dictionary.text("part");
  dictionary.text("file");
  pack.bytes = static_cast<std::size_t>(dictionary.whole("bytes", 1));
  dictionary.finish();
  read_words(fields, pack);
  read_joins(fields, pack);
  json::Fields examples = fields.object("examples");
  pack.right = examples.texts("right");
  pack.wrong = examples.texts("wrong");
  check_examples(examples, pack);
  examples.finish();
  fields.ignore("sources");
  fields.finish();
  if (!diagnostics.empty()) return std::unexpected(diagnostics.errors().front());
  return pack;
}

std::vector<const SpellingPack*> spelling_packs_for(std::span<const SpellingPack> packs,
                                                    std::string_view language,
                                                    std::span<const std::string> countries) {
  const std::string_view first = language.substr(0, language.find('-'));
  std::vector<std::pair<int, const SpellingPack*>> ranked;
  for (const SpellingPack& pack : packs) {
    const bool exact = std::ranges::contains(pack.languages, language);
    if (!exact && !std::ranges::contains(pack.languages, first)) continue;
    const bool near = std::ranges::any_of(countries, [&](const std::string& country) {
      return std::ranges::contains(pack.countries, country);
    });
    ranked.emplace_back((exact ? 0 : 2) + (near ? 0 : 1), &pack);
  }
  std::ranges::stable_sort(ranked, {}, [](const auto& entry) { return entry.first; });
  std::vector<const SpellingPack*> out;
  for (const auto& [rank, pack] : ranked) out.push_back(pack);
  return out;
}

}  // namespace bedside::lang
