#include "cli/arguments.h"

#include <algorithm>

namespace bedside::cli {

Result<Arguments> Arguments::parse(std::span<const std::string> arguments,
                                   std::span<const std::string_view> flags,
                                   std::span<const std::string_view> options) {
  Arguments out;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string_view argument = arguments[i];
    if (!argument.starts_with("-") || argument == "-") {
      out.rest_.emplace_back(argument);
      continue;
    }
    const std::size_t sign = argument.find('=');
    const std::string_view name = argument.substr(0, sign);
    if (std::ranges::contains(flags, name) && sign == std::string_view::npos) {
      out.values_[std::string(name)];
    } else if (!std::ranges::contains(options, name)) {
      return fail(ErrorCode::BadArgument, std::string(name), "this option is not known");
    } else if (sign != std::string_view::npos) {
      out.values_[std::string(name)] = argument.substr(sign + 1);
    } else if (i + 1 < arguments.size()) {
      out.values_[std::string(name)] = arguments[++i];
    } else {
      return fail(ErrorCode::BadArgument, std::string(name), "this option needs a value");
    }
  }
  return out;
}

std::string Arguments::value(std::string_view name, std::string_view fallback) const {
  const auto found = values_.find(std::string(name));
  return found == values_.end() ? std::string(fallback) : found->second;
}

std::vector<std::string> Arguments::list(std::string_view name) const {
  std::vector<std::string> out;
  std::string_view left = values_.contains(std::string(name))
                              ? std::string_view(values_.at(std::string(name)))
                              : std::string_view();
  while (!left.empty()) {
    const std::size_t comma = std::min(left.find(','), left.size());
    if (comma > 0) out.emplace_back(left.substr(0, comma));
    left.remove_prefix(std::min(comma + 1, left.size()));
  }
  return out;
}

}  // namespace bedside::cli
