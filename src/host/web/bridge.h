#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "base/error.h"
#include "base/geometry.h"

namespace bedside::host::web {

// The answer of the page to something asked for: 0 or the number of an ErrorCode, and bytes that
// live only during the call.
using Answer = std::function<void(int status, std::span<const std::byte> bytes)>;

// Remembers who waits; the number goes to the page and comes back with the answer. A kept one
// may be answered many times.
std::uint32_t expect(Answer answer, bool keep = false);
void forget(std::uint32_t id);

// Error of a status number, with the sentence for it.
Error error_of(int status, std::string_view place);

// Adds `text` as a JSON string in quotes.
void append_json(std::string& out, std::string_view text);

inline std::string_view text_of(std::span<const std::byte> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}
inline std::span<const std::byte> bytes_of(std::string_view text) {
  return std::as_bytes(std::span(text.data(), text.size()));
}

}  // namespace bedside::host::web
