#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Every source file reads as .clang-format says. clang-format 14 is the judge; other versions differ in detail.
set -euo pipefail
cd "${1:?the folder of the project}"
find model ui app tests \( -name '*.cpp' -o -name '*.h' \) -print0 | xargs -0 "${2:?clang-format}" --dry-run -Werror
