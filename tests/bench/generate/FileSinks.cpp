#include "FileSinks.h"

#include <QDateTime>

namespace moderato::bench {

namespace {

// The generator makes no control characters, so quotes and backslashes are all there is to escape.
QByteArray json(const QByteArray& text)
{
    QByteArray quoted = text;
    quoted.replace('\\', "\\\\").replace('"', "\\\"");
    return '"' + quoted + '"';
}

QByteArray jsonTime(core::Moment moment)
{
    return moment ? json(core::toIso8601(moment)) : QByteArray("null");
}

QByteArray jsonOrigin(const core::Origin& origin)
{
    return "{\"source\":" + json(origin.source) + ",\"id\":" + json(origin.externalId) + '}';
}

QByteArray jsonFlags(const QList<core::FlagRecord>& flags)
{
    QByteArray text = "[";
    for (const core::FlagRecord& flag : flags) {
        text += text.size() > 1 ? "," : "";
        text += "{\"reason\":" + json(core::flagReasonWord(flag.reason).toByteArray()) +
                ",\"note\":\"\",\"at\":" + jsonTime(flag.at) + '}';
    }
    return text + ']';
}

QByteArray cdata(const QByteArray& text) { return "<![CDATA[" + text + "]]>"; }

QByteArray wordPressTime(core::Moment moment)
{
    return QDateTime::fromMSecsSinceEpoch(moment.value_or(0), Qt::UTC)
        .toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"))
        .toLatin1();
}

QByteArray wordPressStatus(const core::CommentRecord& record)
{
    switch (record.status.value_or(core::Status::Pending)) {
    case core::Status::Approved:
        return "1";
    case core::Status::Rejected:
        return "trash";
    case core::Status::Spam:
        return "spam";
    case core::Status::Pending:
        break;
    }
    return "0";
}

// WordPress ids are numbers; the generator's are "article7-12".
QByteArray wordPressId(const QByteArray& externalId)
{
    const qsizetype dash = externalId.indexOf('-');
    const qint64 article = externalId.mid(7, dash < 0 ? -1 : dash - 7).toLongLong() + 1;
    return QByteArray::number(dash < 0 ? article
                                       : article * 100'000'000 + externalId.mid(dash + 1).toLongLong() + 1);
}

} // namespace

JsonSink::JsonSink(QIODevice& output) : m_output(output)
{
    m_output.write("{\"format\":\"moderato\",\"version\":1,\"articles\":[\n");
}

core::Result<void> JsonSink::article(const core::ArticleRecord& record)
{
    m_output.write(m_inArticle ? "\n]},\n" : "");
    m_output.write(
        "{\"origin\":" + jsonOrigin(record.origin) + ",\"title\":" + json(record.title) +
        ",\"url\":" + json(record.url) + ",\"byline\":\"\",\"published_at\":" + jsonTime(record.publishedAt) +
        ",\"caption\":\"\",\"body\":" + json(record.body) + ",\"body_format\":\"plain\",\"comments\":[");
    m_inArticle = true;
    m_firstComment = true;
    return {};
}

core::Result<void> JsonSink::comment(const core::CommentRecord& record)
{
    m_output.write(m_firstComment ? "\n" : ",\n");
    m_firstComment = false;
    const QByteArray status = core::statusWord(record.status.value_or(core::Status::Pending)).toByteArray();
    m_output.write("{\"origin\":" + jsonOrigin(record.origin) + ",\"parent\":" +
                   (record.parentExternalId.isEmpty() ? QByteArray("null") : json(record.parentExternalId)) +
                   ",\"author\":{\"name\":" + json(record.author.name) +
                   ",\"url\":" + json(record.author.url) + ",\"email\":" + json(record.author.email) +
                   "},\"created_at\":" + jsonTime(record.createdAt) + ",\"status\":" + json(status) +
                   ",\"kind\":\"comment\",\"flags\":" + jsonFlags(record.flags) +
                   ",\"body\":" + json(record.body) + ",\"body_format\":\"plain\"}");
    return {};
}

void JsonSink::finish() { m_output.write(m_inArticle ? "\n]}\n]}\n" : "]}\n"); }

WxrSink::WxrSink(QIODevice& output) : m_output(output)
{
    m_output.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                   "<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" "
                   "xmlns:wp=\"http://wordpress.org/export/1.2/\">\n<channel><title>Generated</title>"
                   "<link>https://example.org</link><wp:wxr_version>1.2</wp:wxr_version>"
                   "<wp:base_site_url>https://example.org</wp:base_site_url>\n");
}

core::Result<void> WxrSink::article(const core::ArticleRecord& record)
{
    m_output.write(m_inArticle ? "</item>\n" : "");
    m_output.write("<item><title>" + cdata(record.title) + "</title><link>" + record.url +
                   "</link><content:encoded>" + cdata(record.body) + "</content:encoded><wp:post_id>" +
                   wordPressId(record.origin.externalId) +
                   "</wp:post_id><wp:status>publish</wp:status><wp:post_type>post</wp:post_type>\n");
    m_inArticle = true;
    return {};
}

core::Result<void> WxrSink::comment(const core::CommentRecord& record)
{
    const QByteArray parent =
        record.parentExternalId.isEmpty() ? QByteArray("0") : wordPressId(record.parentExternalId);
    m_output.write("<wp:comment><wp:comment_id>" + wordPressId(record.origin.externalId) +
                   "</wp:comment_id><wp:comment_author>" + cdata(record.author.name) +
                   "</wp:comment_author><wp:comment_author_email>" + record.author.email +
                   "</wp:comment_author_email><wp:comment_author_url>" + record.author.url +
                   "</wp:comment_author_url><wp:comment_date_gmt>" + wordPressTime(record.createdAt) +
                   "</wp:comment_date_gmt><wp:comment_content>" + cdata(record.body) +
                   "</wp:comment_content><wp:comment_approved>" + wordPressStatus(record) +
                   "</wp:comment_approved><wp:comment_parent>" + parent +
                   "</wp:comment_parent></wp:comment>\n");
    return {};
}

void WxrSink::finish() { m_output.write(m_inArticle ? "</item>\n</channel></rss>\n" : "</channel></rss>\n"); }

} // namespace moderato::bench
