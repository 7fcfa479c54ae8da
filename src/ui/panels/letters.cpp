// Letters that the previews do not draw yet, and the packs that bring them.

#include "ui/panels/panels.h"
#include "ui/panels/wording.h"
#include "ui/texts.h"
#include "ui/widgets/widgets.h"

namespace bedside::ui {
namespace {

using namespace widgets;
using actions::ActionId;

void add_button(PanelContext& context, const preview::ScriptPack& pack, std::string_view language) {
  const std::string& adding = context.app.view().letters.adding;
  const std::string text =
      tr("letters.add", {{"script", pack.name(language)}, {"size", size_text(pack.bytes)}});
  if (button(text, {.id = pack.id,
                    .description = adding.empty() ? std::string_view() : tr("letters.adding"),
                    .disabled = !adding.empty()}))
    context.actions.push({.id = ActionId::AddLetters, .target = pack.id});
}

}  // namespace

void letters_card(PanelContext& context, const model::Draft& draft) {
  if (!context.app.view().letters.looked) return;
  const preview::Undrawn undrawn = context.shelf.undrawn(context.app, draft);
  if (undrawn.packs.empty() && !undrawn.others) return;
  const std::string_view language = context.app.workspace().settings.ui_language;
  std::string names;
  for (const preview::ScriptPack* pack : undrawn.packs)
    names += (names.empty() ? "" : ", ") + std::string(pack->name(language));
  const Card card("letters", {.background = Tone::AdviceSoft,
                              .edge = Tone::Advice,
                              .padding = Insets::of(12, 8),
                              .gap = 6,
                              .radius = 10});
  if (!undrawn.packs.empty())
    label(tr("letters.missing", {{"scripts", names}}), {.style = TextStyle::Label, .live = true});
  if (undrawn.others)
    label(tr("previews.glyphs"), {.style = TextStyle::Label, .tone = Tone::Mute, .live = true});
  const Row row({.gap = 8, .wrap = true});
  for (const preview::ScriptPack* pack : undrawn.packs) add_button(context, *pack, language);
}

}  // namespace bedside::ui
