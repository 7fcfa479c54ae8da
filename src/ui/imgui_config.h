#pragma once

// How Dear ImGui is compiled for the page: only drawing, text and hit testing are used. The
// test-engine hooks report every item to the tree of twins (src/ui/a11y.h).
#define IMGUI_DISABLE_OBSOLETE_FUNCTIONS
#define IMGUI_DISABLE_FILE_FUNCTIONS
#define IMGUI_DISABLE_DEFAULT_SHELL_FUNCTIONS
#define IMGUI_DISABLE_DEFAULT_FONT
#define IMGUI_DISABLE_DEMO_WINDOWS
#define IMGUI_DISABLE_DEBUG_TOOLS
#define IMGUI_ENABLE_TEST_ENGINE
#define IMGUI_USE_WCHAR32
