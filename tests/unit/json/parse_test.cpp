#include "json/parse.h"

#include <limits>
#include <string>

#include "doctest/doctest.h"

namespace bedside::json {
namespace {

Error error_of(std::string_view text, ParseLimits limits = {}) {
  const Result<Value> value = parse(text, "a.json", limits);
  REQUIRE_FALSE(value);
  return value.error();
}

struct Position {
  std::size_t line;
  std::size_t column;
  bool operator==(const Position&) const = default;
};

Position position_of(std::string_view text) {
  const Error error = error_of(text);
  return {error.line, error.column};
}

std::string nested(std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); }

TEST_CASE("parse: every kind of value is read") {
  const Result<Value> value =
      parse(R"( {"n":null,"t":true,"f":false,"i":-12,"d":1.5e2,"s":"é\n","a":[1,[]],"o":{}} )");
  REQUIRE(value);
  CHECK(*value == Value(Object{{"n", nullptr},
                               {"t", true},
                               {"f", false},
                               {"i", -12},
                               {"d", 150.0},
                               {"s", "é\n"},
                               {"a", Array{1, Array{}}},
                               {"o", Object{}}}));
}

TEST_CASE("parse: members keep the order of the file") {
  const Result<Value> value = parse(R"({"z":1,"a":2,"m":3})");
  REQUIRE(value);
  std::string keys;
  for (const Member& member : value->object()) keys += member.key;
  CHECK(keys == "zam");
}

TEST_CASE("parse: escapes beyond the first plane become one character") {
  const Result<Value> value = parse(R"("\ud83e\uddfc\u00e9\/\u0000")");
  REQUIRE(value);
  CHECK(value->as_string() == std::string("🧼é/\0", 8));
}

TEST_CASE("parse: a byte order mark at the start is skipped") {
  const Result<Value> value = parse("\xEF\xBB\xBF{}");
  REQUIRE(value);
  CHECK(value->is_object());
}

TEST_CASE("parse: a single value is a text") {
  CHECK(parse("3")->as_int() == 3);
  CHECK(parse("\"x\"")->as_string() == "x");
}

TEST_CASE("parse: whole numbers are exact up to 64 bits") {
  CHECK(parse("9223372036854775807")->as_int() == std::numeric_limits<std::int64_t>::max());
  CHECK(parse("-9223372036854775808")->as_int() == std::numeric_limits<std::int64_t>::min());
}

TEST_CASE("parse: a whole number beyond 64 bits is refused, not rounded") {
  for (const char* text : {"9223372036854775808", "-9223372036854775809", "18446744073709551616",
                           "100000000000000000000000000"})
    CHECK(error_of(text).code == ErrorCode::JsonNumberRange);
}

TEST_CASE("parse: a number with point or exponent is a double, whatever its size") {
  CHECK(parse("9223372036854775808.0")->as_double() == 9223372036854775808.0);
  CHECK(parse("1e30")->is_double());
  CHECK(parse("1.0")->is_double());
  CHECK(parse("1e-400")->as_double() == 0.0);
}

TEST_CASE("parse: a number no double can hold is refused") {
  CHECK(error_of("[1e999]").code == ErrorCode::JsonNumberRange);
}

TEST_CASE("parse: the place of a number out of range is its first digit") {
  CHECK(position_of("[1,\n 99999999999999999999]") == Position{2, 2});
  CHECK(position_of("99999999999999999999") == Position{1, 1});
}

TEST_CASE("parse: a syntax error has line and column, counted in characters") {
  CHECK(position_of("{\n  \"é\": x\n}") == Position{2, 8});
  CHECK(position_of("[1,]") == Position{1, 4});
  CHECK(position_of("[1, 2") == Position{1, 6});
  CHECK(position_of("") == Position{1, 1});
  CHECK(position_of("{} {}") == Position{1, 4});
}

TEST_CASE("parse: the error names the file and says what was expected") {
  const Error error = error_of("{\"a\" 1}");
  CHECK(error.code == ErrorCode::JsonSyntax);
  CHECK(error.place == "a.json");
  CHECK(error.message.find("expected ':'") != std::string::npos);
}

TEST_CASE("parse: an error never quotes the text") {
  for (const char* text : {R"({"note":"Jan Jansen)", R"(["Jan Jansen\x"])", R"(Jan Jansen)",
                           R"({"Jan Jansen":})", R"(["Jan Jansen" "b"])", "[\"Jan Jansen\x01\"]",
                           "[\"Jan Jansen\xff\"]", R"(["Jan Jansen\ud800"])",
                           R"({"Jan Jansen":1,"Jan Jansen":2})", "12345678901234567890123"}) {
    const std::string shown = to_string(error_of(text));
    CHECK(shown.find("Jansen") == std::string::npos);
    CHECK(shown.find("567890") == std::string::npos);
  }
}

