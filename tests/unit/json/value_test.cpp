#include "json/value.h"

#include "doctest/doctest.h"

namespace bedside::json {
namespace {

Value sample() {
  return Object{{"title", "Flu season"}, {"revision", 3},           {"share", 0.5},
                {"paid", false},         {"tags", Array{"a", "b"}}, {"nothing", nullptr}};
}

TEST_CASE("value: a default value is null and has no members or elements") {
  const Value value;
  CHECK(value.is_null());
  CHECK(value.array().empty());
  CHECK(value.object().empty());
  CHECK(value.size() == 0);
  CHECK(value.find("x") == nullptr);
}

TEST_CASE("value: each C++ type becomes its JSON type") {
  CHECK(Value(true).is_bool());
  CHECK(Value(7u).is_int());
  CHECK(Value(std::size_t{7}).as_int() == 7);
  CHECK(Value(0.5f).is_double());
  CHECK(Value("a").is_string());
  CHECK(Value(std::string_view("a")).as_string() == "a");
  CHECK(Value(Array{1, 2}).is_array());
  CHECK(Value(Object{{"a", 1}}).is_object());
}

TEST_CASE("value: a fallback stands in for a missing member or another type") {
  const Value value = sample();
  CHECK(value.string_or("title", "?") == "Flu season");
  CHECK(value.string_or("revision", "?") == "?");
  CHECK(value.string_or("missing", "?") == "?");
  CHECK(value.int_or("revision", -1) == 3);
  CHECK(value.int_or("share", -1) == -1);
  CHECK(value.double_or("share", 0) == 0.5);
  CHECK(value.double_or("revision", 0) == 3.0);
  CHECK(value.bool_or("paid", true) == false);
  CHECK(value.bool_or("title", true) == true);
}

TEST_CASE("value: elements of a missing member are none") {
  CHECK(sample().array_of("tags").size() == 2);
  CHECK(sample().array_of("missing").empty());
  CHECK(sample().object_of("tags").empty());
}

TEST_CASE("value: setting a member replaces it in place or appends it") {
  Value value = sample();
  value.set("revision", 4);
  value.set("new", "x");
  CHECK(value.object()[1].key == "revision");
  CHECK(value.int_or("revision", 0) == 4);
  CHECK(value.object().back().key == "new");
}

TEST_CASE("value: null becomes an object or array when it is filled") {
  Value object;
  object.set("a", 1);
  CHECK(object == Value(Object{{"a", 1}}));
  Value array;
  array.push(1);
  array.push("b");
  CHECK(array == Value(Array{1, "b"}));
}

TEST_CASE("value: erasing tells whether there was something") {
  Value value = sample();
  CHECK(value.erase("paid"));
  CHECK_FALSE(value.erase("paid"));
  CHECK(value.find("paid") == nullptr);
}

TEST_CASE("value: the order of members does not matter for equality, that of elements does") {
  CHECK(Value(Object{{"a", 1}, {"b", 2}}) == Value(Object{{"b", 2}, {"a", 1}}));
  CHECK_FALSE(Value(Object{{"a", 1}}) == Value(Object{{"a", 1}, {"b", 2}}));
  CHECK_FALSE(Value(Object{{"a", 1}}) == Value(Object{{"b", 1}}));
  CHECK_FALSE(Value(Array{1, 2}) == Value(Array{2, 1}));
}

TEST_CASE("value: numbers are equal by what they mean") {
  CHECK(Value(1) == Value(1.0));
  CHECK_FALSE(Value(1) == Value(1.5));
  CHECK_FALSE(Value(1) == Value(true));
  CHECK_FALSE(Value(1) == Value("1"));
}

TEST_CASE("value: a pointer finds members and elements, escapes included") {
  const Value value = Object{{"a/b", Array{1, Object{{"c~d", "deep"}}}}};
  const std::string pointer = pointer_join(pointer_join(pointer_join("", "a/b"), 1), "c~d");
  CHECK(pointer == "/a~1b/1/c~0d");
  REQUIRE(find_pointer(value, pointer) != nullptr);
  CHECK(find_pointer(value, pointer)->as_string() == "deep");
  CHECK(find_pointer(value, "") == &value);
}

TEST_CASE("value: a pointer that leads nowhere finds nothing") {
  const Value value = Object{{"a", Array{1}}};
  for (const char* pointer : {"/b", "/a/1", "/a/x", "/a/-1", "/a/0/c", "a", "/a/", "/a/0x"})
    CHECK(find_pointer(value, pointer) == nullptr);
}

}  // namespace
}  // namespace bedside::json
