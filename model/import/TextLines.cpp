#include "model/import/TextLines.h"

#include <algorithm>

namespace moderato::import {

namespace {

constexpr QByteArrayView noBreakSpace("\u00a0");
constexpr QByteArrayView dot("\u2022");
constexpr qsizetype maximumDigits = 7;

bool isSpace(char byte) { return byte == ' ' || byte == '\t'; }
bool isDigit(char byte) { return byte >= '0' && byte <= '9'; }
int columnsOf(char byte) { return byte == '\t' ? 2 : 1; }

bool onlySpace(QByteArrayView text)
{
    while (!text.isEmpty()) {
        if (isSpace(text.front())) {
            text = text.sliced(1);
        } else if (text.startsWith(noBreakSpace)) {
            text = text.sliced(noBreakSpace.size());
        } else {
            return false;
        }
    }
    return true;
}

void readBullet(TextLine& line)
{
    qsizetype end = 0;
    qint64 bullet = TextLine::dotBullet;
    if (line.text.startsWith(dot)) {
        end = dot.size();
    } else {
        while (end < line.text.size() && end <= maximumDigits && isDigit(line.text.at(end))) {
            ++end;
        }
        if (end == 0 || end > maximumDigits || end >= line.text.size() || line.text.at(end) != '.') {
            return;
        }
        // Number 0 would read as the dot; what matters of it is only that it is not 1 or more.
        bullet = std::max<qint64>(1, line.text.first(end).toByteArray().toLongLong());
        ++end;
    }
    if (end < line.text.size() && !isSpace(line.text.at(end))) {
        return;
    }
    line.bullet = bullet;
    line.item = line.text.sliced(end).trimmed();
}

TextLine lineOf(QByteArrayView raw)
{
    TextLine line;
    while (!raw.isEmpty() && isSpace(raw.back())) {
        raw.chop(1);
    }
    line.raw = raw;
    if (onlySpace(raw)) {
        return line;
    }
    qsizetype start = 0;
    while (isSpace(raw.at(start))) {
        line.indent += columnsOf(raw.at(start));
        ++start;
    }
    line.text = raw.sliced(start);
    readBullet(line);
    return line;
}

} // namespace

QByteArrayView TextLine::from(int columns) const
{
    QByteArrayView rest = raw;
    while (columns > 0 && !rest.isEmpty() && isSpace(rest.front())) {
        columns -= columnsOf(rest.front());
        rest = rest.sliced(1);
    }
    return rest;
}

std::vector<TextLine> splitLines(QByteArrayView utf8)
{
    std::vector<TextLine> lines;
    lines.reserve(static_cast<size_t>(std::count(utf8.begin(), utf8.end(), '\n')) + 1);
    qsizetype start = 0;
    for (qsizetype at = 0; at < utf8.size(); ++at) {
        const char byte = utf8.at(at);
        if (byte != '\n' && byte != '\r') {
            continue;
        }
        lines.push_back(lineOf(utf8.sliced(start, at - start)));
        if (byte == '\r' && at + 1 < utf8.size() && utf8.at(at + 1) == '\n') {
            ++at;
        }
        start = at + 1;
    }
    lines.push_back(lineOf(utf8.sliced(start)));
    return lines;
}

} // namespace moderato::import