TEST_CASE("parse: trailing text is refused") {
  for (const char* text : {"{} x", "[] []", "1 2", "null,", "\"a\"\"b\"", "{}\xEF\xBB\xBF"})
    CHECK(error_of(text).code == ErrorCode::JsonSyntax);
}

TEST_CASE("parse: a zero byte ends nothing") {
  CHECK(error_of(std::string_view("1\0 2", 4)).column == 2);
  CHECK(error_of(std::string_view("\"a\0\"", 4)).code == ErrorCode::JsonSyntax);
}

TEST_CASE("parse: comments are refused") {
  CHECK(error_of("[1, /* two */ 2]").code == ErrorCode::JsonSyntax);
  CHECK(error_of("{} // end").code == ErrorCode::JsonSyntax);
}

TEST_CASE("parse: half of a surrogate pair is refused") {
  for (const char* text :
       {R"("\ud800")", R"("\udc00")", R"("\ud800\ud800")", R"("\ud83e x")", R"({"\udc00":1})"})
    CHECK(error_of(text).code == ErrorCode::JsonSyntax);
}

TEST_CASE("parse: bytes that are not UTF-8 are refused with their place") {
  const Error error = error_of("[\n\"a\xC0\x80\"]");
  CHECK(error.code == ErrorCode::InvalidUtf8);
  CHECK(error.line == 2);
  CHECK(error.column == 3);
  CHECK(error_of("\xFF").code == ErrorCode::InvalidUtf8);
  CHECK(error_of("\"\xED\xA0\x80\"").code == ErrorCode::InvalidUtf8);
}

TEST_CASE("parse: a key twice in one object is refused at the second") {
  const Error error = error_of("{\"a\": 1,\n  \"b\": 2, \"a\": 3}");
  CHECK(error.code == ErrorCode::JsonDuplicateKey);
  CHECK(error.line == 2);
  CHECK(error.column == 11);
}

TEST_CASE("parse: a key that differs only in its escapes is a duplicate") {
  CHECK(position_of(R"({"a\"b": 1, "\u0061\"b": 2})") == Position{1, 13});
}

TEST_CASE("parse: the same key in two objects is fine") {
  CHECK(parse(R"([{"a":1},{"a":{"a":2}}])").has_value());
}

TEST_CASE("parse: a duplicate among many keys is found") {
  std::string text = "{";
  for (int i = 0; i < 1000; ++i) text += "\"key" + std::to_string(i) + "\":0,\n";
  CHECK(parse(text + "\"last\":0}").has_value());
  const Error error = error_of(text + "\"key7\":0}");
  CHECK(error.code == ErrorCode::JsonDuplicateKey);
  CHECK(error.line == 1001);
  CHECK(error.column == 1);
}

TEST_CASE("parse: the depth limit holds for arrays and objects") {
  CHECK(parse(nested(128)).has_value());
  const Error error = error_of(nested(129));
  CHECK(error.code == ErrorCode::JsonTooDeep);
  CHECK(error.column == 129);
  CHECK(error_of("{\"a\":[{}]}", {.max_depth = 2}).code == ErrorCode::JsonTooDeep);
  CHECK(parse("{\"a\":[[],{}]}", "", {.max_depth = 3}).has_value());
}

TEST_CASE("parse: a text over the size limit is refused with both sizes") {
  const Error error = error_of("[1,2,3]", {.max_bytes = 6});
  CHECK(error.code == ErrorCode::JsonTooLarge);
  CHECK(error.message == "the text has 7 bytes; at most 6 are read");
  CHECK(parse("[1,2,3]", "", {.max_bytes = 7}).has_value());
}

}  // namespace
}  // namespace bedside::json
