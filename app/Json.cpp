#include "app/Json.h"

#include "model/text/PlainText.h"
#include "ui/words/Words.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace moderato::app {

namespace {

QString text(const QByteArray& utf8) { return QString::fromUtf8(utf8); }
QString word(QByteArrayView ascii) { return QString::fromLatin1(ascii); }

QJsonValue time(core::Moment moment)
{
    return moment ? QJsonValue(QString::fromLatin1(core::toIso8601(moment))) : QJsonValue();
}

template <typename Tag>
QJsonValue idOrNull(core::Id<Tag> id)
{
    return id.isValid() ? QJsonValue(id.value) : QJsonValue();
}

QString severityWord(core::Problem::Severity severity)
{
    switch (severity) {
    case core::Problem::Severity::Note:
        return QStringLiteral("note");
    case core::Problem::Severity::Warning:
        return QStringLiteral("warning");
    case core::Problem::Severity::Error:
        return QStringLiteral("error");
    }
    return {};
}

} // namespace

QJsonObject toJson(const core::Problem& problem)
{
    return {{QStringLiteral("severity"), severityWord(problem.severity)},
            {QStringLiteral("where"), problem.where},
            {QStringLiteral("what"), words::what(problem)}};
}

QJsonObject toJson(const core::ArticleSummary& article)
{
    return {{QStringLiteral("id"), article.id.value},
            {QStringLiteral("title"), text(article.title)},
            {QStringLiteral("url"), text(article.url)},
            {QStringLiteral("state"), word(core::articleStateWord(article.state))},
            {QStringLiteral("comments"), article.counts.total()},
            {QStringLiteral("pending"), article.counts.of(core::Status::Pending)}};
}

QJsonObject toJson(const core::Article& article)
{
    const core::ArticleRecord& record = article.record;
    return {{QStringLiteral("id"), article.id.value},
            {QStringLiteral("title"), text(record.title)},
            {QStringLiteral("url"), text(record.url)},
            {QStringLiteral("byline"), text(record.byline)},
            {QStringLiteral("published_at"), time(record.publishedAt)},
            {QStringLiteral("state"), word(core::articleStateWord(record.state))},
            {QStringLiteral("body_text"), text::plainText(record.body, record.bodyFormat)}};
}

QJsonObject toJson(const core::Comment& comment, int depth)
{
    QJsonArray flags;
    for (const core::FlagRecord& flag : comment.flags) {
        flags.append(QJsonObject{{QStringLiteral("reason"), word(core::flagReasonWord(flag.reason))},
                                 {QStringLiteral("note"), text(flag.note)}});
    }
    return {{QStringLiteral("id"), comment.id.value},
            {QStringLiteral("parent_id"), idOrNull(comment.parent)},
            {QStringLiteral("depth"), depth},
            {QStringLiteral("author"), QJsonObject{{QStringLiteral("name"), text(comment.author.name)},
                                                   {QStringLiteral("url"), text(comment.author.url)}}},
            {QStringLiteral("created_at"), time(comment.createdAt)},
            {QStringLiteral("status"), word(core::statusWord(comment.status))},
            {QStringLiteral("kind"), word(core::commentKindWord(comment.kind))},
            {QStringLiteral("flags"), flags},
            {QStringLiteral("body_text"), text::plainText(comment.body, comment.bodyFormat)}};
}

QJsonObject toJson(const core::JournalEntry& entry)
{
    QJsonArray comments;
    for (const core::CommentId id : entry.comments) {
        comments.append(id.value);
    }
    const core::Decision& decision = entry.decision;
    const auto* flag = std::get_if<core::FlagDecision>(&decision.payload);
    return {{QStringLiteral("id"), decision.id.value},
            {QStringLiteral("uuid"), decision.uuid.toString(QUuid::WithoutBraces)},
            {QStringLiteral("desk"), decision.desk.toString(QUuid::WithoutBraces)},
            {QStringLiteral("sequence"), decision.sequence},
            {QStringLiteral("at"), time(decision.at)},
            {QStringLiteral("moderator"), text(decision.actor.shownName())},
            {QStringLiteral("cause"), word(core::causeWord(decision.cause))},
            {QStringLiteral("action"), entry.isDamaged ? QJsonValue(QJsonValue::Null)
                                                       : QJsonValue(word(core::verbWord(decision.verb())))},
            {QStringLiteral("comments"), comments},
            {QStringLiteral("stopped_of"),
             entry.stopped ? QJsonValue(entry.stopped->of) : QJsonValue(QJsonValue::Null)},
            {QStringLiteral("reason"), text(decision.words())},
            {QStringLiteral("flag"),
             flag ? QJsonValue(word(core::flagReasonWord(flag->reason))) : QJsonValue(QJsonValue::Null)},
            {QStringLiteral("undoes"), idOrNull(decision.undoes())}};
}

QByteArray toLine(const QJsonObject& object)
{
    // QJsonDocument escapes U+0000 to U+001F; DEL and U+0080 to U+009F would reach the terminal as they are.
    const QByteArray json = QJsonDocument(object).toJson(QJsonDocument::Compact);
    QByteArray line;
    line.reserve(json.size());
    for (qsizetype i = 0; i < json.size(); ++i) {
        const auto byte = static_cast<uchar>(json.at(i));
        const auto next = static_cast<uchar>(i + 1 < json.size() ? json.at(i + 1) : 0);
        if (byte == 0x7f) {
            line += "\\u007f";
        } else if (byte == 0xc2 && next >= 0x80 && next < 0xa0) {
            line += "\\u00" + QByteArray::number(next, 16);
            ++i;
        } else {
            line += static_cast<char>(byte);
        }
    }
    return line;
}

QByteArrayView JsonArrayLines::separator()
{
    const QByteArrayView before = m_first ? "\n" : ",\n";
    m_first = false;
    return before;
}

} // namespace moderato::app
