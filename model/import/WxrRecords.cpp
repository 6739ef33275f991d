#include "model/import/WxrRecords.h"

#include "model/import/Timestamps.h"
#include "model/text/Entities.h"

#include <algorithm>
#include <array>

namespace moderato::import {

using namespace core;

namespace {

template <typename Record>
struct Field
{
    QStringView name;
    QByteArray Record::*member;
};

constexpr std::array commentFields{
    Field<WxrComment>{u"comment_id", &WxrComment::id},
    Field<WxrComment>{u"comment_author", &WxrComment::author},
    Field<WxrComment>{u"comment_author_email", &WxrComment::email},
    Field<WxrComment>{u"comment_author_url", &WxrComment::url},
    Field<WxrComment>{u"comment_author_IP", &WxrComment::ip},
    Field<WxrComment>{u"comment_date", &WxrComment::date},
    Field<WxrComment>{u"comment_date_gmt", &WxrComment::dateGmt},
    Field<WxrComment>{u"comment_content", &WxrComment::content},
    Field<WxrComment>{u"comment_approved", &WxrComment::approved},
    Field<WxrComment>{u"comment_type", &WxrComment::type},
    Field<WxrComment>{u"comment_parent", &WxrComment::parent},
};

// With their prefixes where the local name alone means several things (atom:link, excerpt:encoded).
constexpr std::array itemFields{
    Field<WxrItem>{u"title", &WxrItem::title},
    Field<WxrItem>{u"link", &WxrItem::link},
    Field<WxrItem>{u"guid", &WxrItem::guid},
    Field<WxrItem>{u"pubDate", &WxrItem::pubDate},
    Field<WxrItem>{u"dc:creator", &WxrItem::creator},
    Field<WxrItem>{u"content:encoded", &WxrItem::content},
    Field<WxrItem>{u"wp:post_id", &WxrItem::postId},
    Field<WxrItem>{u"wp:post_date", &WxrItem::postDate},
    Field<WxrItem>{u"wp:post_date_gmt", &WxrItem::postDateGmt},
    Field<WxrItem>{u"wp:post_type", &WxrItem::postType},
    Field<WxrItem>{u"wp:status", &WxrItem::status},
};

template <typename Record, size_t size>
bool setField(Record& record, const std::array<Field<Record>, size>& fields, QStringView name,
              const QByteArray& text)
{
    const auto found = std::find_if(fields.begin(), fields.end(),
                                    [name](const Field<Record>& field) { return field.name == name; });
    if (found == fields.end()) {
        return false;
    }
    record.*(found->member) = text;
    return true;
}

// WordPress keeps single-line fields HTML-escaped.
QByteArray plainField(const QByteArray& text)
{
    return text::withoutEntities(text.trimmed(), text::Place::Text);
}

QByteArray addressField(const QByteArray& text)
{
    return text::withoutEntities(text.trimmed(), text::Place::Attribute);
}

bool isZeroDate(const QByteArray& text) { return text.isEmpty() || text.startsWith("0000-00-00"); }

Moment momentOf(const WxrComment& raw, const QString& where, QList<Problem>& problems)
{
    for (const QByteArray& text : {raw.dateGmt.trimmed(), raw.date.trimmed()}) {
        if (isZeroDate(text)) {
            continue;
        }
        if (const Moment moment = fromDateTime(text)) {
            return moment;
        }
        problems.append({Problem::Severity::Warning, ProblemCode::BadDate, where, {QString::fromUtf8(text)}});
    }
    return std::nullopt;
}

// wp_get_comment_status: what is not one of these words never comes from WordPress itself.
Status statusOf(const QByteArray& word, const QString& where, QList<Problem>& problems)
{
    if (word == "1" || word == "approved" || word == "approve") {
        return Status::Approved;
    }
    if (word == "spam") {
        return Status::Spam;
    }
    if (word == "trash" || word == "post-trashed") {
        return Status::Rejected;
    }
    if (!word.isEmpty() && word != "0" && word != "hold") {
        problems.append(
            {Problem::Severity::Warning, ProblemCode::BadStatus, where, {QString::fromUtf8(word)}});
    }
    return Status::Pending;
}

// get_post_statuses and get_post_stati of WordPress. "inherit" is an attachment's, which is there for all to
// see; a plugin's own word is not.
ArticleState stateOf(const QByteArray& word)
{
    if (word.isEmpty() || word == "publish" || word == "inherit") {
        return ArticleState::Published;
    }
    if (word == "pending") {
        return ArticleState::Pending;
    }
    if (word == "future") {
        return ArticleState::Scheduled;
    }
    if (word == "private") {
        return ArticleState::Private;
    }
    return word == "trash" ? ArticleState::Trash : ArticleState::Draft;
}

} // namespace

bool WxrComment::set(QStringView localName, const QByteArray& text)
{
    return setField(*this, commentFields, localName, text);
}

bool WxrItem::set(QStringView qualifiedName, const QByteArray& text)
{
    return setField(*this, itemFields, qualifiedName, text);
}

bool WxrItem::isArticleWithoutComments() const
{
    const QByteArray type = postType.trimmed();
    return type != "nav_menu_item" && type != "attachment";
}

ArticleRecord articleOf(const WxrItem& item, const QHash<QByteArray, QByteArray>& displayNames)
{
    ArticleRecord article;
    article.title = plainField(item.title);
    article.url = addressField(item.link);
    const QByteArray login = item.creator.trimmed();
    article.byline = plainField(displayNames.value(login, login));
    article.body = item.content;
    article.bodyFormat = BodyFormat::WordPressHtml;
    article.state = stateOf(item.status.trimmed());
    // The publication date of RSS is in GMT; wp:post_date is in the site's own zone, which the file does not
    // say.
    article.publishedAt = fromDateTime(item.postDateGmt.trimmed());
    if (!article.publishedAt) {
        article.publishedAt = fromRfc822(item.pubDate);
    }
    if (!article.publishedAt) {
        article.publishedAt = fromDateTime(item.postDate.trimmed());
    }
    return article;
}

CommentRecord commentOf(WxrComment&& raw, QList<Problem>& problems)
{
    const QString where = QStringLiteral("line %1").arg(raw.line);
    CommentRecord comment;
    comment.origin.externalId = raw.id.trimmed();
    const QByteArray parent = raw.parent.trimmed();
    comment.parentExternalId = parent == "0" ? QByteArray() : parent;
    comment.author.name = plainField(raw.author);
    comment.author.email = raw.email.trimmed();
    comment.author.url = addressField(raw.url);
    if (comment.author.url == "http://" || comment.author.url == "https://") {
        comment.author.url.clear();
    }
    comment.ip = raw.ip.trimmed();
    comment.createdAt = momentOf(raw, where, problems);
    comment.body = std::move(raw.content);
    comment.bodyFormat = BodyFormat::WordPressHtml;
    comment.status = statusOf(raw.approved.trimmed(), where, problems);
    const QByteArray type = raw.type.trimmed();
    comment.kind =
        type.isEmpty() ? CommentKind::Comment : commentKindFromWord(type).value_or(CommentKind::Other);
    if (comment.kind == CommentKind::Other) {
        comment.kindWord = type;
    }
    return comment;
}

} // namespace moderato::import
