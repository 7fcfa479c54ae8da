#include "cli/segment.h"

#include <cstddef>
#include <optional>
#include <utility>

#include "lang/segment.h"

namespace bedside::cli {

Result<json::Value> segment_line(const json::Value& input) {
  const json::Value* text = input.find("text");
  if (text == nullptr) return fail(ErrorCode::MissingValue, "text", "there is no text");
  if (!text->is_string()) return fail(ErrorCode::InvalidValue, "text", "expected a text");
  const json::Value* name = input.find("by");
  if (name == nullptr) return fail(ErrorCode::MissingValue, "by", "there is no unit to cut by");
  const auto by = name->is_string() ? lang::boundary_from_name(name->as_string()) : std::nullopt;
  if (!by) return fail(ErrorCode::InvalidValue, "by", "expected grapheme, word, sentence or line");

  json::Array boundaries;
  for (const std::size_t offset : lang::boundaries(text->as_string(), *by))
    boundaries.push_back(offset);
  return json::Object{{"boundaries", std::move(boundaries)}};
}

}  // namespace bedside::cli
