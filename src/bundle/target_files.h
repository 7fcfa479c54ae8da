#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "json/value.h"

namespace bedside::bundle {

// CSV of RFC 4180 in UTF-8: rows end with CR LF, a cell with a comma, quote, line break, or space
// at an edge is quoted, and nothing in a cell is altered. `rows` are objects of texts by header.
struct CsvForm {
  std::vector<std::string> headers;
  bool header_row = true;
  bool byte_order_mark = false;
};
std::string csv_file(const json::Array& rows, const CsvForm& form);

// True for a cell that spreadsheets take for a formula: they would run it or change it.
bool looks_like_formula(std::string_view cell);

// iCalendar of RFC 5545. Each entry is an object of properties in order, the first one named
// COMPONENT (VEVENT or VTODO). Texts are escaped, lists of texts joined, lines folded at 75 octets
// without cutting a character. Values of DTSTART, DTSTAMP, UID and URL are written as they are.
std::string calendar_file(const json::Array& entries);

// A ZIP of `files`: name to text, or to {"file": name in the bundle's `files`}. Names keep letters
// and digits of ASCII, ". _ - /"; other characters become "-". Error: PictureCorrupt.
Result<std::string> folder_file(const json::Object& files, const json::Value& bundle);

}  // namespace bedside::bundle
