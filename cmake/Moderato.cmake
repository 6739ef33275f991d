# SPDX-License-Identifier: GPL-3.0-or-later
# How every room and every test is built. A room is one static library that links only what it may know: beside each
# stands a program of that room alone, whole, with what it declares and no more, so that the use of another room that
# is not declared fails to link (test room_NAME_alone). tests/house/check-walls.sh keeps what a linker does not see.

# No precompiled headers: each of a room's would be read again, 300 MB at a time, for every file; ccache without
# them answers a file in 20 ms. It trusts what the compiler says a file depends on (-MD), and does not preprocess what
# it has not seen before only to know it.
find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM)
  set(CMAKE_C_COMPILER_LAUNCHER env CCACHE_DEPEND=1 ${CCACHE_PROGRAM})
  set(CMAKE_CXX_COMPILER_LAUNCHER env CCACHE_DEPEND=1 ${CCACHE_PROGRAM})
endif()

set(MODERATO_TEST_SECONDS 300 CACHE STRING "How long a test may take")

add_library(moderato_options INTERFACE)
target_include_directories(moderato_options INTERFACE ${CMAKE_SOURCE_DIR})
target_compile_definitions(moderato_options INTERFACE
  QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_KEYWORDS QT_NO_FOREACH QT_NO_URL_CAST_FROM_STRING
  QT_DISABLE_DEPRECATED_BEFORE=0x060400
  MODERATO_VERSION="${PROJECT_VERSION}")
target_compile_options(moderato_options INTERFACE
  -Wall -Wextra -Wconversion -Wsign-conversion -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual
  -fstack-protector-strong
  $<$<BOOL:${MODERATO_WERROR}>:-Werror>)
if(MODERATO_SANITIZE)
  target_compile_options(moderato_options INTERFACE -fsanitize=${MODERATO_SANITIZE} -fno-sanitize-recover=all
                                                    -fno-omit-frame-pointer)
  target_link_options(moderato_options INTERFACE -fsanitize=${MODERATO_SANITIZE})
else()
  target_compile_definitions(moderato_options INTERFACE $<$<CONFIG:Release,RelWithDebInfo>:_FORTIFY_SOURCE=2>)
endif()
if(MODERATO_COVERAGE)
  target_compile_options(moderato_options INTERFACE --coverage)
  target_link_options(moderato_options INTERFACE --coverage)
endif()
target_link_options(moderato_options INTERFACE -Wl,-z,relro,-z,now)

# moderato_moc(TARGET FILES ...): what moc makes of X.h, which X.cpp includes at its end as moc_X.cpp, and of X.cpp, which
# includes X.moc. Not by AUTOMOC: that gives moc Qt's folders, whose headers it then reads for each file (0.55 s where
# it takes 0.02), and compiles what moc made once more by itself, with all its headers.
function(moderato_moc target)
  foreach(file ${ARGN})
    cmake_path(GET file STEM name)
    cmake_path(GET file EXTENSION extension)
    set(made ${name}.moc)
    if(extension STREQUAL ".h")
      set(made moc_${name}.cpp)
    endif()
    qt_generate_moc(${file} ${made})
    target_sources(${target} PRIVATE ${CMAKE_CURRENT_BINARY_DIR}/${made})
    set_source_files_properties(${CMAKE_CURRENT_BINARY_DIR}/${made} PROPERTIES HEADER_FILE_ONLY ON)
  endforeach()
  target_include_directories(${target} PRIVATE ${CMAKE_CURRENT_BINARY_DIR})
endfunction()

# moderato_room(NAME SOURCES ... [PUBLIC targets its headers show] [PRIVATE targets only its sources use]
#               [QOBJECTS headers with a Q_OBJECT] [NO_UNITY])
# NO_UNITY: its files use the same local names, so that they are never compiled several at once (CMAKE_UNITY_BUILD,
# which the presets that build from nothing switch on).
function(moderato_room name)
  cmake_parse_arguments(ROOM "NO_UNITY" "" "SOURCES;PUBLIC;PRIVATE;QOBJECTS" ${ARGN})
  add_library(moderato_${name} STATIC ${ROOM_SOURCES})
  target_link_libraries(moderato_${name} PUBLIC moderato_options ${ROOM_PUBLIC} PRIVATE ${ROOM_PRIVATE})
  set_target_properties(moderato_${name} PROPERTIES UNITY_BUILD_BATCH_SIZE 12)
  if(ROOM_QOBJECTS)
    moderato_moc(moderato_${name} ${ROOM_QOBJECTS})
  endif()
  if(ROOM_NO_UNITY)
    set_target_properties(moderato_${name} PROPERTIES UNITY_BUILD OFF)
  endif()

  # What is declared is the same under a sanitizer, whose links are dear.
  if(NOT MODERATO_SANITIZE)
    add_executable(room_${name}_alone ${CMAKE_SOURCE_DIR}/cmake/room-alone.cpp)
    target_link_libraries(room_${name}_alone PRIVATE $<LINK_LIBRARY:WHOLE_ARCHIVE,moderato_${name}>)
    add_test(NAME room_${name}_alone COMMAND room_${name}_alone)
  endif()
