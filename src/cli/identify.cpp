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
  for (const rules::Identifier& one : found) {
    entities.push_back(json::Object{{"type", one.type},
                                    {"start", one.span.begin},
                                    {"end", one.span.end},
                                    {"start16", utf16.from_byte(one.span.begin)},
                                    {"end16", utf16.from_byte(one.span.end)},
                                    {"confidence", std::round(one.confidence * 100.0) / 100.0}});
  }
  return json::Object{{"entities", std::move(entities)}};
}

}  // namespace bedside::cli
