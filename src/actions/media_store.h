#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/bitmap.h"
#include "base/error.h"
#include "host/services.h"
#include "model/draft.h"

namespace bedside::actions {

// The pictures of the workspace by content. Bytes are kept in the browser's storage and read
// when a draft that shows them is opened; pixels are decoded once and shrunk to what previews
// need.
class MediaStore {
 public:
  // Longest side of the pixels kept for previews.
  static constexpr int preview_side_px = 1600;

  explicit MediaStore(host::Services& services) : services_(services) {}

  // Cleans `bytes` of all metadata, keeps the picture and says what it is. Errors: Picture*.
  Result<model::Picture> import(std::span<const std::byte> bytes);
  // Told of pictures that storage refused; their bytes stay here and are offered again with `show`.
  void on_refused(std::function<void(const Error&)> refused) { refused_ = std::move(refused); }
  // Reads what `pictures` need from storage; `loaded` is called after each. Drops other pixels.
  void show(std::span<const model::Picture> pictures, std::function<void()> loaded);

  // Pixels for previews, or null while they are not there.
  const Bitmap* bitmap(std::string_view id) const;
  // Stored bytes, or null while they are not there.
  const std::vector<std::byte>* bytes(std::string_view id) const;
  // The bytes of a picture of any draft, from here or from storage.
  void fetch(std::string_view id, std::function<void(Result<std::vector<std::byte>>)> done);
  // The stored bytes could not be read.
  bool missing(std::string_view id) const;
  // Takes bytes that are already clean (out of a bundle). False when they are no picture.
  bool adopt(std::string_view id, std::span<const std::byte> bytes);

 private:
  struct Entry {
    std::vector<std::byte> bytes;
    Bitmap pixels;
    bool loading = false;
    bool missing = false;
    bool stored = false;  // acknowledged; until then the bytes are only here and must stay
  };
  void store(const std::string& id, std::span<const std::byte> bytes);

  host::Services& services_;
  std::function<void(const Error&)> refused_;
  std::map<std::string, Entry, std::less<>> entries_;
};

}  // namespace bedside::actions
