#include "ui/texts.h"

#include <map>

namespace bedside::ui {
namespace {

std::map<std::string, std::string, std::less<>>& table() {
  static std::map<std::string, std::string, std::less<>> texts;
  return texts;
}

}  // namespace

Result<void> set_texts(const json::Value& file, const json::Value& fallback) {
  if (fallback.object_of("texts").empty())
    return fail(ErrorCode::AssetInvalid, "ui/en.json#/texts", "There are no texts.");
  table().clear();
  for (const json::Value* source : {&fallback, &file})
    for (const auto& [key, text] : source->object_of("texts"))
      if (text.is_string()) table()[key] = text.as_string();
  return {};
}

std::string_view tr(std::string_view key) {
  const auto found = table().find(key);
  return found == table().end() ? key : std::string_view(found->second);
}

namespace {

std::string filled(std::string out, TextArgs args) {
  for (const auto& [name, value] : args) {
    const std::string slot = "{" + std::string(name) + "}";
    for (std::size_t at = out.find(slot); at != std::string::npos;
         at = out.find(slot, at + value.size()))
      out.replace(at, slot.size(), value);
  }
  return out;
}

bool counts_as_one(std::size_t count) {
  const std::string_view rule = tr("number.one");
  if (rule == "…1") return count % 10 == 1 && count % 100 != 11;
  return rule == "1" && count == 1;
}

}  // namespace

std::string tr(std::string_view key, TextArgs args) { return filled(std::string(tr(key)), args); }

std::string_view tr_form(std::string_view key, std::size_t count) {
  if (!counts_as_one(count)) return tr(key);
  const auto one = table().find(std::string(key) + ".one");
  return one == table().end() ? tr(key) : std::string_view(one->second);
}

std::string tr_count(std::string_view key, std::size_t count, TextArgs args) {
  return filled(filled(std::string(tr_form(key, count)), {{"count", number(count)}}), args);
}

std::string number(std::size_t number) {
  std::string out = std::to_string(number);
  const std::string_view mark = tr("number.thousands");
  for (std::size_t digits = 3; digits < out.size() && number > 0; digits += 3 + mark.size())
    out.insert(out.size() - digits, mark);
  return out;
}

}  // namespace bedside::ui
