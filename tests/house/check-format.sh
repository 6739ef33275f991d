#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Every source file reads as .clang-format says. clang-format 14 is the judge; other versions differ in detail.
set -euo pipefail
cd "${1:?the folder of the project}"
format=${2:?clang-format}
if ! version=$("$format" --version 2>/dev/null) || [[ $version != *"version 14."* ]]; then
  printf 'The layout cannot be checked without clang-format 14; here is: %s\n' "${version:-none}" >&2
  exit 1
fi
find model ui app tests examples cmake \( -name "*.cpp" -o -name "*.h" \) -print0 | xargs -0 "$format" --dry-run -Werror
