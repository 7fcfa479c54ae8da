#include "json/schema.h"

#include <string>

#include "doctest/doctest.h"
#include "json/parse.h"

namespace bedside::json {
namespace {

Value read(std::string_view text) {
  Result<Value> value = parse(text);
  REQUIRE_MESSAGE(value.has_value(), text);
  return std::move(*value);
}

Schema schema_of(std::string_view text) {
  Result<Schema> schema = Schema::load(read(text), "s.json");
  REQUIRE_MESSAGE(schema.has_value(), (schema ? "" : to_string(schema.error())));
  return std::move(*schema);
}

// Errors one a line, without the code's name.
std::string errors(std::string_view schema, std::string_view value) {
  std::string out;
  for (const Error& error : schema_of(schema).validate(read(value), "f").errors())
    out += error.place + ": " + error.message + "\n";
  return out;
}

bool fits(std::string_view schema, std::string_view value) { return errors(schema, value).empty(); }

std::string load_error(std::string_view schema) {
  const Result<Schema> loaded = Schema::load(read(schema), "s.json");
  REQUIRE_FALSE(loaded);
  CHECK(loaded.error().code == ErrorCode::AssetInvalid);
  return loaded.error().place;
}

TEST_CASE("schema: types, several of them, and integers among numbers") {
  CHECK(fits(R"({"type":"integer"})", "3"));
  CHECK(fits(R"({"type":"integer"})", "3.0"));
  CHECK(fits(R"({"type":"number"})", "3"));
  CHECK_FALSE(fits(R"({"type":"integer"})", "3.5"));
  CHECK(fits(R"({"type":["string","null"]})", "null"));
  CHECK(errors(R"({"type":["string","array"]})", "3") == "f#: a text or a list is expected\n");
  CHECK(errors(R"({"type":"number"})", "\"x\"") == "f#: a number is expected\n");
}

TEST_CASE("schema: a missing and an unknown member have their place and code") {
  const Schema schema = schema_of(
      R"({"properties":{"severity":{},"title":{}},"required":["title"],"additionalProperties":false})");
  const Diagnostics found = schema.validate(read(R"({"sevrity":1})"), "a.json");
  REQUIRE(found.errors().size() == 2);
  CHECK(found.errors()[0].code == ErrorCode::UnknownKey);
  CHECK(found.errors()[0].place == "a.json#/sevrity");
  CHECK(found.errors()[0].message == "this key is not known; did you mean \"severity\"?");
  CHECK(found.errors()[1].code == ErrorCode::MissingValue);
  CHECK(found.errors()[1].place == "a.json#");
}

TEST_CASE("schema: places are JSON pointers into nested values") {
  CHECK(errors(R"({"properties":{"a/b":{"items":{"type":"string"}}}})", R"({"a/b":["x",2]})") ==
        "f#/a~1b/1: a text is expected\n");
}

TEST_CASE("schema: all errors are told, not only the first") {
  CHECK(errors(R"({"items":{"type":"integer","minimum":2}})", R"([1,"x",3,0])") ==
        "f#/0: at least 2 is expected\nf#/1: a whole number is expected\n"
        "f#/3: at least 2 is expected\n");
}

TEST_CASE("schema: no message holds a value of the document") {
  const std::string told = errors(
      R"({"items":{"anyOf":[{"type":"integer"},{"enum":["a","b"]},{"pattern":"^x"}],"maxLength":3}})",
      R"(["Jan Jansen",{"Jan Jansen":1}])");
  CHECK_FALSE(told.empty());
  CHECK(told.find("Jansen") == std::string::npos);
}

TEST_CASE("schema: allowed values are compared by content") {
  CHECK(fits(R"({"enum":["a",1,{"x":[1]}]})", R"({"x":[1.0]})"));
  CHECK(errors(R"({"enum":["a","b","c"]})", R"("d")") == "f#: \"a\", \"b\" or \"c\" is expected\n");
  CHECK_FALSE(fits(R"({"const":"a"})", R"("b")"));
}

TEST_CASE("schema: limits of numbers") {
  CHECK(fits(R"({"minimum":1,"maximum":3})", "1"));
  CHECK_FALSE(fits(R"({"minimum":1})", "0"));
  CHECK_FALSE(fits(R"({"maximum":3})", "3.5"));
  CHECK_FALSE(fits(R"({"exclusiveMinimum":1})", "1"));
  CHECK_FALSE(fits(R"({"exclusiveMaximum":1})", "1"));
  CHECK(fits(R"({"minimum":1})", "\"text\""));
}

TEST_CASE("schema: lengths of texts count characters") {
  CHECK(fits(R"({"minLength":2,"maxLength":2})", R"("é🧼")"));
  CHECK_FALSE(fits(R"({"minLength":2})", R"("é")"));
  CHECK_FALSE(fits(R"({"maxLength":1})", R"("ab")"));
}

TEST_CASE("schema: a pattern is searched unless it is anchored") {
  CHECK(fits(R"({"pattern":"b"})", R"("abc")"));
  CHECK(errors(R"({"pattern":"^b"})", R"("abc")") == "f#: a text of the form ^b is expected\n");
}

TEST_CASE("schema: lists have sizes, a start of their own and unique elements") {
  CHECK(fits(R"({"minItems":1,"maxItems":2})", "[1,2]"));
  CHECK_FALSE(fits(R"({"minItems":1})", "[]"));
  CHECK_FALSE(fits(R"({"maxItems":2})", "[1,2,3]"));
  CHECK(fits(R"({"prefixItems":[{"type":"string"}],"items":{"type":"integer"}})", R"(["a",1,2])"));
  CHECK_FALSE(fits(R"({"prefixItems":[{"type":"string"}],"items":false})", R"(["a",1])"));
  CHECK_FALSE(fits(R"({"uniqueItems":true})", R"([{"a":1,"b":2},{"b":2,"a":1}])"));
  CHECK(fits(R"({"uniqueItems":true})", R"([1,"1",[1]])"));
}

TEST_CASE("schema: other members, their names and their number") {
  CHECK(fits(R"({"additionalProperties":{"type":"string"}})", R"({"a":"x"})"));
  CHECK(errors(R"({"additionalProperties":{"type":"string"}})", R"({"a":1})") ==
        "f#/a: a text is expected\n");
  CHECK_FALSE(fits(R"({"propertyNames":{"pattern":"^[a-z]+$"}})", R"({"A":1})"));
  CHECK_FALSE(fits(R"({"minProperties":1})", "{}"));
  CHECK_FALSE(fits(R"({"maxProperties":1})", R"({"a":1,"b":2})"));
}

TEST_CASE("schema: combinations") {
  CHECK(fits(R"({"allOf":[{"type":"integer"},{"minimum":2}]})", "2"));
  CHECK_FALSE(fits(R"({"allOf":[{"type":"integer"},{"minimum":2}]})", "1"));
  CHECK(fits(R"({"anyOf":[{"type":"string"},{"minimum":2}]})", "2"));
  CHECK(fits(R"({"oneOf":[{"minimum":2},{"maximum":0}]})", "2"));
  CHECK_FALSE(fits(R"({"oneOf":[{"minimum":2},{"minimum":1}]})", "2"));
  CHECK_FALSE(fits(R"({"not":{"type":"string"}})", R"("a")"));
}

TEST_CASE("schema: of forms that all fail the nearest explains why") {
  const char* schema = R"({"oneOf":[{"type":"string"},
      {"type":"object","properties":{"at":{"type":"integer"}},"required":["at"]}]})";
  CHECK(errors(schema, R"({"at":"x"})") == "f#/at: a whole number is expected\n");
  CHECK(errors(schema, "3") == "f#: none of the allowed forms\n");
}

