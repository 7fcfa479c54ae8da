#pragma once

// Put before every source of Hunspell (-include), which stays as it is: its reader of files is
// replaced by one of memory, and its time limits count steps, so that the same word gets the same
// suggestions on every machine.

#include <cstddef>
#include <cstring>
#include <ctime>
#include <fstream>
#include <string>
#include <string_view>

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
