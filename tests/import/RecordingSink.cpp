#include "RecordingSink.h"

#include <QBuffer>
#include <QHash>
#include <QSet>

#include <algorithm>
#include <functional>

namespace moderato::import {

using namespace core;

namespace {

constexpr size_t atTop = static_cast<size_t>(-1);
constexpr size_t lost = static_cast<size_t>(-2);

void complete(QByteArray& kept, const QByteArray& learnt)
{
    if (!learnt.isEmpty()) {
        kept = learnt;
    }
}

QByteArray listed(const std::vector<std::pair<QByteArray, qint64>>& counts)
{
    QByteArray text;
    for (const auto& [word, count] : counts) {
        if (count > 0) {
            text += (text.isEmpty() ? "" : ", ") + word + ' ' + QByteArray::number(count);
        }
    }
    return text;
}

} // namespace

Result<void> RecordingSink::article(const ArticleRecord& record)
{
    const auto same = [&](const ArticleRecord& known) { return known.origin == record.origin; };
    const auto found = std::find_if(articles.begin(), articles.end(), same);
    if (found == articles.end()) {
        articles.push_back(record);
        return {};
    }
    complete(found->title, record.title);
    complete(found->url, record.url);
    complete(found->byline, record.byline);
    complete(found->caption, record.caption);
    complete(found->body, record.body);
    return {};
}

Result<void> RecordingSink::comment(const CommentRecord& record)
{
    if (refuseAfter >= 0 && static_cast<int>(comments.size()) >= refuseAfter) {
        return Error{ErrorCode::DiskFull, QStringLiteral("database"), 0, {}};
    }
    comments.push_back(record);
    return {};
}

void RecordingSink::problem(const Problem& problem) { problems.push_back(problem); }

void RecordingSink::progress(double share)
{
    Q_ASSERT(share >= 0 && share <= 1);
    if (cancelAfter >= 0 && static_cast<int>(comments.size()) >= cancelAfter) {
        stop.request_stop();
    }
}

std::vector<size_t> RecordingSink::parents() const
{
    QHash<std::pair<QByteArray, QByteArray>, size_t> byId;
    for (size_t i = 0; i < comments.size(); ++i) {
        byId.insert({comments[i].origin.source, comments[i].origin.externalId}, i);
    }
    std::vector<size_t> result;
    for (const CommentRecord& comment : comments) {
        if (comment.parentExternalId.isEmpty()) {
            result.push_back(atTop);
        } else {
            result.push_back(byId.value({comment.origin.source, comment.parentExternalId}, lost));
        }
    }
    return result;
}

QByteArray RecordingSink::tree() const
{
    const std::vector<size_t> parent = parents();
    std::vector<std::vector<size_t>> children(comments.size());
    std::vector<size_t> tops;
    for (size_t i = 0; i < parent.size(); ++i) {
        (parent[i] < comments.size() ? children[parent[i]] : tops).push_back(i);
    }
    // A stack of what is still to print; an index past the end stands for a closing bracket.
    QByteArray text;
    std::vector<size_t> todo(tops.rbegin(), tops.rend());
    while (!todo.empty()) {
        const size_t next = todo.back();
        todo.pop_back();
        if (next >= comments.size()) {
            text += ')';
            continue;
        }
        if (!text.isEmpty() && text.back() != '(') {
            text += ' ';
        }
        text += (parent[next] == lost ? "?" : "") + QByteArray::number(qint64(next) + 1);
        if (!children[next].empty()) {
            text += '(';
            todo.push_back(comments.size());
            todo.insert(todo.end(), children[next].rbegin(), children[next].rend());
        }
    }
    return text;
}

QByteArray RecordingSink::depths() const
{
    const std::vector<size_t> parent = parents();
    std::vector<qint64> counts;
    for (size_t i = 0; i < parent.size(); ++i) {
        size_t depth = 0;
        for (size_t at = parent[i]; at < comments.size() && depth < comments.size(); at = parent[at]) {
            ++depth;
        }
        counts.resize(std::max(counts.size(), depth + 1));
        ++counts[depth];
    }
    QByteArray text;
    for (const qint64 count : counts) {
        text += (text.isEmpty() ? "" : "/") + QByteArray::number(count);
    }
    return text;
}

QByteArray RecordingSink::statuses() const
{
    std::vector<std::pair<QByteArray, qint64>> counts;
    counts.reserve(allStatuses.size() + 1);
    for (const Status status : allStatuses) {
        counts.emplace_back(statusWord(status).toByteArray(),
                            std::count_if(comments.begin(), comments.end(), [status](const auto& comment) {
                                return comment.status == status;
                            }));
    }
    counts.emplace_back("none", std::count_if(comments.begin(), comments.end(),
                                              [](const auto& comment) { return !comment.status; }));
    return listed(counts);
}

QByteArray RecordingSink::kinds() const
{
    std::vector<std::pair<QByteArray, qint64>> counts;
    for (const auto kind :
         {CommentKind::Comment, CommentKind::Pingback, CommentKind::Trackback, CommentKind::Other}) {
        counts.emplace_back(commentKindWord(kind).toByteArray(),
                            std::count_if(comments.begin(), comments.end(),
                                          [kind](const auto& comment) { return comment.kind == kind; }));
    }
    return listed(counts);
}

QByteArray RecordingSink::problemText() const
{
    static const std::map<ProblemCode, QByteArray> names{
        {ProblemCode::CountDiffers, "CountDiffers"},
        {ProblemCode::DuplicateId, "DuplicateId"},
        {ProblemCode::ParentMissing, "ParentMissing"},
        {ProblemCode::ParentCycle, "ParentCycle"},
        {ProblemCode::BadDate, "BadDate"},
        {ProblemCode::BadStatus, "BadStatus"},
        {ProblemCode::BadEncoding, "BadEncoding"},
        {ProblemCode::ControlCharacters, "ControlCharacters"},
        {ProblemCode::DepthJump, "DepthJump"},
        {ProblemCode::SkippedRecord, "SkippedRecord"},
        {ProblemCode::UnknownValue, "UnknownValue"},
        {ProblemCode::TextTruncated, "TextTruncated"},
        {ProblemCode::EndedEarly, "EndedEarly"},
    };
    QByteArray text;
    for (const Problem& problem : problems) {
        text += (text.isEmpty() ? "" : "\n") + names.at(problem.code) + ' ' + problem.where.toUtf8();
        if (!problem.arguments.isEmpty()) {
            text += ": " + problem.arguments.join(QStringLiteral(", ")).toUtf8();
        }
    }
    return text;
}

qint64 RecordingSink::topLevel() const
{
    return std::count_if(comments.begin(), comments.end(),
                         [](const auto& comment) { return comment.parentExternalId.isEmpty(); });
}

qint64 RecordingSink::orphans() const
{
    const std::vector<size_t> parent = parents();
    return std::count(parent.begin(), parent.end(), lost);
}

qint64 RecordingSink::articlesWithComments() const
{
    QSet<QByteArray> ids;
    for (const CommentRecord& comment : comments) {
        ids.insert(comment.articleExternalId);
    }
    return std::count_if(articles.begin(), articles.end(),
                         [&](const auto& article) { return ids.contains(article.origin.externalId); });
}

bool RecordingSink::has(ProblemCode code) const
{
    return std::any_of(problems.begin(), problems.end(),
                       [code](const Problem& problem) { return problem.code == code; });
}

Result<void> readBytes(const FormatReader& reader, const QByteArray& bytes, RecordingSink& sink)
{
    QByteArray copy = bytes;
    QBuffer buffer(&copy);
    buffer.open(QIODevice::ReadOnly);
    return reader.read(buffer, sink, sink.stop.get_token());
}

} // namespace moderato::import
