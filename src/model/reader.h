#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/error.h"
#include "json/value.h"

namespace bedside::model {

// Reads the members of one JSON object strictly: a wrong type, a missing required member or an
// unknown key is an error with its place. The first error is kept, reading goes on with
// defaults, and `finish` tells.
class Reader {
 public:
  Reader(const json::Value& value, std::string place);

  std::string text(std::string_view key, std::string_view fallback = {});
  std::string required_text(std::string_view key);
  std::int64_t integer(std::string_view key, std::int64_t fallback, std::int64_t min,
                       std::int64_t max);
  bool boolean(std::string_view key, bool fallback = false);
  std::vector<std::string> texts(std::string_view key);
  // The member itself, or null when it is not there.
  const json::Value* member(std::string_view key);
  // Elements of an array, each with its place; none when it is not there.
  std::vector<std::pair<const json::Value*, std::string>> elements(std::string_view key);

  void fail(ErrorCode code, std::string_view key, std::string message);
  void keep(const Error& error);
  std::string place(std::string_view key) const { return place_ + "/" + std::string(key); }

  // Unknown keys are found here.
  Result<void> finish();

 private:
  const json::Value* value_;
  std::string place_;
  std::vector<std::string> read_;
  std::optional<Error> error_;
};

}  // namespace bedside::model
