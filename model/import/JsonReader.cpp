#include "model/import/JsonReader.h"

#include "model/import/JsonFields.h"
#include "model/import/JsonInput.h"
#include "model/import/SeenIds.h"

#include <array>
#include <nlohmann/json.hpp>
#include <string_view>

namespace moderato::import {

using namespace core;

namespace {

constexpr size_t maximumDepth = 64;

// The parser stops at a number its floating-point type cannot hold, whoever wants it as text or not at all:
// with this one (80 bits on x86) that is one of 4,933 digits.
using Json = nlohmann::basic_json<std::map, std::vector, std::string, bool, qint64, quint64, long double>;

enum class Place : quint8 {
    Root,
    Articles,
    Article,
    ArticleOrigin,
    Comments,
    Comment,
    CommentOrigin,
    Author,
    Flags,
    Flag,
    Elsewhere, // inside something unknown
};

// Takes the parser's events and pours records. Every callback returns false to stop the parser.
class Pouring
{
public:
    using string_t = Json::string_t;
    using binary_t = Json::binary_t;

    Pouring(JsonInput& input, Sink& sink) : m_input(input), m_sink(sink) { m_places.reserve(maximumDepth); }

    bool null()
    {
        m_input.tokenEnded();
        return true;
    }
    bool boolean(bool value);
    // What is a number to JSON is text to us, as it is written: of two ids that differ in their 20th digit,
    // and of 1 and 1.0, none may pass for the other. The parser has negative numbers here alone, so 0 is
    // "-0".
    bool number_integer(Json::number_integer_t value)
    {
        return number(value == 0 ? "-0" : std::to_string(value), static_cast<long double>(value));
    }
    bool number_unsigned(Json::number_unsigned_t value)
    {
        return number(std::to_string(value), static_cast<long double>(value));
    }
    // Also whole numbers beyond 64 bits.
    bool number_float(Json::number_float_t value, const string_t& written) { return number(written, value); }
    bool string(string_t& value);
    bool binary(binary_t&) { return false; } // no such thing in JSON
    bool start_object(size_t);
    bool end_object();
    bool start_array(size_t);
    bool end_array();
    bool key(string_t& value);
    bool parse_error(size_t, const std::string&, const Json::exception& fault)
    {
        return failed(dynamic_cast<const Json::out_of_range*>(&fault) != nullptr ? "number-size" : "syntax");
    }

    Result<void> finish(bool parsed);

private:
    Place place() const { return m_places.empty() ? Place::Elsewhere : m_places.back(); }
    bool enter(Place next);
    bool enterUnread(const char* shape);
    bool number(string_t written, long double value);
    bool failed(const char* why);
    bool stop(const Error& error);
    bool rootField(const string_t& value);
    void originField(Origin& origin, const string_t& value);
    bool beginComments();
    bool pourArticle();
    bool pourComment();
    QByteArray shared(const string_t& value);
    void report(ProblemCode code, QStringList arguments);

    JsonInput& m_input;
    Sink& m_sink;
    std::optional<Error> m_stop;
    const char* m_failure = nullptr;
    qint64 m_failureLine = 0;

