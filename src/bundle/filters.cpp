#include "bundle/filters.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <format>

#include "base/utf8.h"
#include "model/serial.h"

namespace bedside::bundle {
namespace {

using json::Array;
using json::Object;
using json::Value;
using Given = std::optional<Value>;

constexpr std::string_view no_break_space = "\u00A0";

std::size_t number_of(std::string_view text) {
  std::size_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

struct Separator {
  std::string_view name;
  std::string_view sign;
};
constexpr std::array separators = {Separator{"bars", "||"},     Separator{"comma", ","},
                                   Separator{"semicolon", ";"}, Separator{"space", " "},
                                   Separator{"line", "\n"},     Separator{"paragraph", "\n\n"}};

// White space between texts needs no sign that the texts do not have: they are for people.
Filled join(Given value, std::string_view name, const Scope&) {
  const auto separator = std::ranges::find(separators, name, &Separator::name);
  if (separator == separators.end())
    return fail(ErrorCode::AssetInvalid, "", "join by bars, comma, semicolon, space, line");
  if (!value || value->size() == 0) return Given();
  const bool may_hold = separator->sign[0] == ' ' || separator->sign[0] == '\n';
  std::string out;
  for (const Value& one : value->array()) {
    const std::string text = one.is_string() ? one.as_string() : "";
    if (!may_hold && text.contains(separator->sign))
      return fail(ErrorCode::InvalidValue, "",
                  std::format("A text has \"{}\" in it, which the target reads as the end of one "
                              "text and the start of the next: reword it.",
                              separator->sign));
    if (&one != &value->array().front()) out += separator->sign;
    out += text;
  }
  return Value(std::move(out));
}

// The member of each element; empty where it has none, so that places stay in step.
Filled map_to(Given value, std::string_view path, const Scope&) {
  if (!value) return Given();
  Array out;
  for (const Value& one : value->array()) {
    const Value* member = at_path(one, path);
    out.push_back(member ? *member : Value(""));
  }
  return Value(std::move(out));
}

Filled take(Given value, std::string_view argument, const Scope&) {
  if (!value) return Given();
  Array out = value->array();
  out.resize(std::min(out.size(), number_of(argument)));
  return Value(std::move(out));
}

Filled or_else(Given value, std::string_view argument, const Scope&) {
  const bool empty = !value || (value->is_string() && value->as_string().empty());
  return empty ? Given(Value(argument)) : value;
}

// A text that is empty counts as missing, and so does an empty list.
Filled if_any(Given value, std::string_view, const Scope&) {
  const bool empty = !value || (value->is_string() && value->as_string().empty()) ||
                     ((value->is_array() || value->is_object()) && value->size() == 0);
  return empty ? Given() : value;
}

Filled date(Given value, std::string_view argument, const Scope&) {
  if (!value || !value->is_string()) return Given();
  const auto text = format_time(value->as_string(), argument);
  return text ? Given(Value(*text)) : Given();
}

Filled instant(Given value, std::string_view, const Scope& scope) {
  return date(std::move(value), "YYYY-MM-DDTHH:mm:ssZ", scope);
}

Filled unix_seconds(Given value, std::string_view, const Scope&) {
  if (!value || !value->is_string()) return Given();
  const Result<model::UtcMs> at = model::utc_from_rfc3339(value->as_string());
  return at ? Given(Value(*at / 1000)) : Given();
}

// Whole minutes, rounded up: never sooner than approved.
Filled minutes(Given value, std::string_view, const Scope&) {
  if (!value || !value->is_int()) return Given();
  return Value((value->as_int() + 59) / 60);
}

Filled main_language(Given value, std::string_view, const Scope&) {
  if (!value || !value->is_string() || value->as_string() == "und") return Given();
  const std::string& tag = value->as_string();
  return Value(tag.substr(0, tag.find('-')));
}

Filled table(Given value, std::string_view name, const Scope& scope) {
  if (!value || !value->is_string() || scope.tables == nullptr) return Given();
  const Value* rows = scope.tables->find(name);
  const Value* found = rows ? rows->find(value->as_string()) : nullptr;
  return found ? Given(*found) : Given();
}

// Permille from the top left as Mastodon's focus: -1.00 to 1.00 from the middle, up is positive.
Filled focus(Given value, std::string_view, const Scope&) {
  if (!value || !value->is_object()) return Given();
  const auto part = [](std::int64_t permille) {
    const std::int64_t hundredths = (permille - 500) / 5;
    const std::int64_t size = hundredths < 0 ? -hundredths : hundredths;
    return std::format("{}{}.{:02}", hundredths < 0 ? "-" : "", size / 100, size % 100);
  };
  return Value(part(value->int_or("x", 500)) + "," + part(1000 - value->int_or("y", 500)));
}

Filled count_of(Given value, std::string_view, const Scope&) {
  return Value(value ? value->size() : 0);
}

Filled paragraphs(Given value, std::string_view element, const Scope&) {
  if (!value || !value->is_string()) return Given();
  return Value(html_lines(value->as_string(), element));
}

Filled little(Given value, std::string_view, const Scope&) {
  return value ? Given(Value(little_text(*value))) : Given();
}

Filled facets(Given value, std::string_view, const Scope&) {
  Array found = value ? bluesky_facets(*value) : Array();
  return found.empty() ? Given() : Given(Value(std::move(found)));
}

constexpr std::array form_filters = {
    FormFilter{"any", if_any},      FormFilter{"count", count_of},
    FormFilter{"date", date},       FormFilter{"facets", facets},
    FormFilter{"focus", focus},     FormFilter{"html", paragraphs},
    FormFilter{"instant", instant}, FormFilter{"join", join},
    FormFilter{"little", little},   FormFilter{"main", main_language},
    FormFilter{"map", map_to},      FormFilter{"minutes", minutes},
    FormFilter{"or", or_else},      FormFilter{"table", table},
    FormFilter{"take", take},       FormFilter{"unix", unix_seconds},
};

std::string escape_reserved(std::string_view text) {
  constexpr std::string_view reserved = "\\|{}@[]()<>#*_~";
  std::string out;
  for (const char c : text) {
    if (reserved.contains(c)) out += '\\';
    out += c;
  }
  return out;
}

std::string little_element(const Value& entity, std::string_view text) {
  const std::string_view type = entity.string_or("type", "");
  const std::string_view target = entity.string_or("target", "");
  if (type == "hashtag")
    return "{hashtag|\\#|" + escape_reserved(text.substr(decode_utf8(text, 0).size)) + "}";
  if (type == "mention" && target.starts_with("urn:li:"))
    return "@[" + escape_reserved(text.substr(text.starts_with('@') ? 1 : 0)) + "](" +
           std::string(target) + ")";
  return escape_reserved(text);
}

std::size_t offset_of(const Value& entity, std::string_view key, std::size_t most) {
  return static_cast<std::size_t>(
      std::clamp<std::int64_t>(entity.int_or(key, 0), 0, static_cast<std::int64_t>(most)));
}

// What a facet does; null for what Bluesky knows no facet for.
Value facet_feature(const Value& entity, std::string_view text) {
  const std::string_view type = entity.string_or("type", "");
  std::string target(entity.string_or("target", text));
  if (type == "url") {
    if (!target.contains("://")) target.insert(0, "https://");
    return Object{{"$type", "app.bsky.richtext.facet#link"}, {"uri", target}};
  }
  if (type == "hashtag" || type == "cashtag")
    return Object{{"$type", "app.bsky.richtext.facet#tag"},
                  {"tag", type == "cashtag" ? std::string(text) : target}};
  if (!target.starts_with("did:")) target.insert(0, "@did/");
  return Object{{"$type", "app.bsky.richtext.facet#mention"}, {"did", target}};
}

constexpr std::array<std::string_view, 12> month_names = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                          "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

struct TimeMark {
  std::string_view mark;
  std::string (*write)(std::string_view time);
};

int hour_of(std::string_view time) { return static_cast<int>(number_of(time.substr(11, 2))); }
int hour_of_twelve(std::string_view time) { return (hour_of(time) + 11) % 12 + 1; }

// Longer marks before those that they begin with.
constexpr std::array time_marks = {
    TimeMark{"YYYY", [](std::string_view time) { return std::string(time.substr(0, 4)); }},
    TimeMark{"Mon",
             [](std::string_view time) {
               return std::string(month_names[(number_of(time.substr(5, 2)) + 11) % 12]);
             }},
    TimeMark{"MM", [](std::string_view time) { return std::string(time.substr(5, 2)); }},
    TimeMark{"DD", [](std::string_view time) { return std::string(time.substr(8, 2)); }},
    TimeMark{"HH", [](std::string_view time) { return std::string(time.substr(11, 2)); }},
    TimeMark{"hh",
             [](std::string_view time) { return std::format("{:02}", hour_of_twelve(time)); }},
    TimeMark{"h", [](std::string_view time) { return std::format("{}", hour_of_twelve(time)); }},
    TimeMark{"mm", [](std::string_view time) { return std::string(time.substr(14, 2)); }},
    TimeMark{"ss",
             [](std::string_view time) {
               return std::string(time.size() >= 19 ? time.substr(17, 2) : "00");
             }},
    TimeMark{"A",
             [](std::string_view time) { return std::string(hour_of(time) < 12 ? "AM" : "PM"); }},
};

}  // namespace

const FormFilter* find_filter(std::string_view name) {
  const auto found = std::ranges::find(form_filters, name, &FormFilter::name);
  return found != form_filters.end() ? &*found : nullptr;
}

const json::Value* at_path(const json::Value& value, std::string_view path) {
  const Value* at = &value;
  while (at != nullptr && !path.empty()) {
    const std::size_t dot = std::min(path.find('.'), path.size());
    const std::string_view part = path.substr(0, dot);
    if (at->is_array()) {
      const std::size_t index = number_of(part);
      at = index < at->size() ? &at->array()[index] : nullptr;
    } else {
      at = at->find(part);
    }
    path.remove_prefix(std::min(dot + 1, path.size()));
  }
  return at;
}

std::string html_lines(std::string_view text, std::string_view element) {
  std::string out = std::format("<{}>", element);
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.substr(i).starts_with(no_break_space)) {
      out += ' ';
      i += no_break_space.size() - 1;
    } else if (text[i] == '\n') {
      out += std::format("</{0}><{0}>", element);
    } else if (text[i] == '<') {
      out += "&lt;";
    } else if (text[i] == '>') {
      out += "&gt;";
    } else if (text[i] == '&') {
      out += "&amp;";
    } else {
      out += text[i];
    }
  }
  return out + std::format("</{}>", element);
}

