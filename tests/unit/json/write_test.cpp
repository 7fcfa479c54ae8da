#include "json/write.h"

#include <bit>
#include <cstdint>
#include <random>
#include <string>

#include "doctest/doctest.h"
#include "json/parse.h"

namespace bedside::json {
namespace {

std::string number(std::uint64_t bits) { return canonical(Value(std::bit_cast<double>(bits))); }

TEST_CASE("write: people get one member a line, programs one line") {
  const Value value = Object{{"a", Array{1, Object{{"b", "x"}}}}, {"e", Array{}}, {"o", Object{}}};
  CHECK(write(value) ==
        "{\n  \"a\": [\n    1,\n    {\n      \"b\": \"x\"\n    }\n  ],\n  \"e\": [],\n  \"o\": "
        "{}\n}");
  CHECK(write(value, 0) == R"({"a":[1,{"b":"x"}],"e":[],"o":{}})");
}

TEST_CASE("write: members keep their order, canonical bytes sort them") {
  const Value value = Object{{"b", 1}, {"a", Object{{"d", 1}, {"c", 2}}}};
  CHECK(write(value, 0) == R"({"b":1,"a":{"d":1,"c":2}})");
  CHECK(canonical(value) == R"({"a":{"c":2,"d":1},"b":1})");
}

TEST_CASE("write: only what JSON demands is escaped, with the short form where there is one") {
  CHECK(write(Value("\b\t\n\f\r\"\\/\x01\x1f\x7fé🧼\u2028")) ==
        "\"\\b\\t\\n\\f\\r\\\"\\\\/\\u0001\\u001f\x7fé🧼\u2028\"");
}

TEST_CASE("canonical: keys sort by UTF-16 units, not by code points") {
  // RFC 8785 section 3.2.3 has this order: the emoji comes before U+FB33.
  const Value value =
      Object{{"\u20ac", 1}, {"\r", 2}, {"\ufb33", 3}, {"1", 4}, {"😀", 5}, {"\u0080", 6}, {"ö", 7}};
  CHECK(canonical(value) ==
        "{\"\\r\":2,\"1\":4,\"\u0080\":6,\"ö\":7,\"\u20ac\":1,\"😀\":5,\"\ufb33\":3}");
}

TEST_CASE("canonical: a key that starts another comes first") {
  CHECK(canonical(Value(Object{{"ab", 1}, {"a", 2}, {"", 3}})) == R"({"":3,"a":2,"ab":1})");
}

TEST_CASE("canonical: numbers as in the table of RFC 8785 appendix B") {
  CHECK(number(0x0000000000000000) == "0");
  CHECK(number(0x8000000000000000) == "0");
  CHECK(number(0x0000000000000001) == "5e-324");
  CHECK(number(0x8000000000000001) == "-5e-324");
  CHECK(number(0x7fefffffffffffff) == "1.7976931348623157e+308");
  CHECK(number(0xffefffffffffffff) == "-1.7976931348623157e+308");
  CHECK(number(0x4340000000000000) == "9007199254740992");
  CHECK(number(0xc340000000000000) == "-9007199254740992");
  CHECK(number(0x4430000000000000) == "295147905179352830000");
  CHECK(number(0x44b52d02c7e14af5) == "9.999999999999997e+22");
  CHECK(number(0x44b52d02c7e14af6) == "1e+23");
  CHECK(number(0x44b52d02c7e14af7) == "1.0000000000000001e+23");
  CHECK(number(0x444b1ae4d6e2ef4e) == "999999999999999700000");
  CHECK(number(0x444b1ae4d6e2ef4f) == "999999999999999900000");
  CHECK(number(0x444b1ae4d6e2ef50) == "1e+21");
  CHECK(number(0x3eb0c6f7a0b5ed8c) == "9.999999999999997e-7");
  CHECK(number(0x3eb0c6f7a0b5ed8d) == "0.000001");
  CHECK(number(0x41b3de4355555553) == "333333333.3333332");
  CHECK(number(0x41b3de4355555554) == "333333333.33333325");
  CHECK(number(0x41b3de4355555555) == "333333333.3333333");
  CHECK(number(0x41b3de4355555556) == "333333333.3333334");
  CHECK(number(0x41b3de4355555557) == "333333333.33333343");
  CHECK(number(0xbecbf647612f3696) == "-0.0000033333333333333333");
  CHECK(number(0x43143ff3c1cb0959) == "1424953923781206.2");
}

TEST_CASE("canonical: the example of RFC 8785 section 3.2.2") {
  const Result<Value> value = parse(
      "{\"numbers\": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],"
      "\"string\": \"\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\\"\\/\","
      "\"literals\": [null, true, false]}");
  REQUIRE(value);
  CHECK(canonical(*value) ==
        "{\"literals\":[null,true,false],\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],"
        "\"string\":\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
}

TEST_CASE("canonical: whole numbers beyond 2^53 are written as the nearest double") {
  CHECK(canonical(Value(9007199254740992)) == "9007199254740992");
  CHECK(canonical(Value(9007199254740993)) == "9007199254740992");
  CHECK(canonical(Value(-9223372036854775807)) == "-9223372036854776000");
  CHECK(write(Value(9007199254740993)) == "9007199254740993");
}

TEST_CASE("write: a double with a whole value stays a double, canonical bytes do not tell") {
  CHECK(write(Value(3.0)) == "3.0");
  CHECK(write(Value(1e20)) == "100000000000000000000.0");
  CHECK(write(Value(1e21)) == "1e+21");
  CHECK(canonical(Value(3.0)) == "3");
}

TEST_CASE("write: every double reads back as itself") {
  std::mt19937_64 random(20261122);
  for (int i = 0; i < 20'000; ++i) {
    const double value = std::bit_cast<double>(random());
    if (!std::isfinite(value)) continue;
    const Result<Value> read = parse(write(Value(value)));
    REQUIRE(read);
    REQUIRE(read->as_double() == value);
  }
}

// A value of all types, two levels deep and more, from a seed.
Value random_value(std::mt19937& random, int depth) {
  switch (random() % (depth > 0 ? 7 : 5)) {
    case 0:
      return nullptr;
    case 1:
      return random() % 2 == 0;
    case 2:
      return static_cast<std::int64_t>(random()) - 2'000'000'000;
    case 3:
      return static_cast<double>(random()) / 1024.0;
    case 4: {
      constexpr std::string_view parts[] = {"a", "é", "\n", "\"", "🧼", "\u20ac", " ", "\\"};
      std::string text;
      for (std::size_t i = random() % 6; i > 0; --i) text += parts[random() % 8];
      return text;
    }
    case 5: {
      Value array = Array{};
      for (std::size_t i = random() % 5; i > 0; --i) array.push(random_value(random, depth - 1));
      return array;
    }
    default: {
      Value object = Object{};
      for (std::size_t i = random() % 5; i > 0; --i)
        object.set(random_value(random, 0).is_null() ? "k" : std::to_string(random() % 9),
                   random_value(random, depth - 1));
      return object;
    }
  }
}

TEST_CASE("write: any value reads back equal, and canonical bytes are stable") {
  std::mt19937 random(7);
  for (int i = 0; i < 2'000; ++i) {
    const Value value = random_value(random, 4);
    for (const std::string& text : {write(value), write(value, 0), canonical(value)}) {
      const Result<Value> read = parse(text);
      REQUIRE(read);
      REQUIRE(*read == value);
      REQUIRE(canonical(*read) == canonical(value));
    }
  }
}

}  // namespace
}  // namespace bedside::json
