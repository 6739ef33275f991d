#include "model/import/TextReader.h"

#include "model/import/Encoding.h"
#include "model/import/TextCapture.h"

#include <QCryptographicHash>
#include <QHash>
#include <QIODevice>

#include <algorithm>

namespace moderato::import {

using namespace core;

namespace {

constexpr qint64 maximumSize = qint64{256} * 1024 * 1024; // bytes; a page has a few thousand
constexpr qint64 chunk = qint64{64} * 1024;
constexpr QByteArrayView sourceName("text");

// All that the device has, or at least a byte more than may be. A piece at a time: one read() of the most
// that may be would allocate that much for a page of a few thousand bytes.
QByteArray readUpToTooLarge(QIODevice& input)
{
    QByteArray bytes;
    while (bytes.size() <= maximumSize) {
        const QByteArray next = input.read(chunk);
        if (next.isEmpty()) {
            break;
        }
        bytes += next;
    }
    return bytes;
}

QString lineName(size_t index) { return QStringLiteral("line %1").arg(index + 1); }

QByteArray idOf(std::initializer_list<QByteArrayView> parts)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QByteArrayView part : parts) {
        hash.addData(QByteArray::number(part.size()) + ':');
        hash.addData(part);
    }
    return hash.result().first(12).toHex();
}

void report(Sink& sink, ProblemCode code, const QString& where, const QList<QString>& arguments,
            Problem::Severity severity = Problem::Severity::Note)
{
    sink.problem({severity, code, where, arguments});
}

void reportEncoding(Sink& sink, const DecodedText& text)
{
    if (text.converted > 0) {
        const bool lossy = text.encoding == "utf-8";
        report(sink, ProblemCode::BadEncoding, QStringLiteral("line 1"),
               {QString::fromLatin1(text.encoding), QString::number(text.converted)},
               lossy ? Problem::Severity::Warning : Problem::Severity::Note);
    }
    if (text.controls > 0) {
        report(sink, ProblemCode::ControlCharacters, QStringLiteral("line 1"),
               {QString::number(text.controls)});
    }
}

ArticleRecord articleOf(const TextCapture& capture)
{
    ArticleRecord article;
    article.title = capture.title;
    article.caption = capture.caption;
    article.body = capture.body;
    article.origin.source = sourceName.toByteArray();
    const QByteArray name = capture.title.isEmpty() ? capture.body : capture.title;
    article.origin.externalId = "article-" + idOf({foldedTitle(name).toUtf8()});
    return article;
}

Result<void> pourComments(const TextCapture& capture, const QByteArray& articleId, Sink& sink,
                          const std::stop_token& stop)
{
    QHash<QByteArray, int> occurrences;
    std::vector<QByteArray> ids;
    ids.reserve(capture.comments.size());
    for (const CapturedComment& captured : capture.comments) {
        CommentRecord comment;
        comment.origin.source = sourceName.toByteArray();
        comment.articleExternalId = articleId;
        if (captured.parent != TextItem::none) {
            comment.parentExternalId = ids[captured.parent];
        }
        const QByteArray& above = captured.parent == TextItem::none ? articleId : comment.parentExternalId;
        const QByteArray id = idOf({above, captured.author.isEmpty() || !captured.body.isEmpty()
                                               ? QByteArrayView(captured.body)
                                               : QByteArrayView(captured.author)});
        const int occurrence = ++occurrences[id];
        ids.push_back(occurrence == 1 ? id : id + '-' + QByteArray::number(occurrence));
        comment.origin.externalId = ids.back();
        comment.author.name = captured.author;
        comment.body = captured.body;
        comment.kind = captured.kind;
        if (captured.depthFound > captured.depth) {
            report(sink, ProblemCode::DepthJump, lineName(captured.line),
                   {QString::number(captured.depthFound), QString::number(captured.depth)});
        }
        if (Result<void> done = sink.comment(comment); !done) {
            return done;
        }
        if (ids.size() % 256 == 0) {
            sink.progress(double(ids.size()) / double(capture.comments.size()));
        }
        if (stop.stop_requested()) {
            return Error::cancelled();
        }
    }
    return {};
}

} // namespace

FormatReader::Confidence TextReader::recognise(QByteArrayView head) const
{
    const DecodedText text = decodeText(head.toByteArray());
    const QByteArrayView start = QByteArrayView(text.utf8).trimmed();
    if (start.isEmpty() || looksLikeMarkup(start)) {
        return Confidence::None;
    }
    return findHeading(splitLines(text.utf8)) ? Confidence::Likely : Confidence::Possible;
}

Result<void> TextReader::read(QIODevice& input, Sink& sink, const std::stop_token& stop) const
{
    const QByteArray bytes = readUpToTooLarge(input);
    if (bytes.size() > maximumSize) {
        return Error{ErrorCode::FileTooLarge, {}, 0, QString::number(maximumSize)};
    }
    const DecodedText text = decodeText(bytes);
    const std::vector<TextLine> lines = splitLines(text.utf8);
    const Result<TextCapture> read = readCapture(lines);
    if (!read) {
        return read.error();
    }
    const TextCapture& capture = *read;
    reportEncoding(sink, text);
    const ArticleRecord article = articleOf(capture);
    if (Result<void> done = sink.article(article); !done) {
        return done;
    }
    if (Result<void> done = pourComments(capture, article.origin.externalId, sink, stop); !done) {
        return done;
    }
    const auto count = static_cast<qint64>(capture.comments.size());
    if (capture.declared && *capture.declared != count) {
        report(sink, ProblemCode::CountDiffers, lineName(capture.headingLine),
               {QString::number(*capture.declared), QString::number(count)});
    }
    sink.progress(1.0);
    return stop.stop_requested() ? Error::cancelled() : Result<void>();
}

} // namespace moderato::import
