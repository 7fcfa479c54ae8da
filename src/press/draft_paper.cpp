#include "press/draft_paper.h"

#include <algorithm>
#include <cmath>

#include "analysis/whole_draft.h"
#include "base/base64.h"
#include "media/picture.h"
#include "model/picture_text.h"
#include "platforms/count.h"
#include "press/wording.h"
#include "review/workflow.h"

namespace bedside::press {
namespace {

using review::ReviewFile;

constexpr float scale = 2;  // pixels to a CSS pixel

const platforms::Surface* surface_of(const DraftPaper& paper, const platforms::Platform& platform) {
  return platform.surface(model::surface_for(paper.draft.content, platform.id));
}

std::string count_line(const DraftPaper& paper, std::string_view text,
                       const platforms::Platform& platform) {
  const Texts& texts = paper.texts;
  const platforms::Surface* surface = surface_of(paper, platform);
  const platforms::Count count = platforms::count(
      text, platform, surface == nullptr ? std::string_view() : std::string_view(surface->id));
  std::string line = texts.get("review-file.count", {{"length", texts.number(count.length)},
                                                     {"limit", texts.number(count.limit)}});
  if (count.length > count.limit)
    line += ", " + texts.get("counter.over", {{"over", texts.number(count.length - count.limit)}});
  return line;
}

ReviewFile::Post post_of(const DraftPaper& paper, const platforms::Platform& platform,
                         CardPainter& cards) {
  const platforms::Surface* surface = surface_of(paper, platform);
  ReviewFile::Post post{.heading = surface == nullptr ? platform.name
                                                      : platform.name + " · " + surface->name};
  const std::vector<std::string_view> texts = model::posts_for(paper.draft.content, platform.id);
  for (std::size_t part = 0; part < texts.size(); ++part) {
    post.notes.push_back(count_line(paper, texts[part], platform));
    post.texts.emplace_back(texts[part]);
    const auto pixels = cards.framed({.draft = paper.draft,
                                      .organisation = paper.organisation,
                                      .language = paper.ui_language,
                                      .platform = platform,
                                      .part = part,
                                      .expanded = true},
                                     scale);
    if (!pixels) continue;
    post.previews.push_back(
        {.png_base64 = base64_encode(media::encode_png(*pixels)),
         .width = static_cast<int>(std::lround(static_cast<float>(pixels->width) / scale)),
         .height = static_cast<int>(std::lround(static_cast<float>(pixels->height) / scale)),
         .alternative = paper.texts.get("previews.alt",
                                        {{"platform", platform.name}, {"text", texts[part]}})});
  }
  return post;
}

std::string person_text(const Texts& texts, const model::Person& who) {
  if (who.name.empty()) return std::string(texts.get("history.nobody"));
  if (who.role.empty()) return who.name;
  return who.name + ", " + std::string(texts.get("role." + who.role));
}

void add_facts(const DraftPaper& paper, ReviewFile& file) {
  const Texts& texts = paper.texts;
  const model::Workflow& workflow = paper.draft.workflow;
  file.facts.emplace_back(texts.get("review-file.state"), state_text(texts, workflow.state));
  if (!paper.organisation.name.empty())
    file.facts.emplace_back(texts.get("settings.organisation"), paper.organisation.name);
  file.facts.emplace_back(texts.get("top.language"), language_name(texts, paper.text_language));
  for (const model::Approval& approval : workflow.approvals)
    file.facts.emplace_back(texts.get("state.approved"),
                            person_text(texts, approval.who) + ", " + paper.time(approval.at));
}

ReviewFile::Finding finding_of(const DraftPaper& paper, const PaperFinding& row) {
  const Texts& texts = paper.texts;
  const rules::Finding& finding = *row.finding;
  const rules::RuleTexts of_rule = paper.engine.texts(finding.rule_index, paper.ui_language);
  const std::string severity(rules::severity_name(finding.severity));
  ReviewFile::Finding out{.severity = severity,
                          .excerpt = analysis::excerpt(paper.draft.content, finding)};
  out.heading = texts.get(
      "findings.name", {{"severity", texts.get("severity." + severity)}, {"title", of_rule.title}});
  if (row.cleared) out.heading += " (" + std::string(texts.get("findings.cleared")) + ")";
  for (const std::string_view line : {of_rule.why, of_rule.fix})
    if (!line.empty()) out.lines.push_back(rules::filled(line, finding));
  if (finding.source != nullptr)
    out.lines.push_back(texts.get(
        "findings.source", {{"title", finding.source->title}, {"date", finding.source->checked}}));
  return out;
}

void add_findings(const DraftPaper& paper, ReviewFile& file) {
  file.findings_heading = paper.texts.get("region.findings");
  for (const PaperFinding& row : paper.findings) file.findings.push_back(finding_of(paper, row));
  if (file.findings.empty()) file.findings_lines.emplace_back(paper.texts.get("findings.none"));
  file.findings_lines.push_back(
      paper.texts.get("review-file.checked", {{"date", paper.rules_date}}));
}

void add_pictures(const DraftPaper& paper, ReviewFile& file) {
  file.pictures_heading = paper.texts.get("review-file.pictures");
  for (const model::Picture& picture : paper.draft.content.pictures) {
    std::string said;
    for (const auto& [language, text] : picture.alt) said += (said.empty() ? "" : " / ") + text;
    if (picture.decorative) said = paper.texts.get("pictures.decorative");
    if (said.empty()) said = paper.texts.get("pictures.alt-missing");
    file.pictures.push_back(std::move(said));
  }
}

void add_log(const DraftPaper& paper, ReviewFile& file) {
  file.log_heading = paper.texts.get("history.title");
  for (const model::LogEntry& entry : paper.draft.workflow.log) {
    std::string line = paper.time(entry.at) + " · " +
                       std::string(paper.texts.get("history." + entry.what)) + " · " +
                       person_text(paper.texts, entry.who);
    if (!entry.note.empty()) line += ": " + entry.note;
    file.log.push_back(std::move(line));
  }
}

}  // namespace

std::string DraftPaper::title() const {
  const std::string own = model::display_title(draft.content);
  return own.empty() ? std::string(texts.get("drafts.untitled")) : own;
}

std::string DraftPaper::time(model::UtcMs at) const {
  return local_time(texts, at, utc_offset_minutes ? utc_offset_minutes(at) : 0);
}

std::string DraftPaper::made_line() const {
  return texts.get("review-file.made", {{"date", time(now)}});
}

std::vector<ReviewFile::Post> paper_posts(const DraftPaper& paper, CardPainter& cards) {
  std::vector<ReviewFile::Post> posts;
  for (const std::string& id : paper.draft.content.platforms) {
    const auto platform = std::ranges::find(paper.platforms, id, &platforms::Platform::id);
    if (platform != paper.platforms.end()) posts.push_back(post_of(paper, *platform, cards));
  }
  return posts;
}

std::string review_html(const DraftPaper& paper, CardPainter& cards) {
  ReviewFile file{.language = std::string(paper.ui_language),
                  .text_language = paper.text_language == "und" ? "" : paper.text_language,
                  .title = paper.title(),
                  .lines = {std::string(paper.texts.get("review-file.about")), paper.made_line()},
                  .posts_heading = std::string(paper.texts.get("region.previews")),
                  .posts = paper_posts(paper, cards)};
  add_facts(paper, file);
  add_findings(paper, file);
  add_pictures(paper, file);
  add_log(paper, file);
  return review::review_html(file);
}

bool is_cleared(const model::Draft& draft, const rules::Finding& finding) {
  if (finding.severity == rules::Severity::Block) return false;
  return review::is_dismissed(draft, finding.rule, finding.field,
                              analysis::marked_sha256(draft.content, finding));
}

}  // namespace bedside::press
