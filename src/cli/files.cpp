#include "cli/files.h"

#include <algorithm>
#include <cstdio>
#include <format>
#include <fstream>

namespace bedside::cli {
namespace {

Result<std::vector<std::byte>> read_stream(std::istream& in, const std::string& name,
                                           std::size_t max_bytes) {
  constexpr std::size_t part = 1 << 20;
  std::vector<std::byte> bytes;
  while (in) {
    const std::size_t size = bytes.size();
    bytes.resize(std::min(size + part, max_bytes + 1));
    in.read(reinterpret_cast<char*>(bytes.data() + size),
            static_cast<std::streamsize>(bytes.size() - size));
    bytes.resize(size + static_cast<std::size_t>(in.gcount()));
    if (bytes.size() > max_bytes)
      return fail(ErrorCode::FileTooLarge, name,
                  std::format("The file has more than {} bytes.", max_bytes));
  }
  if (in.bad()) return fail(ErrorCode::FileUnreadable, name, "The file cannot be read.");
  return bytes;
}

}  // namespace

Result<std::vector<std::byte>> read_file(const std::string& name, std::istream& in,
                                         std::size_t max_bytes) {
  if (name == "-") return read_stream(in, name, max_bytes);
  std::ifstream file(name, std::ios::binary);
  if (!file) return fail(ErrorCode::FileUnreadable, name, "The file cannot be opened.");
  file.peek();  // a folder opens and fails here
  if (file.bad() || (file.fail() && !file.eof()))
    return fail(ErrorCode::FileUnreadable, name, "The file cannot be read.");
  file.clear();
  return read_stream(file, name, max_bytes);
}

Result<void> write_file(const std::string& name, std::span<const std::byte> bytes) {
  const std::string beside = name + ".part";
  const auto refuse = [&] {
    std::remove(beside.c_str());
    return fail(ErrorCode::FileUnwritable, name, "The file cannot be written.");
  };
  std::ofstream file(beside, std::ios::binary | std::ios::trunc);
  if (!file) return refuse();
  file.write(reinterpret_cast<const char*>(bytes.data()),
             static_cast<std::streamsize>(bytes.size()));
  file.close();
  if (!file || std::rename(beside.c_str(), name.c_str()) != 0) return refuse();
  return {};
}

}  // namespace bedside::cli
