// Pictures, paper and review files of the selected draft.

#include <algorithm>
#include <utility>

#include "actions/app.h"

namespace bedside::actions {

void App::step_board(int by) {
  const model::Draft* draft = this->draft();
  if (draft == nullptr || draft->content.platforms.empty()) return;
  const std::vector<std::string>& ids = draft->content.platforms;
  const auto count = static_cast<int>(ids.size());
  const auto at = static_cast<int>(std::ranges::find(ids, view_.board.alone) - ids.begin());
  const int next = at == count ? (by > 0 ? 0 : count - 1) : (at + by + count) % count;
  change_view([&](View& view) { view.board.alone = ids[static_cast<std::size_t>(next)]; });
}

void App::copy_preview(std::string_view platform) {
  if (press_ == nullptr) return;
  Result<std::vector<std::byte>> png = press_->preview_png(*this, platform);
  if (!png) return notify(png.error());
  services_.copy_picture(*png, [this, platform = std::string(platform)](Result<void> copied) {
    // Some browsers and settings give no clipboard: the file serves as well.
    if (copied)
      notify(Notice::Kind::Success, "notice.preview-copied");
    else
      save_preview(platform);
  });
}

void App::save_preview(std::string_view platform) {
  if (press_ == nullptr) return;
  const Result<std::vector<std::byte>> png = press_->preview_png(*this, platform);
  if (!png) return notify(png.error());
  services_.save_file("bedside-" + std::string(platform) + ".png", "image/png", *png,
                      [this](Result<void> saved) {
                        if (saved)
                          notify(Notice::Kind::Success, "notice.preview-saved");
                        else
                          notify(saved.error());
                      });
}

void App::print_previews() {
  if (press_ == nullptr) return;
  const Result<host::PrintSheet> sheet = press_->print_sheet(*this);
  if (!sheet) return notify(sheet.error());
  services_.print(*sheet);
}

void App::save_review_file() {
  const model::Draft* draft = this->draft();
  if (press_ == nullptr || draft == nullptr) return;
  const Result<std::string> file = press_->review_file(*this);
  if (!file) return notify(file.error());
  const std::string name = "bedside-" + draft->id.substr(0, 8) + ".review.html";
  services_.save_file(name, "text/html", std::as_bytes(std::span(*file)),
                      [this](Result<void> saved) {
                        if (saved)
                          notify(Notice::Kind::Success, "notice.review-file-saved");
                        else
                          notify(saved.error());
                      });
}

}  // namespace bedside::actions
