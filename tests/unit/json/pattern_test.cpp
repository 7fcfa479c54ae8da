#include "json/pattern.h"

#include "doctest/doctest.h"

namespace bedside::json {
namespace {

bool found(std::string_view pattern, std::string_view text) {
  const auto compiled = Pattern::compile(pattern);
  REQUIRE_MESSAGE(compiled.has_value(), pattern);
  return compiled->found_in(text);
}

TEST_CASE("pattern: without anchors any part of the text may match") {
  CHECK(found("b", "abc"));
  CHECK(found("", ""));
  CHECK_FALSE(found("^b", "abc"));
  CHECK_FALSE(found("b$", "abc"));
  CHECK(found("^abc$", "abc"));
}

TEST_CASE("pattern: classes hold ranges, signs and everything but") {
  CHECK(found("^[a-c_-]+$", "a_b-c"));
  CHECK_FALSE(found("^[a-c_-]+$", "d"));
  CHECK(found("^[^/]+$", "a.b"));
  CHECK_FALSE(found("^[^/]+$", "a/b"));
  CHECK(found("^[\\]\\\\]$", "]"));
  CHECK(found("^[-a]$", "-"));
}

TEST_CASE("pattern: a dot is any character but a line end") {
  CHECK(found("^a.c$", "aéc"));
  CHECK(found("^.$", "🧼"));
  CHECK_FALSE(found("^a.c$", "a\nc"));
}

TEST_CASE("pattern: repeats count") {
  CHECK(found("^a{2,3}$", "aa"));
  CHECK(found("^a{2,3}$", "aaa"));
  CHECK_FALSE(found("^a{2,3}$", "a"));
  CHECK_FALSE(found("^a{2,3}$", "aaaa"));
  CHECK(found("^a{2}$", "aa"));
  CHECK(found("^a{2,}$", "aaaaa"));
  CHECK_FALSE(found("^a{2,}$", "a"));
  CHECK(found("^a{0,2}$", ""));
  CHECK(found("^ab?c*d+$", "add"));
  CHECK_FALSE(found("^ab?c*d+$", "abbd"));
}

TEST_CASE("pattern: groups and alternatives nest") {
  CHECK(found("^(ab|c(d|e))+$", "abcecd"));
  CHECK_FALSE(found("^(ab|c(d|e))+$", "abc"));
  CHECK(found("^(?:a|b|)$", ""));
  CHECK(found("^((a*)*)*$", "aaa"));
}

TEST_CASE("pattern: a backslash takes a sign as it is") {
  CHECK(found("^\\.\\*\\[\\($", ".*[("));
  CHECK_FALSE(found("^\\.$", "x"));
}

TEST_CASE("pattern: a hostile pattern takes no more than linear time") {
  CHECK_FALSE(found("^(a+)+$", std::string(20'000, 'a') + "b"));
  CHECK_FALSE(found("^(a?){50}a{50}b$", std::string(99, 'a')));
}

TEST_CASE("pattern: what is not supported is refused") {
  for (const char* pattern : {"\\d", "\\", "a\\", "(", ")", "a)", "[a", "[]", "[b-a]", "*a", "a{2",
                              "a{3,2}", "a{x}", "a**", "a+?", "(?=a)", "a{1001}", "(a{999}){999}"})
    CHECK_MESSAGE(!Pattern::compile(pattern).has_value(), pattern);
}

}  // namespace
}  // namespace bedside::json
