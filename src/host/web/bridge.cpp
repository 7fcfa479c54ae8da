#include "host/web/bridge.h"

#include <emscripten.h>

#include <cstdlib>
#include <format>
#include <iterator>
#include <map>
#include <memory>
#include <utility>

namespace bedside::host::web {

namespace {

struct Waiting {
  Answer answer;
  bool keep = false;
};

std::map<std::uint32_t, Waiting>& waiting() {
  static std::map<std::uint32_t, Waiting> all;
  return all;
}
std::uint32_t next_id = 1;

}  // namespace

std::uint32_t expect(Answer answer, bool keep) {
  waiting()[next_id] = {std::move(answer), keep};
  return next_id++;
}

void forget(std::uint32_t id) { waiting().erase(id); }

Error error_of(int status, std::string_view place) {
  struct Row {
    ErrorCode code;
    std::string_view sentence;
  };
  static constexpr Row rows[] = {
      {ErrorCode::StorageFull, "the browser's storage is full"},
      {ErrorCode::StorageDenied, "the browser gives no storage"},
      {ErrorCode::StorageCorrupt, "stored data is damaged"},
      {ErrorCode::StorageReadOnly, "another tab holds the workspace"},
      {ErrorCode::FileUnreadable, "the file cannot be read"},
      {ErrorCode::FileUnwritable, "the file cannot be written"},
      {ErrorCode::FileTooLarge, "the file is too large"},
      {ErrorCode::Cancelled, "cancelled"},
  };
  for (const Row& row : rows)
    if (static_cast<int>(row.code) == status)
      return {row.code, std::string(place), std::string(row.sentence), 0, 0};
  return {ErrorCode::InvalidValue, std::string(place), "the browser refused", 0, 0};
}

void append_json(std::string& out, std::string_view text) {
  out += '"';
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (static_cast<unsigned char>(c) < 0x20) {
      std::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<unsigned>(c));
    } else {
      out += c;
    }
  }
  out += '"';
}

}  // namespace bedside::host::web

extern "C" {

// Answers what `expect` waits for; frees the bytes.
EMSCRIPTEN_KEEPALIVE void bedside_done(std::uint32_t id, int status, std::byte* bytes,
                                       std::size_t size) {
  using namespace bedside::host::web;
  const std::unique_ptr<std::byte, decltype(&std::free)> owner(bytes, &std::free);
  auto& all = waiting();
  const auto found = all.find(id);
  if (found == all.end()) return;
  // The answer may ask again, so it is taken out before it is called.
  const Answer answer = found->second.answer;
  if (!found->second.keep) all.erase(found);
  answer(status, {bytes, size});
}

}  // extern "C"
