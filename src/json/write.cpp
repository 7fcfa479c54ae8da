#include "json/write.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

namespace bedside::json {
namespace {

constexpr std::int64_t largest_exact = std::int64_t{1} << 53;  // of a double

// Order of UTF-16 code units, which is that of code points but for one thing: what lies beyond
// U+FFFF is written with surrogates and so comes before U+E000 to U+FFFF (lead bytes EE and EF).
bool utf16_less(std::string_view a, std::string_view b) {
  const auto [x, y] = std::ranges::mismatch(a, b);
  if (y == b.end()) return false;
  if (x == a.end()) return true;
  const auto left = static_cast<unsigned char>(*x);
  const auto right = static_cast<unsigned char>(*y);
  if (left >= 0xEE && right >= 0xEE && (left >= 0xF0) != (right >= 0xF0)) return left >= 0xF0;
  return left < right;
}

void write_string(std::string_view text, std::string& out) {
  constexpr std::string_view digits = "0123456789abcdef";
  out += '"';
  std::size_t plain = 0;  // start of what needs no escape
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c >= 0x20 && c != '"' && c != '\\') continue;
    out.append(text, plain, i - plain);
    plain = i + 1;
    out += '\\';
    switch (c) {
      case '\b':
        out += 'b';
        break;
      case '\t':
        out += 't';
        break;
      case '\n':
        out += 'n';
        break;
      case '\f':
        out += 'f';
        break;
      case '\r':
        out += 'r';
        break;
      case '"':
      case '\\':
        out += text[i];
        break;
      default:
        out += "u00";
        out += digits[c >> 4];
        out += digits[c & 0xF];
    }
  }
  out.append(text, plain);
  out += '"';
}

// Number::toString of ECMA-262: the shortest digits that read back as the same double.
void write_es_number(double value, std::string& out) {
  if (value == 0) {
    out += '0';  // -0 too
    return;
  }
  std::array<char, 32> buffer;
  const auto shortest =
      std::to_chars(buffer.begin(), buffer.end(), value, std::chars_format::scientific);
  std::string_view text(buffer.data(), shortest.ptr);  // "-1.25e-07"
  if (text.front() == '-') {
    out += '-';
    text.remove_prefix(1);
  }
  const std::size_t e = text.find('e');
  int exponent = 0;
  std::from_chars(text.data() + e + (text[e + 1] == '+' ? 2 : 1), text.data() + text.size(),
                  exponent);
  std::string digits(text.substr(0, 1));
  if (e > 1) digits += text.substr(2, e - 2);

  const int count = static_cast<int>(digits.size());
  const int point = exponent + 1;  // where the decimal point stands, counted in digits
  if (point > 21 || point <= -6) {
    out += digits.front();
    if (count > 1) out.append(".").append(digits, 1);
    out += exponent < 0 ? "e-" : "e+";
    out += std::to_string(std::abs(exponent));
  } else if (point <= 0) {
    out.append("0.").append(static_cast<std::size_t>(-point), '0').append(digits);
  } else if (point >= count) {
    out.append(digits).append(static_cast<std::size_t>(point - count), '0');
  } else {
    out.append(digits, 0, point).append(".").append(digits, point);
  }
}

void write_int(std::int64_t value, std::string& out) {
  std::array<char, 24> buffer;
  const auto result = std::to_chars(buffer.begin(), buffer.end(), value);
  out.append(buffer.data(), result.ptr);
}

// The same with ".0" where it would read back as a whole number.
void write_double(double value, std::string& out) {
  const std::size_t start = out.size();
  write_es_number(value, out);
  if (out.find_first_of(".e", start) == std::string::npos) out += ".0";
}

// Everything but numbers, arrays and objects.
void write_simple(const Value& value, std::string& out) {
  if (value.is_string())
    write_string(value.as_string(), out);
  else if (value.is_bool())
    out += value.as_bool() ? "true" : "false";
  else
    out += "null";
}

class Writer {
 public:
  Writer(std::string& out, int indent) : out_(out), indent_(indent) {}

  void write(const Value& value) {
    if (value.is_array()) {
      write_all('[', value.array(), ']', [&](const Value& element) { write(element); });
    } else if (value.is_object()) {
      write_all('{', value.object(), '}', [&](const Member& member) {
        write_string(member.key, out_);
        out_ += indent_ > 0 ? ": " : ":";
        write(member.value);
      });
    } else if (value.is_int()) {
      write_int(value.as_int(), out_);
    } else if (value.is_double()) {
      write_double(value.as_double(), out_);
    } else {
      write_simple(value, out_);
    }
  }

 private:
  void write_all(char open, const auto& parts, char close, auto write_part) {
    out_ += open;
    ++level_;
    bool first = true;
    for (const auto& part : parts) {
      if (!first) out_ += ',';
      first = false;
      break_line();
      write_part(part);
    }
    --level_;
    if (!first) break_line();
    out_ += close;
  }

  void break_line() {
    if (indent_ > 0) out_.append("\n").append(static_cast<std::size_t>(indent_ * level_), ' ');
  }

  std::string& out_;
  int indent_;
  int level_ = 0;
};

void write_canonical(const Value& value, std::string& out) {
  if (value.is_array()) {
    out += '[';
    for (const Value& element : value.array()) {
      if (&element != value.array().data()) out += ',';
      write_canonical(element, out);
    }
    out += ']';
    return;
  }
  if (value.is_object()) {
    std::vector<const Member*> members;
    members.reserve(value.size());
    for (const Member& member : value.object()) members.push_back(&member);
    std::ranges::sort(members, utf16_less,
                      [](const Member* m) -> std::string_view { return m->key; });
    out += '{';
    for (const Member* member : members) {
      if (member != members.front()) out += ',';
      write_string(member->key, out);
      out += ':';
      write_canonical(member->value, out);
    }
    out += '}';
    return;
  }
  if (value.is_int() && value.as_int() <= largest_exact && value.as_int() >= -largest_exact)
    write_int(value.as_int(), out);
  else if (value.is_number())
    write_es_number(value.as_double(), out);
  else
    write_simple(value, out);
}

}  // namespace

std::string write(const Value& value, int indent) {
  std::string out;
  Writer(out, indent).write(value);
  return out;
}

std::string canonical(const Value& value) {
  std::string out;
  write_canonical(value, out);
  return out;
}

}  // namespace bedside::json
