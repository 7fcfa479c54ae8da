#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace bedside::cli {

// What follows the name of a command: options ("--language nl", "--language=nl", "--ndjson") and
// the rest. "-" is no option: it stands for standard input.
class Arguments {
 public:
  // `flags` take no value, `options` take one; anything else that begins with "-" is an error.
  static Result<Arguments> parse(std::span<const std::string> arguments,
                                 std::span<const std::string_view> flags,
                                 std::span<const std::string_view> options);

  bool has(std::string_view name) const { return values_.contains(std::string(name)); }
  std::string value(std::string_view name, std::string_view fallback = {}) const;
  // A comma-separated list.
  std::vector<std::string> list(std::string_view name) const;
  const std::vector<std::string>& rest() const { return rest_; }

 private:
  std::map<std::string, std::string> values_;
  std::vector<std::string> rest_;
};

}  // namespace bedside::cli
