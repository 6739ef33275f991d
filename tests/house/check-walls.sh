#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The rules of the house that a compiler does not keep: which room may include which, where SQL may stand, how
# long a file may be, and what must never be done with strangers' text. Prints every breach as FILE:LINE.
set -uo pipefail
cd "${1:?the folder of the project}" || exit 2

breaches=0
breach() { # breach RULE LINES
  if [ -n "$2" ]; then
    printf '%s:\n%s\n\n' "$1" "$2"
    breaches=$((breaches + 1))
  fi
}
sources() { find "$@" \( -name '*.cpp' -o -name '*.h' \) 2>/dev/null; }
# Lines of code that match; comments do not count.
code() { # code PATTERN FILE…
  local pattern=$1
  shift
  [ $# -gt 0 ] && grep -nHE "$pattern" "$@" | grep -vE '^[^:]+:[0-9]+: *(//|\*)'
}

# Which rooms each room may include, beside itself (docs/architecture.md draws the arrows).
declare -A may=(
  [model/core]=""
  [model/text]="model/core"
  [model/query]="model/core"
  [model/thread]="model/core model/text model/query"
  [model/import]="model/core model/text"
  [model/export]="model/core model/text model/query model/thread"
  [model/sqlite]="model/core"
  [model/search]="model/core model/text model/query model/sqlite"
  [model/store]="model/core model/query model/sqlite model/search"
  [model/intake]="model/core model/import model/sqlite model/search model/store"
  [model/decide]="model/core model/store"
  [model/items]="model/core model/text model/query model/thread model/store"
  [ui/words]="model/core model/query model/items/Roles.h"
  [ui/theme]="model/core ui/words"
  [ui/thread]="model/core model/text model/items ui/words ui/theme"
  [ui/reader]="model/core model/text ui/words ui/theme"
  [ui/commands]="model/core model/query model/thread/Arrangement.h model/decide model/items ui/words ui/theme ui/thread"
  [ui/composer]="model/core model/text model/decide ui/words ui/theme"
  [ui/desk]="model/core model/query model/text model/search model/store model/items ui/words ui/theme"
  [ui/dialogs]="model/core model/text model/store model/import model/export ui/words ui/theme ui/commands ui/desk"
)
for room in "${!may[@]}"; do
  [ -d "$room" ] || continue
  allowed="$room"
  for other in ${may[$room]}; do allowed="$allowed|$other"; done
  lines=$(grep -nHE '#include "(model|ui|app)/' $(sources "$room") | grep -vE "\"($allowed)[/\"]")
  breach "$room may not include this" "$lines"
done
breach "only app/ may include app/" "$(code '#include "app/' $(sources model ui))"
breach "model/ knows no Widgets or Gui" \
  "$(code '#include <(Qt(Widgets|Gui)|Q(Widget|Application|GuiApplication|Color|Font|Palette|Pixmap|Icon|Image|Painter|TextDocument|Action|Cursor)\b)' $(sources model))"
breach "only the four rooms of the database speak SQL" \
  "$(code '#include <(QSql|QtSql|sqlite3)|sqlite3_|QSql(Query|Database)' $(sources model ui app | grep -vE '^model/(sqlite|search|store|intake)/'))"
breach "X.cpp ends with what moc makes of X.h, if that has a Q_OBJECT: #include \"moc_X.cpp\"" \
  "$(grep -lE '^ *Q_(OBJECT|GADGET)$' $(sources model ui app | grep '\.h$') | while read -r header; do
       name=$(basename "$header" .h)
       grep -qs "#include \"moc_$name.cpp\"" "${header%.h}.cpp" || echo "$header"
     done)"
breach "a file is at most 500 lines long" \
  "$(sources model ui app tests examples | xargs wc -l | awk '$2 != "total" && $1 > 500 { print $2 ": " $1 " lines" }')"
breach "strangers' text is never rich text" \
  "$(code 'setHtml|setMarkdown|insertHtml|toHtml\(|Qt::RichText|Qt::AutoText|Qt::MarkdownText|insertAdjacentHTML' $(sources model ui app))"
breach "a static QMessageBox guesses whether its text is rich" \
  "$(code 'QMessageBox::(information|warning|critical|question|about)\(' $(sources model ui app))"
# The bytes of an ellipsis read as Latin-1 are three letters. A literal may go over several lines.
breach "a Latin-1 literal holds ASCII alone" \
  "$(sources model ui app tests | xargs perl -0777 -ne 'while (/(?:QLatin1(?:String|StringView|Char)|fromLatin1)\s*[({](?:\s*"(?:[^"\\]|\\.)*")+|"(?:[^"\\\n]|\\.)*"_L1/g) { my $literal = $&; print "$ARGV: $literal\n" if $literal =~ /[^\x00-\x7f]/ }')"
breach "connections are made by function pointers" "$(code '\b(SIGNAL|SLOT)\(' $(sources model ui app tests))"
breach "a certificate that does not fit is never waved through" "$(code 'ignoreSslErrors' $(sources model ui app))"
breach "readElementText recurses over a stranger's nesting" \
  "$(code 'IncludeChildElements|#include <QDom' $(sources model ui app))"
breach "every header is included once" \
  "$(for header in $(sources model ui app | grep '\.h$'); do grep -q '^#pragma once' "$header" || echo "$header"; done)"
breach "no work is left for later in the code" "$(grep -nHE '\b(TODO|FIXME|XXX)\b' $(sources model ui app tests))"

if [ "$breaches" -gt 0 ]; then
  printf '%s rules of the house are broken.\n' "$breaches"
  exit 1
fi
echo "The walls stand."
