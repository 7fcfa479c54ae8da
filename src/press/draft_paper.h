#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/workspace.h"
#include "platforms/platform.h"
#include "press/card_painter.h"
#include "press/texts.h"
#include "review/review_file.h"
#include "rules/check.h"

namespace bedside::press {

struct PaperFinding {
  const rules::Finding* finding = nullptr;
  bool cleared = false;  // set aside with a reason
};

// What a review file or a print sheet of a draft tells. Everything must outlive it.
struct DraftPaper {
  const Texts& texts;
  const model::Draft& draft;
  const model::Organisation& organisation;
  std::string_view ui_language;  // of `texts`
  std::string text_language;     // that the draft is checked in, "und" when not known
  std::span<const platforms::Platform> platforms;
  const rules::Engine& engine;
  std::vector<PaperFinding> findings;  // as the page lists them
  std::string_view rules_date;
  model::UtcMs now = 0;
  std::function<int(model::UtcMs)> utc_offset_minutes;  // none: UTC

  // Of the draft's text when it has no title, or the word for none.
  std::string title() const;
  // "Made on ..."
  std::string made_line() const;
  // "2026-11-22, 14:05"
  std::string time(model::UtcMs at) const;
};

// The posts of each platform of the draft: texts, counts and, of those that have cards, pictures
// with two pixels to a CSS pixel: paper and files show all of the text in the light look of a
// phone.
std::vector<review::ReviewFile::Post> paper_posts(const DraftPaper& paper, CardPainter& cards);

// The self-contained file. The same paper gives the same bytes, in the page and on the command
// line.
std::string review_html(const DraftPaper& paper, CardPainter& cards);

// Whether the person set the finding aside; those that block cannot be.
bool is_cleared(const model::Draft& draft, const rules::Finding& finding);

}  // namespace bedside::press
