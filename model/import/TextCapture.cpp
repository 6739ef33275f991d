#include "model/import/TextCapture.h"

#include "model/import/TextWords.h"

#include <QRegularExpression>
#include <QString>

#include <algorithm>

namespace moderato::import {

using namespace core;

namespace {

constexpr int captionAmong = 6;           // lines with text from the top
constexpr qsizetype maximumCaption = 200; // bytes
constexpr qsizetype maximumTitle = 300;   // bytes, of a line that nothing confirms as the title
constexpr size_t bareNamesFrom = 3;       // items before a style of bare names is believed

bool isCaption(QByteArrayView line)
{
    static const QRegularExpression credit(
        QStringLiteral("^(?:Image|Photo|Photograph|Picture|Foto|Bild|Credit|Source|Quelle|Crédit|Imagen|"
                       "Immagine)s?\\b.*(?:\\b(?:by|from|via|von|par|por|di|courtesy)\\b|:|/|©)"),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    return line.size() <= maximumCaption && credit.match(QString::fromUtf8(line)).hasMatch();
}

QByteArray joined(const std::vector<QByteArrayView>& lines)
{
    QByteArray text;
    for (const QByteArrayView line : lines) {
        text.append(line);
        text.append('\n');
    }
    const auto isEdge = [](char byte) { return byte == '\n' || byte == ' ' || byte == '\t'; };
    while (!text.isEmpty() && isEdge(text.back())) {
        text.chop(1);
    }
    const auto start = std::find_if(text.cbegin(), text.cend(), [](char byte) { return byte != '\n'; });
    return text.sliced(start - text.cbegin());
}

size_t nextText(const std::vector<TextLine>& lines, size_t at, size_t end)
{
    while (at < end && lines[at].isBlank()) {
        ++at;
    }
    return at;
}

// Line 1 is normally the title; but where the heading quotes one that is another line, or none, that is it.
void readHead(const std::vector<TextLine>& lines, size_t end, QByteArrayView quoted, TextCapture& capture)
{
    const size_t first = nextText(lines, 0, end);
    const QString wanted = foldedTitle(quoted);
    size_t titleLine = end;
    for (size_t at = first; at < end && !wanted.isEmpty(); ++at) {
        if (foldedTitle(lines[at].text) == wanted) {
            titleLine = at;
            break;
        }
    }
    if (titleLine == end && first < end) {
        const QString top = foldedTitle(lines[first].text);
        const bool alike = top.contains(wanted) || wanted.contains(top);
        if (wanted.isEmpty() || (alike && lines[first].text.size() <= maximumTitle)) {
            titleLine = first;
        }
    }
    capture.title = titleLine < end ? lines[titleLine].text.toByteArray() : quoted.toByteArray();

    std::vector<QByteArrayView> body;
    int seen = 0;
    for (size_t at = first; at < end; ++at) {
        const TextLine& line = lines[at];
        if (at == titleLine) {
            continue;
        }
        seen += line.isBlank() ? 0 : 1;
        if (capture.caption.isEmpty() && seen <= captionAmong && line.indent == 0 && isCaption(line.text)) {
            capture.caption = line.text.toByteArray();
            continue;
        }
        // A line taken out leaves the blank lines round it: one of them is enough.
        if (line.isBlank() && !body.empty() && body.back().isEmpty() && at > 0 && !lines[at - 1].isBlank()) {
            continue;
        }
        body.push_back(line.raw);
    }
    capture.body = joined(body);
}

void stripButtons(std::vector<QByteArrayView>& lines)
{
    while (lines.size() > 1 && (lines.back().isEmpty() || isButtonLine(lines.back().trimmed()))) {
        lines.pop_back();
    }
}

// A name alone on its line cannot be told from a short first sentence, unless all of a capture's comments
// begin with a short line that stands by itself above their text.
bool haveBareNames(const std::vector<TextItem>& items)
{
    size_t comments = 0;
    for (const TextItem& item : items) {
        if (linkNoticeOf(item.lines.front())) {
            continue;
        }
        const bool above = item.lines.size() > 2 && item.lines[1].isEmpty() && !item.lines[2].isEmpty();
        if (!above || !looksLikeName(item.lines.front()) || authorOf(item.lines.front())) {
            return false;
        }
        ++comments;
    }
    return comments >= bareNamesFrom;
}

CapturedComment commentOf(TextItem&& item, bool bareNames)
{
    CapturedComment comment;
    comment.parent = item.parent;
    comment.depth = item.depth;
    comment.depthFound = item.depthFound;
    comment.line = item.line;
    const QByteArrayView first = item.lines.front();
    if (auto notice = linkNoticeOf(first)) {
        comment.kind = notice->kind;
        comment.author = std::move(notice->title);
        item.lines.front() = {};
    } else if (auto author = authorOf(first)) {
        comment.author = std::move(*author);
        item.lines.front() = {};
    } else if (bareNames) {
        comment.author = first.toByteArray();
        item.lines.front() = {};
    }
    comment.body = joined(item.lines);
    return comment;
}

void readComments(const std::vector<TextLine>& lines, size_t begin, size_t end, TextCapture& capture)
{
    std::vector<TextItem> items = readItems(lines, begin, end);
    for (TextItem& item : items) {
        stripButtons(item.lines);
    }
    const bool bareNames = haveBareNames(items);
    capture.comments.reserve(items.size());
    for (TextItem& item : items) {
        capture.comments.push_back(commentOf(std::move(item), bareNames));
    }
}

// A list that shows by itself that it holds comments: what follows it closes comments, or an item has an
// author line, a button or a pingback.
bool speaksForItself(const std::vector<TextLine>& lines, size_t begin, size_t end)
{
    const size_t after = nextText(lines, end, lines.size());
    if (after < lines.size() && isClosingLine(lines[after].text)) {
        return true;
    }
    return std::any_of(lines.begin() + static_cast<std::ptrdiff_t>(begin),
                       lines.begin() + static_cast<std::ptrdiff_t>(end), [](const TextLine& line) {
                           return line.isItem() ? authorOf(line.item) || linkNoticeOf(line.item)
                                                : isButtonLine(line.text);
                       });
}

struct Range
{
    size_t begin = 0;
    size_t end = 0;
};

std::optional<Range> listWithoutHeading(const std::vector<TextLine>& lines)
{
    std::optional<Range> last;
    for (size_t at = 0; at < lines.size();) {
        if (!lines[at].isTopItem()) {
            ++at;
            continue;
        }
        const Range list{at, endOfList(lines, at)};
        if (speaksForItself(lines, list.begin, list.end)) {
            last = list;
        }
        at = list.end;
    }
    return last;
}

// The two browser dumps, told by the line after a heading or by what only lynx writes.
std::optional<Error> dumpIn(const std::vector<TextLine>& lines)
{
    static const QRegularExpression w3mItem(
        QStringLiteral("^(?: \\d|\\d\\d+)\\. (?=\\S)|^ {2}• \\[[^\\]]*\\] \\S.*:$"));
    static const QRegularExpression lynxItem(QStringLiteral("^ {3,}\\d+\\.$|^ {5,}[*+o] "));
    static const QRegularExpression lynxOnly(QStringLiteral("^ {3}_{10,}$|^ {3}\\(BUTTON\\)"));
    bool afterHeading = false;
    for (size_t at = 0; at < lines.size(); ++at) {
        const TextLine& line = lines[at];
        if (line.isBlank() || line.raw.size() > maximumTitle) {
            continue;
        }
        const QString raw = QString::fromUtf8(line.raw);
        const auto number = static_cast<qint64>(at) + 1;
        if (afterHeading && w3mItem.match(raw).hasMatch()) {
            return Error{ErrorCode::FormatRefused, {}, number, QStringLiteral("w3m")};
        }
        if ((afterHeading && lynxItem.match(raw).hasMatch()) || lynxOnly.match(raw).hasMatch()) {
            return Error{ErrorCode::FormatRefused, {}, number, QStringLiteral("lynx")};
        }
        // A dump wraps: a long heading's second line may stand between.
        afterHeading = headingOf(line).has_value() || (afterHeading && line.indent == 0 && !line.isItem());
    }
    return std::nullopt;
}

// Does the list under the heading begin as a capture's does, so that no dump need be thought of?
bool startsPlainly(const std::vector<TextLine>& lines, size_t heading)
{
    const TextLine& first = lines[nextText(lines, heading + 1, lines.size() - 1)];
    return first.isTopItem() && !first.item.startsWith('[');
}

} // namespace

bool looksLikeMarkup(QByteArrayView start)
{
    static const QRegularExpression markup(
        QStringLiteral("^(?:<[!?/A-Za-z]|\\{\\s*[\"}]|\\[\\s*[\\[{\"\\]])"));
    return markup.match(QString::fromUtf8(start.first(std::min<qsizetype>(start.size(), 256)))).hasMatch();
}

Result<TextCapture> readCapture(const std::vector<TextLine>& lines)
{
    TextCapture capture;
    std::optional<TextHeading> heading = findHeading(lines);
    if (!heading || !startsPlainly(lines, heading->line)) {
        if (const std::optional<Error> dump = dumpIn(lines)) {
            return *dump;
        }
    }
    if (heading) {
        capture.headingLine = heading->line;
        capture.declared = heading->declared;
        readHead(lines, heading->line, heading->title, capture);
        readComments(lines, heading->line + 1, endOfList(lines, heading->line + 1), capture);
    } else if (const std::optional<Range> list = listWithoutHeading(lines)) {
        readHead(lines, list->begin, {}, capture);
        readComments(lines, list->begin, list->end, capture);
    } else {
        return Error{ErrorCode::NoArticleInFile, {}, 0, {}};
    }
    return capture;
}

} // namespace moderato::import
