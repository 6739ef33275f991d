#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Every sentence that counts something stands in the English catalogue, with its form for one and for many, and
# nothing else does. Brings a copy up to date from the sources and compares. To add a sentence: run lupdate as
# below on the catalogue itself, then write its two forms.
set -uo pipefail
cd "${1:?the folder of the project}" || exit 2
lupdate=${2:?the program lupdate}

catalogue=resources/translations/moderato_en.ts
copy=$(mktemp --suffix=.ts)
trap 'rm -f "$copy"' EXIT
cp "$catalogue" "$copy"
"$lupdate" -silent -I . -pluralonly -no-obsolete -locations none -source-language en -target-language en \
  -recursive app ui -ts "$copy" 2>/dev/null || exit 2
if ! diff -u "$catalogue" "$copy"; then
  printf '%s is not what the sources say.\n' "$catalogue"
  exit 1
fi
if grep -nE 'type="unfinished"|<numerusform></numerusform>|<numerusform/>' "$catalogue"; then
  printf '%s has sentences without their forms.\n' "$catalogue"
  exit 1
fi
echo "Every count has its two forms."
