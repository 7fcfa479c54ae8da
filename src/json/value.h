#pragma once

#include <cassert>
#include <cmath>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace bedside::json {

class Value;
struct Member;
using Array = std::vector<Value>;
// Members in the order of the file. Keys are unique; reading refuses duplicates.
using Object = std::vector<Member>;

// One JSON value: null, boolean, whole number, other number, string, array or object. A plain
// value type: copying is deep, comparing is by content. Strings are valid UTF-8 and doubles are
// finite; whoever builds a value sees to that.
//
//   Value post = Object{{"text", "Hello"}, {"tags", Array{"a", "b"}}, {"revision", 3}};
//   for (const auto& [key, value] : post.object()) ...
class Value {
 public:
  // Defined below Member, which the destructor must know.
  Value() noexcept;
  Value(const Value&);
  Value(Value&&) noexcept;
  Value& operator=(const Value&);
  Value& operator=(Value&&) noexcept;
  ~Value();

  Value(std::nullptr_t) noexcept;
  template <std::same_as<bool> T>  // not for pointers, which would turn into true
  Value(T value) noexcept;
  template <std::integral T>
    requires(!std::same_as<T, bool>)
  Value(T value) noexcept;
  template <std::floating_point T>
  Value(T value) noexcept;
  Value(const char* value);
  Value(std::string_view value);
  Value(std::string value) noexcept;
  Value(Array value) noexcept;
  Value(Object value) noexcept;

  bool is_null() const { return std::holds_alternative<std::monostate>(data_); }
  bool is_bool() const { return std::holds_alternative<bool>(data_); }
  bool is_int() const { return std::holds_alternative<std::int64_t>(data_); }
  bool is_double() const { return std::holds_alternative<double>(data_); }
  bool is_number() const { return is_int() || is_double(); }
  bool is_string() const { return std::holds_alternative<std::string>(data_); }
  bool is_array() const { return std::holds_alternative<Array>(data_); }
  bool is_object() const { return std::holds_alternative<Object>(data_); }

  // The caller has checked the type; anything else is a mistake of ours.
  bool as_bool() const { return get<bool>(); }
  std::int64_t as_int() const { return get<std::int64_t>(); }
  double as_double() const { return is_int() ? static_cast<double>(as_int()) : get<double>(); }
  const std::string& as_string() const { return get<std::string>(); }

  // Elements and members, for reading; none when this is no array or object.
  const Array& array() const;
  const Object& object() const;
  // For changing; the value is an array or object, or null, which then becomes one.
  Array& elements();
  Object& members();

  // Number of elements or members; 0 for everything else.
  std::size_t size() const;

  // The member called `key`; null when there is none or this is no object. Linear in the number
  // of members: to look up many keys of a large object, walk object() once instead.
  const Value* find(std::string_view key) const;
  Value* find(std::string_view key);

  // The member called `key` when it is there and of that type, else `fallback`. The view lives as
  // long as this value and `fallback`. A whole number is also a double; nothing else converts.
  std::string_view string_or(std::string_view key, std::string_view fallback) const;
  std::int64_t int_or(std::string_view key, std::int64_t fallback) const;
  double double_or(std::string_view key, double fallback) const;
  bool bool_or(std::string_view key, bool fallback) const;
  // Elements or members of the member called `key`; none when it is not there.
  const Array& array_of(std::string_view key) const;
  const Object& object_of(std::string_view key) const;

  // Replaces the member called `key` or appends it. Null becomes an object. Returns the member.
  Value& set(std::string_view key, Value value);
  // True when there was such a member.
  bool erase(std::string_view key);
  // Appends an element. Null becomes an array. Returns the element.
  Value& push(Value value);

  // As JSON sees it: the order of members does not matter, and 1 equals 1.0.
  bool operator==(const Value& other) const;

 private:
  template <class T>
  const T& get() const {
    const T* value = std::get_if<T>(&data_);
    assert(value != nullptr);
    return *value;
  }

  std::variant<std::monostate, bool, std::int64_t, double, std::string, Array, Object> data_;
};

struct Member {
  std::string key;
  Value value;

  bool operator==(const Member&) const = default;
};

inline Value::Value() noexcept = default;
inline Value::Value(const Value&) = default;
inline Value::Value(Value&&) noexcept = default;
inline Value& Value::operator=(const Value&) = default;
inline Value& Value::operator=(Value&&) noexcept = default;
inline Value::~Value() = default;
inline Value::Value(std::nullptr_t) noexcept {}
template <std::same_as<bool> T>
Value::Value(T value) noexcept : data_(value) {}
template <std::integral T>
  requires(!std::same_as<T, bool>)
Value::Value(T value) noexcept : data_(static_cast<std::int64_t>(value)) {
  assert(std::in_range<std::int64_t>(value));
}
template <std::floating_point T>
Value::Value(T value) noexcept : data_(static_cast<double>(value)) {
  assert(std::isfinite(value));
}
inline Value::Value(const char* value) : data_(std::string(value)) {}
inline Value::Value(std::string_view value) : data_(std::string(value)) {}
inline Value::Value(std::string value) noexcept : data_(std::move(value)) {}
inline Value::Value(Array value) noexcept : data_(std::move(value)) {}
inline Value::Value(Object value) noexcept : data_(std::move(value)) {}

// Appends `key` to a JSON pointer (RFC 6901): "/a" and "b/c" give "/a/b~1c".
std::string pointer_join(std::string_view pointer, std::string_view key);
std::string pointer_join(std::string_view pointer, std::size_t index);
// The value at a JSON pointer such as "/variants/0/text", or null. "" is `value` itself.
const Value* find_pointer(const Value& value, std::string_view pointer);

}  // namespace bedside::json
