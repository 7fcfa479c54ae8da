#include "ui/panels/wording.h"

#include <algorithm>
#include <array>
#include <format>

#include "press/wording.h"
#include "ui/texts.h"

namespace bedside::ui {

using model::DraftState;

SeverityLook look_of(rules::Severity severity) {
  switch (severity) {
    case rules::Severity::Block:
      return {Tone::Block, Tone::BlockSoft, Tone::Block, Icon::Stop};
    case rules::Severity::Review:
      return {Tone::Review, Tone::ReviewSoft, Tone::ReviewEdge, Icon::Warning};
    case rules::Severity::Advice:
      return {Tone::Advice, Tone::AdviceSoft, Tone::Advice, Icon::Info};
  }
  return {Tone::Ink, Tone::Card, Tone::Line, Icon::Info};
}

bool FindingGroup::holds(const rules::Finding& finding) const {
  return std::ranges::contains(categories, finding.category);
}

std::span<const FindingGroup> finding_groups() {
  static constexpr std::array groups = {
      FindingGroup{"score.privacy", {"privacy", "consent"}},
      FindingGroup{"score.claims", {"claims", "law"}},
      FindingGroup{"score.evidence", {"evidence"}},
      FindingGroup{"score.plain", {"plain"}},
      FindingGroup{"score.tone", {"tone", "stigma", "clickbait"}},
      FindingGroup{"score.access", {"access", "platform"}},
  };
  return groups;
}

widgets::Badge state_badge(DraftState state) {
  switch (state) {
    case DraftState::Draft:
      return {tr("state.draft")};
    case DraftState::InReview:
      return {tr("state.in-review"), Tone::Advice, Tone::AdviceSoft};
    case DraftState::ChangesRequested:
      return {tr("state.changes-requested"), Tone::Review, Tone::ReviewSoft};
    case DraftState::Approved:
      return {tr("state.approved"), Tone::Good, Tone::GoodSoft};
    case DraftState::Exported:
      return {tr("state.exported"), Tone::Good, Tone::GoodSoft};
  }
  return {};
}

std::string language_name(std::string_view tag) {
  return press::language_name(interface_texts(), tag);
}

std::string plain_line(std::string_view text) {
  std::string out(text);
  std::ranges::replace(out, '\n', ' ');
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

std::string shortened(std::string_view text, std::size_t max_bytes) {
  if (text.size() <= max_bytes) return std::string(text);
  std::size_t cut = max_bytes;
  while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0) == 0x80) --cut;
  return std::string(text.substr(0, cut)) + "…";
}

std::string local_time(model::UtcMs at, int utc_offset_minutes) {
  return press::local_time(interface_texts(), at, utc_offset_minutes);
}

std::string size_text(std::size_t bytes) {
  const std::size_t kilobytes = (bytes + 999) / 1000;
  if (kilobytes < 1000) return std::format("{} kB", kilobytes);
  const std::size_t tenths = (bytes + 99'999) / 100'000;
  const char point = tr("number.thousands") == "," ? '.' : ',';
  return std::format("{}{}{} MB", tenths / 10, point, tenths % 10);
}

std::string refusal_text(const Error& error) {
  struct Row {
    ErrorCode code;
    std::string_view place;
    std::string_view key;
  };
  static constexpr std::array rows = {
      Row{ErrorCode::NameMissing, "", "refuse.name"},
      Row{ErrorCode::FindingsBlock, "", "refuse.blocks"},
      Row{ErrorCode::ReviewOpen, "", "refuse.open-reviews"},
      Row{ErrorCode::ContentChanged, "", "refuse.changed"},
      Row{ErrorCode::NotApproved, "", "refuse.not-approved"},
      Row{ErrorCode::MissingValue, "note", "refuse.reason"},
      Row{ErrorCode::ActionNotAllowed, "author", "refuse.author"},
      Row{ErrorCode::ActionNotAllowed, "role", "refuse.role"},
      Row{ErrorCode::ActionNotAllowed, "text", "refuse.empty"},
      Row{ErrorCode::ActionNotAllowed, "state", "refuse.state"},
  };
  for (const Row& row : rows)
    if (row.code == error.code && (row.place.empty() || row.place == error.place))
      return std::string(tr(row.key));
  return tr("error." + std::string(error_code_name(error.code)),
            {{"place", error.place}, {"detail", error.message}});
}

namespace {

std::string with_modifier(std::string_view shortcut, std::string_view modifier) {
  std::string out(shortcut);
  if (out.starts_with("Mod+")) out.replace(0, 3, modifier);
  return out;
}

}  // namespace

std::string shortcut_text(std::string_view shortcut) { return with_modifier(shortcut, "Ctrl"); }
std::string shortcut_aria(std::string_view shortcut) { return with_modifier(shortcut, "Control"); }

}  // namespace bedside::ui
