#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "json/value.h"

namespace bedside::bundle {

// What a signature of an approval is over: an in-toto Statement (v1) whose subject is the content
// by its hash and whose predicate is the approval without its signature. Its RFC 8785 bytes are
// the payload of the JWS, so name, role, time and decision are signed with the content.
json::Value approval_statement(const json::Value& approval);

// Who signed: the thumbprint of the key (RFC 7638, SHA-256, base64url).
struct Signature {
  bool holds = false;
  std::string key;  // empty when none can be read
};

// Checks the flattened JWS (RFC 7515, detached payload) in `approval.signature`: ES256 alone, with
// the public key as `jwk` in the protected header and no `crit`. It says that the owner of that
// key signed this approval; whose key it is, the bundle cannot say.
Signature check_signature(const json::Value& approval);

// base64url of RFC 4648 section 5 without padding; nothing when `text` is not the one encoding of
// its bytes.
std::optional<std::string> base64url_decode(std::string_view text);
std::string base64url_encode(std::string_view bytes);

}  // namespace bedside::bundle
