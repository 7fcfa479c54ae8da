#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "json/value.h"

namespace bedside::catalog {

struct PackInfo {
  std::string_view hash;  // SHA-256 of the content, hexadecimal
  std::string_view date;  // newest day a rule's source was checked: "2026-11-22"
  std::uint32_t rules = 0;
};

// The assets of one pack, read where they lie: nothing is copied or parsed until asked for. Views
// and spans point into the pack, which must outlive the catalog and all that was taken from it.
class Catalog {
 public:
  // `pack` starts at an address divisible by 8 (a std::vector's does). UnknownFormat, NewerFormat
  // or AssetInvalid when it is no pack, a newer one, or damaged. Linear in the number of sections;
  // with Verify::Hash also in the bytes.
  enum class Verify : std::uint8_t { Structure, Hash };
  static Result<Catalog> load(std::span<const std::byte> pack, Verify verify = Verify::Hash);

  const PackInfo& info() const { return info_; }

  // Bytes of a section ("rules/table"), aligned to 8; empty when there is none.
  std::span<const std::byte> section(std::string_view name) const;

  // The JSON file at `path` inside assets ("platforms/x.json"). AssetMissing.
  Result<json::Value> file(std::string_view path) const;
  // Names of the files of a folder without ".json", sorted: names("platforms") is {"x", ...}.
  std::vector<std::string_view> names(std::string_view folder) const;

  std::vector<std::string_view> languages() const { return names("languages"); }
  std::vector<std::string_view> platforms() const { return names("platforms"); }
  std::vector<std::string_view> ui_languages() const { return names("ui"); }
  Result<json::Value> language_json(std::string_view tag) const { return in("languages", tag); }
  Result<json::Value> platform_json(std::string_view id) const { return in("platforms", id); }
  Result<json::Value> ui_json(std::string_view tag) const { return in("ui", tag); }
  Result<json::Value> theme_json(std::string_view id) const { return in("themes", id); }
  Result<json::Value> schema_json(std::string_view id) const { return in("schemas", id); }
  Result<json::Value> sample_json(std::string_view id) const { return in("samples", id); }

 private:
  struct Section {
    std::string_view name;
    std::span<const std::byte> bytes;
  };
  Result<json::Value> in(std::string_view folder, std::string_view name) const;

  PackInfo info_;
  std::vector<Section> sections_;  // sorted by name
};

// The pack that is compiled into the program. Only programs that link it have it.
std::span<const std::byte> embedded_catalog();

}  // namespace bedside::catalog
