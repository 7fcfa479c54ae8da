# Third-party libraries, compiled once per preset from .deps. A module names the ones it may use
# in THIRD; nothing else sees their headers.

function(bedside_third_party name)
  cmake_parse_arguments(PARSE_ARGV 1 third "" "" "SOURCES;INCLUDE;DEFINE;OPTIONS")
  add_library(third_${name} STATIC EXCLUDE_FROM_ALL ${third_SOURCES})
  target_include_directories(third_${name} SYSTEM PUBLIC ${third_INCLUDE})
  target_compile_definitions(third_${name} PRIVATE ${third_DEFINE})
  # Quick even beside slow sanitized code: the tests spend their time in our code.
  target_compile_options(third_${name} PRIVATE -w -O2 ${third_OPTIONS})
endfunction()

function(bedside_third_party_headers name)
  add_library(third_${name} INTERFACE)
  target_include_directories(third_${name} SYSTEM INTERFACE ${ARGN})
endfunction()

set(deps "${PROJECT_SOURCE_DIR}/.deps")
if(NOT EXISTS "${deps}/README")
  message(FATAL_ERROR "Third-party parts are not set up: run ./tools/setup first.")
endif()

bedside_third_party_headers(nlohmann "${deps}/include/nlohmann")
bedside_third_party_headers(doctest "${deps}/include/doctest")
bedside_third_party_headers(stb "${deps}/stb")

# util/ also holds mains of tests and benchmarks, which must not become ours.
file(GLOB re2_sources "${deps}/re2/re2/*.cc" "${deps}/re2/util/rune.cc" "${deps}/re2/util/strutil.cc")
find_package(Threads REQUIRED)
bedside_third_party(re2
  SOURCES ${re2_sources}
  INCLUDE "${deps}/re2"
  OPTIONS -fno-exceptions)
if(NOT EMSCRIPTEN)
  target_link_libraries(third_re2 PUBLIC Threads::Threads)
endif()

bedside_third_party(harfbuzz
  SOURCES "${deps}/harfbuzz/src/harfbuzz.cc"
  INCLUDE "${deps}/harfbuzz/src"
  DEFINE HB_NO_MT HB_LEAN "HB_CONFIG_OVERRIDE_H=\"${PROJECT_SOURCE_DIR}/tools/cmake/harfbuzz_config.h\""
  OPTIONS -fno-exceptions -fno-rtti $<$<BOOL:${EMSCRIPTEN}>:-Oz>)

bedside_third_party(sheenbidi
  SOURCES "${deps}/sheenbidi/Source/SheenBidi.c"
  INCLUDE "${deps}/sheenbidi/Headers"
  DEFINE SB_CONFIG_UNITY
  OPTIONS $<$<BOOL:${EMSCRIPTEN}>:-Oz>)
target_include_directories(third_sheenbidi SYSTEM PRIVATE "${deps}/sheenbidi/Source")

file(GLOB unibreak_sources "${deps}/libunibreak/src/*.c")
list(FILTER unibreak_sources EXCLUDE REGEX "/tests\\.c$")
bedside_third_party(unibreak
  SOURCES ${unibreak_sources}
  INCLUDE "${deps}/libunibreak/src")

# Its sources stay as they are: hunspell_lines.h takes the place of its reader of files, so that
# one and the one of packed files are left out, and unicode/uchar.h that of its table of letters.
file(GLOB hunspell_sources "${deps}/hunspell/src/hunspell/*.cxx")
list(FILTER hunspell_sources EXCLUDE REGEX "/(filemgr|hunzip)\\.cxx$")
bedside_third_party(hunspell
  SOURCES ${hunspell_sources}
  INCLUDE "${deps}/hunspell/src/hunspell" "${PROJECT_SOURCE_DIR}/tools/cmake/hunspell"
  DEFINE HUNSPELL_STATIC OPENOFFICEORG
  OPTIONS -include "${PROJECT_SOURCE_DIR}/tools/cmake/hunspell/hunspell_lines.h" $<$<BOOL:${EMSCRIPTEN}>:-Oz>)
target_include_directories(third_hunspell PRIVATE "${PROJECT_SOURCE_DIR}/src")

# Of its files only those that check a signature on P-256.
file(GLOB bearssl_sources "${deps}/bearssl/src/int/i31_*.c" "${deps}/bearssl/src/codec/*.c")
bedside_third_party(bearssl
  SOURCES ${bearssl_sources} "${deps}/bearssl/src/int/i32_div32.c" "${deps}/bearssl/src/ec/ec_p256_m31.c"
          "${deps}/bearssl/src/ec/ec_secp256r1.c" "${deps}/bearssl/src/ec/ec_secp384r1.c"
          "${deps}/bearssl/src/ec/ec_secp521r1.c" "${deps}/bearssl/src/ec/ecdsa_i31_bits.c"
          "${deps}/bearssl/src/ec/ecdsa_i31_vrfy_raw.c"
  INCLUDE "${deps}/bearssl/inc"
  OPTIONS $<$<BOOL:${EMSCRIPTEN}>:-Oz>)
target_include_directories(third_bearssl SYSTEM PRIVATE "${deps}/bearssl/src")

# The page's own configuration of Dear ImGui, seen by the library and by ui/.
bedside_third_party(imgui
  SOURCES "${deps}/imgui/imgui.cpp" "${deps}/imgui/imgui_draw.cpp" "${deps}/imgui/imgui_tables.cpp"
          "${deps}/imgui/imgui_widgets.cpp"
  INCLUDE "${deps}/imgui"
  OPTIONS -fno-exceptions $<$<BOOL:${EMSCRIPTEN}>:-Oz>)
if(EXISTS "${PROJECT_SOURCE_DIR}/src/ui/imgui_config.h")
  target_compile_definitions(third_imgui PUBLIC "IMGUI_USER_CONFIG=\"ui/imgui_config.h\"")
  target_include_directories(third_imgui PRIVATE "${PROJECT_SOURCE_DIR}/src")
else()
  target_compile_definitions(third_imgui PUBLIC IMGUI_DISABLE_OBSOLETE_FUNCTIONS
    IMGUI_DISABLE_FILE_FUNCTIONS IMGUI_DISABLE_DEFAULT_SHELL_FUNCTIONS IMGUI_ENABLE_TEST_ENGINE)
endif()
