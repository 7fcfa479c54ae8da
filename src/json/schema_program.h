#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "json/pattern.h"
#include "json/schema.h"

// What a JSON Schema is compiled to. Only schema_load.cpp (writes it) and schema.cpp (runs it)
// need this.
namespace bedside::json {

using NodeId = std::size_t;  // index in Program::nodes
inline constexpr NodeId no_node = std::numeric_limits<NodeId>::max();
inline constexpr std::size_t no_limit = std::numeric_limits<std::size_t>::max();

// Bits, since a schema may allow several types. Integers are numbers too.
enum TypeBit : std::uint8_t {
  type_null = 1,
  type_boolean = 2,
  type_integer = 4,
  type_number = 8 | type_integer,
  type_string = 16,
  type_array = 32,
  type_object = 64,
  type_any = 127,
};

struct TypeName {
  std::string_view name;
  std::uint8_t bits;
  std::string_view article;  // for messages
};

inline constexpr std::array type_names = {
    TypeName{"null", type_null, "null"},
    TypeName{"boolean", type_boolean, "true or false"},
    TypeName{"integer", type_integer, "a whole number"},
    TypeName{"number", type_number, "a number"},
    TypeName{"string", type_string, "a text"},
    TypeName{"array", type_array, "a list"},
    TypeName{"object", type_object, "an object"},
};

struct SizeLimits {
  std::size_t least = 0;
  std::size_t most = no_limit;
};

struct Property {
  std::string key;
  NodeId node;
};

// One schema or subschema. What a value is checked against is everything that is set.
struct Node {
  bool refuses_all = false;  // the schema `false`
  std::uint8_t types = type_any;
  std::optional<Array> allowed;  // enum and const

  std::vector<Property> properties;
  std::vector<std::string> required;
  NodeId additional_properties = no_node;
  NodeId property_names = no_node;
  SizeLimits member_count;

  std::vector<NodeId> prefix_items;
  NodeId items = no_node;
  SizeLimits element_count;
  bool unique_items = false;

  std::optional<double> minimum;
  std::optional<double> maximum;
  std::optional<double> above;  // exclusiveMinimum
  std::optional<double> below;  // exclusiveMaximum

  SizeLimits length;  // in code points
  std::optional<Pattern> pattern;
  std::string pattern_source;

  std::vector<NodeId> all_of;  // and $ref
  std::vector<NodeId> any_of;
  std::vector<NodeId> one_of;
  NodeId none_of = no_node;  // not
  NodeId condition = no_node;
  NodeId when_true = no_node;
  NodeId when_false = no_node;
};

struct Schema::Program {
  std::vector<Node> nodes;  // the whole schema is nodes[0]
};

}  // namespace bedside::json
