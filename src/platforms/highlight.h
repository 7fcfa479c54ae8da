#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/text_span.h"

namespace bedside::platforms {

// `html` with each of `hits` wrapped in <em>. Hits are bytes of the text alone, tags left out,
// in order and not overlapping. What comes out nests well: a hit that goes into or out of an
// element is wrapped in parts. A "<" without ">" is text. Linear.
std::string highlight(std::string_view html, std::span<const TextSpan> hits);

}  // namespace bedside::platforms
