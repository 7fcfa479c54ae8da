#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "json/fields.h"

// Reading names and lengths of a platform's preview.
namespace bedside::preview {

template <class T>
struct Name {
  std::string_view name;
  T value;
};

// The value called `name`; an unknown name is an error at `key`.
template <class T>
T named(json::Fields& from, std::string_view key, const std::string& name,
        std::span<const Name<T>> all) {
  for (const Name<T>& row : all)
    if (row.name == name) return row.value;
  if (!name.empty()) from.error(ErrorCode::InvalidValue, key, "unknown name \"" + name + "\"");
  return T{};
}

template <class T, std::size_t n>
T named(json::Fields& from, std::string_view key, const Name<T> (&all)[n]) {
  return named<T>(from, key, from.text(key), all);
}

template <class T, std::size_t n>
T named_or(json::Fields& from, std::string_view key, const Name<T> (&all)[n], T fallback) {
  return from.has(key) ? named(from, key, all) : fallback;
}

// 0 to 10000.
inline float length(json::Fields& from, std::string_view key) {
  const double value = from.number(key);
  if (value < 0 || value > 10'000)
    from.error(ErrorCode::InvalidValue, key, "expected a length from 0 to 10000");
  return static_cast<float>(value);
}

inline float length_or(json::Fields& from, std::string_view key, float fallback) {
  return from.has(key) ? length(from, key) : fallback;
}

}  // namespace bedside::preview
