#pragma once

#include "actions/press.h"
#include "ui/shelf.h"

namespace bedside::ui {

// Makes pictures, paper and review files with the painter of the previews.
class PreviewPress final : public actions::Press {
 public:
  // Both must outlive this object; `fonts` are those that `shelf` draws with.
  PreviewPress(Shelf& shelf, paint::FontSet& fonts) : shelf_(shelf), fonts_(fonts) {}

  // AssetMissing when the platform has no card.
  Result<std::vector<std::byte>> preview_png(const actions::App& app,
                                             std::string_view platform) override;
  Result<std::string> review_file(const actions::App& app) override;
  Result<host::PrintSheet> print_sheet(const actions::App& app) override;
  Result<void> add_letters(std::span<const std::byte> font) override;

 private:
  Shelf& shelf_;
  paint::FontSet& fonts_;
};

}  // namespace bedside::ui
