#pragma once

#include <cstddef>
#include <istream>
#include <span>
#include <string>
#include <vector>

#include "base/error.h"

namespace bedside::cli {

// The whole file; "-" is `in`. Errors: FileUnreadable, FileTooLarge (nothing is read then but, of
// a stream, `max_bytes` and one more). Places are the name as it was given.
Result<std::vector<std::byte>> read_file(const std::string& name, std::istream& in,
                                         std::size_t max_bytes);

// Writes beside `name` and renames, so that there is never half a file. Error: FileUnwritable.
Result<void> write_file(const std::string& name, std::span<const std::byte> bytes);

}  // namespace bedside::cli
