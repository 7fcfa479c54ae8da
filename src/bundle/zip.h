#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bedside::bundle {

// A ZIP file (APPNOTE 6.3.9 of PKWARE) whose files are stored as they are: pictures are compressed
// already, texts are small, and so the same files give the same bytes everywhere. No library that
// our registries serve as source does this without files and a clock; what is written here is read
// by fflate and by Python in the tests. The day of all files is 1980-01-01, the first there is.
class ZipWriter {
 public:
  // `name` is relative, with forward slashes, in UTF-8; names are unique. Less than 4 GB in all.
  void add(std::string_view name, std::span<const std::byte> bytes);
  void add(std::string_view name, std::string_view text);
  bool has(std::string_view name) const;
  // The finished file.
  std::string finish() const;

 private:
  struct Entry {
    std::string name;
    std::size_t size;
    std::size_t offset;
    unsigned crc;
  };
  std::string out_;
  std::vector<Entry> entries_;
};

}  // namespace bedside::bundle
