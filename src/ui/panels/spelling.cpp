// Dictionaries that a person may add, and the one of their own words.

#include <string>

#include "ui/panels/panels.h"
#include "ui/panels/wording.h"
#include "ui/texts.h"
#include "ui/widgets/widgets.h"

namespace bedside::ui {

using namespace widgets;
using actions::ActionId;

void spelling_offers(PanelContext& context) {
  const actions::Spelling& spelling = context.app.spelling();
  if (spelling.offers().empty()) return;
  const std::string_view language = context.app.workspace().settings.ui_language;
  const bool waits = !spelling.adding().empty();
  const Row row({.gap = 8, .wrap = true});
  for (const lang::SpellingPack* pack : spelling.offers()) {
    const std::string text =
        tr("spelling.add", {{"language", pack->name(language)}, {"size", size_text(pack->bytes)}});
    if (button(text, {.id = "spelling-" + pack->tag,
                      .description = waits ? tr("spelling.adding") : std::string_view(),
                      .disabled = waits}))
      context.actions.push({.id = ActionId::AddSpelling, .target = pack->tag});
  }
}

void own_words_card(PanelContext& context) {
  const Card card("own-words", {.padding = Insets::all(16), .gap = 10});
  label(tr("spelling.words"), {.style = TextStyle::Title, .heading = 2});
  std::string lines;
  for (const std::string& word : context.app.workspace().settings.words)
    lines += (lines.empty() ? "" : "\n") + word;
  std::string value = context.app.view().own_words.value_or(lines);
  const bool changed = text_field(tr("spelling.words"), value,
                                  {.description = tr("spelling.words-text"),
                                   .native_undo = true,
                                   .show_label = false,
                                   .read_only = context.app.read_only(),
                                   .lines = 4});
  // What is being typed is no list yet: it counts when the field is left.
  const bool left = field_committed();
  if (changed || left)
    context.actions.push({.id = ActionId::SetOwnWords, .text = value, .number = left ? 1 : 0});
}

}  // namespace bedside::ui
