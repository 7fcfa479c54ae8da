#include "rules/pack_reader.h"

#include <algorithm>
#include <format>

#include "json/fields.h"
#include "rules/companions.h"

namespace bedside::rules {
namespace {

constexpr std::string_view extension = ".json";
constexpr std::size_t least_examples = 2;

// "us" for "jurisdictions/us.json"
std::string_view file_name(std::string_view path) {
  path.remove_prefix(path.rfind('/') + 1);
  if (path.ends_with(extension)) path.remove_suffix(extension.size());
  return path;
}

std::string read_day(json::Fields& fields, std::string_view key) {
  std::string day = fields.text(key);
  if (!day.empty() && !is_day(day))
    fields.error(ErrorCode::InvalidValue, key, "expected a day such as 2026-11-22");
  return day;
}

void read_frame_examples(json::Fields& block, std::string_view tag, std::uint32_t frame, bool is_in,
                         std::vector<FrameExample>& out) {
  const std::string_view key = is_in ? "in" : "out";
  const std::vector<std::string> texts = block.texts(key);
  if (texts.size() < least_examples && block.has(key))
    block.error(ErrorCode::MissingValue, key,
                std::format("at least {} examples are needed", least_examples));
  for (std::size_t i = 0; i < texts.size(); ++i)
    out.push_back(
        {std::format("{}/{}/{}", block.place(), key, i), std::string(tag), texts[i], frame, is_in});
}

}  // namespace

bool is_day(std::string_view text) {
  constexpr std::string_view form = "0000-00-00";
  return text.size() == form.size() && std::ranges::equal(text, form, [](char c, char f) {
           return f == '0' ? c >= '0' && c <= '9' : c == f;
         });
}

PackCoverage read_pack(const catalog::AssetFile& file, Compilation& made,
                       Diagnostics& diagnostics) {
  json::Fields fields(file.value, file.path, diagnostics);
  PackCoverage out;
  out.id = file_name(file.path);
  PackRow row;
  row.id = made.tables.add_string(out.id);
  row.version = made.tables.add_string(fields.text("version"));
  row.checked = made.tables.add_string(read_day(fields, "checked"));
  row.expires = made.tables.add_string(read_day(fields, "expires"));
  for (const std::string& country : fields.texts_or_none("countries")) {
    const std::uint32_t bit = bit_of(country_names, country);
    if (bit == 0)
      fields.error(ErrorCode::InvalidValue, "countries",
                   std::format("no country is called '{}'", country));
    row.countries |= bit;
  }
  fields.ignore("name");
  for (const std::string& demand : fields.texts("demands")) out.demands.emplace(demand, 0);
  fields.finish();
  made.tables.packs.push_back(row);
  return out;
}

void read_frame(const catalog::AssetFile& file, std::span<const lang::Language> languages,
                Compilation& made, std::vector<FrameExample>& examples, Diagnostics& diagnostics) {
  json::Fields fields(file.value, file.path, diagnostics);
  const std::string_view name = file_name(file.path);
  const auto known = std::ranges::find(frame_names, name);
  if (known == frame_names.end()) {
    diagnostics.add(ErrorCode::AssetInvalid, file.path, "there is no such frame");
    return;
  }
  const auto frame = static_cast<std::uint32_t>(known - frame_names.begin());
  fields.ignore("sources");
  const bool needs_more = fields.has("with");
  const CompanionList with = needs_more ? read_companion_list(fields, "with") : CompanionList{};
  json::Fields blocks = fields.object("languages");
  for (const json::Member& member : blocks.value().object()) {
    const auto language = std::ranges::find(languages, member.key, &lang::Language::tag);
    json::Fields block = blocks.object(member.key);
    if (language == languages.end()) {
      blocks.error(ErrorCode::UnknownLanguage, member.key, "there is no such language");
      continue;
    }
    block.ignore("status");
    RuleReader rule{fields, made};
    BlockReader reader(block, made, rule, member.key, &*language, 0);
    FrameRow row = {.with_facts = with.facts, .frame = frame, .with_tokens = with.tokens};
    row.set = reader.shared_phrases("any", block.array("any"), Role::Frame);
    if (block.has("also"))
      row.also = reader.shared_phrases("also", block.array("also"), Role::Frame);
    if (block.has("undone_by"))
      row.undone_by = reader.shared_phrases("undone_by", block.array("undone_by"), Role::Frame);
    made.frames.push_back({member.key, row});
    read_frame_examples(block, member.key, frame, true, examples);
    read_frame_examples(block, member.key, frame, false, examples);
    block.finish();
  }
  blocks.finish();
  fields.finish();
}

}  // namespace bedside::rules
