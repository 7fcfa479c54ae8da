#include <algorithm>
#include <array>
#include <format>
#include <memory>
#include <utility>

#include "json/schema_program.h"

namespace bedside::json {
namespace {

constexpr std::array<std::string_view, 9> read_over = {"$schema",  "$id",         "$comment",
                                                       "title",    "description", "default",
                                                       "examples", "format",      "deprecated"};

// Compiles one schema document. The first thing that is wrong stops it.
class Loader {
 public:
  explicit Loader(std::string_view place) : place_(place) {}

  Result<std::vector<Node>> load(const Value& schema) {
    definitions_of(schema);
    compile(schema, "");
    for (const Reference& reference : references_) resolve(reference);
    if (!error_) find_circles();
    if (error_) return std::unexpected(*error_);
    return std::move(nodes_);
  }

 private:
  struct Definition {
    std::string target;  // "#/$defs/name"
    NodeId node;
  };
  struct Reference {
    NodeId from;
    std::string target;
    std::string pointer;
  };
  // Where a keyword's value is read: the handlers below get this.
  struct Site {
    NodeId id;
    const Value& value;
    const std::string& pointer;
  };
  using Handler = void (Loader::*)(const Site&);
  struct Keyword {
    std::string_view name;
    Handler handler;
  };
  static const std::array<Keyword, 29> keywords;

  Node& node(const Site& site) { return nodes_[site.id]; }

  void refuse(const std::string& pointer, std::string message) {
    if (!error_)
      error_ = Error{ErrorCode::AssetInvalid, std::string(place_) + "#" + pointer,
                     std::move(message), 0, 0};
  }

  // Node 0 is the schema itself, its definitions follow, so that a $ref can name either.
  void definitions_of(const Value& schema) {
    nodes_.emplace_back();
    definitions_.push_back({"#", 0});
    for (const auto& [name, definition] : schema.object_of("$defs")) {
      definitions_.push_back({"#" + pointer_join("/$defs", name), nodes_.size()});
      nodes_.emplace_back();
    }
    for (const auto& [name, definition] : schema.object_of("$defs")) {
      const std::string pointer = pointer_join("/$defs", name);
      compile_into(*target("#" + pointer), definition, pointer);
    }
  }

  void compile(const Value& schema, const std::string& pointer) {
    compile_into(0, schema, pointer);
  }

  NodeId add(const Value& schema, const std::string& pointer) {
    nodes_.emplace_back();
    const NodeId id = nodes_.size() - 1;
    compile_into(id, schema, pointer);
    return id;
  }

  void compile_into(NodeId id, const Value& schema, const std::string& pointer) {
    if (schema.is_bool()) {
      nodes_[id].refuses_all = !schema.as_bool();
      return;
    }
    if (!schema.is_object()) return refuse(pointer, "a schema is an object, true or false");
    for (const auto& [key, value] : schema.object()) {
      const std::string here = pointer_join(pointer, key);
      const auto found = std::ranges::find(keywords, key, &Keyword::name);
      if (found != keywords.end())
        (this->*found->handler)({id, value, here});
      else if (key == "$defs" ? id != 0 : !std::ranges::contains(read_over, key))
        refuse(here, std::format("the keyword \"{}\" is not supported here", key));
    }
  }

  std::optional<NodeId> target(std::string_view name) const {
    const auto found = std::ranges::find(definitions_, name, &Definition::target);
    return found == definitions_.end() ? std::nullopt : std::optional(found->node);
  }

  void resolve(const Reference& reference) {
    if (const std::optional<NodeId> id = target(reference.target))
      nodes_[reference.from].all_of.push_back(*id);
    else
      refuse(reference.pointer, "leads nowhere; only # and #/$defs/name can be named");
  }

  // A schema that applies itself to the same value would never end.
  void find_circles() {
    enum class State : std::uint8_t { New, Open, Done };
    std::vector<State> states(nodes_.size(), State::New);
    const auto visit = [&](auto& self, NodeId id) -> bool {
      if (id == no_node || states[id] == State::Done) return true;
      if (std::exchange(states[id], State::Open) == State::Open) return false;
      const Node& n = nodes_[id];
      for (const auto* list : {&n.all_of, &n.any_of, &n.one_of})
        for (const NodeId next : *list)
          if (!self(self, next)) return false;
      for (const NodeId next : {n.none_of, n.condition, n.when_true, n.when_false})
        if (!self(self, next)) return false;
      states[id] = State::Done;
      return true;
    };
    for (NodeId id = 0; id < nodes_.size(); ++id)
      if (!visit(visit, id)) return refuse("", "a $ref leads back to itself");
  }

  // Handlers, one for each keyword.

  void type(const Site& site) {
    const Array one{site.value};
    std::uint8_t bits = 0;
    for (const Value& name : site.value.is_array() ? site.value.array() : one) {
      const auto known = std::ranges::find_if(type_names, [&](const TypeName& t) {
        return name.is_string() && t.name == name.as_string();
      });
      if (known == type_names.end()) return refuse(site.pointer, "no type of JSON");
      bits |= known->bits;
    }
    node(site).types = bits;
  }

