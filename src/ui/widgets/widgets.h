#pragma once

// Everything a panel is made of. A panel places regions, fills them with layout scopes (cards,
// rows, columns, lists) and puts labels and controls into those. Every widget draws itself in the
// theme of the moment and describes itself to the accessibility tree; a control needs a name, so
// a test and a screen reader can find it.
//
// Widgets may be used only while FramePump draws. Scopes are objects: what is placed while one
// lives is inside it. Controls return true in the frame in which the person used them.

#include "ui/widgets/controls.h"  // IWYU pragma: export
#include "ui/widgets/fields.h"    // IWYU pragma: export
#include "ui/widgets/layout.h"    // IWYU pragma: export
#include "ui/widgets/overlays.h"  // IWYU pragma: export
#include "ui/widgets/text.h"      // IWYU pragma: export
