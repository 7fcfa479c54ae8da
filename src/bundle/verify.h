#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bundle/zones.h"
#include "json/schema.h"
#include "json/value.h"
#include "model/draft.h"

namespace bedside::bundle {

// One approval of a bundle and whether it counts.
struct ApprovalVerdict {
  std::string name;
  std::string role;
  std::optional<std::string> key;  // thumbprint of the one that signed; nothing: the name
                                   // was only typed
  std::string at;                  // as the bundle says, UTC
  bool valid = false;  // it approves this very content, has not expired, and its signature, if any,
                       // was checked and holds
};

// What can be said about a bundle by looking at it alone.
struct Verdict {
  // Nothing was found changed and at least one approval counts. It does not say who approved:
  // that takes a signature, and `notes` say where there is none.
  bool valid = false;
  std::vector<std::string> faults;  // why it is not valid, in sentences without text of the post
  std::vector<std::string> notes;   // what was not, or could not be, checked
  std::vector<ApprovalVerdict> approvals;  // in the order of the bundle
};

// Looks at the form (`schema` is bundle-1.schema.json), at every hash (content, pictures, the
// record where the bundle has one), at what names what inside of the bundle, at the planned times
// in the zones that are known, and at the approvals as they hold at `now`. Any JSON value may be
// given. Linear in its size.
//
// A name that was typed proves nothing about who typed it; it counts as the bundle says it counts
// (docs/bundle.md) and is named in `notes`. A signature that does not hold is a fault; one that
// does says which key signed, and `notes` that the bundle cannot say whose key that is.
Verdict verify(const json::Value& bundle, const json::Schema& schema, const Zones& zones,
               model::UtcMs now);

// The hash that guards all of a bundle but its content and files (`integrity.recordSha256`): of
// the RFC 8785 bytes of `bundle` without `content`, `integrity` and `files`.
std::string record_sha256(const json::Value& bundle);

}  // namespace bedside::bundle
