#include "bundle/form.h"

#include <algorithm>
#include <format>
#include <vector>

#include "bundle/filters.h"
#include "json/write.h"

namespace bedside::bundle {
namespace {

using json::Value;

std::vector<std::string_view> split_text(std::string_view text, char sign) {
  std::vector<std::string_view> parts;
  std::size_t start = 0;
  for (std::size_t end = 0; end != std::string_view::npos; start = end + 1) {
    end = text.find(sign, start);
    parts.push_back(text.substr(start, end - start));
    if (end == std::string_view::npos) break;
  }
  return parts;
}

const Value* look_up(std::string_view path, const Scope& scope) {
  constexpr std::string_view item = "item";
  if (scope.item != nullptr && path == item) return scope.item;
  if (scope.item != nullptr && path.starts_with("item."))
    return at_path(*scope.item, path.substr(item.size() + 1));
  return at_path(scope.view, path);
}

// "path|filter:argument|filter"
Filled evaluate(std::string_view expression, const Scope& scope) {
  const std::vector<std::string_view> parts = split_text(expression, '|');
  std::optional<Value> value;
  if (parts[0] == "index")
    value = scope.index;
  else if (const Value* found = look_up(parts[0], scope))
    value = *found;
  for (std::size_t i = 1; i < parts.size(); ++i) {
    const std::size_t colon = parts[i].find(':');
    const FormFilter* filter = find_filter(parts[i].substr(0, colon));
    if (filter == nullptr)
      return fail(ErrorCode::AssetInvalid, "", std::format("no filter is called {}", parts[i]));
    const bool has_argument = colon != std::string_view::npos;
    Filled next =
        filter->apply(std::move(value), has_argument ? parts[i].substr(colon + 1) : "", scope);
    if (!next) return next;
    value = *std::move(next);
  }
  return value;
}

// Calls `words` and `place` for the parts of a text in turn; false when its braces do not pair.
template <class Words, class Place>
bool walk(std::string_view text, Words words, Place place) {
  for (std::size_t i = 0; i < text.size();) {
    const char c = text[i];
    if (c != '{' && c != '}') {
      const std::size_t end = std::min(text.find_first_of("{}", i), text.size());
      words(text.substr(i, end - i));
      i = end;
    } else if (i + 1 < text.size() && text[i + 1] == c) {
      words(text.substr(i, 1));
      i += 2;
    } else {
      const std::size_t end = text.find('}', i);
      if (c == '}' || end == std::string_view::npos) return false;
      place(text.substr(i + 1, end - i - 1));
      i = end + 1;
    }
  }
  return true;
}

std::string cell_text(const std::optional<Value>& value) {
  if (!value || value->is_null()) return "";
  return value->is_string() ? value->as_string() : json::write(*value, 0);
}

Filled fill_string(const std::string& text, const Scope& scope) {
  const bool alone =
      text.size() > 2 && text.front() == '{' && text[1] != '{' && text.find('}') == text.size() - 1;
  if (alone) return evaluate(std::string_view(text).substr(1, text.size() - 2), scope);
  std::string out;
  std::optional<Error> problem;
  walk(
      text, [&](std::string_view words) { out += words; },
      [&](std::string_view expression) {
        const Filled value = evaluate(expression, scope);
        if (value)
          out += cell_text(*value);
        else if (!problem)
          problem = value.error();
      });
  if (problem) return std::unexpected(*problem);
  return Value(std::move(out));
}

// Appends what `form` gives, more than one element for "$each". An error, or nothing.
std::optional<Error> fill_each(const Value& form, const Scope& scope, json::Array& out) {
  const Value* each = form.find("$each");
  if (each == nullptr) {
    Filled one = fill(form, scope);
    if (!one) return one.error();
    if (*one) out.push_back(**std::move(one));
    return std::nullopt;
  }
  const Value* list = look_up(each->as_string(), scope);
  const Value* inner = form.find("$of");
  if (list == nullptr || inner == nullptr) return std::nullopt;
  std::int64_t index = 0;
  for (const Value& item : list->array())
    if (auto problem = fill_each(*inner, {scope.view, &item, ++index, scope.tables}, out))
      return problem;
  return std::nullopt;
}

Filled fill_object(const Value& form, const Scope& scope) {
  if (const Value* condition = form.find("$if"))
    if (!holds(condition->as_string(), scope)) return std::optional<Value>();
  if (const Value* path = form.find("$switch")) {
    const Value* found = look_up(path->as_string(), scope);
    const Value* cases = form.find("$cases");
    const Value* chosen = found ? cases->find(cell_text(*found)) : nullptr;
    if (chosen == nullptr) chosen = cases->find("else");
    return chosen ? fill(*chosen, scope) : Filled(std::optional<Value>());
  }
  json::Object out;
  for (const auto& [key, inner] : form.object()) {
    if (key == "$if") continue;
    Filled value = fill(inner, scope);
    if (!value) return value;
    if (*value) out.push_back({key, **std::move(value)});
  }
  return Value(std::move(out));
}

bool is_set(const Value* value) {
  if (value == nullptr || value->is_null()) return false;
  if (value->is_bool()) return value->as_bool();
  if (value->is_int()) return value->as_int() != 0;
  if (value->is_string()) return !value->as_string().empty();
  return value->is_double() || value->size() > 0;
}

bool term_holds(std::string_view term, const Scope& scope) {
  if (term.starts_with('!')) return !is_set(look_up(term.substr(1), scope));
  const std::size_t equals = term.find('=');
  if (equals == std::string_view::npos) return is_set(look_up(term, scope));
  const bool wants_other = equals > 0 && term[equals - 1] == '!';
  const Value* value = look_up(term.substr(0, wants_other ? equals - 1 : equals), scope);
  const std::string text = value ? cell_text(*value) : "";
  return std::ranges::contains(split_text(term.substr(equals + 1), '|'), text) != wants_other;
}

}  // namespace

bool holds(std::string_view condition, const Scope& scope) {
  if (condition.empty()) return true;
  return std::ranges::all_of(split_text(condition, ' '),
                             [&](std::string_view term) { return term_holds(term, scope); });
}

Filled fill(const json::Value& form, const Scope& scope) {
  if (form.is_string()) return fill_string(form.as_string(), scope);
  if (form.is_object()) return fill_object(form, scope);
  if (!form.is_array()) return form;
  json::Array out;
  for (const Value& element : form.array())
    if (auto problem = fill_each(element, scope, out)) return std::unexpected(*problem);
  return Value(std::move(out));
}

Result<std::string> fill_text(const json::Value& form, const Scope& scope) {
  const Filled value = fill(form, scope);
  if (!value) return std::unexpected(value.error());
  return cell_text(*value);
}

void check_form(const json::Value& form, const std::string& place, Diagnostics& diagnostics) {
  for (std::size_t i = 0; i < form.array().size(); ++i)
    check_form(form.array()[i], json::pointer_join(place, i), diagnostics);
  for (const auto& [key, inner] : form.object())
    check_form(inner, json::pointer_join(place, key), diagnostics);
  if (form.find("$each") != nullptr && form.find("$of") == nullptr)
    diagnostics.add(ErrorCode::MissingValue, place, "$each needs $of");
  if (form.find("$switch") != nullptr && form.find("$cases") == nullptr)
    diagnostics.add(ErrorCode::MissingValue, place, "$switch needs $cases");
  if (!form.is_string()) return;
  const bool paired = walk(
      form.as_string(), [](std::string_view) {},
      [&](std::string_view expression) {
        const std::vector<std::string_view> parts = split_text(expression, '|');
        for (std::size_t i = 1; i < parts.size(); ++i)
          if (find_filter(parts[i].substr(0, parts[i].find(':'))) == nullptr)
            diagnostics.add(ErrorCode::InvalidValue, place,
                            std::format("no filter is called '{}'", parts[i]));
      });
  if (!paired) diagnostics.add(ErrorCode::InvalidValue, place, "a brace stands alone");
}

}  // namespace bedside::bundle
