#include "model/reader.h"

#include <algorithm>
#include <format>

namespace bedside::model {

Reader::Reader(const json::Value& value, std::string place)
    : value_(&value), place_(std::move(place)) {
  if (!value.is_object())
    error_ = Error{ErrorCode::InvalidValue, place_, "An object is expected here.", 0, 0};
}

void Reader::fail(ErrorCode code, std::string_view key, std::string message) {
  keep(Error{code, place(key), std::move(message), 0, 0});
}

void Reader::keep(const Error& error) {
  if (!error_) error_ = error;
}

const json::Value* Reader::member(std::string_view key) {
  read_.emplace_back(key);
  return value_->find(key);
}

std::string Reader::text(std::string_view key, std::string_view fallback) {
  const json::Value* value = member(key);
  if (value == nullptr) return std::string(fallback);
  if (value->is_string()) return value->as_string();
  fail(ErrorCode::InvalidValue, key, "A text is expected here.");
  return std::string(fallback);
}

std::string Reader::required_text(std::string_view key) {
  if (value_->find(key) == nullptr) fail(ErrorCode::MissingValue, key, "This is missing.");
  return text(key);
}

std::int64_t Reader::integer(std::string_view key, std::int64_t fallback, std::int64_t min,
                             std::int64_t max) {
  const json::Value* value = member(key);
  if (value == nullptr) return fallback;
  if (value->is_int() && value->as_int() >= min && value->as_int() <= max) return value->as_int();
  fail(ErrorCode::InvalidValue, key,
       std::format("A whole number from {} to {} is expected here.", min, max));
  return fallback;
}

bool Reader::boolean(std::string_view key, bool fallback) {
  const json::Value* value = member(key);
  if (value == nullptr) return fallback;
  if (value->is_bool()) return value->as_bool();
  fail(ErrorCode::InvalidValue, key, "true or false is expected here.");
  return fallback;
}

std::vector<std::pair<const json::Value*, std::string>> Reader::elements(std::string_view key) {
  std::vector<std::pair<const json::Value*, std::string>> out;
  const json::Value* value = member(key);
  if (value == nullptr) return out;
  if (!value->is_array()) {
    fail(ErrorCode::InvalidValue, key, "A list is expected here.");
    return out;
  }
  for (std::size_t i = 0; i < value->array().size(); ++i)
    out.emplace_back(&value->array()[i], std::format("{}/{}", place(key), i));
  return out;
}

std::vector<std::string> Reader::texts(std::string_view key) {
  std::vector<std::string> out;
  for (const auto& [element, where] : elements(key)) {
    if (element->is_string())
      out.push_back(element->as_string());
    else
      keep(Error{ErrorCode::InvalidValue, where, "A text is expected here.", 0, 0});
  }
  return out;
}

Result<void> Reader::finish() {
  for (const auto& [key, value] : value_->object())
    if (!std::ranges::contains(read_, key))
      fail(ErrorCode::UnknownKey, key, "This key is not known here.");
  if (error_) return std::unexpected(*error_);
  return {};
}

}  // namespace bedside::model
