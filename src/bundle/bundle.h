#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "base/text_span.h"
#include "bundle/content.h"
#include "catalog/catalog.h"
#include "json/value.h"
#include "model/workspace.h"
#include "platforms/platform.h"

namespace bedside::bundle {

inline constexpr std::string_view bundle_format = "bedside/bundle/1";

// A finding that was open when the bundle was written; no text of the post.
struct CheckedFinding {
  std::string rule;
  std::string severity;
  std::string field;
  TextSpan span;
  TextSpan span16;  // the same in UTF-16 units
};

struct Input {
  const model::Draft& draft;  // in the state Exported
  const model::Organisation& organisation;
  std::span<const platforms::Platform> platforms;
  const catalog::PackInfo& pack;
  IdentifyLanguage identify;
  std::vector<std::string_view> rule_packs;  // names of all packs that were asked
  std::string bundle_id;                     // a UUID (RFC 9562), lower case
  model::UtcMs created_at = 0;
  model::UtcMs checked_at = 0;
  std::vector<CheckedFinding> findings;
  // The stored bytes of a picture, or null.
  std::function<const std::vector<std::byte>*(std::string_view)> picture_bytes;
  // Records of the workspace; the bundle names those the draft links to by their ids alone.
  std::span<const model::ConsentRecord> consents = {};
};

// One JSON file by assets/schemas/bundle-1.schema.json: content, record, integrity and the
// pictures in base64. Errors: MissingValue (no platform), PictureCorrupt (bytes missing or other
// than their hash says), NotApproved.
Result<std::string> write_bundle(const Input& input);

struct OpenedPicture {
  std::string id;
  std::vector<std::byte> bytes;
};

struct Opened {
  model::Content content;
  std::vector<OpenedPicture> pictures;
};

// Reads a bundle back as the content of a new draft; approvals do not come along. The content
// and every picture must match the hashes of `integrity`. `schema` is bundle-1.schema.json.
Result<Opened> read_bundle(const json::Value& bundle, const json::Value& schema);

}  // namespace bedside::bundle
