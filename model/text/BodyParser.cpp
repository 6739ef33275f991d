#include "model/text/BodyParser.h"

#include "model/core/Utf8.h"
#include "model/text/HtmlReader.h"
#include "model/text/MarkdownLimits.h"
#include "model/text/MarkdownReader.h"
#include "model/text/Reading.h"
#include "model/text/Utf8.h"

namespace moderato::text {

namespace {

constexpr QByteArrayView byteOrderMark("\xef\xbb\xbf");

bool isBlank(QByteArrayView line)
{
    for (qsizetype at = 0; at < line.size();) {
        if (!QChar::isSpace(takeCharacter(line, at))) {
            return false;
        }
    }
    return true;
}

void readPlain(QByteArrayView text, DocumentBuilder& builder)
{
    for (qsizetype at = 0; at <= text.size() && !builder.isFull();) {
        qsizetype end = text.indexOf('\n', at);
        end = end < 0 ? text.size() : end;
        QByteArrayView line = text.sliced(at, end - at);
        at = end + 1;
        if (line.endsWith('\r')) {
            line.chop(1);
        }
        if (isBlank(line)) {
            builder.endBlock();
            continue;
        }
        for (qsizetype i = 0; i < line.size();) {
            if (const qsizetype letters = lettersAt(line, i); letters > 0) {
                builder.letters(line.sliced(i, letters));
                i += letters;
            } else {
                builder.character(takeCharacter(line, i));
            }
        }
        builder.lineBreak();
    }
}

// What md4c should not be given, or gave up, is shown as it was written.
void readMarkdown(QByteArrayView text, bool withinLimits, bool cut, const Reading& reading,
                  DocumentBuilder& builder)
{
    if (withinLimits && MarkdownReader(builder).read(text, cut)) {
        return;
    }
    builder = DocumentBuilder(reading);
    readPlain(text, builder);
}

} // namespace

Document readBody(QByteArrayView utf8, core::BodyFormat format, const Reading& reading)
{
    QByteArrayView bytes = core::firstBytes(utf8, reading.limits.bytes);
    const bool cut = bytes.size() < utf8.size();
    if (bytes.startsWith(byteOrderMark)) {
        bytes = bytes.sliced(byteOrderMark.size());
    }
    DocumentBuilder builder(reading);
    switch (format) {
    case core::BodyFormat::Plain:
        readPlain(bytes, builder);
        break;
    case core::BodyFormat::Html:
        HtmlReader(HtmlReader::Newlines::Space, builder).read(bytes, cut);
        break;
    case core::BodyFormat::WordPressHtml:
        HtmlReader(HtmlReader::Newlines::Break, builder).read(bytes, cut);
        break;
    case core::BodyFormat::Markdown:
        readMarkdown(bytes, isMarkdownWithinLimits(utf8), cut, reading, builder);
        break;
    }
    Document document = builder.take();
    document.truncated = document.truncated || cut;
    return document;
}

Document parseBody(QByteArrayView utf8, core::BodyFormat format, Limits limits)
{
    Reading reading;
    reading.limits = limits;
    return readBody(utf8, format, reading);
}

} // namespace moderato::text
