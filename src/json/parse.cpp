#include "json/parse.h"

#include <algorithm>
#include <cctype>
#include <cstdint>
#include <format>
#include <iterator>
#include <numeric>
#include <utility>
#include <vector>

#include "base/utf8.h"

#define JSON_NO_IO 1
#define JSON_USE_IMPLICIT_CONVERSIONS 0
#include <nlohmann/json.hpp>

namespace bedside::json {
namespace {

// Up to this many members a duplicate key is looked for one by one, beyond it by sorting once at
// the end of the object, so that a hostile file costs n log n and not n squared.
constexpr std::size_t few_members = 16;

// Reads the text and tells how far the lexer has come, which the SAX interface does not.
class Cursor {
 public:
  using iterator_category = std::forward_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  Cursor(const char* at, const char** seen) : at_(at), seen_(seen) {}
  reference operator*() const { return *at_; }
  Cursor& operator++() {
    *seen_ = ++at_;
    return *this;
  }
  bool operator==(const Cursor& other) const { return at_ == other.at_; }

 private:
  const char* at_;
  const char** seen_;
};

// Receives the events of nlohmann's lexer and builds the value.
class Builder {
 public:
  using Json = nlohmann::json;

  Builder(std::string_view text, ParseLimits limits) : text_(text), limits_(limits) {}

  Value& root() { return root_; }
  Error& error() { return error_; }
  std::size_t error_offset() const { return error_offset_; }
  const char** seen() { return &seen_; }

  bool null() { return add(nullptr); }
  bool boolean(bool value) { return add(value); }
  bool number_integer(std::int64_t value) { return add(value); }
  bool number_unsigned(std::uint64_t value) {
    if (!std::in_range<std::int64_t>(value)) return number_too_large(std::to_string(value).size());
    return add(static_cast<std::int64_t>(value));
  }
  // Whole numbers that do not fit 64 bits arrive here too: only `raw` tells them apart.
  bool number_float(double value, const std::string& raw) {
    if (raw.find_first_of(".eE") == std::string::npos) return number_too_large(raw.size());
    return add(value);
  }
  bool string(std::string& value) { return add(std::move(value)); }
  bool binary(Json::binary_t&) { return false; }

  bool start_object(std::size_t) { return open(Object()); }
  bool end_object() {
    const Frame frame = frames_.back();
    const bool unique = frame.value->size() <= few_members || check_unique_keys(frame);
    key_offsets_.resize(frame.first_key);
    frames_.pop_back();
    return unique;
  }
  bool start_array(std::size_t) { return open(Array()); }
  bool end_array() {
    frames_.pop_back();
    return true;
  }
  bool key(std::string& key) {
    Object& members = frames_.back().value->members();
    key_offsets_.push_back(offset_seen());
    if (members.size() < few_members)
      for (const Member& member : members)
        if (member.key == key) return duplicate(key_offsets_.back());
    members.emplace_back(std::move(key), Value());
    return true;
  }

  bool parse_error(std::size_t position, const std::string&, const Json::exception& exception) {
    constexpr int number_overflow = 406;
    if (exception.id == number_overflow)
      return refuse(ErrorCode::JsonNumberRange, position - 1, "a number is too large");
    return refuse(ErrorCode::JsonSyntax, position - 1, reason(exception.what()));
  }

 private:
  // An open array or object. A parent does not grow while a child is open, so the address holds.
  struct Frame {
    Value* value;
    std::size_t first_key;  // of this object in key_offsets_
  };

  std::size_t offset_seen() const { return static_cast<std::size_t>(seen_ - text_.data()); }

  Value& place_for_next() {
    if (frames_.empty()) return root_;
    Value& parent = *frames_.back().value;
    return parent.is_array() ? parent.push(nullptr) : parent.members().back().value;
  }

  template <class T>
  bool add(T&& value) {
    place_for_next() = Value(std::forward<T>(value));
    return true;
  }

  template <class Container>
  bool open(Container container) {
    if (frames_.size() == limits_.max_depth)
      return refuse(
          ErrorCode::JsonTooDeep, offset_seen() - 1,
          std::format("arrays and objects are nested more than {} deep", limits_.max_depth));
    Value& value = place_for_next();
    value = Value(std::move(container));
    frames_.push_back({&value, key_offsets_.size()});
    return true;
  }

