#include "catalog/pack_writer.h"

#include <algorithm>
#include <cassert>
#include <cstring>

#include "base/sha256.h"
#include "catalog/pack_layout.h"
#include "json/write.h"

namespace bedside::catalog {

void PackWriter::add(std::string name, std::span<const std::byte> bytes) {
  sections_.push_back({std::move(name), {bytes.begin(), bytes.end()}});
}

void PackWriter::add_file(std::string path, const json::Value& value) {
  const std::string text = json::write(value, 0);
  add(std::move(path), std::as_bytes(std::span(text)));
}

std::vector<std::byte> PackWriter::finish() const {
  std::vector<const Section*> order;
  for (const Section& section : sections_) order.push_back(&section);
  std::ranges::sort(order, {}, [](const Section* section) { return section->name; });

  std::vector<SectionRow> rows(order.size());
  std::size_t at = sizeof(PackHeader) + rows.size() * sizeof(SectionRow);
  for (std::size_t i = 0; i < order.size(); ++i) {
    assert(i == 0 || order[i - 1]->name < order[i]->name);
    rows[i].name_offset = static_cast<std::uint32_t>(at);
    rows[i].name_size = static_cast<std::uint32_t>(order[i]->name.size());
    at += order[i]->name.size();
  }
  for (std::size_t i = 0; i < order.size(); ++i) {
    at = (at + section_alignment - 1) / section_alignment * section_alignment;
    rows[i].offset = static_cast<std::uint32_t>(at);
    rows[i].size = static_cast<std::uint32_t>(order[i]->bytes.size());
    at += order[i]->bytes.size();
  }

  std::vector<std::byte> pack(at);
  const auto put = [&](std::size_t offset, const void* data, std::size_t size) {
    if (size > 0) std::memcpy(pack.data() + offset, data, size);
  };
  put(sizeof(PackHeader), rows.data(), rows.size() * sizeof(SectionRow));
  for (std::size_t i = 0; i < order.size(); ++i) {
    put(rows[i].name_offset, order[i]->name.data(), order[i]->name.size());
    put(rows[i].offset, order[i]->bytes.data(), order[i]->bytes.size());
  }

  PackHeader header;
  header.sections = static_cast<std::uint32_t>(rows.size());
  header.rules = rules_;
  std::memcpy(header.date, date_.data(), std::min(date_.size(), sizeof header.date));
  put(0, &header, sizeof header);
  const std::string hash = sha256_hex(std::span(pack).subspan(hashed_from));
  std::memcpy(header.hash, hash.data(), sizeof header.hash);
  put(0, &header, sizeof header);
  return pack;
}

}  // namespace bedside::catalog
