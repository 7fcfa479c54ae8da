# Tests, the command line tool, the asset packer, benches, fuzz targets and the page.

set(bedside_page_link
  -sMODULARIZE=1 -sEXPORT_ES6=1 -sENVIRONMENT=web,worker -sDYNAMIC_EXECUTION=0
  -sMIN_WEBGL_VERSION=2 -sMAX_WEBGL_VERSION=2 -sALLOW_MEMORY_GROWTH=1 -sSTACK_SIZE=512KB
  -sFILESYSTEM=0 -sEXPORTED_FUNCTIONS=_main,_malloc,_free
  -sEXPORTED_RUNTIME_METHODS=ccall,UTF8ToString,stringToUTF8,lengthBytesUTF8,HEAP8,HEAPU8,HEAP32,HEAPU32,HEAPF32)

set(bedside_node_link
  -sMODULARIZE=1 -sEXPORT_ES6=1 -sENVIRONMENT=node -sNODERAWFS=1 -sALLOW_MEMORY_GROWTH=1
  -sSTACK_SIZE=1MB -sEXIT_RUNTIME=1
  --extern-post-js "${PROJECT_SOURCE_DIR}/tools/cmake/node_main.js")

# A program for this build's command line: native, or Node with the disk as it is.
# `folder` is where Node's .mjs goes; native programs lie in the build folder itself.
function(bedside_program target folder)
  add_executable(${target} ${ARGN})
  bedside_own_code(${target})
  if(EMSCRIPTEN)
    set_target_properties(${target} PROPERTIES SUFFIX .mjs RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/${folder}"
      LINK_DEPENDS "${PROJECT_SOURCE_DIR}/tools/cmake/node_main.js")
    target_link_options(${target} PRIVATE ${bedside_node_link})
    bedside_link_home(${target} node)
  else()
    bedside_link_home(${target} native)
  endif()
endfunction()

