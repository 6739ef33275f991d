#include "model/text/BodyParser.h"

#include "model/text/HtmlReader.h"
#include "model/text/MarkdownReader.h"
#include "model/text/Reading.h"

namespace moderato::text {

namespace {

void readPlain(QStringView text, DocumentBuilder& builder)
{
    for (qsizetype at = 0; at <= text.size() && !builder.isFull();) {
        qsizetype end = text.indexOf(u'\n', at);
        end = end < 0 ? text.size() : end;
        QStringView line = text.sliced(at, end - at);
        at = end + 1;
        if (line.endsWith(u'\r')) {
            line.chop(1);
        }
        if (line.trimmed().isEmpty()) {
            builder.endBlock();
            continue;
        }
        for (qsizetype i = 0; i < line.size();) {
            builder.character(takeCharacter(line, i));
        }
        builder.lineBreak();
    }
}

} // namespace

QByteArrayView firstBytes(QByteArrayView utf8, qsizetype limit)
{
    if (utf8.size() <= limit) {
        return utf8;
    }
    qsizetype size = limit;
    while (size > 0 && limit - size < 4 && (static_cast<quint8>(utf8[size]) & 0xc0) == 0x80) {
        --size;
    }
    return utf8.first(size);
}

Document readBody(QByteArrayView utf8, core::BodyFormat format, const Reading& reading)
{
    const QByteArrayView bytes = firstBytes(utf8, reading.limits.bytes);
    const bool cut = bytes.size() < utf8.size();
    const QString text = QString::fromUtf8(bytes);
    DocumentBuilder builder(reading);
    switch (format) {
    case core::BodyFormat::Plain:
        readPlain(text, builder);
        break;
    case core::BodyFormat::Html:
        HtmlReader(text, cut, HtmlReader::Newlines::Space, builder).read();
        break;
    case core::BodyFormat::WordPressHtml:
        HtmlReader(text, cut, HtmlReader::Newlines::Break, builder).read();
        break;
    case core::BodyFormat::Markdown:
        MarkdownReader(text, cut, builder).read();
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
