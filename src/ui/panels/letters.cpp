// Letters that the previews do not draw yet, and the packs that bring them.

#include <format>

#include "ui/panels/panels.h"
#include "ui/texts.h"
#include "ui/widgets/widgets.h"

namespace bedside::ui {
namespace {

using namespace widgets;
using actions::ActionId;

// Thousands and millions of bytes, as downloads are counted: "137 kB", "2.8 MB".
std::string size_text(std::size_t bytes) {
  const std::size_t kilobytes = (bytes + 999) / 1000;
  if (kilobytes < 1000) return std::format("{} kB", kilobytes);
  const std::size_t tenths = (bytes + 99'999) / 100'000;
  const char point = tr("number.thousands") == "," ? '.' : ',';
  return std::format("{}{}{} MB", tenths / 10, point, tenths % 10);
}

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
