#include "model/workspace.h"

#include <algorithm>
#include <array>

namespace bedside::model {

Draft* Workspace::find(std::string_view id) {
  const auto found = std::ranges::find(drafts, id, &Draft::id);
  return found == drafts.end() ? nullptr : &*found;
}

const Draft* Workspace::find(std::string_view id) const {
  const auto found = std::ranges::find(drafts, id, &Draft::id);
  return found == drafts.end() ? nullptr : &*found;
}

ConsentRecord* Workspace::find_consent(std::string_view id) {
  const auto found = std::ranges::find(consents, id, &ConsentRecord::id);
  return found == consents.end() ? nullptr : &*found;
}

const ConsentRecord* Workspace::find_consent(std::string_view id) const {
  const auto found = std::ranges::find(consents, id, &ConsentRecord::id);
  return found == consents.end() ? nullptr : &*found;
}

std::string_view theme_name(ThemeChoice choice) {
  constexpr std::array<std::string_view, 3> names = {"system", "light", "dark"};
  return names[static_cast<std::size_t>(choice)];
}

}  // namespace bedside::model
