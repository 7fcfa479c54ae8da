#include "json/fields.h"

#include <algorithm>

namespace bedside::json {
namespace {

const Value null_value;

}  // namespace

Fields::Fields(const Value& value, std::string place, Diagnostics& diagnostics)
    : value_(value), place_(std::move(place)), diagnostics_(&diagnostics) {
  if (!value.is_object() && !value.is_null())
    diagnostics.add(ErrorCode::SchemaMismatch, place_, "expected an object");
}

std::string Fields::place_of(std::string_view key) const {
  const std::string_view hash = place_.contains('#') ? "" : "#";
  return place_ + std::string(hash) + pointer_join("", key);
}

void Fields::error(ErrorCode code, std::string_view key, std::string message) {
  diagnostics_->add(code, place_of(key), std::move(message));
}

void Fields::ignore(std::string_view key) { seen_.push_back(key); }

const Value* Fields::member(std::string_view key) {
  seen_.push_back(key);
  return value_.find(key);
}

const Value* Fields::need(std::string_view key) {
  const Value* found = member(key);
  if (found == nullptr) error(ErrorCode::MissingValue, key, "this member is required");
  return found;
}

std::string Fields::text(std::string_view key) {
  const Value* found = need(key);
  if (found == nullptr) return {};
  if (found->is_string() && !found->as_string().empty()) return found->as_string();
  error(ErrorCode::SchemaMismatch, key, "expected a text that is not empty");
  return {};
}

std::int64_t Fields::whole(std::string_view key, std::int64_t least) {
  const Value* found = need(key);
  if (found == nullptr) return least;
  if (found->is_int() && found->as_int() >= least) return found->as_int();
  error(ErrorCode::SchemaMismatch, key,
        "expected a whole number of at least " + std::to_string(least));
  return least;
}

double Fields::number(std::string_view key) {
  const Value* found = need(key);
  if (found == nullptr) return 0;
  if (found->is_number()) return found->as_double();
  error(ErrorCode::SchemaMismatch, key, "expected a number");
  return 0;
}

bool Fields::flag(std::string_view key) {
  const Value* found = need(key);
  if (found == nullptr) return false;
  if (found->is_bool()) return found->as_bool();
  error(ErrorCode::SchemaMismatch, key, "expected true or false");
  return false;
}

const Array& Fields::array(std::string_view key) {
  const Value* found = need(key);
  if (found == nullptr) return null_value.array();
  if (found->is_array()) return found->array();
  error(ErrorCode::SchemaMismatch, key, "expected a list");
  return null_value.array();
}

std::vector<std::string> Fields::texts(std::string_view key) {
  std::vector<std::string> result;
  for (const Value& element : array(key)) {
    if (element.is_string() && !element.as_string().empty()) {
      result.push_back(element.as_string());
    } else {
      error(ErrorCode::SchemaMismatch, key, "expected a list of texts that are not empty");
      break;
    }
  }
  return result;
}

Fields Fields::object(std::string_view key) {
  const Value* found = need(key);
  return Fields(found != nullptr ? *found : null_value, place_of(key), *diagnostics_);
}

Fields Fields::element(std::string_view key, std::size_t index) {
  return Fields(value_.find(key)->array()[index], pointer_join(place_of(key), index),
                *diagnostics_);
}

std::string Fields::text_or(std::string_view key, std::string_view fallback) {
  if (has(key)) return text(key);
  ignore(key);
  return std::string(fallback);
}

std::int64_t Fields::whole_or(std::string_view key, std::int64_t fallback) {
  if (has(key)) return whole(key, 0);
  ignore(key);
  return fallback;
}

double Fields::number_or(std::string_view key, double fallback) {
  if (has(key)) return number(key);
  ignore(key);
  return fallback;
}

bool Fields::flag_or(std::string_view key, bool fallback) {
  if (has(key)) return flag(key);
  ignore(key);
  return fallback;
}

std::vector<std::string> Fields::texts_or_none(std::string_view key) {
  if (has(key)) return texts(key);
  ignore(key);
  return {};
}

const Array& Fields::array_or_none(std::string_view key) {
  if (has(key)) return array(key);
  ignore(key);
  return null_value.array();
}

void Fields::finish() {
  for (const Member& member : value_.object()) {
    if (!std::ranges::contains(seen_, std::string_view(member.key)))
      error(ErrorCode::UnknownKey, member.key, "unknown member");
  }
}

}  // namespace bedside::json
