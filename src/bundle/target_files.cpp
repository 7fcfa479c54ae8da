#include "bundle/target_files.h"

#include <algorithm>
#include <array>

#include "base/base64.h"
#include "base/utf8.h"
#include "bundle/zip.h"

namespace bedside::bundle {
namespace {

using json::Value;

constexpr std::string_view line_end = "\r\n";

std::string quoted_cell(std::string_view cell) {
  const bool edge = !cell.empty() && (cell.front() == ' ' || cell.back() == ' ');
  if (!edge && cell.find_first_of(",\"\r\n;\t") == std::string_view::npos) return std::string(cell);
  std::string out = "\"";
  for (const char c : cell) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

std::string escaped_calendar_text(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\' || c == ';' || c == ',') out += '\\';
    if (c == '\n')
      out += "\\n";
    else
      out += c;
  }
  return out;
}

// 75 octets a line, the space that begins a continued line among them.
void add_folded(std::string& out, std::string_view line) {
  constexpr std::size_t most = 75;
  std::size_t room = most;
  while (line.size() > room) {
    std::size_t cut = room;
    while (cut > 0 && (static_cast<unsigned char>(line[cut]) & 0xC0) == 0x80) --cut;
    out += line.substr(0, cut);
    out += line_end;
    out += ' ';
    line.remove_prefix(cut);
    room = most - 1;
  }
  out += line;
  out += line_end;
}

std::string calendar_value(std::string_view name, const Value& value) {
  constexpr std::array<std::string_view, 5> plain = {"DTSTART", "DTSTAMP", "UID", "URL", "STATUS"};
  if (value.is_string() && std::ranges::contains(plain, name)) return value.as_string();
  if (value.is_string()) return escaped_calendar_text(value.as_string());
  if (value.is_int()) return std::to_string(value.as_int());
  std::string out;
  for (const Value& one : value.array()) {
    if (!out.empty()) out += ',';
    out += escaped_calendar_text(one.is_string() ? one.as_string() : "");
  }
  return out;
}

std::string safe_name(std::string_view name) {
  std::string out;
  for (const char c : name) {
    const bool keeps = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '_' || c == '-' || c == '/' || (c == '.' && !out.ends_with('.'));
    out += keeps ? c : '-';
  }
  return out;
}

}  // namespace

std::string csv_file(const json::Array& rows, const CsvForm& form) {
  std::string out = form.byte_order_mark ? "\uFEFF" : "";
  const auto add_row = [&](auto cell_of) {
    for (std::size_t i = 0; i < form.headers.size(); ++i) {
      if (i > 0) out += ',';
      out += quoted_cell(cell_of(form.headers[i]));
    }
    out += line_end;
  };
  if (form.header_row) add_row([](const std::string& header) { return std::string_view(header); });
  for (const Value& row : rows)
    add_row([&](const std::string& header) { return row.string_or(header, ""); });
  return out;
}

bool looks_like_formula(std::string_view cell) {
  return !cell.empty() && std::string_view("=+-@\t\r").contains(cell.front());
}

std::string calendar_file(const json::Array& entries) {
  std::string out;
  for (const std::string_view line :
       {"BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Bedside//Bedside 1//EN", "CALSCALE:GREGORIAN"})
    add_folded(out, line);
  for (const Value& entry : entries) {
    const std::string component(entry.string_or("COMPONENT", "VTODO"));
    add_folded(out, "BEGIN:" + component);
    for (const auto& [name, value] : entry.object())
      if (name != "COMPONENT") add_folded(out, name + ":" + calendar_value(name, value));
    add_folded(out, "END:" + component);
  }
  add_folded(out, "END:VCALENDAR");
  return out;
}

Result<std::string> folder_file(const json::Object& files, const json::Value& bundle) {
  ZipWriter zip;
  for (const auto& [raw_name, content] : files) {
    const std::string name = safe_name(raw_name);
    if (zip.has(name)) continue;
    if (content.is_string()) {
      zip.add(name, content.as_string());
      continue;
    }
    const Value* all = bundle.find("files");
    const Value* encoded = all ? all->find(content.string_or("file", "")) : nullptr;
    const auto bytes = encoded ? base64_decode(encoded->as_string()) : std::nullopt;
    if (!bytes)
      return fail(ErrorCode::PictureCorrupt, "files", "A picture is missing from the bundle.");
    zip.add(name, *bytes);
  }
  return zip.finish();
}

}  // namespace bedside::bundle
