#pragma once

#include <iosfwd>
#include <span>
#include <string>

namespace bedside::cli {

// The streams of a call; tests give their own.
struct Console {
  std::istream& in;
  std::ostream& out;
  std::ostream& err;
};

// Runs `bedside ARGUMENTS...` and returns its exit status: 0 nothing at or above the threshold,
// 1 something is, 2 the call or the input is wrong (one line on `err` says what and where).
int run(std::span<const std::string> arguments, Console console);

}  // namespace bedside::cli
