#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "json/value.h"

namespace bedside::json {

// Reads the members of one object of an asset file, strictly: a missing or wrong member is an
// error in `diagnostics` with its place and gives an empty value, so that a loader reads on and a
// person sees all errors at once. Members that nobody asked for are errors too: call `finish`.
//
//   Fields file(value, "platforms/x.json", diagnostics);
//   platform.name = file.text("name");
//   file.finish();
class Fields {
 public:
  // `value` and `diagnostics` must outlive this object. `place` is a file name, or a file name,
  // '#' and a JSON pointer.
  Fields(const Value& value, std::string place, Diagnostics& diagnostics);

  bool has(std::string_view key) const { return value_.find(key) != nullptr; }

  // Compulsory; a text is not empty.
  std::string text(std::string_view key);
  std::int64_t whole(std::string_view key, std::int64_t least = 0);
  double number(std::string_view key);
  bool flag(std::string_view key);
  std::vector<std::string> texts(std::string_view key);
  const Array& array(std::string_view key);
  Fields object(std::string_view key);

  // Optional: `fallback` or empty when the member is not there.
  std::string text_or(std::string_view key, std::string_view fallback);
  std::int64_t whole_or(std::string_view key, std::int64_t fallback);
  double number_or(std::string_view key, double fallback);
  bool flag_or(std::string_view key, bool fallback);
  std::vector<std::string> texts_or_none(std::string_view key);
  const Array& array_or_none(std::string_view key);

  // The element `index` of the array member `key`, as an object.
  Fields element(std::string_view key, std::size_t index);

  // Marks a member as known without reading it.
  void ignore(std::string_view key);
  // Every member that was neither read nor ignored is an error.
  void finish();

  void error(ErrorCode code, std::string_view key, std::string message);
  const std::string& place() const { return place_; }
  const Value& value() const { return value_; }

 private:
  // The member, or null with an error when it is missing.
  const Value* need(std::string_view key);
  const Value* member(std::string_view key);
  std::string place_of(std::string_view key) const;

  const Value& value_;
  std::string place_;
  Diagnostics* diagnostics_;
  std::vector<std::string_view> seen_;
};

}  // namespace bedside::json
