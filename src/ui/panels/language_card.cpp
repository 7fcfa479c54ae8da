// What to know about the language of the text: that no rule knows it, or that another one is set.

#include <algorithm>

#include "analysis/language_note.h"
#include "ui/panels/panels.h"
#include "ui/panels/wording.h"
#include "ui/texts.h"
#include "ui/widgets/widgets.h"

namespace bedside::ui {

using namespace widgets;
using analysis::LanguageNote;

void language_card(PanelContext& context, const model::Draft& draft) {
  const actions::App& app = context.app;
  const LanguageNote note =
      analysis::language_note(app.engine(), app.text(), draft.content.language);
  if (note.kind == LanguageNote::Kind::None) return;
  const bool checked = std::ranges::contains(app.catalog().languages(), note.tag);
  const std::string name = language_name(note.tag);
  const Card card("language-note", {.background = Tone::AdviceSoft,
                                    .edge = Tone::Advice,
                                    .padding = Insets::of(12, 8),
                                    .gap = 6,
                                    .radius = 10});
  if (note.kind == LanguageNote::Kind::NotChecked || !checked) {
    label(tr("language-note.not-checked", {{"language", name}}),
          {.style = TextStyle::Label, .live = true});
    return;
  }
  label(tr("language-note.looks-like",
           {{"language", name}, {"set", language_name(draft.content.language)}}),
        {.style = TextStyle::Label, .live = true});
  if (button(tr("language-note.check-as", {{"language", name}}), {.disabled = app.read_only()}))
    context.actions.push({.id = actions::ActionId::SetLanguage, .target = note.tag});
}

}  // namespace bedside::ui
