# Warnings are errors; one set of flags for every room.
add_library(sightline_flags INTERFACE)
target_include_directories(sightline_flags INTERFACE ${CMAKE_SOURCE_DIR}/src)
target_compile_options(sightline_flags INTERFACE
  -Wall -Wextra -Wpedantic -Werror -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast
  -Wnon-virtual-dtor -Woverloaded-virtual -Wnull-dereference -Wimplicit-fallthrough -Wextra-semi
  # The same numbers on every machine: no compiler may fuse a product with a sum.
  -ffp-contract=off
  # A designated initialiser that leaves a member to its default is how our option structs are meant to be used.
  -Wno-missing-field-initializers)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # GCC 12 reports false null dereferences, dangling references and bounds in optimised standard library code.
  target_compile_options(sightline_flags INTERFACE -Wno-null-dereference -Wno-restrict -Wno-maybe-uninitialized
    -Wno-array-bounds -Wno-stringop-overflow -Wno-stringop-overread
    # The same for every target, so that all can use the one precompiled header; the second is for ccache.
    -pthread -fpch-preprocess
    # The compiler tidies its memory less often: a twentieth of a fresh build, for half a gigabyte.
    --param=ggc-min-heapsize=524288)
else()
  target_compile_options(sightline_flags INTERFACE -Wno-missing-designated-field-initializers)
endif()
# _FORTIFY_SOURCE needs optimisation and quarrels with the sanitizers' own checks.
if(CMAKE_BUILD_TYPE STREQUAL "Release")
  target_compile_options(sightline_flags INTERFACE -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2 -fstack-protector-strong)
endif()

# Pages and stores wait for the database and the network, so they are compiled for a short build. Engines and what every
# request passes through are compiled for speed; bench/ shows what that is worth.
function(sightline_fast)
  if(CMAKE_BUILD_TYPE STREQUAL "Release")
    foreach(target ${ARGN})
      target_compile_options(${target} PRIVATE -O2)
    endforeach()
  endif()
endfunction()

find_program(SIGHTLINE_CCACHE ccache)
if(SIGHTLINE_CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${SIGHTLINE_CCACHE})
endif()
find_program(SIGHTLINE_MOLD mold)
if(SIGHTLINE_MOLD AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  add_link_options(-fuse-ld=mold)
elseif(CMAKE_CXX_COMPILER_ID MATCHES "Clang")
  add_link_options(-fuse-ld=lld)
endif()

# Most of the compiler's work on a file is what the files beside it need too: the templates and destructors of a room's
# values. A room's files are handed to it together, which makes a fresh build shorter. The builds of the
# sanitizers, fuzz and debug take each file by itself, so that each includes what it uses and a change compiles little.
option(SIGHTLINE_TOGETHER "compile the files of a room together" OFF)
# sightline_together(app 24): at most so many together, else all.
function(sightline_together target)
  set(most ${ARGN} 0)
  list(GET most 0 most)
  if(SIGHTLINE_TOGETHER)
    set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE ${most})
  endif()
endfunction()

# Reading the standard headers is a third of the compiler's work. The first target makes the precompiled header, the rest
# use it; where flags differ the compiler says so and reads the headers as usual.
function(sightline_precompile target)
  if(NOT CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    return()
  endif()
  if(target STREQUAL "base")
    target_precompile_headers(base PRIVATE ${CMAKE_SOURCE_DIR}/cmake/precompiled.h)
  else()
    target_precompile_headers(${target} REUSE_FROM base)
  endif()
endfunction()
