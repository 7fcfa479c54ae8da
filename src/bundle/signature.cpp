#include "bundle/signature.h"

#include <algorithm>
#include <span>

#include "base/base64.h"
#include "base/sha256.h"
#include "bearssl_ec.h"
#include "json/parse.h"
#include "json/write.h"

namespace bedside::bundle {
namespace {

using json::Array;
using json::Object;
using json::Value;

constexpr std::size_t coordinate_bytes = 32;

// x and y of a public key of P-256.
struct PublicKey {
  std::string x;
  std::string y;
};

std::optional<PublicKey> read_key(const Value& header) {
  const Value* jwk = header.find("jwk");
  if (jwk == nullptr || jwk->string_or("kty", "") != "EC" || jwk->string_or("crv", "") != "P-256")
    return std::nullopt;
  const auto x = base64url_decode(jwk->string_or("x", ""));
  const auto y = base64url_decode(jwk->string_or("y", ""));
  if (!x || !y || x->size() != coordinate_bytes || y->size() != coordinate_bytes)
    return std::nullopt;
  return PublicKey{*x, *y};
}

std::string thumbprint(const PublicKey& key) {
  const Value jwk = Object{{"crv", "P-256"},
                           {"kty", "EC"},
                           {"x", base64url_encode(key.x)},
                           {"y", base64url_encode(key.y)}};
  const Sha256Digest digest = sha256(json::canonical(jwk));
  return base64url_encode({reinterpret_cast<const char*>(digest.data()), digest.size()});
}

bool ecdsa_holds(const PublicKey& key, std::string_view signed_bytes, std::string_view signature) {
  std::string point = "\x04" + key.x + key.y;
  br_ec_public_key public_key{};
  public_key.curve = BR_EC_secp256r1;
  public_key.q = reinterpret_cast<unsigned char*>(point.data());
  public_key.qlen = point.size();
  const Sha256Digest digest = sha256(signed_bytes);
  return br_ecdsa_i31_vrfy_raw(&br_ec_p256_m31, digest.data(), digest.size(), &public_key,
                               signature.data(), signature.size()) == 1;
}

}  // namespace

json::Value approval_statement(const json::Value& approval) {
  Object predicate;
  for (const auto& [key, value] : approval.object())
    if (key != "signature") predicate.push_back({key, value});
  const Value digest = Object{{"sha256", approval.string_or("contentSha256", "")}};
  return Object{{"_type", "https://in-toto.io/Statement/v1"},
                {"subject", Array{Object{{"name", "content"}, {"digest", digest}}}},
                {"predicateType", "urn:bedside:approval:1"},
                {"predicate", std::move(predicate)}};
}

Signature check_signature(const json::Value& approval) {
  Signature out;
  const Value* jws = approval.find("signature");
  if (jws == nullptr) return out;
  const std::string header_text(jws->string_or("protected", ""));
  const auto header_bytes = base64url_decode(header_text);
  const auto signature = base64url_decode(jws->string_or("signature", ""));
  if (!header_bytes || !signature || signature->size() != 2 * coordinate_bytes) return out;
  const Result<Value> header = json::parse(*header_bytes, "signature");
  if (!header || header->string_or("alg", "") != "ES256" || header->find("crit") != nullptr ||
      header->find("b64") != nullptr)
    return out;
  const std::optional<PublicKey> key = read_key(*header);
  if (!key) return out;
  out.key = thumbprint(*key);
  const std::string payload = base64url_encode(json::canonical(approval_statement(approval)));
  out.holds = ecdsa_holds(*key, header_text + "." + payload, *signature);
  return out;
}

std::optional<std::string> base64url_decode(std::string_view text) {
  std::string plain(text);
  if (plain.find_first_of("+/=") != std::string::npos) return std::nullopt;
  std::ranges::replace(plain, '-', '+');
  std::ranges::replace(plain, '_', '/');
  plain.append((4 - plain.size() % 4) % 4, '=');
  const auto bytes = base64_decode(plain);
  if (!bytes) return std::nullopt;
  return std::string(reinterpret_cast<const char*>(bytes->data()), bytes->size());
}

std::string base64url_encode(std::string_view bytes) {
  std::string out = base64_encode(std::as_bytes(std::span(bytes)));
  out.erase(std::min(out.find('='), out.size()));
  std::ranges::replace(out, '+', '-');
  std::ranges::replace(out, '/', '_');
  return out;
}

}  // namespace bedside::bundle
