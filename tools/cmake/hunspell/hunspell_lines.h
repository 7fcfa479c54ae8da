#pragma once

// Put before every source of Hunspell (-include), which stays as it is: its reader of files is
// replaced by one of memory, its time limits count steps, and its hash is as long everywhere, so
// that the same word gets the same suggestions on every machine.

#include <assert.h>

#include <algorithm>
#include <bit>
#include <cctype>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <fstream>
#include <limits>
#include <memory>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "hunspell_memory.h"

#define FILEMGR_HXX_  // the guard of Hunspell's own class of this name

class FileMgr {
 public:
  explicit FileMgr(const char* name, const char* = nullptr)
      : rest_(hunspell_memory == nullptr        ? std::string_view()
              : std::strcmp(name, "rules") == 0 ? hunspell_memory->rules
                                                : hunspell_memory->words) {}

  bool getline(std::string& line) {
    if (rest_.empty()) return false;
    const std::size_t end = rest_.find('\n');
    line.assign(rest_.substr(0, end));
    rest_.remove_prefix(end == std::string_view::npos ? rest_.size() : end + 1);
    ++line_;
    return true;
  }

  int getlinenum() const { return line_; }

 private:
  std::string_view rest_;
  int line_ = 0;
};

// A look at the clock is a step. Hunspell gives a fourth of a second to all suggestions of a word,
// a tenth to one way of finding them, a twentieth to the parts of a compound.
inline thread_local std::clock_t hunspell_steps = 0;
inline std::clock_t hunspell_clock() { return ++hunspell_steps; }
#undef CLOCKS_PER_SEC
#define CLOCKS_PER_SEC 20000
#define clock() hunspell_clock()

// The order of its table of words, which decides between suggestions that are equally good, comes
// from a hash in an unsigned long: 64 bits natively, 32 in WebAssembly. All headers that say long
// themselves are included above.
#define long int
