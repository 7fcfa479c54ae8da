// JSON from anyone: reading never fails badly, and what is read survives writing.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "json/parse.h"
#include "json/schema.h"
#include "json/write.h"

using namespace bedside;

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const Result<json::Value> value = json::parse(text);
  if (!value) {
    require(value.error().line >= 1 && value.error().column >= 1 && !value.error().message.empty());
    return 0;
  }
  for (const int indent : {0, 2}) {
    const Result<json::Value> again = json::parse(json::write(*value, indent));
    require(again.has_value() && *again == *value);
  }
  const std::string canonical = json::canonical(*value);
  // Whole numbers near the end of 64 bits are rounded beyond it by RFC 8785, and so not read back.
  if (const Result<json::Value> again = json::parse(canonical))
    require(json::canonical(*again) == canonical);
  else
    require(again.error().code == ErrorCode::JsonNumberRange);

  // Any document may come as a schema, too; it is tried on itself.
  if (const Result<json::Schema> schema = json::Schema::load(*value))
    static_cast<void>(schema->validate(*value));
  return 0;
}
