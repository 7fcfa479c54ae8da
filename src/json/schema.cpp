#include "json/schema.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <format>
#include <ranges>
#include <utility>

#include "json/schema_program.h"
#include "json/write.h"

namespace bedside::json {
namespace {

constexpr std::size_t max_errors = 100;
constexpr std::size_t max_listed = 12;  // allowed values or keys named in a message

std::uint8_t type_of(const Value& value) {
  if (value.is_null()) return type_null;
  if (value.is_bool()) return type_boolean;
  if (value.is_int()) return type_integer;
  if (value.is_double())  // 3.0 is an integer to JSON Schema
    return value.as_double() == std::trunc(value.as_double()) ? type_integer
                                                              : type_number & ~type_integer;
  if (value.is_string()) return type_string;
  return value.is_array() ? type_array : type_object;
}

std::size_t count_code_points(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(
      text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

// "a, b or c", cut when there are too many.
std::string list_of(const std::vector<std::string>& words) {
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i == max_listed) return out + ", ...";
    if (i > 0) out += i + 1 == words.size() ? " or " : ", ";
    out += words[i];
  }
  return out;
}

std::string expected_types(std::uint8_t types) {
  std::vector<std::string> words;
  for (const TypeName& type : type_names) {
    const bool part_of_number = type.bits == type_integer && (types & type_number) == type_number;
    if ((types & type.bits) == type.bits && !part_of_number) words.emplace_back(type.article);
  }
  return list_of(words) + " is expected";
}

// Number of single-letter changes between two keys.
std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t changed = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = std::exchange(row[j], std::min({changed, row[j] + 1, row[j - 1] + 1}));
    }
  }
  return row[b.size()];
}

std::string unknown_key_message(std::string_view key, const std::vector<Property>& known) {
  constexpr std::size_t longest = 40;  // keys longer than any of ours are not compared
  const std::string message = "this key is not known";
  if (key.size() > longest) return message;
  for (const Property& property : known)
    if (edit_distance(key, property.key) <= 2 && property.key.size() > 3)
      return std::format("{}; did you mean \"{}\"?", message, property.key);
  return message;
}

class Validator {
 public:
  Validator(const std::vector<Node>& nodes, std::string_view place)
      : nodes_(nodes), pointer_(std::string(place) + "#") {}

  void check(NodeId id, const Value& value) {
    if (errors_.size() >= max_errors) return;
    const Node& node = nodes_[id];
    if (node.refuses_all) return add(ErrorCode::SchemaMismatch, "nothing is allowed here");
    const std::uint8_t type = type_of(value);
    if ((node.types & type) != type)
      return add(ErrorCode::SchemaMismatch, expected_types(node.types));
    if (node.allowed) check_allowed(*node.allowed, value);
    if (value.is_number()) check_number(node, value.as_double());
    if (value.is_string()) check_text(node, value.as_string());
    if (value.is_array()) check_elements(node, value.array());
    if (value.is_object()) check_members(node, value);
    check_combined(node, value);
  }

  std::vector<Error> take_errors() { return std::move(errors_); }

 private:
  void add(ErrorCode code, std::string message) {
    if (errors_.size() < max_errors) errors_.push_back({code, pointer_, std::move(message), 0, 0});
  }

  template <class Step>
  void check_at(Step step, NodeId id, const Value& value) {
    const std::size_t size = pointer_.size();
    pointer_ = pointer_join(pointer_, step);
    check(id, value);
    pointer_.resize(size);
  }

  std::vector<Error> errors_of(NodeId id, const Value& value) const {
    Validator branch(nodes_, "");
    branch.pointer_ = pointer_;
    branch.check(id, value);
    return branch.take_errors();
  }

  void check_allowed(const Array& allowed, const Value& value) {
    if (std::ranges::contains(allowed, value)) return;
    std::vector<std::string> words;
    for (const Value& one : allowed) words.push_back(write(one, 0));
    add(ErrorCode::InvalidValue, list_of(words) + " is expected");
  }

  void check_number(const Node& node, double value) {
    if (node.minimum && value < *node.minimum)
      add(ErrorCode::InvalidValue, std::format("at least {} is expected", *node.minimum));
    if (node.maximum && value > *node.maximum)
      add(ErrorCode::InvalidValue, std::format("at most {} is expected", *node.maximum));
    if (node.above && value <= *node.above)
      add(ErrorCode::InvalidValue, std::format("more than {} is expected", *node.above));
    if (node.below && value >= *node.below)
      add(ErrorCode::InvalidValue, std::format("less than {} is expected", *node.below));
  }

