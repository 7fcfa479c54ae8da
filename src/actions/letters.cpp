// Letters of other scripts, which a person adds to what the previews are drawn with.

#include <algorithm>
#include <format>
#include <memory>

#include "actions/app.h"

namespace bedside::actions {
namespace {

std::string path_of(std::string_view pack) { return std::format("packs/{}.ttf", pack); }

}  // namespace

void App::find_letters() {
  const std::vector<std::string_view> packs = catalog_.names("scripts");
  const auto left = std::make_shared<std::size_t>(packs.size());
  for (const std::string_view pack : packs)
    services_.load_kept_file(path_of(pack), [this, left](auto file) {
      // One that the store holds damaged is offered again like one that is not there.
      if (file && press_ != nullptr) static_cast<void>(press_->add_letters(*file));
      if (--*left > 0) return;
      change_view([](View& view) { view.letters.looked = true; });
    });
}

void App::add_letters(std::string_view id) {
  if (press_ == nullptr || !std::ranges::contains(catalog_.names("scripts"), id)) return;
  change_view([&](View& view) { view.letters.adding = id; });
  services_.load_site_file(path_of(id), [this](auto file) {
    view_.letters.adding.clear();
    if (file && press_->add_letters(*file))
      notify(Notice::Kind::Success, "notice.letters-added");
    else
      notify(Notice::Kind::Problem, "notice.letters-failed");
  });
}

}  // namespace bedside::actions
