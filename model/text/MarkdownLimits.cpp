#include "model/text/MarkdownLimits.h"

#include <algorithm>

namespace moderato::text {

namespace {

bool isBlank(char c) { return c == ' ' || c == '\t'; }

bool isLineEnd(char c) { return c == '\n' || c == '\r'; }

// How many quotes and list items the line at `at` opens; `at` is moved behind them.
int openedAt(QByteArrayView text, qsizetype& at)
{
    int opened = 0;
    for (; at < text.size(); ++at) {
        const char c = text[at];
        const bool last = at + 1 == text.size() || isBlank(text[at + 1]) || isLineEnd(text[at + 1]);
        const bool digit = c >= '0' && c <= '9';
        const bool numbered = (c == '.' || c == ')') && at > 0 && text[at - 1] >= '0' && text[at - 1] <= '9';
        if (c == '>' || (last && (c == '-' || c == '+' || c == '*' || numbered))) {
            ++opened;
        } else if (!isBlank(c) && !digit) {
            break;
        }
    }
    return opened;
}

} // namespace

bool isMarkdownWithinLimits(QByteArrayView utf8)
{
    if (utf8.size() > longestMarkdown ||
        std::count(utf8.begin(), utf8.end(), ']') * utf8.size() > mostMarkdownBracketBytes) {
        return false;
    }
    for (qsizetype at = 0; at < utf8.size(); ++at) {
        if (openedAt(utf8, at) > mostMarkdownOpenings) {
            return false;
        }
        at = std::find_if(utf8.begin() + at, utf8.end(), isLineEnd) - utf8.begin();
    }
    return true;
}

} // namespace moderato::text
