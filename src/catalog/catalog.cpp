#include "catalog/catalog.h"

#include <algorithm>
#include <cassert>
#include <cstring>
#include <format>

#include "base/sha256.h"
#include "catalog/pack_layout.h"
#include "json/parse.h"

namespace bedside::catalog {
namespace {

constexpr std::string_view pack_place = "pack";

std::unexpected<Error> damaged(std::string_view what) {
  return fail(ErrorCode::AssetInvalid, std::string(pack_place),
              std::format("the pack is damaged: {}", what));
}

std::string_view view(std::span<const std::byte> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

}  // namespace

Result<Catalog> Catalog::load(std::span<const std::byte> pack, Verify verify) {
  PackHeader header;
  if (pack.size() < sizeof header || std::memcmp(pack.data(), pack_magic, sizeof pack_magic) != 0)
    return fail(ErrorCode::UnknownFormat, std::string(pack_place), "this is no asset pack");
  assert(reinterpret_cast<std::uintptr_t>(pack.data()) % section_alignment == 0);
  std::memcpy(&header, pack.data(), sizeof header);
  if (header.version > pack_version)
    return fail(ErrorCode::NewerFormat, std::string(pack_place),
                std::format("the pack has version {}, this program reads up to {}", header.version,
                            pack_version));

  const std::size_t rows_end = sizeof header + std::size_t{header.sections} * sizeof(SectionRow);
  if (rows_end > pack.size()) return damaged("it is cut off");
  const auto inside = [&](std::uint32_t offset, std::uint32_t size) {
    return offset >= rows_end && offset <= pack.size() && size <= pack.size() - offset;
  };
  Catalog catalog;
  catalog.sections_.reserve(header.sections);
  for (std::uint32_t i = 0; i < header.sections; ++i) {
    SectionRow row;
    std::memcpy(&row, pack.data() + sizeof header + i * sizeof row, sizeof row);
    if (!inside(row.name_offset, row.name_size) || !inside(row.offset, row.size) ||
        row.offset % section_alignment != 0)
      return damaged("a section lies outside of it");
    const std::string_view name = view(pack.subspan(row.name_offset, row.name_size));
    if (i > 0 && name <= catalog.sections_.back().name) return damaged("sections are not in order");
    catalog.sections_.push_back({name, pack.subspan(row.offset, row.size)});
  }

  catalog.info_.hash = view(pack.subspan(offsetof(PackHeader, hash), sizeof header.hash));
  const std::string_view date = view(pack.subspan(offsetof(PackHeader, date), sizeof header.date));
  catalog.info_.date = date.substr(0, date.find('\0'));
  catalog.info_.rules = header.rules;
  if (verify == Verify::Hash && sha256_hex(pack.subspan(hashed_from)) != catalog.info_.hash)
    return damaged("its content does not have the hash it names");
  return catalog;
}

std::span<const std::byte> Catalog::section(std::string_view name) const {
  const auto at = std::ranges::lower_bound(sections_, name, {}, &Section::name);
  return at != sections_.end() && at->name == name ? at->bytes : std::span<const std::byte>();
}

Result<json::Value> Catalog::file(std::string_view path) const {
  const auto at = std::ranges::lower_bound(sections_, path, {}, &Section::name);
  if (at == sections_.end() || at->name != path)
    return fail(ErrorCode::AssetMissing, std::string(path), "there is no such asset");
  return json::parse(view(at->bytes), path);
}

std::vector<std::string_view> Catalog::names(std::string_view folder) const {
  constexpr std::string_view extension = ".json";
  std::vector<std::string_view> out;
  for (const Section& section : sections_) {
    std::string_view name = section.name;
    if (!name.starts_with(folder) || !name.ends_with(extension)) continue;
    name.remove_prefix(folder.size());
    if (!name.starts_with('/')) continue;
    out.push_back(name.substr(1, name.size() - 1 - extension.size()));
  }
  return out;
}

Result<json::Value> Catalog::in(std::string_view folder, std::string_view name) const {
  return file(std::format("{}/{}.json", folder, name));
}

}  // namespace bedside::catalog
