// The capture form that the text reader reads back to the same tree: title, caption, body, the heading
// `4 thoughts on “TITLE”`, then items by indent. One article a file reads back; more stand one after another.
//
//   1. NAME says:            top level: two spaces and a number
//     text                   more of its text: two columns further than the bullet
//     • reply                a reply: two columns further than its parent
//
// A line of text that would read as something else begins with a visible guard, "| ": in a comment a line
// with a list bullet, and a first line that reads as an author's or a pingback's; in the article a line that
// is indented and has a bullet, without which nothing there is taken for a heading. Headings and closing
// lines inside comments need none: they are indented. Replies deeper than 500 levels stand at level 500,
// since indents of a chain grow with the square of its length.
#include "model/export/Formats.h"
#include "model/text/PlainText.h"

#include <algorithm>

namespace moderato::exporting {

namespace {

constexpr int deepestLevel = 500; // 0 = top level
constexpr QByteArrayView guard("| ");
constexpr QByteArrayView stubText("[comment not published]");

QByteArrayView withoutIndent(QByteArrayView line)
{
    qsizetype start = 0;
    while (start < line.size() && (line[start] == ' ' || line[start] == '\t')) {
        ++start;
    }
    return line.sliced(start);
}

// "• text" or "12. text", or the bullet alone.
bool hasBullet(QByteArrayView text)
{
    qsizetype end = 0;
    if (text.startsWith("•")) {
        end = QByteArrayView("•").size();
    } else {
        while (end < text.size() && text[end] >= '0' && text[end] <= '9') {
            ++end;
        }
        if (end == 0 || end >= text.size() || text[end] != '.') {
            return false;
        }
        ++end;
    }
    return end >= text.size() || text[end] == ' ' || text[end] == '\t';
}

// A line that names who speaks ends in a colon; so may others, and a guard too many does no harm.
bool opensAnItem(QByteArrayView line)
{
    const QByteArray lower = line.trimmed().toByteArray().toLower();
    return lower.startsWith("pingback:") || lower.startsWith("trackback:") || lower.endsWith(':') ||
           lower.endsWith("：") || lower.endsWith(" ago");
}

class TextWriter final : public FormatWriter
{
public:
    explicit TextWriter(Output& output) : m_out(output.bytes()) {}

    core::Result<void> begin() override { return {}; }
    core::Result<void> article(const core::Article& article, qint64 items) override;
    core::Result<void> item(const ExportItem& item) override;
    core::Result<void> endArticle() override { return {}; }
    core::Result<void> end() override { return {}; }

private:
    void heading(qint64 items, QByteArrayView title);
    void bodyLines(QByteArrayView text, bool firstWritten, int level);
    void indent(int columns) { m_out.append(static_cast<size_t>(columns), ' '); }

    std::string& m_out;
    QByteArray m_text; // of a body, used again
    qint64 m_number = 0;
    bool m_first = true;
};

QByteArray oneLine(QByteArrayView text) { return text::singleLine(text, 1000).toUtf8(); }

core::Result<void> TextWriter::article(const core::Article& article, qint64 items)
{
    if (!m_first) {
        m_out += '\n';
    }
    m_first = false;
    m_number = 0;
    const core::ArticleRecord& record = article.record;
    const QByteArray title = oneLine(record.title);
    if (!title.isEmpty()) {
        append(m_out, title);
        m_out += "\n\n";
    }
    if (!record.caption.isEmpty()) {
        append(m_out, oneLine(record.caption));
        m_out += "\n\n";
    }
    const QByteArray body = text::plainText(record.body, record.bodyFormat).toUtf8();
    for (const QByteArray& line : body.isEmpty() ? QList<QByteArray>() : body.split('\n')) {
        const QByteArrayView text = withoutIndent(line);
        if (text.size() < line.size() && hasBullet(text)) {
            append(m_out, guard);
        }
        append(m_out, line);
        m_out += '\n';
    }
    if (items > 0) {
        heading(items, title);
    }
    return {};
}

void TextWriter::heading(qint64 items, QByteArrayView title)
{
    m_out += items == 1 ? "\nOne thought on “" : '\n' + std::to_string(items) + " thoughts on “";
    append(m_out, title);
    m_out += "”\n";
}

core::Result<void> TextWriter::item(const ExportItem& item)
{
    const int level = std::min(item.depth, deepestLevel);
    m_out += '\n';
    indent(2 * level + 2);
    if (item.depth == 0) {
        m_out.append(std::to_string(++m_number)).append(". ");
    } else {
        m_out.append("• ");
    }
    const core::Comment& comment = item.comment;
    if (item.stub) {
        append(m_out, stubText);
        m_out += '\n';
        return {};
    }
    const QByteArray name = oneLine(comment.author.name);
    bool firstWritten = true;
    if (comment.kind == core::CommentKind::Pingback || comment.kind == core::CommentKind::Trackback) {
        m_out.append(comment.kind == core::CommentKind::Pingback ? "Pingback: " : "Trackback: ");
        append(m_out, name);
    } else if (!name.isEmpty()) {
        append(m_out, name);
        m_out += " says:";
    } else {
        firstWritten = false;
    }
    m_text.resize(0);
    text::appendPlainText(m_text, comment.body, comment.bodyFormat);
    bodyLines(m_text, firstWritten, level);
    return {};
}

void TextWriter::bodyLines(QByteArrayView text, bool firstWritten, int level)
{
    bool first = !firstWritten;
    for (qsizetype at = 0; at < text.size();) {
        const qsizetype end = text.indexOf('\n', at);
        const QByteArrayView line = text.sliced(at, (end < 0 ? text.size() : end) - at);
        at += line.size() + 1;
        const QByteArrayView words = withoutIndent(line);
        if (!first) {
            m_out += '\n';
        }
        if (words.isEmpty()) {
            continue;
        }
        if (!first) {
            indent(2 * level + 4);
        }
        if (first ? opensAnItem(line) : hasBullet(words)) {
            append(m_out, guard);
        }
        append(m_out, line);
        first = false;
    }
    m_out += '\n';
}

} // namespace

std::unique_ptr<FormatWriter> makeTextWriter(Output& output, const WriterOptions&)
{
    return std::make_unique<TextWriter>(output);
}

} // namespace moderato::exporting
