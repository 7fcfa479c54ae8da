#pragma once

#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "base/error.h"
#include "json/value.h"

namespace bedside::press {

using TextArgs = std::initializer_list<std::pair<std::string_view, std::string_view>>;

// The words that the program says in one language, from assets/ui/<tag>.json.
class Texts {
 public:
  Texts() = default;  // without any words: each key stands for itself

  // Reads `file` (a UI asset) over `fallback` (English), which has every key. AssetInvalid.
  static Result<Texts> load(const json::Value& file, const json::Value& fallback);

  // The text of `key`. A key that does not exist comes back as itself: a test finds it.
  std::string_view get(std::string_view key) const;
  // The same with each {name} replaced: get("status.rules", {{"count", "62"}}). In {date}, {until},
  // {checked} and {expires} a day is written as the language writes it.
  std::string get(std::string_view key, TextArgs args) const;

  // The form of `key` for `count` things: "key.one" where the language counts them as one, else
  // `key`. Which numbers those are is its text "number.one" (CLDR, whole numbers): "1", "…1" for
  // 1, 21, 31 ... but not 11, "" for none.
  std::string_view form(std::string_view key, std::size_t count) const;
  // That form with {count} and the other places filled in.
  std::string counted(std::string_view key, std::size_t count, TextArgs args) const;

  // "2026-11-22" as people write it, the month by its name, so that it is read the same way
  // everywhere: "22 Nov 2026". What is no day comes back as it is.
  std::string date(std::string_view day) const;
  // `number` with the thousands separated as the language does it.
  std::string number(std::size_t number) const;

 private:
  bool counts_as_one(std::size_t count) const;
  std::string filled(std::string text, TextArgs args) const;

  std::map<std::string, std::string, std::less<>> texts_;
};

}  // namespace bedside::press
