#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "catalog/catalog.h"
#include "cli/commands.h"
#include "json/value.h"
#include "model/draft.h"

namespace bedside::cli {

inline constexpr std::size_t max_bundle_bytes = std::size_t{256} << 20;

// `bedside bundle schema|verify|export ...` after the word "bundle". `now` is what approvals are
// held against.
//
// schema: prints the JSON Schema. verify FILE: prints `valid`, `reasons` and `approvals` as one
// object; status 0 when valid, 1 when not (a file that is no JSON is not valid), 2 when the call is
// wrong or the file cannot be read. export FILE --to TARGET --out F [--variant ID] [--schedule]
// [--with F.json]: writes the file for the target and one line a loss on `err`; status 0, 1 when
// the bundle is not approved, 2 when the call is wrong or the target cannot take the post.
// export --list: a line for each target.
int run_bundle(std::span<const std::string> arguments, Console console,
               const catalog::Catalog& catalog, model::UtcMs now);

// What `bundle verify` prints of the bytes of a file.
json::Value verify_text(std::string_view text, const catalog::Catalog& catalog, model::UtcMs now);

}  // namespace bedside::cli
