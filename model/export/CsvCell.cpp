#include "model/export/CsvCell.h"

#include "model/text/Utf8.h"

#include <QChar>

#include <algorithm>
#include <string_view>

namespace moderato::exporting {

namespace {

// What makes a spreadsheet calculate, by OWASP's list (CSV injection): = + - @ and their full-width and small
// forms, also behind white space, which spreadsheets drop; and a tab or a line end.
bool beginsLikeFormula(QByteArrayView cell)
{
    const auto* at = reinterpret_cast<const uchar*>(cell.data());
    const auto* const end = at + cell.size();
    if (at < end && QByteArrayView("\t\r\n").contains(static_cast<char>(*at))) {
        return true;
    }
    while (at < end) {
        const qsizetype length = *at < 0x80 ? 1 : std::max<qsizetype>(1, text::characterLength(at, end - at));
        const char32_t character = text::characterAt(at, length);
        if (!QChar::isSpace(character)) {
            return std::u32string_view(U"=+-@＝＋－＠﹦﹢﹣﹫").find(character) != std::u32string_view::npos;
        }
        at += length;
    }
    return false;
}

} // namespace

void appendCsvCell(std::string& out, QByteArrayView text)
{
    const bool guarded = beginsLikeFormula(text);
    const auto isSpecial = [](char c) { return c == ',' || c == '"' || c == '\r' || c == '\n'; };
    if (!guarded && std::none_of(text.begin(), text.end(), isSpecial)) {
        out.append(text.data(), static_cast<size_t>(text.size()));
        return;
    }
    out.append(guarded ? "\"'" : "\"");
    for (const char* at = text.begin(); at < text.end();) {
        const char* const quote = std::find(at, text.end(), '"');
        out.append(at, quote);
        if (quote < text.end()) {
            out.append("\"\"");
        }
        at = quote + (quote < text.end() ? 1 : 0);
    }
    out += '"';
}

} // namespace moderato::exporting
