#include "json/value.h"

#include <algorithm>
#include <charconv>

namespace bedside::json {
namespace {

const Array no_elements;
const Object no_members;

bool equal_numbers(const Value& a, const Value& b) {
  if (a.is_int() && b.is_int()) return a.as_int() == b.as_int();
  return a.as_double() == b.as_double();
}

bool equal_members(const Object& a, const Value& b) {
  if (a.size() != b.size()) return false;
  return std::ranges::all_of(a, [&](const Member& member) {
    const Value* other = b.find(member.key);
    return other != nullptr && *other == member.value;
  });
}

}  // namespace

const Array& Value::array() const {
  const Array* elements = std::get_if<Array>(&data_);
  return elements == nullptr ? no_elements : *elements;
}

const Object& Value::object() const {
  const Object* members = std::get_if<Object>(&data_);
  return members == nullptr ? no_members : *members;
}

Array& Value::elements() {
  if (is_null()) data_.emplace<Array>();
  assert(is_array());
  return std::get<Array>(data_);
}

Object& Value::members() {
  if (is_null()) data_.emplace<Object>();
  assert(is_object());
  return std::get<Object>(data_);
}

std::size_t Value::size() const { return is_array() ? array().size() : object().size(); }

const Value* Value::find(std::string_view key) const {
  for (const Member& member : object())
    if (member.key == key) return &member.value;
  return nullptr;
}

Value* Value::find(std::string_view key) {
  return const_cast<Value*>(std::as_const(*this).find(key));
}

std::string_view Value::string_or(std::string_view key, std::string_view fallback) const {
  const Value* value = find(key);
  return value != nullptr && value->is_string() ? value->as_string() : fallback;
}

std::int64_t Value::int_or(std::string_view key, std::int64_t fallback) const {
  const Value* value = find(key);
  return value != nullptr && value->is_int() ? value->as_int() : fallback;
}

double Value::double_or(std::string_view key, double fallback) const {
  const Value* value = find(key);
  return value != nullptr && value->is_number() ? value->as_double() : fallback;
}

bool Value::bool_or(std::string_view key, bool fallback) const {
  const Value* value = find(key);
  return value != nullptr && value->is_bool() ? value->as_bool() : fallback;
}

const Array& Value::array_of(std::string_view key) const {
  const Value* value = find(key);
  return value == nullptr ? no_elements : value->array();
}

const Object& Value::object_of(std::string_view key) const {
  const Value* value = find(key);
  return value == nullptr ? no_members : value->object();
}

Value& Value::set(std::string_view key, Value value) {
  if (Value* existing = find(key)) {
    *existing = std::move(value);
    return *existing;
  }
  return members().emplace_back(std::string(key), std::move(value)).value;
}

bool Value::erase(std::string_view key) {
  if (!is_object()) return false;
  return std::erase_if(members(), [&](const Member& member) { return member.key == key; }) != 0;
}

Value& Value::push(Value value) { return elements().emplace_back(std::move(value)); }

bool Value::operator==(const Value& other) const {
  if (is_number() && other.is_number()) return equal_numbers(*this, other);
  if (is_object() && other.is_object()) return equal_members(object(), other);
  return data_ == other.data_;
}

std::string pointer_join(std::string_view pointer, std::string_view key) {
  std::string joined(pointer);
  joined += '/';
  for (const char c : key) {
    if (c == '~')
      joined += "~0";
    else if (c == '/')
      joined += "~1";
    else
      joined += c;
  }
  return joined;
}

std::string pointer_join(std::string_view pointer, std::size_t index) {
  return pointer_join(pointer, std::to_string(index));
}

const Value* find_pointer(const Value& value, std::string_view pointer) {
  const Value* at = &value;
  while (at != nullptr && !pointer.empty()) {
    if (pointer.front() != '/') return nullptr;
    pointer.remove_prefix(1);
    const std::string_view token = pointer.substr(0, pointer.find('/'));
    pointer.remove_prefix(token.size());
    if (at->is_array()) {
      std::size_t index = 0;
      const auto [end, error] = std::from_chars(token.data(), token.data() + token.size(), index);
      const bool whole = error == std::errc() && end == token.data() + token.size();
      at = whole && index < at->size() ? &at->array()[index] : nullptr;
      continue;
    }
    std::string key;
    for (std::size_t i = 0; i < token.size(); ++i) {
      const bool escaped = token[i] == '~' && i + 1 < token.size();
      key += escaped ? (token[++i] == '1' ? '/' : '~') : token[i];
    }
    at = at->find(key);
  }
  return at;
}

}  // namespace bedside::json
