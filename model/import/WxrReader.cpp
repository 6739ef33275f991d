#include "model/import/WxrReader.h"

#include "model/import/SeenIds.h"
#include "model/import/WxrRecords.h"
#include "model/import/XmlGuard.h"

#include <QUrl>
#include <QXmlStreamReader>

#include <algorithm>
#include <array>

namespace moderato::import {

using namespace core;

namespace {

constexpr qint64 commentsAProgress = 256;

// The levels of rss / channel / item / comment and the fields in them.
constexpr int rootLevel = 1;
constexpr int channelLevel = 2;
constexpr int itemLevel = 3;
constexpr int commentLevel = 4;

QStringView localName(QStringView qualified) { return qualified.sliced(qualified.lastIndexOf(u':') + 1); }

// The text of one element. White space round CDATA is the layout of the file, not text.
class ElementText
{
public:
    void begin()
    {
        m_text.clear();
        m_cdata.clear();
        m_hasCData = false;
        m_onlySpaceOutside = true;
    }
    void add(const QXmlStreamReader& xml)
    {
        m_text += xml.text();
        if (xml.isCDATA()) {
            m_cdata += xml.text();
            m_hasCData = true;
        } else {
            m_onlySpaceOutside = m_onlySpaceOutside && xml.isWhitespace();
        }
    }
    QByteArray take() const { return (m_hasCData && m_onlySpaceOutside ? m_cdata : m_text).toUtf8(); }

private:
    QString m_text;
    QString m_cdata;
    bool m_hasCData = false;
    bool m_onlySpaceOutside = true;
};

class WxrRead
{
public:
    WxrRead(QIODevice& input, Sink& sink, std::stop_token stop)
        : m_input(input), m_sink(sink), m_stopToken(std::move(stop)), m_guard(input), m_xml(&m_guard)
    {
        m_xml.setNamespaceProcessing(false);
    }

    Result<void> run();

private:
    enum class Inside : quint8 { Nothing, Item, Author };

    void startElement();
    void endElement();
    void endField(QStringView qualified);
    void channelField(QStringView qualified, const QByteArray& text);
    void endItem();
    void pourArticle();
    void pourComments();
    QByteArray articleId();
    QByteArray source() const;
    Result<void> finish();
    void reportMended();
    void report(ProblemCode code, qint64 line, const QList<QString>& arguments = {},
                Problem::Severity severity = Problem::Severity::Warning);
    void keepGoing(const Result<void>& done);
    double share() const; // of the input
    void tellProgress(double share);
    qint64 line() const { return m_xml.lineNumber(); }

    QIODevice& m_input;
    Sink& m_sink;
    std::stop_token m_stopToken;
    XmlGuard m_guard;
    QXmlStreamReader m_xml;
    std::optional<Error> m_stop;

    int m_level = 0;
    int m_fieldLevel = 0; // 0: no element's text is being read
    Inside m_inside = Inside::Nothing;
    bool m_inChannel = false;
    bool m_inComment = false;
    ElementText m_text;

    QByteArray m_blogUrl;
    QByteArray m_siteUrl;
    QByteArray m_channelLink;
    QByteArray m_login;
    QHash<QByteArray, QByteArray> m_displayNames;

    WxrItem m_item;
    WxrComment m_comment;
    std::vector<WxrComment> m_waiting; // read before the item said its id
    Origin m_origin;                   // of the article being read, once it was poured
    bool m_poured = false;
    bool m_learntSince = false;

