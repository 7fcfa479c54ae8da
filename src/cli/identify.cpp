#include "cli/identify.h"

#include <cmath>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "lang/tokens.h"
#include "rules/identifiers/data.h"
#include "rules/identifiers/identify.h"

namespace bedside::cli {

Result<json::Value> identify_line(const json::Value& input, const rules::IdentifierData& data) {
  const json::Value* text = input.find("text");
  if (text == nullptr) return fail(ErrorCode::MissingValue, "text", "there is no text");
  if (!text->is_string()) return fail(ErrorCode::InvalidValue, "text", "expected a text");

  lang::TokenizedText tokens;
  lang::tokenize(text->as_string(), nullptr, tokens);
  std::vector<rules::Identifier> found;
  rules::identify(tokens, data, found);

  const Utf16Offsets utf16(text->as_string());
  json::Array entities;
  entities.reserve(found.size());
  for (const rules::Identifier& one : found) {
    json::Object entity;
    entity.reserve(6);
    entity.push_back({"type", one.type});
    entity.push_back({"start", one.span.begin});
    entity.push_back({"end", one.span.end});
    entity.push_back({"start16", utf16.from_byte(one.span.begin)});
    entity.push_back({"end16", utf16.from_byte(one.span.end)});
    entity.push_back({"confidence", std::round(one.confidence * 100.0) / 100.0});
    entities.push_back(std::move(entity));
  }
  json::Object out;
  out.push_back({"entities", std::move(entities)});
  return out;
}

}  // namespace bedside::cli
