#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "actions/action.h"
#include "base/error.h"
#include "model/draft.h"
#include "rules/finding.h"
#include "ui/icons.h"
#include "ui/theme.h"
#include "ui/widgets/controls.h"

// Small translations from state to words and colours that several panels share.
namespace bedside::ui {

struct SeverityLook {
  Tone text;
  Tone background;
  Tone edge;
  Icon sign;  // of a shape of its own: colour alone says nothing to some
};
SeverityLook look_of(rules::Severity severity);

// What findings are about, as a person sorts them.
struct FindingGroup {
  std::string_view key;  // of its name: "score.privacy"
  std::array<std::string_view, 4> categories;

  bool holds(const rules::Finding& finding) const;
};
std::span<const FindingGroup> finding_groups();

widgets::Badge state_badge(model::DraftState state);

// "language.nl" -> "Dutch"; a tag without a name comes back as it is.
std::string language_name(std::string_view tag);

// On one line.
std::string plain_line(std::string_view text);

// `text` cut to about `max_bytes` at a code point, with an ellipsis when that is not all.
std::string shortened(std::string_view text, std::size_t max_bytes);

// The date and time on the person's clock: "22 Nov 2026, 14:05" in the order of their language.
std::string local_time(model::UtcMs at, int utc_offset_minutes);

// Thousands and millions of bytes, as downloads are counted: "137 kB", "2.8 MB".
std::string size_text(std::size_t bytes);

// Why something was refused, in one sentence.
std::string refusal_text(const Error& error);

// "Ctrl+Shift+Z" for a person, from the table's "Mod+Shift+Z".
std::string shortcut_text(std::string_view shortcut);
// "Control+Shift+Z" for aria-keyshortcuts.
std::string shortcut_aria(std::string_view shortcut);

}  // namespace bedside::ui
