#pragma once

#include "actions/press.h"
#include "ui/shelf.h"

namespace bedside::ui {

// Makes pictures, paper and review files with the painter of the previews.
class PreviewPress final : public actions::Press {
 public:
  // `shelf` must outlive this object.
  explicit PreviewPress(Shelf& shelf) : shelf_(shelf) {}

  // AssetMissing when the platform has no card.
  Result<std::vector<std::byte>> preview_png(const actions::App& app,
                                             std::string_view platform) override;
  Result<std::string> review_file(const actions::App& app) override;
  Result<host::PrintSheet> print_sheet(const actions::App& app) override;

 private:
  Shelf& shelf_;
};

}  // namespace bedside::ui
