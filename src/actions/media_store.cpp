#include "actions/media_store.h"

#include <algorithm>
#include <set>
#include <utility>

#include "base/sha256.h"
#include "media/picture.h"

namespace bedside::actions {
namespace {

// Shrinks to what previews need, keeping the shape.
Bitmap for_preview(Bitmap pixels) {
  const int longest = std::max(pixels.width, pixels.height);
  if (longest <= MediaStore::preview_side_px) return pixels;
  const auto scaled = [&](int side) {
    return std::max(1,
                    static_cast<int>(std::int64_t{side} * MediaStore::preview_side_px / longest));
  };
  return media::resize(pixels, scaled(pixels.width), scaled(pixels.height));
}

}  // namespace

Result<model::Picture> MediaStore::import(std::span<const std::byte> bytes) {
  Result<media::ImportedPicture> imported = media::import_picture(bytes);
  if (!imported) return std::unexpected(imported.error());
  model::Picture picture;
  picture.id = sha256_hex(imported->file);
  picture.media_type = "image/" + std::string(media::format_name(imported->format));
  picture.width = imported->pixels.width;
  picture.height = imported->pixels.height;
  picture.bytes = imported->file.size();
  const media::Metadata& found = imported->found.metadata;
  for (const auto& [present, name] :
       std::initializer_list<std::pair<bool, const char*>>{{found.gps, "gps"},
                                                           {found.camera, "camera"},
                                                           {found.time, "time"},
                                                           {found.xmp, "xmp"},
                                                           {found.iptc, "iptc"},
                                                           {found.thumbnail, "thumbnail"}})
    if (present) picture.removed.emplace_back(name);

  store(picture.id, imported->file);
  Entry& entry = entries_[picture.id];
  entry.bytes = std::move(imported->file);
  entry.pixels = for_preview(std::move(imported->pixels));
  return picture;
}

bool MediaStore::adopt(std::string_view id, std::span<const std::byte> bytes) {
  Result<Bitmap> pixels = media::decode(bytes);
  if (!pixels || sha256_hex(bytes) != id) return false;
  store(std::string(id), bytes);
  Entry& entry = entries_[std::string(id)];
  entry.bytes.assign(bytes.begin(), bytes.end());
  entry.pixels = for_preview(std::move(*pixels));
  return true;
}

void MediaStore::store(const std::string& id, std::span<const std::byte> bytes) {
  services_.storage().put_blob("sha256-" + id, bytes, [this, id](Result<void> stored) {
    if (stored)
      entries_[id].stored = true;
    else if (refused_)
      refused_(stored.error());
  });
}

void MediaStore::show(std::span<const model::Picture> pictures, std::function<void()> loaded) {
  std::set<std::string, std::less<>> wanted;
  for (const model::Picture& picture : pictures) wanted.insert(picture.id);
  std::erase_if(entries_, [&](const auto& entry) {
    return !wanted.contains(entry.first) && !entry.second.loading && entry.second.stored;
  });
  for (const auto& [id, entry] : entries_)
    if (!entry.stored && !entry.bytes.empty()) store(id, entry.bytes);
  for (const std::string& id : wanted) {
    Entry& entry = entries_[id];
    if (entry.loading || !entry.bytes.empty()) continue;
    entry.loading = entry.stored = true;
    services_.storage().get_blob(
        "sha256-" + id, [this, id, loaded](Result<std::vector<std::byte>> bytes) {
          Entry& entry = entries_[id];
          entry.loading = false;
          Result<Bitmap> pixels =
              bytes ? media::decode(*bytes) : Result<Bitmap>(std::unexpected(bytes.error()));
          if (pixels) {
            entry.bytes = std::move(*bytes);
            entry.pixels = for_preview(std::move(*pixels));
            entry.missing = false;
          } else {
            entry.missing = true;
          }
          loaded();
        });
  }
}

void MediaStore::fetch(std::string_view id,
                       std::function<void(Result<std::vector<std::byte>>)> done) {
  if (const std::vector<std::byte>* here = bytes(id))
    done(*here);
  else
    services_.storage().get_blob("sha256-" + std::string(id), std::move(done));
}

const Bitmap* MediaStore::bitmap(std::string_view id) const {
  const auto entry = entries_.find(id);
  return entry == entries_.end() || entry->second.pixels.empty() ? nullptr : &entry->second.pixels;
}

const std::vector<std::byte>* MediaStore::bytes(std::string_view id) const {
  const auto entry = entries_.find(id);
  return entry == entries_.end() || entry->second.bytes.empty() ? nullptr : &entry->second.bytes;
}

bool MediaStore::missing(std::string_view id) const {
  const auto entry = entries_.find(id);
  return entry != entries_.end() && entry->second.missing;
}

}  // namespace bedside::actions
