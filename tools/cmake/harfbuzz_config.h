// On top of HB_LEAN: colour layers are needed for emoji; tables that no font of ours uses are not.
#pragma once

#undef HB_NO_COLOR
#undef HB_NO_OPEN
#define HB_NO_PAINT
#define HB_NO_AAT
#define HB_NO_VAR
#define HB_NO_CFF
#define HB_NO_MATH
#define HB_NO_NAME
#define HB_NO_META
#define HB_NO_STYLE
