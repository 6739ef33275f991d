#include "FileSinks.h"

#include <QDateTime>

namespace moderato::bench {

namespace {

constexpr qsizetype writeAt = 1 << 18;

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
    m_text.reserve(2 * writeAt);
    add("{\"format\":\"moderato\",\"version\":1,\"articles\":[\n");
}

core::Result<void> JsonSink::article(const core::ArticleRecord& record)
{
    add(m_inArticle ? "\n]},\n" : "");
    addOrigin(record.origin);
    add(",\"title\":");
    addQuoted(record.title);
    add(",\"url\":");
    addQuoted(record.url);
    add(",\"byline\":\"\",\"published_at\":");
    addTime(record.publishedAt);
    add(",\"caption\":\"\",\"body\":");
    addQuoted(record.body);
    add(",\"body_format\":\"plain\",\"comments\":[");
    m_inArticle = true;
    m_firstComment = true;
    writeNowAndThen();
    return {};
}

core::Result<void> JsonSink::comment(const core::CommentRecord& record)
{
    add(m_firstComment ? "\n" : ",\n");
    m_firstComment = false;
    addOrigin(record.origin);
    add(",\"parent\":");
    if (record.parentExternalId.isEmpty()) {
        add("null");
    } else {
        addQuoted(record.parentExternalId);
    }
    add(",\"author\":{\"name\":");
    addQuoted(record.author.name);
    add(",\"url\":");
    addQuoted(record.author.url);
    add(",\"email\":");
    addQuoted(record.author.email);
    add("},\"created_at\":");
    addTime(record.createdAt);
    add(",\"status\":");
    addQuoted(core::statusWord(record.status.value_or(core::Status::Pending)));
    add(",\"kind\":\"comment\",\"flags\":[");
    addFlags(record.flags);
    add("],\"body\":");
    addQuoted(record.body);
    add(",\"body_format\":\"plain\"}");
    writeNowAndThen();
    return {};
}

void JsonSink::finish()
{
    add(m_inArticle ? "\n]}\n]}\n" : "]}\n");
    m_output.write(m_text);
    m_text.clear();
}

// The generator makes no control characters, so quotes and backslashes are all there is to escape.
void JsonSink::addQuoted(QByteArrayView text)
{
    add("\"");
    if (text.contains('"') || text.contains('\\')) {
        add(text.toByteArray().replace('\\', "\\\\").replace('"', "\\\""));
    } else {
        add(text);
    }
    add("\"");
}

void JsonSink::addTime(core::Moment moment)
{
    if (moment) {
        addQuoted(core::toIso8601(moment));
    } else {
        add("null");
    }
}

// Leaves the record's brace open.
void JsonSink::addOrigin(const core::Origin& origin)
{
    add("{\"origin\":{\"source\":");
    addQuoted(origin.source);
    add(",\"id\":");
    addQuoted(origin.externalId);
    add("}");
}

void JsonSink::addFlags(const QList<core::FlagRecord>& flags)
{
    for (const core::FlagRecord& flag : flags) {
        add(&flag == &flags.front() ? "{\"reason\":" : ",{\"reason\":");
        addQuoted(core::flagReasonWord(flag.reason));
        add(",\"note\":\"\",\"at\":");
        addTime(flag.at);
        add("}");
    }
}

void JsonSink::writeNowAndThen()
{
    if (m_text.size() >= writeAt) {
        m_output.write(m_text);
        m_text.resize(0);
    }
}

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
