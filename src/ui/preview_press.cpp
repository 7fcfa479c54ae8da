#include "ui/preview_press.h"

#include <algorithm>

#include "media/picture.h"
#include "press/draft_paper.h"
#include "press/wording.h"
#include "ui/texts.h"

namespace bedside::ui {
namespace {

using actions::App;
using review::ReviewFile;

constexpr float scale = 2;  // pixels to a CSS pixel

press::DraftPaper paper_of(const App& app, const model::Draft& draft) {
  press::DraftPaper paper{
      .texts = interface_texts(),
      .draft = draft,
      .organisation = app.workspace().organisation,
      .ui_language = app.workspace().settings.ui_language,
      .text_language = app.language(draft),
      .platforms = app.platforms(),
      .engine = app.engine(),
      .rules_date = app.catalog().info().date,
      .now = app.now_ms(),
      .utc_offset_minutes = [&app](model::UtcMs at) { return app.utc_offset_minutes(at); }};
  for (const actions::FindingRow& row : app.findings())
    paper.findings.push_back({row.finding, row.cleared});
  return paper;
}

}  // namespace

Result<std::vector<std::byte>> PreviewPress::preview_png(const App& app, std::string_view id) {
  const model::Draft* draft = app.draft();
  const platforms::Platform* platform = app.platform(id);
  if (draft == nullptr || platform == nullptr)
    return fail(ErrorCode::UnknownPlatform, "preview", "no such platform");
  const actions::View& view = app.view();
  const auto card = shelf_.card(*platform, model::surface_for(draft->content, platform->id));
  if (!card) return fail(ErrorCode::AssetMissing, "preview", "the platform has no preview");
  const auto pixels =
      shelf_.paint({.app = app,
                    .draft = *draft,
                    .platform = *platform,
                    .layout = view.board.desktop ? card->desktop_width : card->phone_width,
                    .dark = view.preview_dark,
                    .expanded = view.expanded_previews.contains(platform->id),
                    .zones = view.board.zones},
                   scale);
  if (!pixels) return fail(ErrorCode::AssetMissing, "preview", "the fonts are not there yet");
  return media::encode_png(*pixels);
}

Result<std::string> PreviewPress::review_file(const App& app) {
  const model::Draft* draft = app.draft();
  if (draft == nullptr) return fail(ErrorCode::BadArgument, "draft", "no draft is selected");
  return press::review_html(paper_of(app, *draft), shelf_.cards(app.media()));
}

Result<host::PrintSheet> PreviewPress::print_sheet(const App& app) {
  const model::Draft* draft = app.draft();
  if (draft == nullptr) return fail(ErrorCode::BadArgument, "draft", "no draft is selected");
  const press::DraftPaper paper = paper_of(app, *draft);
  const std::string_view state = press::state_text(paper.texts, draft->workflow.state);
  host::PrintSheet sheet{.title = paper.title(),
                         .language = std::string(paper.ui_language),
                         .lines = {std::string(state) + " · " + paper.made_line()}};
  for (ReviewFile::Post& post : press::paper_posts(paper, shelf_.cards(app.media()))) {
    // A platform without a card prints its text instead.
    if (post.previews.empty())
      for (std::string& text : post.texts) post.notes.push_back(std::move(text));
    for (std::size_t i = 0; i < std::max<std::size_t>(1, post.previews.size()); ++i) {
      host::PrintSheet::Item item{.title = post.heading};
      if (i < post.previews.size()) {
        const ReviewFile::Picture& picture = post.previews[i];
        item.picture = "data:image/png;base64," + picture.png_base64;
        item.alternative = picture.alternative;
        item.width = static_cast<float>(picture.width);
        item.lines = {post.notes[i]};
      } else {
        item.lines = post.notes;
      }
      sheet.items.push_back(std::move(item));
    }
  }
  return sheet;
}

Result<void> PreviewPress::add_letters(std::span<const std::byte> font) {
  Result<void> added = fonts_.add(paint::FontRole::Fallback, font);
  if (added) shelf_.clear();
  return added;
}

}  // namespace bedside::ui
