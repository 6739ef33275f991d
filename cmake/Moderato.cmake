# SPDX-License-Identifier: GPL-3.0-or-later
# How every room and every test is built. A room is one static library that links only what it may know,
# so an include across a wall that should not be there fails to link.

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM)
  set(CMAKE_C_COMPILER_LAUNCHER
      ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
      ${CCACHE_PROGRAM})
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_C_COMPILER_LAUNCHER})
endif()

add_library(moderato_options INTERFACE)
target_include_directories(moderato_options INTERFACE ${CMAKE_SOURCE_DIR})
target_compile_definitions(moderato_options INTERFACE
  QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_KEYWORDS QT_NO_FOREACH QT_NO_URL_CAST_FROM_STRING
  QT_DISABLE_DEPRECATED_BEFORE=0x060400
  MODERATO_VERSION="${PROJECT_VERSION}")
target_compile_options(moderato_options INTERFACE
  -Wall -Wextra -Wconversion -Wsign-conversion -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual
  -fstack-protector-strong -fpch-preprocess
  $<$<BOOL:${MODERATO_WERROR}>:-Werror>)
if(MODERATO_SANITIZE)
  target_compile_options(moderato_options INTERFACE -fsanitize=address,undefined -fno-sanitize-recover=all
                                                    -fno-omit-frame-pointer)
  target_link_options(moderato_options INTERFACE -fsanitize=address,undefined)
else()
  target_compile_definitions(moderato_options INTERFACE $<$<CONFIG:Release,RelWithDebInfo>:_FORTIFY_SOURCE=2>)
endif()
target_link_options(moderato_options INTERFACE -Wl,-z,relro,-z,now)

# moderato_room(NAME SOURCES ... [PUBLIC targets its headers show] [PRIVATE targets only its sources use])
function(moderato_room name)
  cmake_parse_arguments(ROOM "" "" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
  add_library(moderato_${name} STATIC ${ROOM_SOURCES})
  target_link_libraries(moderato_${name} PUBLIC moderato_options ${ROOM_PUBLIC} PRIVATE ${ROOM_PRIVATE})
  if("Qt6::Widgets" IN_LIST ROOM_PUBLIC)
    target_precompile_headers(moderato_${name} PRIVATE <QtWidgets/QtWidgets>)
  else()
    target_precompile_headers(moderato_${name} PRIVATE <QtCore/QtCore>)
  endif()
endfunction()

# moderato_test(NAME SOURCES ... LINK rooms ...): one Qt Test program, run without a display.
function(moderato_test name)
  cmake_parse_arguments(TEST "" "" "SOURCES;LINK;LABELS" ${ARGN})
  add_executable(test_${name} ${TEST_SOURCES})
  target_link_libraries(test_${name} PRIVATE moderato_options ${TEST_LINK} Qt6::Test)
  target_compile_definitions(test_${name} PRIVATE
    MODERATO_FIXTURES="${CMAKE_SOURCE_DIR}/tests/fixtures"
    MODERATO_SAMPLE="${CMAKE_SOURCE_DIR}/resources/sample/sample-article.txt")
  add_test(NAME ${name} COMMAND test_${name})
  set_tests_properties(${name} PROPERTIES
    ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;TZ=UTC" TIMEOUT 300)
  if(TEST_LABELS)
    set_tests_properties(${name} PROPERTIES LABELS "${TEST_LABELS}")
  endif()
endfunction()