    QHash<QByteArray, size_t> m_articles; // id → what else tells the article
    SeenIds m_repeatedArticles;
    SeenIds m_seen;
    qint64 m_items = 0;
    qint64 m_comments = 0;
};

Result<void> WxrRead::run()
{
    while (!m_stop) {
        switch (m_xml.readNext()) {
        case QXmlStreamReader::StartElement:
            startElement();
            break;
        case QXmlStreamReader::Characters:
            if (m_fieldLevel == m_level) {
                m_text.add(m_xml);
            }
            break;
        case QXmlStreamReader::EndElement:
            endElement();
            if (m_level == 0) {
                return finish();
            }
            break;
        case QXmlStreamReader::EndDocument:
        case QXmlStreamReader::Invalid:
            return finish();
        default:
            break;
        }
    }
    return *m_stop;
}

void WxrRead::startElement()
{
    ++m_level;
    const QStringView qualified = m_xml.qualifiedName();
    const QStringView local = localName(qualified);
    if (m_level == rootLevel && local != u"rss") {
        m_stop = Error{ErrorCode::FormatUnknown, {}, line(), QStringLiteral("wxr")};
    } else if (m_level == channelLevel) {
        m_inChannel = local == u"channel";
    } else if (m_inChannel && m_level == itemLevel && qualified == u"item") {
        m_inside = Inside::Item;
        m_item = {};
        m_poured = false;
        m_learntSince = false;
        ++m_items;
    } else if (m_inChannel && m_level == itemLevel && qualified == u"wp:author") {
        m_inside = Inside::Author;
        m_login.clear();
    } else if (m_inside == Inside::Item && m_level == commentLevel && local == u"comment" &&
               qualified != u"wfw:comment") {
        m_inComment = true;
        m_comment = {};
    } else if (m_inChannel && m_fieldLevel == 0) {
        m_fieldLevel = m_level;
        m_text.begin();
    }
}

void WxrRead::endElement()
{
    if (m_fieldLevel == m_level) {
        endField(m_xml.qualifiedName());
        m_fieldLevel = 0;
    } else if (m_fieldLevel == 0 && m_inComment && m_level == commentLevel) {
        m_inComment = false;
        m_comment.line = line();
        m_waiting.push_back(std::move(m_comment));
        if (!m_item.postId.isEmpty()) {
            pourComments();
        }
    } else if (m_fieldLevel == 0 && m_level == itemLevel) {
        if (m_inside == Inside::Item) {
            endItem();
        }
        m_inside = Inside::Nothing;
    }
    --m_level;
}

void WxrRead::endField(QStringView qualified)
{
    if (m_inComment) {
        m_comment.set(localName(qualified), m_text.take());
    } else if (m_inside == Inside::Item) {
        m_learntSince = m_item.set(qualified, m_text.take()) || m_learntSince;
    } else if (m_inside == Inside::Author) {
        if (localName(qualified) == u"author_login") {
            m_login = m_text.take().trimmed();
        } else if (localName(qualified) == u"author_display_name" && !m_login.isEmpty()) {
            m_displayNames.insert(m_login, m_text.take().trimmed());
        }
    } else if (m_level == itemLevel) {
        channelField(qualified, m_text.take().trimmed());
    }
}

void WxrRead::channelField(QStringView qualified, const QByteArray& text)
{
    if (qualified == u"link") {
        m_channelLink = text;
    } else if (localName(qualified) == u"base_blog_url") {
        m_blogUrl = text;
    } else if (localName(qualified) == u"base_site_url") {
        m_siteUrl = text;
    }
}

void WxrRead::endItem()
{
    pourComments();
    if (!m_stop && (m_poured ? m_learntSince : m_item.isArticleWithoutComments())) {
        pourArticle();
    }
    tellProgress(share());
}

// The site, without a closing slash; that of the item where the channel does not say.
QByteArray WxrRead::source() const
{
    QByteArray url = !m_blogUrl.isEmpty() ? m_blogUrl : !m_siteUrl.isEmpty() ? m_siteUrl : m_channelLink;
    if (url.isEmpty()) {
        const QUrl link = QUrl::fromEncoded(m_item.link.trimmed());
        url = link.host().isEmpty() ? QByteArray()
                                    : (link.scheme() + QStringLiteral("://") + link.authority()).toUtf8();
    }
    while (url.endsWith('/')) {
        url.chop(1);
    }
    return "wxr:" + url;
}

// The post's id. A second, different post of the same id is one of its own; the same post again is the same.
QByteArray WxrRead::articleId()
{
    QByteArray id = m_item.postId.trimmed();
    for (const QByteArray& other : {m_item.guid.trimmed(), m_item.link.trimmed()}) {
        id = id.isEmpty() ? other : id;
    }
    if (id.isEmpty()) {
        id = "item-" + QByteArray::number(m_items);
    }
    const size_t rest = qHashMulti(0, m_item.title, m_item.link);
    const auto known = m_articles.constFind(id);
    if (known == m_articles.cend()) {
        m_articles.insert(id, rest);
        m_repeatedArticles.claim({}, id);
    } else if (*known != rest) {
        report(ProblemCode::DuplicateId, line(), {QString::fromUtf8(id)});
        id = m_repeatedArticles.claim({}, id);
    }
    return id;
}

void WxrRead::pourArticle()
{
    if (!m_poured) {
        m_origin = {source(), articleId()};
    }
    ArticleRecord article = articleOf(m_item, m_displayNames);
    article.origin = m_origin;
    m_poured = true;
    m_learntSince = false;
    keepGoing(m_sink.article(article));
}

void WxrRead::pourComments()
{
    if (!m_waiting.empty() && !m_poured) {
        pourArticle();
    }
    for (WxrComment& waiting : m_waiting) {
        if (m_stop) {
            break;
        }
        QList<Problem> problems;
        const qint64 at = waiting.line;
        CommentRecord comment = commentOf(std::move(waiting), problems);
        const QByteArray id = comment.origin.externalId.isEmpty()
                                  ? m_origin.externalId + '#' + QByteArray::number(m_comments)
                                  : comment.origin.externalId;
        comment.origin = {m_origin.source, m_seen.claim(m_origin.source, id)};
        comment.articleExternalId = m_origin.externalId;
        if (comment.origin.externalId != id) {
            report(ProblemCode::DuplicateId, at, {QString::fromUtf8(id)});
        }
        std::for_each(problems.cbegin(), problems.cend(),
                      [this](const Problem& problem) { m_sink.problem(problem); });
        keepGoing(m_sink.comment(comment));
        if (++m_comments % commentsAProgress == 0) {
            tellProgress(share());
        }
    }
    m_waiting.clear();
}

Result<void> WxrRead::finish()
{
    if (m_stop) {
        return *m_stop;
    }
    const std::optional<XmlGuard::Violation>& violation = m_guard.violation();
    const bool whole = m_level == 0 && m_items > 0 && !violation;
    if (!whole && (m_xml.hasError() || violation)) {
        const qint64 at = violation ? violation->line : line();
        const QString what = violation ? violation->what : m_xml.errorString();
        if (m_comments == 0 && m_waiting.empty()) {
            return Error{ErrorCode::FileMalformed, {}, at, what};
        }
        pourComments();
        report(ProblemCode::EndedEarly, at, {}, Problem::Severity::Error);
    } else if (m_items == 0) {
        return Error{ErrorCode::NoArticleInFile, {}, 0, {}};
    }
    reportMended();
    tellProgress(1.0);
    return m_stop ? Result<void>(*m_stop) : Result<void>();
}

void WxrRead::reportMended()
{
    const XmlGuard::Mended& mended = m_guard.mended();
    if (mended.controls > 0) {
        report(ProblemCode::ControlCharacters, mended.firstLine, {QString::number(mended.controls)});
    }
    if (mended.badBytes > 0) {
        report(ProblemCode::BadEncoding, mended.firstLine,
               {QStringLiteral("utf-8"), QString::number(mended.badBytes)});
    }
    if (mended.cutBytes > 0) {
        report(ProblemCode::TextTruncated, mended.firstLine, {QString::number(XmlGuard::maximumText)});
    }
}

void WxrRead::report(ProblemCode code, qint64 at, const QList<QString>& arguments, Problem::Severity severity)
{
    m_sink.problem({severity, code, QStringLiteral("line %1").arg(at), arguments});
}

void WxrRead::keepGoing(const Result<void>& done)
{
    if (!done && !m_stop) {
        m_stop = done.error();
    }
}

double WxrRead::share() const
{
    const qint64 size = m_input.size();
    return size > 0 ? std::clamp(double(m_input.pos()) / double(size), 0.0, 1.0) : 0.0;
}

void WxrRead::tellProgress(double share)
{
    m_sink.progress(share);
    if (m_stopToken.stop_requested() && !m_stop) {
        m_stop = Error::cancelled();
    }
}

} // namespace

FormatReader::Confidence WxrReader::recognise(QByteArrayView head) const
{
    const bool rss = head.contains("<rss");
    const bool wordPress = head.contains("wordpress.org/export/") || head.contains("<wp:wxr_version");
    return rss && wordPress ? Confidence::Certain : Confidence::None;
}

Result<void> WxrReader::read(QIODevice& input, Sink& sink, const std::stop_token& stop) const
{
    return WxrRead(input, sink, stop).run();
}

} // namespace moderato::import