  bool check_unique_keys(const Frame& frame) {
    const Object& members = frame.value->object();
    std::vector<std::uint32_t> order(members.size());
    std::iota(order.begin(), order.end(), 0u);
    std::ranges::stable_sort(order, {}, [&](auto i) -> const auto& { return members[i].key; });
    const auto same = [&](auto i, auto j) { return members[i].key == members[j].key; };
    const auto found = std::ranges::adjacent_find(order, same);
    return found == order.end() || duplicate(key_offsets_[frame.first_key + found[1]]);
  }

  // `after` is just behind the key's closing quote. Inside a string every quote has an odd number
  // of backslashes before it, the opening one has none.
  bool duplicate(std::size_t after) {
    std::size_t quote = after - 1;
    do {
      quote = text_.rfind('"', quote - 1);
    } while (quote > 0 && text_[quote - 1] == '\\');
    return refuse(ErrorCode::JsonDuplicateKey, quote, "the same key stands twice in one object");
  }

  // The lexer has read one character past the number unless the text ended there.
  bool number_too_large(std::size_t digits) {
    const bool at_end = std::isdigit(static_cast<unsigned char>(text_[offset_seen() - 1])) != 0;
    return refuse(ErrorCode::JsonNumberRange, offset_seen() - digits - (at_end ? 0 : 1),
                  "a whole number does not fit 64 bits");
  }

  bool refuse(ErrorCode code, std::size_t offset, std::string message) {
    error_ = {code, "", std::move(message), 0, 0};
    error_offset_ = offset;
    return false;
  }

  // The part of nlohmann's message that is a fixed phrase: what follows "last read" quotes the
  // text, and a text may hold a patient's name.
  static std::string reason(std::string_view message) {
    const std::size_t dash = message.find(" - ");
    if (dash == std::string_view::npos) return "not JSON";
    message.remove_prefix(dash + 3);
    return std::string(message.substr(0, message.find("; last read: ")));
  }

  std::string_view text_;
  ParseLimits limits_;
  const char* seen_ = text_.data();
  Value root_;
  std::vector<Frame> frames_;
  std::vector<std::size_t> key_offsets_;
  Error error_;
  std::size_t error_offset_ = 0;
};

// Fills in line and column, both from 1; a column is a code point.
std::unexpected<Error> fail_at(std::string_view text, std::size_t offset, Error error) {
  const std::string_view before = text.substr(0, std::min(offset, text.size()));
  const std::size_t line_start = before.rfind('\n') + 1;  // npos + 1 is 0
  error.line = 1 + static_cast<std::size_t>(std::ranges::count(before, '\n'));
  error.column = 1;
  for (const char c : before.substr(line_start))
    if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) ++error.column;
  return std::unexpected(std::move(error));
}

}  // namespace

Result<Value> parse(std::string_view text, std::string_view place, ParseLimits limits) {
  if (text.size() > limits.max_bytes)
    return fail(
        ErrorCode::JsonTooLarge, std::string(place),
        std::format("the text has {} bytes; at most {} are read", text.size(), limits.max_bytes));
  // Checked in one fast pass over everything, so that the lexer never sees a broken byte.
  if (const std::size_t bad = find_invalid_utf8(text); bad < text.size())
    return fail_at(text, bad,
                   {ErrorCode::InvalidUtf8, std::string(place), "a byte is not UTF-8", 0, 0});

  // nlohmann's lexer takes a zero byte for the end and would not see what follows.
  if (const std::size_t zero = text.find('\0'); zero < text.size())
    return fail_at(text, zero, {ErrorCode::JsonSyntax, std::string(place), "a zero byte", 0, 0});

  Builder builder(text, limits);
  const Cursor begin(text.data(), builder.seen());
  const Cursor end(text.data() + text.size(), builder.seen());
  if (nlohmann::json::sax_parse(begin, end, &builder)) return std::move(builder.root());
  builder.error().place = place;
  return fail_at(text, builder.error_offset(), std::move(builder.error()));
}

}  // namespace bedside::json
