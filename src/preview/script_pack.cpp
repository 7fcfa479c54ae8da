#include "preview/script_pack.h"

#include <algorithm>
#include <charconv>
#include <format>
#include <optional>

#include "base/utf8.h"
#include "json/fields.h"

namespace bedside::preview {
namespace {

// Below it are the letters of the fonts that are always there; what they lack is no pack's.
constexpr char32_t first_of_packs = 0x0530;

std::optional<ScriptPack::Range> read_range(std::string_view text) {
  std::uint32_t first = 0, last = 0;
  const char* end = text.data() + text.size();
  const auto [middle, bad] = std::from_chars(text.data(), end, first, 16);
  if (bad != std::errc() || middle == end || *middle != '-') return std::nullopt;
  const auto [stop, worse] = std::from_chars(middle + 1, end, last, 16);
  if (worse != std::errc() || stop != end || first > last || last > 0x10FFFF) return std::nullopt;
  return ScriptPack::Range{first, last};
}

template <class Visit>
void for_each_letter(std::string_view text, Visit visit) {
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      ++at;
      continue;
    }
    const CodePoint cp = decode_utf8(text, at);
    at += cp.size;
    if (cp.value >= first_of_packs) visit(cp.value);
  }
}

void read_letters(json::Fields& fields, ScriptPack& pack) {
  for (const std::string& text : fields.texts("letters")) {
    const auto range = read_range(text);
    if (!range || (!pack.letters.empty() && range->first <= pack.letters.back().last))
      fields.error(ErrorCode::InvalidValue, "letters",
                   "expected rising ranges such as \"0600-06FF\"");
    else
      pack.letters.push_back(*range);
  }
}

void check_examples(json::Fields& fields, const ScriptPack& pack) {
  for (const std::string& example : pack.examples) {
    bool own = false;
    bool foreign = false;
    for_each_letter(example, [&](char32_t c) {
      const bool punctuation = c >= 0x2000 && c <= 0x206F;
      (pack.has(c) ? own : foreign) |= !punctuation;
    });
    if (!own || foreign)
      fields.error(ErrorCode::InvalidValue, "examples",
                   "an example must be written in the letters of this pack");
  }
}

}  // namespace

bool ScriptPack::has(char32_t letter) const {
  const auto after = std::ranges::upper_bound(letters, letter, {}, &Range::first);
  return after != letters.begin() && letter <= std::prev(after)->last;
}

std::string_view ScriptPack::name(std::string_view language) const {
  auto found = names.find(language);
  if (found == names.end()) found = names.find("en");
  return found == names.end() ? std::string_view(id) : std::string_view(found->second);
}

Result<ScriptPack> load_script_pack(std::string id, const json::Value& file) {
  Diagnostics diagnostics;
  json::Fields fields(file, std::format("scripts/{}.json", id), diagnostics);
  ScriptPack pack{.id = std::move(id)};
  for (const json::Member& name : fields.object("name").value().object())
    if (name.value.is_string()) pack.names.emplace(name.key, name.value.as_string());
  read_letters(fields, pack);
  json::Fields font = fields.object("font");
  font.text("part");
  font.text("file");
  pack.bytes = static_cast<std::size_t>(font.whole("bytes", 1));
  font.finish();
  pack.examples = fields.texts("examples");
  check_examples(fields, pack);
  fields.ignore("sources");
  fields.finish();
  if (!diagnostics.empty()) return std::unexpected(diagnostics.errors().front());
  return pack;
}

std::vector<ScriptPack> script_packs(const catalog::Catalog& catalog) {
  std::vector<ScriptPack> packs;
  for (const std::string_view name : catalog.names("scripts")) {
    const Result<json::Value> file = catalog.file(std::format("scripts/{}.json", name));
    if (!file) continue;
    if (Result<ScriptPack> pack = load_script_pack(std::string(name), *file))
      packs.push_back(*std::move(pack));
  }
  return packs;
}

Undrawn undrawn(std::string_view text, const paint::FontSet& fonts,
                std::span<const ScriptPack> packs) {
  Undrawn out;
  std::vector<char32_t> shared;
  const auto ask_for = [&](const ScriptPack& pack) {
    if (!std::ranges::contains(out.packs, &pack)) out.packs.push_back(&pack);
  };
  const auto asked = [&](char32_t c) {
    return std::ranges::any_of(out.packs, [&](const ScriptPack* pack) { return pack->has(c); });
  };
  for_each_letter(text, [&](char32_t c) {
    if (fonts.has_glyph(c)) return;
    const auto has = [&](const ScriptPack& pack) { return pack.has(c); };
    const auto first = std::ranges::find_if(packs, has);
    if (first == packs.end())
      out.others = true;
    else if (std::find_if(first + 1, packs.end(), has) == packs.end())
      ask_for(*first);
    else if (!std::ranges::contains(shared, c))
      shared.push_back(c);
  });
  for (const char32_t c : shared)
    if (!asked(c))
      ask_for(*std::ranges::find_if(packs, [&](const ScriptPack& pack) { return pack.has(c); }));
  return out;
}

}  // namespace bedside::preview
