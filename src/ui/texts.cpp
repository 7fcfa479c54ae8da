#include "ui/texts.h"

namespace bedside::ui {
namespace {

press::Texts& table() {
  static press::Texts texts;
  return texts;
}

}  // namespace

const press::Texts& interface_texts() { return table(); }

Result<void> set_texts(const json::Value& file, const json::Value& fallback) {
  Result<press::Texts> read = press::Texts::load(file, fallback);
  if (!read) return std::unexpected(read.error());
  table() = *std::move(read);
  return {};
}

std::string_view tr(std::string_view key) { return table().get(key); }
std::string tr(std::string_view key, TextArgs args) { return table().get(key, args); }
std::string_view tr_form(std::string_view key, std::size_t count) {
  return table().form(key, count);
}
std::string tr_count(std::string_view key, std::size_t count, TextArgs args) {
  return table().counted(key, count, args);
}
std::string number(std::size_t number) { return table().number(number); }

}  // namespace bedside::ui
