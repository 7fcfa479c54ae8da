# Toolchain file of the web presets: Emscripten as tools/setup left or found it.
set(bedside_emsdk "${CMAKE_CURRENT_LIST_DIR}/../../.deps/emsdk")
if(NOT EXISTS "${bedside_emsdk}/root")
  message(FATAL_ERROR "Emscripten is not set up: run ./tools/setup first.")
endif()
file(STRINGS "${bedside_emsdk}/root" bedside_emscripten_root LIMIT_COUNT 1)
include("${bedside_emscripten_root}/cmake/Modules/Platform/Emscripten.cmake")
