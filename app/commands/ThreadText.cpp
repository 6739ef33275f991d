#include "app/commands/ThreadText.h"

#include "app/Subcommand.h"
#include "model/query/PredicateAnswer.h"
#include "model/text/PlainText.h"
#include "ui/words/Words.h"

namespace moderato::app {

namespace {

constexpr int deepestIndent = 20; // levels; below that the level is said in words
constexpr int step = 2;
constexpr int narrowestText = 30;
constexpr size_t page = 256;

QString line(const QByteArray& utf8) { return text::singleLine(utf8); }

QString flagWords(const core::Comment& comment)
{
    QStringList words;
    for (const core::FlagRecord& flag : comment.flags) {
        const QString note = line(flag.note);
        const QString reason = words::flagReasonName(flag.reason).toLower();
        words.append(note.isEmpty() ? reason : tr("%1 (%2)").arg(reason, note));
    }
    return words.join(QLatin1String(", "));
}

QString headOf(const core::Comment& comment, int depth)
{
    QStringList parts{QStringLiteral("#%1 %2").arg(QString::number(comment.id.value),
                                                   words::authorName(line(comment.author.name)))};
    if (comment.createdAt) {
        parts.append(QString::fromLatin1(core::toIso8601(comment.createdAt)));
    }
    parts.append(words::statusName(comment.status).toLower());
    if (comment.kind != core::CommentKind::Comment) {
        parts.append(QString::fromLatin1(core::commentKindWord(comment.kind)));
    }
    if (!comment.flags.isEmpty()) {
        parts.append(tr("flagged: %1").arg(flagWords(comment)));
    }
    if (core::hasMark(comment.marks, core::Mark::Orphan)) {
        parts.append(tr("its parent is missing"));
    }
    if (core::hasMark(comment.marks, core::Mark::Damaged)) {
        parts.append(tr("damaged in the database"));
    }
    if (depth > deepestIndent) {
        parts.append(tr("level %1").arg(depth + 1));
    }
    return parts.join(QStringLiteral(" · "));
}

void printComment(const core::Comment& comment, int depth, bool whole, Console& console)
{
    const int indent = qMin(depth, deepestIndent) * step;
    const int width = qMax(narrowestText, console.width() - indent - step);
    console.print(wrapped(headOf(comment, depth), indent, width + step));
    const QString body = whole ? text::plainText(comment.body, comment.bodyFormat)
                               : text::preview(comment.body, comment.bodyFormat, width);
    console.print(wrapped(body, indent + step, width));
    if (whole) {
        console.printLine();
    }
}

void printArticle(const core::Article& article, const thread::ThreadShape& shape, bool whole,
                  Console& console)
{
    const core::ArticleRecord& record = article.record;
    const int width = console.width();
    console.print(wrapped(
        QStringLiteral("[%1] %2").arg(QString::number(article.id.value), line(record.title)), 0, width));
    for (const QByteArray& field : {record.byline, record.url, record.caption}) {
        if (!field.isEmpty()) {
            console.printLine(line(field));
        }
    }
    if (record.publishedAt) {
        console.printLine(QString::fromLatin1(core::toIso8601(record.publishedAt)));
    }
    if (record.state != core::ArticleState::Published) {
        console.printLine(words::articleStateName(record.state));
    }
    if (whole) {
        console.printLine();
        console.print(wrapped(text::plainText(record.body, record.bodyFormat), 0, width));
    }
    console.printLine();
    console.printLine(counted(QT_TRANSLATE_N_NOOP("CommandLine", "%Ln comments"), shape.size()));
    console.printLine();
}

} // namespace

core::Result<thread::ThreadShape> readThread(core::Source& source, core::ArticleId article)
{
    std::vector<core::ShapeRow> rows;
    const auto read =
        source.readShape(article, [&rows](const core::ShapeRow& row) { rows.push_back(row); }, {});
    if (!read) {
        return read.error();
    }
    return thread::ThreadShape::build(rows);
}

core::Result<void> forEachComment(core::Source& source, const thread::ThreadShape& shape,
                                  const core::Predicate& predicate, qint64 limit,
                                  const std::function<void(const core::Comment&, int depth)>& visit)
{
    std::vector<thread::ThreadShape::Step> chosen;
    for (const thread::ThreadShape::Step& at : shape.displayOrder()) {
        if (std::ssize(chosen) < limit &&
            query::answer(predicate, {}, shape.row(at.node), 0) == query::Answer::Yes) {
            chosen.push_back(at);
        }
    }
    for (size_t from = 0; from < chosen.size(); from += page) {
        const size_t to = std::min(chosen.size(), from + page);
        std::vector<core::CommentId> ids;
        QHash<core::CommentId, int> depths;
        for (size_t i = from; i < to; ++i) {
            ids.push_back(shape.id(chosen[i].node));
            depths.insert(ids.back(), chosen[i].depth);
        }
        const auto comments = source.comments(ids);
        if (!comments) {
            return comments.error();
        }
        for (const core::Comment& comment : *comments) {
            visit(comment, depths.value(comment.id));
        }
    }
    return {};
}

core::Result<void> printThread(store::Reader& reader, core::ArticleId article,
                               const ThreadTextOptions& options, Console& console)
{
    const auto head = reader.article(article);
    if (!head) {
        return head.error();
    }
    const auto shape = readThread(reader, article);
    if (!shape) {
        return shape.error();
    }
    printArticle(*head, *shape, options.whole, console);
    return forEachComment(reader, *shape, options.predicate, options.limit,
                          [&](const core::Comment& comment, int depth) {
                              printComment(comment, depth, options.whole, console);
                          });
}

QString wrapped(const QString& text, int indent, int width)
{
    const QString margin(indent, QLatin1Char(' '));
    QString result;
    const QStringList paragraphs = text.split(QLatin1Char('\n'));
    for (const QString& paragraph : paragraphs) {
        QString current;
        const auto put = [&] {
            result += current.isEmpty() ? QString() : margin + current;
            result += QLatin1Char('\n');
            current.clear();
        };
        const QStringList words = paragraph.split(QLatin1Char(' '), Qt::SkipEmptyParts);
        for (const QString& word : words) {
            if (!current.isEmpty() && current.size() + 1 + word.size() > width) {
                put();
            }
            current += (current.isEmpty() ? QString() : QStringLiteral(" ")) + word;
        }
        put();
    }
    return result;
}

} // namespace moderato::app
