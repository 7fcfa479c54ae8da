#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace bedside::platforms {

// How far a number of a platform's file may be relied on.
enum class Confidence : std::uint8_t {
  High,    // the platform says so itself, or its own code does
  Medium,  // several others agree
  Low,     // few say so, or they differ
  Memory,  // no source at hand
};

// "high", "medium", "low", "memory"
std::string_view confidence_name(Confidence confidence);

struct Source {
  std::string id;
  std::string title;
  std::string url;
  std::string checked;  // "2026-11-22"
};

// What stands behind a section of the file.
struct Evidence {
  Confidence confidence = Confidence::Memory;
  std::vector<std::string> sources;  // ids
  std::string note;                  // in English, for people
};

// Days after which a number of that confidence should be looked up again: platforms change theirs
// a few times a year, and those nobody is sure of first.
int days_until_recheck(Confidence confidence);

// Whether what was checked on the day `checked` is due at `now_ms` (since 1970, UTC). A day that
// cannot be read is due.
bool is_due(std::string_view checked, Confidence confidence, std::int64_t now_ms);

}  // namespace bedside::platforms