    std::vector<Place> m_places;
    JsonKey m_key = JsonKey::Unknown;
    JsonKeys m_keys;
    ArticleRecord m_article;
    CommentRecord m_comment;
    QByteArray m_lastShared;
    bool m_stub = false;
    bool m_articlePoured = false;
    bool m_learntSince = false;
    bool m_isModerato = false;
    SeenIds m_seen;
    qint64 m_articles = 0;
    qint64 m_comments = 0;
    qint64 m_inArticle = 0;
};

bool Pouring::key(string_t& value)
{
    m_input.tokenEnded();
    m_key = m_keys.next(value);
    return true;
}

bool Pouring::enter(Place next)
{
    if (m_places.size() >= maximumDepth) {
        return failed("depth");
    }
    m_places.push_back(next);
    return true;
}

// What no key of ours names is another program's and passes; a list where a text belongs is told.
bool Pouring::enterUnread(const char* shape)
{
    if (place() != Place::Elsewhere && m_key != JsonKey::Unknown) {
        report(ProblemCode::UnknownValue, {keyWord(m_key), QString::fromUtf8(shape)});
    }
    return enter(Place::Elsewhere);
}

bool Pouring::start_object(size_t)
{
    m_input.tokenEnded();
    if (m_places.empty()) {
        return enter(Place::Root);
    }
    switch (place()) {
    case Place::Articles:
        m_article = {};
        m_articlePoured = false;
        m_learntSince = false;
        m_inArticle = 0;
        return enter(Place::Article);
    case Place::Article:
        return m_key == JsonKey::Origin ? enter(Place::ArticleOrigin) : enterUnread("{…}");
    case Place::Comments:
        m_comment = {};
        m_stub = false;
        return enter(Place::Comment);
    case Place::Comment:
        return m_key == JsonKey::Origin   ? enter(Place::CommentOrigin)
               : m_key == JsonKey::Author ? enter(Place::Author)
                                          : enterUnread("{…}");
    case Place::Flags:
        m_comment.flags.emplaceBack();
        return enter(Place::Flag);
    default:
        return enterUnread("{…}");
    }
}

bool Pouring::start_array(size_t)
{
    m_input.tokenEnded();
    if (place() == Place::Root && m_key == JsonKey::Articles) {
        return enter(Place::Articles);
    }
    if (place() == Place::Article && m_key == JsonKey::Comments) {
        return beginComments();
    }
    return place() == Place::Comment && m_key == JsonKey::Flags ? enter(Place::Flags) : enterUnread("[…]");
}

bool Pouring::end_object()
{
    const Place left = place();
    m_places.pop_back();
    if (left == Place::Comment) {
        return pourComment();
    }
    if (left == Place::Article && (!m_articlePoured || m_learntSince)) {
        return pourArticle();
    }
    return true;
}

bool Pouring::end_array()
{
    m_places.pop_back();
    return true;
}

bool Pouring::string(string_t& value)
{
    m_input.tokenEnded();
    std::optional<ProblemCode> problem;
    switch (place()) {
    case Place::Root:
        return rootField(value);
    case Place::Article:
        m_learntSince = true;
        problem = setArticleField(m_article, m_key, value);
        break;
    case Place::ArticleOrigin:
        originField(m_article.origin, value);
        break;
    case Place::Comment:
        problem = setCommentField(m_comment, m_key, value);
        break;
    case Place::CommentOrigin:
        originField(m_comment.origin, value);
        break;
    case Place::Author:
        setAuthorField(m_comment.author, m_key, value);
        break;
    case Place::Flag:
        problem = setFlagField(m_comment.flags.back(), m_key, value);
        break;
    default:
        break;
    }
    if (problem) {
        const QString found = QString::fromStdString(value);
        report(*problem, *problem == ProblemCode::UnknownValue ? QStringList{keyWord(m_key), found}
                                                               : QStringList{found});
    }
    return true;
}

bool Pouring::boolean(bool value)
{
    if (place() == Place::Comment && m_key == JsonKey::Stub) {
        m_stub = m_stub || value;
        return null();
    }
    string_t text = value ? "true" : "false";
    return string(text);
}

bool Pouring::number(string_t written, long double value)
{
    if (place() == Place::Root && m_key == JsonKey::Version && value > JsonReader::newestVersion) {
        return stop({ErrorCode::FormatRefused,
                     {},
                     m_input.line(),
                     QStringLiteral("moderato %1").arg(QString::fromStdString(written))});
    }
    return string(written);
}

bool Pouring::rootField(const string_t& value)
{
    if (m_key != JsonKey::Format) {
        return true;
    }
    m_isModerato = value == "moderato";
    return m_isModerato ||
           stop({ErrorCode::FormatUnknown, {}, m_input.line(), QString::fromStdString(value)});
}

void Pouring::originField(Origin& origin, const string_t& value)
{
    if (m_key == JsonKey::Source) {
        origin.source = shared(value);
    } else if (m_key == JsonKey::Id) {
        origin.externalId = bytesOf(value);
    }
}

bool Pouring::beginComments()
{
    if (m_article.origin.externalId.isEmpty()) {
        report(ProblemCode::SkippedRecord, {QStringLiteral("comments-before-origin")});
        return enter(Place::Elsewhere);
    }
    return (m_articlePoured || pourArticle()) && enter(Place::Comments);
}

bool Pouring::pourArticle()
{
    if (m_article.origin.externalId.isEmpty()) {
        report(ProblemCode::SkippedRecord, {QStringLiteral("article-without-id")});
        return true;
    }
    m_articlePoured = true;
    m_learntSince = false;
    ++m_articles;
    const Result<void> done = m_sink.article(m_article);
    return done.ok() || stop(done.error());
}

bool Pouring::pourComment()
{
    if (m_stub) {
        return true;
    }
    ++m_inArticle;
    Origin& origin = m_comment.origin;
    if (origin.source.isEmpty()) {
        origin.source = m_article.origin.source;
    }
    if (origin.externalId.isEmpty()) {
        origin.externalId = m_article.origin.externalId + '#' + QByteArray::number(m_inArticle);
    }
    QByteArray id = m_seen.claim(origin.source, origin.externalId);
    if (id != origin.externalId) {
        report(ProblemCode::DuplicateId, {QString::fromUtf8(origin.externalId)});
        origin.externalId = std::move(id);
    }
    m_comment.articleExternalId = m_article.origin.externalId;
    ++m_comments;
    const Result<void> done = m_sink.comment(m_comment);
    return done.ok() || stop(done.error());
}

// One source names nearly every record of a file: they share its bytes.
QByteArray Pouring::shared(const string_t& value)
{
    if (QByteArrayView(value) != m_lastShared) {
        m_lastShared = bytesOf(value);
    }
    return m_lastShared;
}

void Pouring::report(ProblemCode code, QStringList arguments)
{
    m_sink.problem({Problem::Severity::Warning, code, QStringLiteral("line %1").arg(m_input.line()),
                    std::move(arguments)});
}

bool Pouring::failed(const char* why)
{
    m_failure = m_input.isTokenTooLong() ? "string-size" : why;
    m_failureLine = m_input.line();
    return false;
}

bool Pouring::stop(const Error& error)
{
    m_stop = error;
    return false;
}

Result<void> Pouring::finish(bool parsed)
{
    if (m_stop) {
        return *m_stop;
    }
    if (m_input.isCancelled()) {
        return Error::cancelled();
    }
    if (!parsed && m_comments == 0) {
        return Error{ErrorCode::FileMalformed, {}, m_failureLine, QString::fromLatin1(m_failure)};
    }
    if (!parsed) {
        m_sink.problem({Problem::Severity::Error,
                        ProblemCode::EndedEarly,
                        QStringLiteral("line %1").arg(m_failureLine),
                        {}});
    } else if (m_articles == 0) {
        return Error{m_isModerato ? ErrorCode::NoArticleInFile : ErrorCode::FormatUnknown, {}, 0, {}};
    }
    m_sink.progress(1.0);
    return m_input.isCancelled() ? Error::cancelled() : Result<void>();
}

} // namespace

FormatReader::Confidence JsonReader::recognise(QByteArrayView head) const
{
    if (head.startsWith("\xef\xbb\xbf")) {
        head = head.sliced(3);
    }
    if (!head.trimmed().startsWith('{')) {
        return Confidence::None;
    }
    if (head.contains("\"format\"") && head.contains("\"moderato\"")) {
        return Confidence::Certain;
    }
    return head.contains("\"articles\"") && head.contains("\"origin\"") ? Confidence::Possible
                                                                        : Confidence::None;
}

Result<void> JsonReader::read(QIODevice& input, Sink& sink, const std::stop_token& stop) const
{
    JsonInput text(
        input, [&sink](double share) { sink.progress(share); }, stop);
    Pouring pouring(text, sink);
    const bool parsed = Json::sax_parse(text.begin(), JsonInput::end(), &pouring);
    return pouring.finish(parsed);
}

} // namespace moderato::import
