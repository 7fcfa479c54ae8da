#include "catalog/folder.h"

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <format>
#include <fstream>
#include <iterator>

#include "json/parse.h"

namespace bedside::catalog {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t max_file_bytes = std::uintmax_t{8} << 20;

Result<json::Value> read_json(const fs::path& path, const std::string& place) {
  std::error_code error;
  const std::uintmax_t size = fs::file_size(path, error);
  if (error) return fail(ErrorCode::FileUnreadable, place, "the file cannot be read");
  if (size > max_file_bytes)
    return fail(ErrorCode::FileTooLarge, place,
                std::format("the file has {} bytes, at most {} are read", size, max_file_bytes));
  std::ifstream stream(path, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
  if (stream.bad() || text.size() != size)
    return fail(ErrorCode::FileUnreadable, place, "the file cannot be read");
  return json::parse(text, place);
}

}  // namespace

std::vector<AssetFile> read_folder(const std::string& folder, Diagnostics& diagnostics) {
  std::vector<std::string> paths;
  std::error_code error;
  const fs::path root(folder);
  for (fs::recursive_directory_iterator it(root, error), end; !error && it != end;
       it.increment(error)) {
    if (it->is_regular_file(error) && it->path().extension() == ".json")
      paths.push_back(it->path().lexically_relative(root).generic_string());
  }
  if (error) diagnostics.add(ErrorCode::FileUnreadable, folder, "the folder cannot be read");

  std::ranges::sort(paths);
  std::vector<AssetFile> files;
  for (const std::string& path : paths) {
    Result<json::Value> value = read_json(root / path, path);
    if (value)
      files.push_back({path, *std::move(value)});
    else
      diagnostics.add(value.error());
  }
  return files;
}

}  // namespace bedside::catalog
