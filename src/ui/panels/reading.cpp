// How the text reads, under it: figures without a grade, and the same text in simpler words.

#include <string>
#include <vector>

#include "actions/rewrites.h"
#include "ui/panels/panels.h"
#include "ui/panels/wording.h"
#include "ui/texts.h"
#include "ui/widgets/widgets.h"

namespace bedside::ui {
namespace {

using namespace widgets;
using actions::ActionId;

constexpr LabelOptions quiet = {.style = TextStyle::Small, .tone = Tone::Mute};

// "electroencephalogram, otorhinolaryngology"
std::string hard_words_text(const actions::App& app, const actions::Reading& reading) {
  std::string out;
  for (const TextSpan word : reading.hard_words)
    out += (out.empty() ? "" : ", ") + std::string(app.text().substr(word.begin, word.size()));
  return out;
}

void plain_version_button(PanelContext& context) {
  const std::size_t simpler = actions::plain_words(context.app).size();
  if (simpler == 0) return;
  const std::string shortcut = shortcut_aria(actions::row_of(ActionId::ShowPlainVersion).shortcut);
  if (button(tr_count("rewrite.plain", simpler), {.kind = ButtonKind::Link,
                                                  .id = "plain-version",
                                                  .shortcut = shortcut,
                                                  .small = true,
                                                  .expanded = context.app.view().plain_version}))
    context.actions.push(ActionId::ShowPlainVersion);
}

// `text` with the words at `spans` set off by weight and ground, not by colour alone.
void marked(std::string_view text, std::span<const TextSpan> spans, Tone ink, Tone ground) {
  std::vector<Run> runs;
  std::size_t at = 0;
  for (const TextSpan span : spans) {
    if (span.end > text.size()) break;
    runs.push_back({text.substr(at, span.begin - at), TextStyle::Label, Tone::Ink});
    runs.push_back({text.substr(span.begin, span.size()), TextStyle::LabelStrong, ink, ground});
    at = span.end;
  }
  runs.push_back({text.substr(at), TextStyle::Label, Tone::Ink});
  marked_text(runs);
}

void sides(PanelContext& context, std::span<const rules::Fix> fixes) {
  const std::string_view now = context.app.text();
  const std::string plain = actions::with_fixes(now, fixes);
  std::vector<TextSpan> taken;
  for (const rules::Fix& fix : fixes) taken.push_back(fix.span);
  const auto left = [&] {
    label(tr("rewrite.now"), {.style = TextStyle::SmallStrong, .tone = Tone::Mute, .heading = 4});
    marked(now, taken, Tone::Advice, Tone::AdviceSoft);
  };
  const auto right = [&] {
    label(tr("rewrite.then"), {.style = TextStyle::SmallStrong, .tone = Tone::Mute, .heading = 4});
    marked(plain, actions::fixed_spans(fixes), Tone::Good, Tone::GoodSoft);
  };
  constexpr float narrowest = 440, gap = 20;
  if (available_width() < narrowest) {
    left();
    space(4);
    right();
    return;
  }
  const Row row({.gap = gap, .align = Align::Start});
  const float width = (available_width() - gap) / 2;
  {
    const Column column(width);
    left();
  }
  const Column column(width);
  right();
}

// Each replacement in words: what colour and place show is said as well.
void changes(PanelContext& context, std::span<const rules::Fix> fixes) {
  const std::string_view text = context.app.text();
  const List list("changes", tr("rewrite.changes"));
  const Row row({.gap = 14, .wrap = true});
  constexpr std::size_t most = 60;
  for (std::size_t i = 0; i < fixes.size() && i < most; ++i) {
    const rules::Fix& fix = fixes[i];
    if (fix.span.end > text.size()) break;
    const std::string from = plain_line(text.substr(fix.span.begin, fix.span.size()));
    const std::string words = tr(fix.text.empty() ? "rewrite.drops" : "rewrite.becomes",
                                 {{"from", from}, {"to", fix.text}});
    const Id id(i);
    const Group item("change", a11y::Role::ListItem, words);
    label(words, {.style = TextStyle::Small, .tone = Tone::Mute, .hidden = true});
  }
}

}  // namespace

void measure_line(PanelContext& context) {
  const actions::Reading& reading = context.app.reading();
  if (reading.counts.words == 0) return;
  const Row row({.gap = 12, .wrap = true});
  label(tr_count("rewrite.longest", reading.counts.longest_sentence_words), quiet);
  if (reading.band)
    label(tr("rewrite.band-" + std::string(lang::lix_band_name(*reading.band))), quiet);
  if (const std::string words = hard_words_text(context.app, reading); !words.empty())
    label(tr("rewrite.hard-words", {{"words", words}}), quiet);
  plain_version_button(context);
}

void plain_version_card(PanelContext& context) {
  if (!context.app.view().plain_version) return;
  const std::vector<rules::Fix> fixes = actions::plain_words(context.app);
  if (fixes.empty()) return;
  const Card card("plain-version-card", {.padding = {18, 14, 18, 14},
                                         .gap = 10,
                                         .role = a11y::Role::Group,
                                         .name = tr("rewrite.title"),
                                         .hidden_name = true});
  label(tr("rewrite.title"), {.style = TextStyle::LabelStrong, .heading = 3});
  sides(context, fixes);
  changes(context, fixes);
  const Row row({.gap = 8, .wrap = true});
  if (button(tr("rewrite.use"),
             {.kind = ButtonKind::Primary, .disabled = context.app.read_only(), .small = true}))
    context.actions.push(ActionId::ApplyPlainVersion);
  if (button(tr("rewrite.close"), {.kind = ButtonKind::Ghost, .small = true}))
    context.actions.push(ActionId::ShowPlainVersion);
}

}  // namespace bedside::ui