# test_<name> from tests/unit/<name>/; the same objects go into bedside_tests.
function(bedside_module_tests name)
  file(GLOB_RECURSE tests CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/tests/unit/${name}/*.cpp")
  if(NOT tests)
    return()
  endif()
  add_library(tests_${name} OBJECT ${tests})
  bedside_own_code(tests_${name})
  target_compile_definitions(tests_${name} PRIVATE "BEDSIDE_SOURCE_DIR=\"${PROJECT_SOURCE_DIR}\"" DOCTEST_CONFIG_SUPER_FAST_ASSERTS)
  # The tests watch the program's code: theirs is compiled as quickly as can be.
  target_compile_options(tests_${name} PRIVATE -O0)
  target_include_directories(tests_${name} PRIVATE "${PROJECT_SOURCE_DIR}/tests/unit")
  target_link_libraries(tests_${name} PUBLIC bedside_${name} ${ARGN} third_doctest)
  foreach(home native node)
    if(TARGET bedside_${name}_${home})
      target_link_libraries(tests_${name} PUBLIC bedside_${name}_${home})
    endif()
  endforeach()
  set_property(GLOBAL APPEND PROPERTY bedside_test_libraries tests_${name})
  if(NOT EMSCRIPTEN)
    add_executable(test_${name} "${PROJECT_SOURCE_DIR}/tests/unit/main.cpp")
    bedside_own_code(test_${name})
    # The tests of modules below the catalog do not wait for the assets to be right.
    set(data bedside_embedded)
    if(name MATCHES "^(base|json|lang|model|media|host|review|paint|preview)$")
      set(data bedside_embedded_fonts)
    endif()
    target_link_libraries(test_${name} PRIVATE tests_${name} ${data})
    add_test(NAME ${name} COMMAND test_${name})
    set_tests_properties(${name} PROPERTIES TIMEOUT 300)
  endif()
endfunction()

function(bedside_all_tests)
  get_property(libraries GLOBAL PROPERTY bedside_test_libraries)
  bedside_program(bedside_tests tests "${PROJECT_SOURCE_DIR}/tests/unit/main.cpp")
  target_link_libraries(bedside_tests PRIVATE ${libraries} third_doctest bedside_embedded)
  if(EMSCRIPTEN)
    # Linking without Binaryen's passes takes a third of the time.
    target_link_options(bedside_tests PRIVATE -O1)
    add_test(NAME node COMMAND node "$<TARGET_FILE:bedside_tests>")
  endif()
endfunction()

# What is compiled into the programs: the packed assets and, for programs without a page, the fonts.
function(bedside_embedded_data)
  add_library(bedside_embedded INTERFACE)
  set(folder "${PROJECT_BINARY_DIR}/generated/embedded")

  set(pack_main "${PROJECT_SOURCE_DIR}/src/cli/pack_main.cpp")
  file(GLOB pack_main_found CONFIGURE_DEPENDS "${pack_main}")
  if(pack_main_found)
    if(EMSCRIPTEN)
      set(packer "${BEDSIDE_HOST_PACK}")
    else()
      bedside_program(bedside_pack . "${pack_main}")
      target_link_libraries(bedside_pack PRIVATE bedside_catalog bedside_rules bedside_platforms)
      set(packer bedside_pack)
    endif()
    file(GLOB_RECURSE assets CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/assets/*")
    add_custom_command(OUTPUT "${folder}/catalog.bin"
      COMMAND ${CMAKE_COMMAND} -E make_directory "${folder}"
      COMMAND "${packer}" "${PROJECT_SOURCE_DIR}/assets" "${folder}/catalog.bin"
      DEPENDS ${packer} ${assets}
      COMMENT "Packing assets" VERBATIM)
    file(CONFIGURE OUTPUT "${folder}/embedded_catalog.cpp" CONTENT [[
#include <cstddef>
#include <span>

namespace bedside::catalog {

std::span<const std::byte> embedded_catalog();

std::span<const std::byte> embedded_catalog() {
  alignas(64) static constexpr unsigned char bytes[] = {
#embed "catalog.bin"
  };
  return std::as_bytes(std::span(bytes));
}

}  // namespace bedside::catalog
]])
    add_library(bedside_embedded_catalog STATIC "${folder}/embedded_catalog.cpp")
    set_source_files_properties("${folder}/embedded_catalog.cpp" PROPERTIES OBJECT_DEPENDS "${folder}/catalog.bin")
    target_compile_options(bedside_embedded_catalog PRIVATE -Wno-c23-extensions)
    # A compiler cache does not see through #embed.
    set_target_properties(bedside_embedded_catalog PROPERTIES CXX_COMPILER_LAUNCHER "")
    target_link_libraries(bedside_embedded INTERFACE bedside_embedded_catalog)
  endif()

  file(GLOB fonts "${PROJECT_SOURCE_DIR}/.deps/fonts/*.otf" "${PROJECT_SOURCE_DIR}/.deps/fonts/*.ttf")
  set(arrays "")
  set(rows "")
  foreach(font IN LISTS fonts)
    get_filename_component(name "${font}" NAME)
    string(MAKE_C_IDENTIFIER "${name}" identifier)
    string(APPEND arrays "alignas(16) constexpr unsigned char ${identifier}[] = {\n#embed \"${font}\"\n};\n")
    string(APPEND rows "  if (file_name == \"${name}\") return std::as_bytes(std::span(${identifier}));\n")
  endforeach()
  file(CONFIGURE OUTPUT "${folder}/embedded_fonts.cpp" CONTENT [[
#include <cstddef>
#include <span>
#include <string_view>

namespace bedside::paint {

namespace {
@arrays@}  // namespace

std::span<const std::byte> embedded_font(std::string_view file_name);

// The font file of that name, as in .deps/fonts; empty when there is none.
std::span<const std::byte> embedded_font(std::string_view file_name) {
@rows@  return {};
}

}  // namespace bedside::paint
]] @ONLY)
  add_library(bedside_embedded_fonts STATIC "${folder}/embedded_fonts.cpp")
  set_source_files_properties("${folder}/embedded_fonts.cpp" PROPERTIES OBJECT_DEPENDS "${fonts}")
  target_compile_options(bedside_embedded_fonts PRIVATE -Wno-c23-extensions)
  set_target_properties(bedside_embedded_fonts PROPERTIES CXX_COMPILER_LAUNCHER "")
  target_link_libraries(bedside_embedded INTERFACE bedside_embedded_fonts)
endfunction()

# build/native/bedside and build/web/cli/bedside.mjs
function(bedside_command_line_tool)
  file(GLOB main CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/src/cli/main.cpp")
  if(main)
    bedside_program(bedside cli "${main}")
    target_compile_definitions(bedside PRIVATE "BEDSIDE_VERSION=\"${PROJECT_VERSION}\"")
    target_link_libraries(bedside PRIVATE bedside_cli bedside_embedded)
  endif()
endfunction()

# tests/bench/<name>.cpp as bench_<name>, natively and for Node.
function(bedside_benches)
  file(GLOB benches CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/tests/bench/*.cpp")
  foreach(bench IN LISTS benches)
    get_filename_component(name "${bench}" NAME_WE)
    bedside_program(bench_${name} bench "${bench}")
    target_compile_definitions(bench_${name} PRIVATE "BEDSIDE_SOURCE_DIR=\"${PROJECT_SOURCE_DIR}\"")
    target_link_libraries(bench_${name} PRIVATE bedside_cli bedside_embedded)
  endforeach()
endfunction()

# tests/fuzz/<name>_fuzz.cpp as <name>_fuzz.
function(bedside_fuzz_targets)
  file(GLOB targets CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/tests/fuzz/*_fuzz.cpp")
  foreach(source IN LISTS targets)
    get_filename_component(name "${source}" NAME_WE)
    add_executable(${name} "${source}")
    bedside_own_code(${name})
    target_link_options(${name} PRIVATE -fsanitize=fuzzer)
    bedside_link_home(${name} native)
    # Debian's fuzzer runtime is written against the other C++ library.
    target_link_libraries(${name} PRIVATE bedside_cli bedside_embedded -l:libstdc++.so.6)
  endforeach()
endfunction()

# build/web/page/app.js and app.wasm; tools/make_site makes the site of them.
function(bedside_page)
  file(GLOB main CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/src/main_web.cpp")
  if(main)
    add_executable(bedside_page "${main}")
    bedside_own_code(bedside_page)
    set_target_properties(bedside_page PROPERTIES OUTPUT_NAME app SUFFIX .js
      RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/page")
    target_compile_definitions(bedside_page PRIVATE "BEDSIDE_VERSION=\"${PROJECT_VERSION}\"")
    target_compile_options(bedside_page PRIVATE -Oz)
    target_link_options(bedside_page PRIVATE ${bedside_page_link})
    target_link_libraries(bedside_page PRIVATE bedside_ui third_imgui bedside_embedded)
    bedside_link_home(bedside_page web)
  endif()
endfunction()
