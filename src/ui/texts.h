#pragma once

#include <string>
#include <string_view>

#include "base/error.h"
#include "json/value.h"
#include "press/texts.h"

namespace bedside::ui {

// Words of the interface, from assets/ui/<tag>.json. One language at a time.

// What the functions below speak from.
const press::Texts& interface_texts();

// Reads `file` (a UI asset) over `fallback` (English), which has every key.
Result<void> set_texts(const json::Value& file, const json::Value& fallback);

// The text of `key`. A key that does not exist comes back as itself: a test finds it. The view
// lives until the next set_texts.
std::string_view tr(std::string_view key);

using press::TextArgs;
// The same with each {name} replaced: tr("status.rules", {{"count", "62"}}).
std::string tr(std::string_view key, TextArgs args);

// The form of `key` for `count` things, see press::Texts::form.
std::string_view tr_form(std::string_view key, std::size_t count);
// That form with {count} and the other places filled in.
std::string tr_count(std::string_view key, std::size_t count, TextArgs args = {});

// `number` with the thousands separated as the language of the interface does it.
std::string number(std::size_t number);

}  // namespace bedside::ui
