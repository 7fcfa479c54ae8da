#include "ui/preview_press.h"

#include <algorithm>
#include <cmath>

#include "base/base64.h"
#include "media/picture.h"
#include "platforms/count.h"
#include "review/review_file.h"
#include "ui/panels/wording.h"
#include "ui/texts.h"

namespace bedside::ui {
namespace {

using actions::App;
using review::ReviewFile;

constexpr float scale = 2;  // pixels to a CSS pixel

std::string_view surface_of(const model::Draft& draft, const platforms::Platform& platform) {
  const platforms::Surface* surface =
      platform.surface(model::surface_for(draft.content, platform.id));
  return surface == nullptr ? std::string_view() : std::string_view(surface->id);
}

std::string heading_of(const model::Draft& draft, const platforms::Platform& platform) {
  const platforms::Surface* surface = platform.surface(surface_of(draft, platform));
  return surface == nullptr ? platform.name : platform.name + " · " + surface->name;
}

std::string count_line(std::string_view text, const platforms::Platform& platform,
                       std::string_view surface) {
  const platforms::Count count = platforms::count(text, platform, surface);
  std::string line =
      tr("review-file.count", {{"length", number(count.length)}, {"limit", number(count.limit)}});
  if (count.length > count.limit)
    line += ", " + tr("counter.over", {{"over", number(count.length - count.limit)}});
  return line;
}

// Paper and files show all of the text in the light look of a phone.
PreviewRequest whole_card(const App& app, const model::Draft& draft,
                          const platforms::Platform& platform, std::size_t part) {
  return {.app = app, .draft = draft, .platform = platform, .part = part, .expanded = true};
}

ReviewFile::Post post_of(Shelf& shelf, const App& app, const model::Draft& draft,
                         const platforms::Platform& platform) {
  ReviewFile::Post post{.heading = heading_of(draft, platform)};
  const std::vector<std::string_view> texts = model::posts_for(draft.content, platform.id);
  for (std::size_t part = 0; part < texts.size(); ++part) {
    post.notes.push_back(count_line(texts[part], platform, surface_of(draft, platform)));
    post.texts.emplace_back(texts[part]);
    const auto pixels = shelf.paint(whole_card(app, draft, platform, part), scale);
    if (!pixels) continue;
    post.previews.push_back(
        {.png_base64 = base64_encode(media::encode_png(*pixels)),
         .width = static_cast<int>(std::lround(static_cast<float>(pixels->width) / scale)),
         .height = static_cast<int>(std::lround(static_cast<float>(pixels->height) / scale)),
         .alternative = tr("previews.alt", {{"platform", platform.name}, {"text", texts[part]}})});
  }
  return post;
}

std::vector<ReviewFile::Post> posts_of(Shelf& shelf, const App& app, const model::Draft& draft) {
  std::vector<ReviewFile::Post> posts;
  for (const std::string& id : draft.content.platforms)
    if (const platforms::Platform* platform = app.platform(id))
      posts.push_back(post_of(shelf, app, draft, *platform));
  return posts;
}

std::string person_text(const model::Person& who) {
  if (who.name.empty()) return std::string(tr("history.nobody"));
  return who.role.empty() ? who.name : who.name + ", " + std::string(tr("role." + who.role));
}

ReviewFile::Finding finding_of(const App& app, const actions::FindingRow& row) {
  const rules::Finding& finding = *row.finding;
  const rules::RuleTexts texts =
      app.engine().texts(finding.rule_index, app.workspace().settings.ui_language);
  const std::string severity(rules::severity_name(finding.severity));
  ReviewFile::Finding out{.severity = severity, .excerpt = app.excerpt(finding)};
  out.heading =
      tr("findings.name", {{"severity", tr("severity." + severity)}, {"title", texts.title}});
  if (row.cleared) out.heading += " (" + std::string(tr("findings.cleared")) + ")";
  out.lines = {std::string(texts.why), std::string(texts.fix)};
  if (finding.source != nullptr)
    out.lines.push_back(tr("findings.source",
                           {{"title", finding.source->title}, {"date", finding.source->checked}}));
  return out;
}

void add_findings(const App& app, ReviewFile& file) {
  file.findings_heading = tr("region.findings");
  for (const actions::FindingRow& row : app.findings())
    file.findings.push_back(finding_of(app, row));
  if (file.findings.empty()) file.findings_lines.emplace_back(tr("findings.none"));
  file.findings_lines.push_back(tr("review-file.checked", {{"date", app.catalog().info().date}}));
}

void add_pictures(const model::Draft& draft, ReviewFile& file) {
  file.pictures_heading = tr("review-file.pictures");
  for (const model::Picture& picture : draft.content.pictures) {
    std::string said;
    for (const auto& [language, text] : picture.alt) said += (said.empty() ? "" : " / ") + text;
    if (picture.decorative) said = tr("pictures.decorative");
    file.pictures.push_back(said.empty() ? std::string(tr("pictures.alt-missing")) : said);
  }
}

void add_log(const App& app, const model::Draft& draft, ReviewFile& file) {
  file.log_heading = tr("history.title");
  for (const model::LogEntry& entry : draft.workflow.log) {
    std::string line = local_time(entry.at, app.utc_offset_minutes(entry.at)) + " · " +
                       std::string(tr("history." + entry.what)) + " · " + person_text(entry.who);
    if (!entry.note.empty()) line += ": " + entry.note;
    file.log.push_back(std::move(line));
  }
}

std::string title_of(const model::Draft& draft) {
  const std::string title = model::display_title(draft.content);
  return title.empty() ? std::string(tr("drafts.untitled")) : title;
}

std::string made_line(const App& app) {
  const std::int64_t now = app.now_ms();
  return tr("review-file.made", {{"date", local_time(now, app.utc_offset_minutes(now))}});
}

}  // namespace

Result<std::vector<std::byte>> PreviewPress::preview_png(const App& app, std::string_view id) {
  const model::Draft* draft = app.draft();
  const platforms::Platform* platform = app.platform(id);
  if (draft == nullptr || platform == nullptr)
    return fail(ErrorCode::UnknownPlatform, "preview", "no such platform");
  const actions::View& view = app.view();
  const auto card = shelf_.card(*platform, surface_of(*draft, *platform));
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
  ReviewFile file{.language = app.workspace().settings.ui_language,
                  .text_language = app.language() == "und" ? "" : app.language(),
                  .title = title_of(*draft),
                  .lines = {std::string(tr("review-file.about")), made_line(app)},
                  .posts_heading = std::string(tr("region.previews")),
                  .posts = posts_of(shelf_, app, *draft)};
  file.facts.emplace_back(tr("review-file.state"), state_badge(draft->workflow.state).text);
  if (!app.workspace().organisation.name.empty())
    file.facts.emplace_back(tr("settings.organisation"), app.workspace().organisation.name);
  file.facts.emplace_back(tr("top.language"), language_name(app.language()));
  for (const model::Approval& approval : draft->workflow.approvals)
    file.facts.emplace_back(tr("state.approved"),
                            person_text(approval.who) + ", " +
                                local_time(approval.at, app.utc_offset_minutes(approval.at)));
  add_findings(app, file);
  add_pictures(*draft, file);
  add_log(app, *draft, file);
  return review::review_html(file);
}

Result<host::PrintSheet> PreviewPress::print_sheet(const App& app) {
  const model::Draft* draft = app.draft();
  if (draft == nullptr) return fail(ErrorCode::BadArgument, "draft", "no draft is selected");
  host::PrintSheet sheet{
      .title = title_of(*draft),
      .language = app.workspace().settings.ui_language,
      .lines = {std::string(state_badge(draft->workflow.state).text) + " · " + made_line(app)}};
  for (ReviewFile::Post& post : posts_of(shelf_, app, *draft)) {
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