endfunction()

# A Qt Test program, and what all of them share. FILES: it reads the sample or the fixtures. Only such a program is
# told where the sources lie, so that a compiler cache knows the others again in another checkout. COMPARES: most of
# its time goes into what it compares with itself, so that it is optimised under the sanitizers, too.
function(moderato_test_program program)
  cmake_parse_arguments(TEST "FILES;COMPARES" "" "SOURCES;LINK" ${ARGN})
  add_executable(test_${program} ${TEST_SOURCES})
  target_link_libraries(test_${program} PRIVATE moderato_options ${TEST_LINK} Qt6::Test)
  # The rooms are optimised as ever. A test that compares much compiles in two thirds with -O1 for -O3, and under the
  # sanitizers in half with -O0 for -O1.
  target_compile_options(test_${program} PRIVATE $<$<CONFIG:Release>:-O1>)
  if(MODERATO_SANITIZE AND NOT TEST_COMPARES)
    target_compile_options(test_${program} PRIVATE -O0)
  endif()
  set_target_properties(test_${program} PROPERTIES UNITY_BUILD OFF)
  set(classes ${TEST_SOURCES})
  list(FILTER classes INCLUDE REGEX "^tst_")
  moderato_moc(test_${program} ${classes})
  if(TEST_FILES)
    target_compile_definitions(test_${program} PRIVATE
      MODERATO_FIXTURES="${CMAKE_SOURCE_DIR}/tests/fixtures"
      MODERATO_SAMPLE="${CMAKE_SOURCE_DIR}/resources/sample/sample-article.txt")
  endif()
endfunction()

# One test, run without a display: a program and its arguments.
function(moderato_add_test name)
  add_test(NAME ${name} COMMAND ${ARGN})
  set_property(GLOBAL APPEND PROPERTY MODERATO_TESTS ${name})
  # What was freed waits in 32 MB for AddressSanitizer to see it used, not in 256: each page of them is a page fault.
  set_tests_properties(${name} PROPERTIES
    ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;TZ=UTC;ASAN_OPTIONS=quarantine_size_mb=32"
    TIMEOUT ${MODERATO_TEST_SECONDS})
endfunction()

# moderato_test(NAME SOURCES ... LINK rooms ... [FILES]): one test that is a program of its own.
function(moderato_test name)
  moderato_test_program(${name} ${ARGN})
  moderato_add_test(${name} test_${name})
endfunction()

# moderato_tests(PROGRAM [PREFIX prefix] TESTS x y ... [SOURCES ...] LINK rooms ... [FILES] [COMPARES] [WIDGETS]): the tests of
# tst_x.cpp, tst_y.cpp … in one program, each run in a process of its own, as PROGRAM_x or prefixx. Their headers, which
# are most of what a test costs, are read once where files are compiled several at once.
function(moderato_tests program)
  cmake_parse_arguments(TESTS "FILES;COMPARES;WIDGETS" "PREFIX" "TESTS;SOURCES;LINK" ${ARGN})
  if(NOT TESTS_PREFIX)
    set(TESTS_PREFIX ${program}_)
  endif()
  set(files ${TESTS_TESTS})
  list(TRANSFORM files REPLACE "(.+)" "tst_\\1.cpp")
  set(options)
  foreach(option FILES COMPARES)
    if(TESTS_${option})
      list(APPEND options ${option})
    endif()
  endforeach()
  moderato_test_program(${program} SOURCES ${files} ${CMAKE_SOURCE_DIR}/tests/TestProgram.cpp ${TESTS_SOURCES}
                        LINK ${TESTS_LINK} ${options})
  set_target_properties(test_${program} PROPERTIES UNITY_BUILD "${MODERATO_UNITY_TESTS}" UNITY_BUILD_BATCH_SIZE 6)
  # Several files at once are headers to GCC, which then warns of what is local to each.
  target_compile_options(test_${program} PRIVATE $<$<CXX_COMPILER_ID:GNU>:-Wno-subobject-linkage>)
  if(TESTS_WIDGETS)
    target_compile_definitions(test_${program} PRIVATE MODERATO_TEST_WIDGETS)
  endif()
  foreach(test ${TESTS_TESTS})
    file(STRINGS tst_${test}.cpp class REGEX "^MODERATO_TEST\\(")
    string(REGEX REPLACE "^MODERATO_TEST\\((.+)\\)" "\\1" class "${class}")
    moderato_add_test(${TESTS_PREFIX}${test} test_${program} ${class})
    add_custom_target(test_${TESTS_PREFIX}${test} DEPENDS test_${program})
  endforeach()
endfunction()