TEST_CASE("schema: a condition chooses what holds") {
  const char* schema = R"({"if":{"properties":{"mode":{"const":"at"}}},
      "then":{"required":["utc"]},"else":{"properties":{"utc":false}}})";
  CHECK(fits(schema, R"({"mode":"at","utc":1})"));
  CHECK_FALSE(fits(schema, R"({"mode":"at"})"));
  CHECK(fits(schema, R"({"mode":"queue"})"));
  CHECK_FALSE(fits(schema, R"({"mode":"queue","utc":1})"));
}

TEST_CASE("schema: references reach definitions and the schema itself") {
  const char* schema = R"({"$ref":"#/$defs/tree","$defs":{"tree":{"type":"object",
      "properties":{"children":{"items":{"$ref":"#"}}},"additionalProperties":false}}})";
  CHECK(fits(schema, R"({"children":[{"children":[{}]}]})"));
  CHECK(errors(schema, R"({"children":[{"x":1}]})") == "f#/children/0/x: this key is not known\n");
}

TEST_CASE("schema: true allows and false refuses everything") {
  CHECK(fits("true", "[1]"));
  CHECK_FALSE(fits("false", "1"));
}

TEST_CASE("schema: an unknown keyword is an error when loading") {
  CHECK(load_error(R"({"properties":{"a":{"minimun":1}}})") == "s.json#/properties/a/minimun");
  CHECK(load_error(R"({"items":{"$defs":{}}})") == "s.json#/items/$defs");
}

TEST_CASE("schema: a broken schema is an error when loading") {
  CHECK(load_error(R"({"type":"text"})") == "s.json#/type");
  CHECK(load_error(R"({"pattern":"("})") == "s.json#/pattern");
  CHECK(load_error(R"({"required":"a"})") == "s.json#/required");
  CHECK(load_error(R"({"minLength":-1})") == "s.json#/minLength");
  CHECK(load_error(R"({"anyOf":[]})") == "s.json#/anyOf");
  CHECK(load_error("3") == "s.json#");
}

TEST_CASE("schema: a reference must lead somewhere and not in a circle") {
  CHECK(load_error(R"({"items":{"$ref":"#/$defs/no"}})") == "s.json#/items/$ref");
  CHECK(load_error(R"({"items":{"$ref":"other.json"}})") == "s.json#/items/$ref");
  CHECK(load_error(R"({"$ref":"#"})") == "s.json#");
  CHECK(load_error(R"({"$ref":"#/$defs/a","$defs":{"a":{"anyOf":[{"$ref":"#/$defs/b"}]},
      "b":{"not":{"$ref":"#/$defs/a"}}}})") == "s.json#");
}

TEST_CASE("schema: no more than a hundred errors are told") {
  Value many = Array{};
  for (int i = 0; i < 1000; ++i) many.push("x");
  CHECK(schema_of(R"({"items":{"type":"integer"}})").validate(many).errors().size() == 100);
}

}  // namespace
}  // namespace bedside::json
