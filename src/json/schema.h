#pragma once

#include <memory>
#include <string_view>

#include "base/error.h"
#include "json/value.h"

namespace bedside::json {

// A JSON Schema (2020-12), compiled once and used for many values. The subset that assets/schemas
// uses:
//   type enum const | properties required additionalProperties propertyNames minProperties
//   maxProperties | items prefixItems minItems maxItems uniqueItems | minimum maximum
//   exclusiveMinimum exclusiveMaximum | pattern minLength maxLength | allOf anyOf oneOf not
//   if then else | $ref to "#" or "#/$defs/name" | true and false as schemas
// `$schema $id $comment title description default examples format deprecated` are read over.
class Schema {
 public:
  // A keyword outside the subset, a broken pattern, or a $ref that leads nowhere or in a circle
  // is an error, so that a typing mistake cannot make a schema lenient.
  static Result<Schema> load(const Value& schema, std::string_view place = "");

  // Everything in `value` that the schema forbids, in document order, at most 100 errors. Places
  // are `place` + "#" + JSON pointer. Messages tell what is expected and name keys, but never
  // hold a value of the document. Codes: UnknownKey, MissingValue, InvalidValue (right type, not
  // an allowed value), SchemaMismatch (everything else).
  Diagnostics validate(const Value& value, std::string_view place = "") const;

  Schema(Schema&&) noexcept;
  Schema& operator=(Schema&&) noexcept;
  ~Schema();

 private:
  struct Program;
  explicit Schema(std::unique_ptr<const Program> program);
  std::unique_ptr<const Program> program_;
};

}  // namespace bedside::json
