#include "platforms/address.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "platforms/characters.h"
#include "platforms/links.h"

namespace bedside::platforms {
namespace {

bool is_hex(char c) {
  return is_ascii_digit(static_cast<unsigned char>(c)) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'f');
}

// Unreserved characters, sub-delimiters, "%2f", those of `more`, and letters outside ASCII.
bool is_part(std::string_view text, std::string_view more) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '%') {
      if (i + 2 >= text.size() || !is_hex(text[i + 1]) || !is_hex(text[i + 2])) return false;
      i += 2;
      continue;
    }
    const bool allowed = is_alphanumeric(static_cast<unsigned char>(c)) || (c & 0x80) != 0 ||
                         std::string_view("-._~!$&'()*+,;=").contains(c) || more.contains(c);
    if (!allowed) return false;
  }
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = decode_utf8(text, i);
    if (is_x_space(c.value) || is_x_forbidden(c.value) || is_directional(c.value)) return false;
    i += c.size;
  }
  return true;
}

std::vector<std::string_view> split(std::string_view text, char at) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t end = std::min(text.find(at), text.size());
    parts.push_back(text.substr(0, end));
    if (end == text.size()) return parts;
    text.remove_prefix(end + 1);
  }
}

bool is_number(std::string_view text) {
  return !text.empty() &&
         std::ranges::all_of(text, [](unsigned char c) { return is_ascii_digit(c); });
}

bool is_label(std::string_view label, bool underscores) {
  if (label.empty() || label.front() == '-' || label.back() == '-' || label.back() == '_')
    return false;
  return std::ranges::all_of(label, [&](unsigned char c) {
    return is_alphanumeric(c) || c == '-' || c >= 0x80 || (c == '_' && underscores);
  });
}

bool is_host(std::string_view host) {
  if (host.starts_with('[')) {
    const std::string_view inner = host.substr(1, host.size() - 2);
    return host.ends_with(']') && inner.contains(':') &&
           std::ranges::all_of(inner, [](char c) { return is_hex(c) || c == ':' || c == '.'; });
  }
  const std::vector<std::string_view> labels = split(host, '.');
  if (labels.size() < 2) return false;
  if (std::ranges::all_of(labels, is_number)) {
    return labels.size() == 4 && std::ranges::all_of(labels, [](std::string_view label) {
             return label.size() <= 3 && std::stoi(std::string(label)) <= 255;
           });
  }
  for (std::size_t i = 0; i < labels.size(); ++i)
    if (!is_label(labels[i], i + 2 < labels.size())) return false;
  return true;
}

}  // namespace

bool is_web_address(std::string_view text) {
  if (!has_scheme(text)) return false;
  text.remove_prefix(text.find("//") + 2);
  const std::size_t authority_end = std::min(text.find_first_of("/?#"), text.size());
  std::string_view host = text.substr(0, authority_end);
  if (const std::size_t at = host.rfind('@'); at != std::string_view::npos) {
    if (!is_part(host.substr(0, at), ":")) return false;
    host.remove_prefix(at + 1);
  }
  const std::size_t bracket = host.rfind(']');
  const std::size_t colon =
      host.find(':', host.starts_with('[') && bracket != std::string_view::npos ? bracket : 0);
  if (colon != std::string_view::npos) {
    if (!is_number(host.substr(colon + 1))) return false;
    host = host.substr(0, colon);
  }
  if (!is_host(host)) return false;
  const std::string_view rest = text.substr(authority_end);
  const std::size_t fragment = std::min(rest.find('#'), rest.size());
  return is_part(rest.substr(0, fragment), ":@/?") &&
         (fragment == rest.size() || is_part(rest.substr(fragment + 1), ":@/?"));
}

}  // namespace bedside::platforms
