#pragma once

#include <cstddef>
#include <string_view>

namespace bedside::platforms {

// Names of top-level domains, separated by spaces; see top_level_domains.cpp.
extern const std::string_view current_top_level_domains;
extern const std::string_view withdrawn_top_level_domains;

enum class TopLevels : unsigned char { Current, AlsoWithdrawn };

// True for a name in small letters, Unicode form: "nl", "рф".
bool is_top_level_domain(std::string_view name, TopLevels which);

// Length in bytes of the longest top-level domain, in any case, that `text` begins with; 0 when it
// begins with none. An ASCII name must be all of the ASCII letters that stand there.
std::size_t top_level_domain_prefix(std::string_view text, TopLevels which);

// True when no label of `domain` (between its dots) is longer than 63 bytes in the form that name
// servers see (Punycode, RFC 3492), and none pretends to be in that form already.
bool has_valid_labels(std::string_view domain);

}  // namespace bedside::platforms
