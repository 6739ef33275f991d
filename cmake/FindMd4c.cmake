# SPDX-License-Identifier: GPL-3.0-or-later
# Finds md4c: target Md4c::Md4c. Its own CMake configuration is of no use here: it names md4c-html as well and stops
# where that is missing, which Debian has in a package of its own.
find_path(Md4c_INCLUDE_DIR md4c.h)
find_library(Md4c_LIBRARY md4c)
mark_as_advanced(Md4c_INCLUDE_DIR Md4c_LIBRARY)

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(Md4c REQUIRED_VARS Md4c_LIBRARY Md4c_INCLUDE_DIR)
if(Md4c_FOUND AND NOT TARGET Md4c::Md4c)
  add_library(Md4c::Md4c UNKNOWN IMPORTED)
  set_target_properties(Md4c::Md4c PROPERTIES
    IMPORTED_LOCATION ${Md4c_LIBRARY} INTERFACE_INCLUDE_DIRECTORIES ${Md4c_INCLUDE_DIR})
endif()
