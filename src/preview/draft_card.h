#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "model/draft.h"
#include "platforms/platform.h"
#include "preview/card.h"

namespace bedside::preview {

// What `platform` shows of a draft: its text, the pictures with the first post of a thread, and the
// card of the first link that the platform knows for one, or that its button would lead to, with
// what was typed about it. `part` is the post of a thread. Whose post it is and the language of the
// words are left empty. Linear in the text.
CardInput draft_card(const model::Content& content, const platforms::Platform& platform,
                     std::size_t part = 0);

// "example.org" for "https://www.example.org:8080/hours?x=1"
std::string link_domain(std::string_view link);

}  // namespace bedside::preview
