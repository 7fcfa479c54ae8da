#include "base/error.h"

#include <array>
#include <format>

namespace bedside {
namespace {

struct CodeName {
  ErrorCode code;
  std::string_view name;
};

constexpr std::array code_names = {
    CodeName{ErrorCode::InvalidUtf8, "text.utf8"},
    CodeName{ErrorCode::JsonSyntax, "json.syntax"},
    CodeName{ErrorCode::JsonDuplicateKey, "json.duplicate-key"},
    CodeName{ErrorCode::JsonTooDeep, "json.too-deep"},
    CodeName{ErrorCode::JsonTooLarge, "json.too-large"},
    CodeName{ErrorCode::JsonNumberRange, "json.number-range"},
    CodeName{ErrorCode::SchemaMismatch, "format.schema"},
    CodeName{ErrorCode::UnknownFormat, "format.unknown"},
    CodeName{ErrorCode::NewerFormat, "format.newer"},
    CodeName{ErrorCode::UnknownKey, "format.unknown-key"},
    CodeName{ErrorCode::MissingValue, "format.missing"},
    CodeName{ErrorCode::InvalidValue, "format.value"},
    CodeName{ErrorCode::AssetMissing, "asset.missing"},
    CodeName{ErrorCode::AssetInvalid, "asset.invalid"},
    CodeName{ErrorCode::AssetExampleFails, "asset.example"},
    CodeName{ErrorCode::AssetSourceMissing, "asset.source"},
    CodeName{ErrorCode::PatternInvalid, "asset.pattern"},
    CodeName{ErrorCode::UnknownPlatform, "asset.platform"},
    CodeName{ErrorCode::UnknownLanguage, "asset.language"},
    CodeName{ErrorCode::PictureUnknownFormat, "picture.format"},
    CodeName{ErrorCode::PictureCorrupt, "picture.corrupt"},
    CodeName{ErrorCode::PictureTooLarge, "picture.too-large"},
    CodeName{ErrorCode::PictureTooManyPixels, "picture.pixels"},
    CodeName{ErrorCode::PictureUnsupported, "picture.unsupported"},
    CodeName{ErrorCode::FontInvalid, "font.invalid"},
    CodeName{ErrorCode::ActionNotAllowed, "flow.not-allowed"},
    CodeName{ErrorCode::FindingsBlock, "flow.findings-block"},
    CodeName{ErrorCode::NotApproved, "flow.not-approved"},
    CodeName{ErrorCode::ContentChanged, "flow.content-changed"},
    CodeName{ErrorCode::NameMissing, "flow.name-missing"},
    CodeName{ErrorCode::ReviewOpen, "flow.review-open"},
    CodeName{ErrorCode::StorageFull, "storage.full"},
    CodeName{ErrorCode::StorageDenied, "storage.denied"},
    CodeName{ErrorCode::StorageCorrupt, "storage.corrupt"},
    CodeName{ErrorCode::StorageReadOnly, "storage.read-only"},
    CodeName{ErrorCode::FileUnreadable, "file.unreadable"},
    CodeName{ErrorCode::FileUnwritable, "file.unwritable"},
    CodeName{ErrorCode::FileTooLarge, "file.too-large"},
    CodeName{ErrorCode::Cancelled, "file.cancelled"},
    CodeName{ErrorCode::BadArgument, "call.argument"},
};

}  // namespace

std::string_view error_code_name(ErrorCode code) {
  for (const CodeName& row : code_names)
    if (row.code == code) return row.name;
  return "unknown";
}

std::string to_string(const Error& error) {
  std::string out = error.place;
  if (error.line > 0) out += std::format(":{}:{}", error.line, error.column);
  if (!out.empty()) out += ": ";
  out += std::format("{}: {}", error_code_name(error.code), error.message);
  return out;
}

}  // namespace bedside
