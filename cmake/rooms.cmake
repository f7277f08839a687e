# A room is a folder; the names of its files say what each may use (docs/architecture.md):
#   NAME_store.cc   reading and writing: links `record` and what STORE names
#   NAME_pages.cc   pages: links `site`, `people` and what PAGES names
#   NAME_test.cc    tests, beside what they test: link the whole room and what TEST names
#   anything else   pure values and rules: link `base` and what PURE names, nothing else
# Each kind is a target of its own (room, room_store, room_pages, room_tests), so that an arrow which the room has not
# named does not link. tests/lint checks that no file includes what its target does not link.
#
# sightline_room(exception_reports PURE work_schedules STORE people_store PAGES documents TEST record_testing)
function(sightline_room room)
  cmake_parse_arguments(arg "" "" "PURE;STORE;PAGES;TEST" ${ARGN})
  file(GLOB pure CONFIGURE_DEPENDS *.cc)
  file(GLOB stores CONFIGURE_DEPENDS *_store.cc)
  file(GLOB pages CONFIGURE_DEPENDS *_pages.cc)
  file(GLOB tests CONFIGURE_DEPENDS *_test.cc)
  list(REMOVE_ITEM pure ${stores} ${pages} ${tests} ${CMAKE_CURRENT_SOURCE_DIR}/main.cc)

  sightline_layer(${room} "${pure}" sightline_flags ${arg_PURE})
  set(all ${room})
  if(stores)
    sightline_layer(${room}_store "${stores}" ${room} record ${arg_STORE})
    list(APPEND all ${room}_store)
  endif()
  if(pages)
    sightline_layer(${room}_pages "${pages}" ${all} site people_store ${arg_PAGES})
    list(APPEND all ${room}_pages)
  endif()
  if(tests AND SIGHTLINE_TESTS)
    add_executable(${room}_tests ${tests})
    target_link_libraries(${room}_tests PRIVATE ${all} ${arg_TEST} GTest::gmock GTest::gtest_main)
    sightline_precompile(${room}_tests)
    gtest_discover_tests(${room}_tests DISCOVERY_MODE PRE_TEST DISCOVERY_TIMEOUT 60
      WORKING_DIRECTORY ${CMAKE_SOURCE_DIR} PROPERTIES TIMEOUT 300 LABELS ${room})
  endif()
endfunction()

function(sightline_layer name sources)
  if(sources)
    add_library(${name} STATIC ${sources})
    target_link_libraries(${name} PUBLIC sightline_flags ${ARGN})
    sightline_precompile(${name})
    sightline_together(${name})
  else()
    add_library(${name} INTERFACE)
    target_link_libraries(${name} INTERFACE sightline_flags ${ARGN})
  endif()
endfunction()