std::string little_text(const json::Value& segment) {
  const std::string_view text = segment.string_or("text", "");
  std::string out;
  std::size_t done = 0;
  for (const Value& entity : segment.array_of("entities")) {
    const std::size_t start = std::max(offset_of(entity, "start", text.size()), done);
    const std::size_t end = std::max(offset_of(entity, "end", text.size()), start);
    out += escape_reserved(text.substr(done, start - done));
    out += little_element(entity, text.substr(start, end - start));
    done = end;
  }
  return out + escape_reserved(text.substr(done));
}

json::Array bluesky_facets(const json::Value& segment) {
  const std::string_view text = segment.string_or("text", "");
  Array out;
  for (const Value& entity : segment.array_of("entities")) {
    const std::size_t start = offset_of(entity, "start", text.size());
    const std::size_t end = std::max(offset_of(entity, "end", text.size()), start);
    out.push_back(
        Object{{"index", Object{{"byteStart", start}, {"byteEnd", end}}},
               {"features", Array{facet_feature(entity, text.substr(start, end - start))}}});
  }
  return out;
}

std::optional<std::string> format_time(std::string_view time, std::string_view form) {
  constexpr std::size_t to_the_minute = 16;
  if (time.size() < to_the_minute) return std::nullopt;
  std::string out;
  while (!form.empty()) {
    const auto mark = std::ranges::find_if(
        time_marks, [&](const TimeMark& row) { return form.starts_with(row.mark); });
    if (mark == time_marks.end()) {
      out += form.front();
      form.remove_prefix(1);
    } else {
      out += mark->write(time);
      form.remove_prefix(mark->mark.size());
    }
  }
  return out;
}

}  // namespace bedside::bundle
