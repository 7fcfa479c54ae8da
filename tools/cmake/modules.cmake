# bedside_module(name [DEPS module...] [THIRD part...] [SMALL])
#
# The folder src/<name>/ as the library bedside_<name>, with the tests of tests/unit/<name>/.
# DEPS repeats the include table of ARCHITECTURE (tools/check_layers holds the code to it); THIRD are
# third-party parts whose headers this module alone may see. SMALL prefers size over speed in the
# release page. A folder without .cpp files yet is an interface library, so the tree always configures.
#
# Left out: main programs (main.cpp, pack_main.cpp) and files for one home only:
# folders native/, node/ and web/, and ui/gl_*.cpp, go to bedside_<name>_<home>.

set(bedside_modules "" CACHE INTERNAL "")

function(bedside_own_code target)
  target_include_directories(${target} PRIVATE "${PROJECT_SOURCE_DIR}/src")
  if(target MATCHES "^bedside_ui")
    target_include_directories(${target} PRIVATE "${PROJECT_BINARY_DIR}/include")  # generated/shaders.h
  endif()
  target_compile_options(${target} PRIVATE
    -Wall -Wextra -Wpedantic -Wno-c23-extensions
    # A value that names only what differs from the defaults is our style.
    -Wno-missing-field-initializers -Wno-missing-designated-field-initializers $<$<BOOL:${BEDSIDE_WERROR}>:-Werror>
    $<$<BOOL:${BEDSIDE_SANITIZE}>:-fsanitize=undefined>)
endfunction()

# Compiles the files of `target` several at a time: the templates of the standard library are made
# once for a batch instead of once for a file. Files of a family that repeat each other's names by
# design stand alone.
function(bedside_batches target)
  if(NOT BEDSIDE_UNITY)
    return()
  endif()
  set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 12)
  get_target_property(sources ${target} SOURCES)
  list(FILTER sources INCLUDE REGEX "/(stb_[^/]*|segment_[a-z]+|kinds/[^/]*)\\.cpp$")
  set_source_files_properties(${sources} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
endfunction()

# Files named stb_*.cpp hold nothing but a third-party header's implementation.
function(bedside_relax_third_party_files)
  foreach(source IN LISTS ARGN)
    if(source MATCHES "/stb_[a-z0-9_]+\\.cpp$")
      set_source_files_properties("${source}" PROPERTIES COMPILE_OPTIONS "-w;-O2;-fno-sanitize=undefined")
    endif()
  endforeach()
endfunction()

function(bedside_library target)
  cmake_parse_arguments(PARSE_ARGV 1 library "SMALL" "" "SOURCES;LINK;THIRD")
  if(NOT library_SOURCES)
    add_library(${target} INTERFACE)
    target_link_libraries(${target} INTERFACE ${library_LINK})
    return()
  endif()
  bedside_relax_third_party_files(${library_SOURCES})
  add_library(${target} STATIC ${library_SOURCES})
  bedside_own_code(${target})
  bedside_batches(${target})
  target_link_libraries(${target} PUBLIC ${library_LINK} PRIVATE ${library_THIRD})
  if(library_SMALL AND EMSCRIPTEN)
    target_compile_options(${target} PRIVATE -Oz)
  endif()
endfunction()

function(bedside_module name)
  cmake_parse_arguments(PARSE_ARGV 1 module "SMALL" "" "DEPS;THIRD")
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/src/${name}/*.cpp")
  list(FILTER sources EXCLUDE REGEX "/src/${name}/(pack_)?main\\.cpp$")
  list(TRANSFORM module_DEPS PREPEND bedside_ OUTPUT_VARIABLE link)
  list(TRANSFORM module_THIRD PREPEND third_ OUTPUT_VARIABLE third)
  set(small "")
  if(module_SMALL)
    set(small SMALL)
  endif()

  foreach(home native node web)
    set(for_home ${sources})
    if(home STREQUAL "web")
      list(FILTER for_home INCLUDE REGEX "/src/${name}/(web/|gl_[^/]*\\.cpp$)")
    else()
      list(FILTER for_home INCLUDE REGEX "/src/${name}/${home}/")
    endif()
    if(for_home)
      list(REMOVE_ITEM sources ${for_home})
      if((home STREQUAL "native" AND NOT EMSCRIPTEN) OR (NOT home STREQUAL "native" AND EMSCRIPTEN))
        bedside_library(bedside_${name}_${home} SOURCES ${for_home} LINK bedside_${name} THIRD ${third} ${small})
        set_property(GLOBAL APPEND PROPERTY bedside_${home}_libraries bedside_${name}_${home})
      endif()
    endif()
  endforeach()

  if(name STREQUAL "lang")
    bedside_unicode_tables(sources)
  endif()
  bedside_library(bedside_${name} SOURCES ${sources} LINK ${link} THIRD ${third} ${small})
  set_property(GLOBAL APPEND PROPERTY bedside_modules ${name})
  bedside_module_tests(${name} ${third})
endfunction()

# Libraries that only programs of this build's homes link: native, or node and web.
function(bedside_link_home target home)
  get_property(libraries GLOBAL PROPERTY bedside_${home}_libraries)
  target_link_libraries(${target} PRIVATE ${libraries})
endfunction()

# Tables of Unicode properties, generated from the character database once the generator exists.
function(bedside_unicode_tables sources_variable)
  set(generator "${PROJECT_SOURCE_DIR}/tools/gen_unicode.py")
  if(NOT EXISTS "${generator}")
    return()
  endif()
  set(tables "${PROJECT_BINARY_DIR}/generated/lang/unicode_tables.cpp")
  add_custom_command(OUTPUT "${tables}"
    COMMAND ${CMAKE_COMMAND} -E make_directory "${PROJECT_BINARY_DIR}/generated/lang"
    COMMAND "${BEDSIDE_PYTHON}" -B "${generator}" "${PROJECT_SOURCE_DIR}/.deps/unicode" "${tables}"
    DEPENDS "${generator}" "${PROJECT_SOURCE_DIR}/.deps/.stamps/Unicode Character Database"
    COMMENT "Generating Unicode tables" VERBATIM)
  set(${sources_variable} ${${sources_variable}} "${tables}" PARENT_SCOPE)
endfunction()

# shaders/<name>.<stage> as the string bedside::ui::shaders::<name>_<stage> in "generated/shaders.h".
function(bedside_shaders)
  file(GLOB shaders CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/shaders/*.vert" "${PROJECT_SOURCE_DIR}/shaders/*.frag")
  set_property(DIRECTORY "${PROJECT_SOURCE_DIR}" APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${shaders})
  set(text "#pragma once\n\nnamespace bedside::ui::shaders {\n\n")
  foreach(shader IN LISTS shaders)
    get_filename_component(name "${shader}" NAME)
    string(MAKE_C_IDENTIFIER "${name}" name)
    file(READ "${shader}" source)
    string(APPEND text "inline constexpr char ${name}[] = R\"glsl(${source})glsl\";\n\n")
  endforeach()
  string(APPEND text "}  // namespace bedside::ui::shaders\n")
  file(CONFIGURE OUTPUT "${PROJECT_BINARY_DIR}/include/generated/shaders.h" CONTENT "@text@" @ONLY)
endfunction()
