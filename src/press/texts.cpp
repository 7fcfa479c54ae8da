#include "press/texts.h"

namespace bedside::press {
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

}  // namespace

Result<Texts> Texts::load(const json::Value& file, const json::Value& fallback) {
  if (fallback.object_of("texts").empty())
    return fail(ErrorCode::AssetInvalid, "ui/en.json#/texts", "There are no texts.");
  Texts out;
  for (const json::Value* source : {&fallback, &file})
    for (const auto& [key, text] : source->object_of("texts"))
      if (text.is_string()) out.texts_[key] = text.as_string();
  return out;
}

std::string_view Texts::get(std::string_view key) const {
  const auto found = texts_.find(key);
  return found == texts_.end() ? key : std::string_view(found->second);
}

std::string Texts::get(std::string_view key, TextArgs args) const {
  return filled(std::string(get(key)), args);
}

bool Texts::counts_as_one(std::size_t count) const {
  const std::string_view rule = get("number.one");
  if (rule == "…1") return count % 10 == 1 && count % 100 != 11;
  return rule == "1" && count == 1;
}

std::string_view Texts::form(std::string_view key, std::size_t count) const {
  if (!counts_as_one(count)) return get(key);
  const auto one = texts_.find(std::string(key) + ".one");
  return one == texts_.end() ? get(key) : std::string_view(one->second);
}

std::string Texts::counted(std::string_view key, std::size_t count, TextArgs args) const {
  return filled(filled(std::string(form(key, count)), {{"count", number(count)}}), args);
}

std::string Texts::number(std::size_t number) const {
  std::string out = std::to_string(number);
  const std::string_view mark = get("number.thousands");
  for (std::size_t digits = 3; digits < out.size() && number > 0; digits += 3 + mark.size())
    out.insert(out.size() - digits, mark);
  return out;
}

}  // namespace bedside::press
