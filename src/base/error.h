#pragma once

#include <cstddef>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

namespace bedside {

// What went wrong. The numbers are stable: a code is never renumbered or used again.
// Each has a name ("json.syntax") that user interface texts are keyed by: `error.json.syntax`.
enum class ErrorCode : int {
  // Text and JSON
  InvalidUtf8 = 100,
  JsonSyntax = 101,
  JsonDuplicateKey = 102,
  JsonTooDeep = 103,
  JsonTooLarge = 104,
  JsonNumberRange = 105,
  // Schema and formats
  SchemaMismatch = 200,
  UnknownFormat = 201,
  NewerFormat = 202,
  UnknownKey = 203,
  MissingValue = 204,
  InvalidValue = 205,
  // Assets
  AssetMissing = 300,
  AssetInvalid = 301,
  AssetExampleFails = 302,
  AssetSourceMissing = 303,
  PatternInvalid = 304,
  UnknownPlatform = 305,
  UnknownLanguage = 306,
  // Pictures and fonts
  PictureUnknownFormat = 400,
  PictureCorrupt = 401,
  PictureTooLarge = 402,
  PictureTooManyPixels = 403,
  PictureUnsupported = 404,
  FontInvalid = 405,
  // Workflow
  ActionNotAllowed = 500,
  FindingsBlock = 501,
  NotApproved = 502,
  ContentChanged = 503,
  NameMissing = 504,
  ReviewOpen = 505,
  // Storage and files
  StorageFull = 600,
  StorageDenied = 601,
  StorageCorrupt = 602,
  StorageReadOnly = 603,
  FileUnreadable = 604,
  FileUnwritable = 605,
  FileTooLarge = 606,
  Cancelled = 607,
  // Calls
  BadArgument = 700,
};

// "json.syntax", stable like the number.
std::string_view error_code_name(ErrorCode code);

// One thing that went wrong. Neither `place` nor `message` ever holds text of a draft: a
// patient's name must not reach a console.
struct Error {
  ErrorCode code = ErrorCode::InvalidValue;
  // File and JSON pointer ("rules/claims/cure.json#/severity"), or empty.
  std::string place;
  // One English sentence for a developer or the command line; the page shows the translated
  // text of the code instead.
  std::string message;
  // 1-based position of a syntax error, 0 when there is none.
  std::size_t line = 0;
  std::size_t column = 0;

  bool operator==(const Error&) const = default;
};

template <class T>
using Result = std::expected<T, Error>;

// "rules/a.json#/kind:3:7: json.syntax: expected a value"
std::string to_string(const Error& error);

// Shorthand for `return fail(code, place, message);`
inline std::unexpected<Error> fail(ErrorCode code, std::string place, std::string message) {
  return std::unexpected(Error{code, std::move(place), std::move(message), 0, 0});
}

// Loaders collect errors here and go on, so that a person sees all of them at once.
class Diagnostics {
 public:
  void add(Error error) { errors_.push_back(std::move(error)); }
  void add(ErrorCode code, std::string place, std::string message) {
    errors_.push_back({code, std::move(place), std::move(message), 0, 0});
  }
  void append(const Diagnostics& other) {
    errors_.insert(errors_.end(), other.errors_.begin(), other.errors_.end());
  }
  bool empty() const { return errors_.empty(); }
  const std::vector<Error>& errors() const { return errors_; }

 private:
  std::vector<Error> errors_;
};

}  // namespace bedside