  void any_value(const Site& site) {  // enum
    if (!site.value.is_array()) return refuse(site.pointer, "a list is expected");
    node(site).allowed = site.value.array();
  }
  void one_value(const Site& site) { node(site).allowed = Array{site.value}; }  // const

  void reference(const Site& site) {
    if (!site.value.is_string()) return refuse(site.pointer, "a text is expected");
    references_.push_back({site.id, site.value.as_string(), site.pointer});
  }

  void properties(const Site& site) {
    if (!site.value.is_object()) return refuse(site.pointer, "an object is expected");
    for (const auto& [key, schema] : site.value.object()) {
      const NodeId id = add(schema, pointer_join(site.pointer, key));
      node(site).properties.push_back({key, id});
    }
  }

  void required(const Site& site) {
    for (const Value& key : site.value.array())
      if (key.is_string()) node(site).required.push_back(key.as_string());
    if (node(site).required.size() != site.value.size() || !site.value.is_array())
      refuse(site.pointer, "a list of keys is expected");
  }

  template <NodeId Node::* Member>
  void child(const Site& site) {
    const NodeId id = add(site.value, site.pointer);
    node(site).*Member = id;
  }

  template <std::vector<NodeId> Node::* Member>
  void children(const Site& site) {
    if (site.value.array().empty()) return refuse(site.pointer, "a list of schemas is expected");
    for (std::size_t i = 0; i < site.value.size(); ++i) {
      const NodeId id = add(site.value.array()[i], pointer_join(site.pointer, i));
      (node(site).*Member).push_back(id);
    }
  }

  template <std::optional<double> Node::* Member>
  void number(const Site& site) {
    if (!site.value.is_number()) return refuse(site.pointer, "a number is expected");
    node(site).*Member = site.value.as_double();
  }

  template <SizeLimits Node::* Member, std::size_t SizeLimits::* End>
  void size(const Site& site) {
    if (!site.value.is_int() || site.value.as_int() < 0)
      return refuse(site.pointer, "a whole number from 0 is expected");
    node(site).*Member.*End = static_cast<std::size_t>(site.value.as_int());
  }

  void unique_items(const Site& site) {
    if (!site.value.is_bool()) return refuse(site.pointer, "true or false is expected");
    node(site).unique_items = site.value.as_bool();
  }

  void pattern(const Site& site) {
    if (!site.value.is_string()) return refuse(site.pointer, "a text is expected");
    auto compiled = Pattern::compile(site.value.as_string());
    if (!compiled) return refuse(site.pointer, "broken pattern: " + compiled.error());
    node(site).pattern = std::move(*compiled);
    node(site).pattern_source = site.value.as_string();
  }

  std::string_view place_;
  std::vector<Node> nodes_;
  std::vector<Definition> definitions_;
  std::vector<Reference> references_;
  std::optional<Error> error_;
};

constexpr std::array<Loader::Keyword, 29> Loader::keywords = {{
    {"type", &Loader::type},
    {"enum", &Loader::any_value},
    {"const", &Loader::one_value},
    {"$ref", &Loader::reference},
    {"properties", &Loader::properties},
    {"required", &Loader::required},
    {"additionalProperties", &Loader::child<&Node::additional_properties>},
    {"propertyNames", &Loader::child<&Node::property_names>},
    {"minProperties", &Loader::size<&Node::member_count, &SizeLimits::least>},
    {"maxProperties", &Loader::size<&Node::member_count, &SizeLimits::most>},
    {"prefixItems", &Loader::children<&Node::prefix_items>},
    {"items", &Loader::child<&Node::items>},
    {"minItems", &Loader::size<&Node::element_count, &SizeLimits::least>},
    {"maxItems", &Loader::size<&Node::element_count, &SizeLimits::most>},
    {"uniqueItems", &Loader::unique_items},
    {"minimum", &Loader::number<&Node::minimum>},
    {"maximum", &Loader::number<&Node::maximum>},
    {"exclusiveMinimum", &Loader::number<&Node::above>},
    {"exclusiveMaximum", &Loader::number<&Node::below>},
    {"minLength", &Loader::size<&Node::length, &SizeLimits::least>},
    {"maxLength", &Loader::size<&Node::length, &SizeLimits::most>},
    {"pattern", &Loader::pattern},
    {"allOf", &Loader::children<&Node::all_of>},
    {"anyOf", &Loader::children<&Node::any_of>},
    {"oneOf", &Loader::children<&Node::one_of>},
    {"not", &Loader::child<&Node::none_of>},
    {"if", &Loader::child<&Node::condition>},
    {"then", &Loader::child<&Node::when_true>},
    {"else", &Loader::child<&Node::when_false>},
}};

}  // namespace

Result<Schema> Schema::load(const Value& schema, std::string_view place) {
  Result<std::vector<Node>> nodes = Loader(place).load(schema);
  if (!nodes) return std::unexpected(nodes.error());
  return Schema(std::make_unique<const Program>(std::move(*nodes)));
}

}  // namespace bedside::json
