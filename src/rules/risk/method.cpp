// Reads assets/risk/method.json.
#include <algorithm>

#include "json/value.h"
#include "rules/risk/risk.h"
#include "rules/rule.h"

namespace bedside::rules {
namespace {

std::unexpected<Error> problem(std::string place, std::string message) {
  return fail(ErrorCode::AssetInvalid, std::move(place), std::move(message));
}

// A text in every language of the user interface; `slot` must stand in it when there is one.
Result<RiskTexts> read_texts(const json::Value* from, const std::string& place,
                             std::string_view slot) {
  RiskTexts out;
  for (std::size_t i = 0; i < ui_language_names.size(); ++i) {
    out[i] = from == nullptr ? "" : from->string_or(ui_language_names[i], "");
    if (out[i].empty())
      return problem(place + "/" + std::string(ui_language_names[i]), "this text is missing");
    if (!slot.empty() && out[i].find(slot) == std::string::npos)
      return problem(place + "/" + std::string(ui_language_names[i]),
                     "the text does not hold " + std::string(slot));
  }
  return out;
}

Result<RiskMethod::ClassRow> read_row(const json::Value& from, const std::string& place) {
  RiskMethod::ClassRow row;
  for (const auto& [key, value] : from.object()) {
    constexpr std::array<std::string_view, 6> known = {"kind", "one_in", "anchor",
                                                       "keep", "names",  "because"};
    if (std::ranges::find(known, key) == known.end())
      return fail(ErrorCode::UnknownKey, place + "/" + key, "unknown key");
  }
  row.kind = from.string_or("kind", "");
  row.one_in = from.double_or("one_in", 0);
  row.anchor = from.bool_or("anchor", false);
  row.keep = from.bool_or("keep", false);
  if (row.kind.empty()) return problem(place + "/kind", "a class belongs to a kind");
  if (row.one_in < 1 || row.one_in > 1e9) return problem(place + "/one_in", "expected 1 to 10^9");
  if (from.string_or("because", "").empty())
    return problem(place + "/because", "a weight wants its reason");
  Result<RiskTexts> names = read_texts(from.find("names"), place + "/names", "");
  if (!names) return std::unexpected(names.error());
  row.names = *std::move(names);
  return row;
}

}  // namespace

Result<void> RiskMethod::load(const json::Value& method, std::string place) {
  people_ = method.double_or("people", 0);
  few_ = method.double_or("few", 0);
  if (people_ < 1000 || few_ < 2 || few_ > people_)
    return problem(place, "\"people\" and \"few\" are numbers, few from 2 to people");
  const json::Value* classes = method.find("classes");
  if (classes == nullptr) return problem(place + "/classes", "this is missing");
  for (const auto& [name, value] : classes->object())
    if (!risk_class_from_name(name))
      return fail(ErrorCode::UnknownKey, place + "/classes/" + name, "no such class");
  for (std::size_t i = 0; i < risk_class_count; ++i) {
    const std::string name(risk_class_name(static_cast<RiskClass>(i)));
    const json::Value* value = classes->find(name);
    if (value == nullptr) return problem(place + "/classes/" + name, "this class is missing");
    Result<ClassRow> row = read_row(*value, place + "/classes/" + name);
    if (!row) return std::unexpected(row.error());
    rows_[i] = *std::move(row);
    kinds_[i] = i;
    for (std::size_t k = 0; k < i; ++k)
      if (rows_[k].kind == rows_[i].kind) kinds_[i] = kinds_[k];
  }
  struct Part {
    std::string_view key;
    std::string_view slot;
    RiskTexts& texts;
  };
  for (const Part& part :
       {Part{"points_to_one", "{details}", points_to_one_},
        Part{"points_to_few", "{details}", points_to_few_}, Part{"drop", "{first}", drop_}}) {
    const std::string at = place + "/" + std::string(part.key);
    Result<RiskTexts> texts = read_texts(method.find(part.key), at, part.slot);
    if (!texts) return std::unexpected(texts.error());
    part.texts = *std::move(texts);
  }
  return {};
}

}  // namespace bedside::rules
