#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "base/error.h"
#include "catalog/catalog.h"
#include "cli/commands.h"
#include "model/draft.h"
#include "paint/font.h"
#include "rules/check.h"

namespace bedside::cli {

struct PreviewOptions {
  std::string platform;
  std::string surface;  // empty: that of the draft, else the platform's first
  bool dark = false;
  bool expanded = false;
  bool safe_zones = false;
  float scale = 2;
  float width = 0;  // CSS pixels; 0: that of a phone
  // Whose post it is; a draft file does not say.
  std::string name = "Your organisation";
  std::string handle = "organisation";
  std::string place;
};

// The card that the page shows for `draft`, framed, as a PNG. Pictures of the draft, whose bytes
// are not in a draft file, show as empty places of their shape. Errors: UnknownPlatform,
// InvalidValue for a surface the platform does not have, those of the platform's file.
Result<std::vector<std::byte>> preview_png(const model::Draft& draft, const PreviewOptions& options,
                                           const catalog::Catalog& catalog,
                                           const paint::FontSet& fonts);

// What the command needs of the program.
struct PreviewProgram {
  const catalog::Catalog& catalog;
  paint::FontSet& fonts;
  // Compiled; asked for by review files alone, which hold what the rules found.
  std::function<const rules::Engine&()> engine;
  model::UtcMs now = 0;  // on the clock of the machine
};

// `bedside preview DRAFT --platform ID --out F.png [--surface ID] [--dark] [--expanded]
// [--safe-zones] [--scale N] [--width N] [--name TEXT] [--handle TEXT] [--place TEXT]
// [--fonts DIR]`; `arguments` begin behind "preview". Exit status 0, or 2 with one line on `err`.
//
// `bedside preview DRAFT --review-file OUT.html [--messages TAG] [--today DAY] [--consents FILE]
// [--name TEXT] [--handle TEXT] [--place TEXT] [--fonts DIR]` writes the file that the page's
// "review file" writes: all platforms of the draft, texts and findings in words of the language
// TAG. Who posts is left out where it is not given. DAY is the day it was made and checked; times
// are UTC.
//
// DIR is the folder `packs` of the site (no other fonts: see FontSet); those that the text needs
// are added to the fonts. One line on `err` names the letters that are not drawn for want of one.
int run_preview(std::span<const std::string> arguments, Console console,
                const PreviewProgram& program);

}  // namespace bedside::cli