  void check_size(SizeLimits limits, std::size_t size, std::string_view what) {
    if (size < limits.least)
      add(ErrorCode::InvalidValue, std::format("at least {} {} are expected", limits.least, what));
    if (size > limits.most)
      add(ErrorCode::InvalidValue, std::format("at most {} {} are expected", limits.most, what));
  }

  void check_text(const Node& node, std::string_view text) {
    if (node.length.least > 0 || node.length.most != no_limit)
      check_size(node.length, count_code_points(text), "characters");
    if (node.pattern && !node.pattern->found_in(text))
      add(ErrorCode::InvalidValue, "a text of the form " + node.pattern_source + " is expected");
  }

  void check_elements(const Node& node, const Array& elements) {
    check_size(node.element_count, elements.size(), "elements");
    for (std::size_t i = 0; i < elements.size(); ++i) {
      if (i < node.prefix_items.size())
        check_at(i, node.prefix_items[i], elements[i]);
      else if (node.items != no_node)
        check_at(i, node.items, elements[i]);
    }
    if (!node.unique_items) return;
    std::vector<std::string> forms;
    for (const Value& element : elements) forms.push_back(canonical(element));
    std::ranges::sort(forms);
    if (std::ranges::adjacent_find(forms) != forms.end())
      add(ErrorCode::InvalidValue, "an element stands twice in the list");
  }

  void check_members(const Node& node, const Value& object) {
    check_size(node.member_count, object.size(), "members");
    for (const auto& [key, value] : object.object()) {
      if (node.property_names != no_node) check_at(key, node.property_names, Value(key));
      const auto known = std::ranges::find(node.properties, key, &Property::key);
      if (known != node.properties.end())
        check_at(key, known->node, value);
      else if (node.additional_properties != no_node)
        check_additional(node, key, value);
    }
    for (const std::string& key : node.required)
      if (object.find(key) == nullptr)
        add(ErrorCode::MissingValue, std::format("\"{}\" is missing", key));
  }

  void check_additional(const Node& node, const std::string& key, const Value& value) {
    if (!nodes_[node.additional_properties].refuses_all)
      return check_at(key, node.additional_properties, value);
    const std::size_t size = pointer_.size();
    pointer_ = pointer_join(pointer_, key);
    add(ErrorCode::UnknownKey, unknown_key_message(key, node.properties));
    pointer_.resize(size);
  }

  void check_combined(const Node& node, const Value& value) {
    for (const NodeId id : node.all_of) check(id, value);
    if (!node.any_of.empty()) check_choice(node.any_of, value, node.any_of.size());
    if (!node.one_of.empty()) check_choice(node.one_of, value, 1);
    if (node.none_of != no_node && errors_of(node.none_of, value).empty())
      add(ErrorCode::SchemaMismatch, "this form is not allowed here");
    if (node.condition == no_node) return;
    const NodeId then = errors_of(node.condition, value).empty() ? node.when_true : node.when_false;
    if (then != no_node) check(then, value);
  }

  // Of branches that all fail, the nearest tells most about what is wrong: one that does not
  // fail at the very place of the choice, and then the one with the fewest errors.
  void check_choice(const std::vector<NodeId>& branches, const Value& value, std::size_t most) {
    std::size_t accepting = 0;
    std::vector<Error> nearest;
    std::pair<bool, std::size_t> nearest_rank{true, no_limit};
    for (const NodeId id : branches) {
      std::vector<Error> errors = errors_of(id, value);
      if (errors.empty()) {
        ++accepting;
        continue;
      }
      const bool fails_here =
          errors.front().place == pointer_ && errors.front().code == ErrorCode::SchemaMismatch;
      const std::pair rank{fails_here, errors.size()};
      if (rank < nearest_rank) {
        nearest = std::move(errors);
        nearest_rank = rank;
      }
    }
    if (accepting > most) add(ErrorCode::SchemaMismatch, "fits several forms where one is allowed");
    if (accepting > 0) return;
    if (nearest_rank.first) return add(ErrorCode::SchemaMismatch, "none of the allowed forms");
    for (Error& error : nearest) add(error);
  }

  void add(Error& error) {
    if (errors_.size() < max_errors) errors_.push_back(std::move(error));
  }

  const std::vector<Node>& nodes_;
  std::string pointer_;
  std::vector<Error> errors_;
};

}  // namespace

Schema::Schema(std::unique_ptr<const Program> program) : program_(std::move(program)) {}
Schema::Schema(Schema&&) noexcept = default;
Schema& Schema::operator=(Schema&&) noexcept = default;
Schema::~Schema() = default;

Diagnostics Schema::validate(const Value& value, std::string_view place) const {
  Validator validator(program_->nodes, place);
  validator.check(0, value);
  Diagnostics diagnostics;
  for (Error& error : validator.take_errors()) diagnostics.add(std::move(error));
  return diagnostics;
}

}  // namespace bedside::json
