#pragma once

// What HarfBuzz is built with and without. It is compiled with -DHB_LEAN -DHB_NO_MT and
// -DHB_CONFIG_OVERRIDE_H pointing here. HB_LEAN leaves out what shaping does not need, but also
// the colour layers of emoji, which are wanted.

#undef HB_NO_COLOR
#undef HB_NO_OPEN
#define HB_NO_PAINT

// Apple's own tables, variable fonts past OpenType 1.9 and pre-OpenType fallbacks: none of our
// fonts has a use for them.
#define HB_NO_AAT
#define HB_NO_BORING_EXPANSION
#define HB_NO_LEGACY
