#include "model/intake/ImportSession.h"

#include "model/core/Utf8.h"
#include "model/intake/ImportSessionPrivate.h"
#include "model/sqlite/DatabaseFiles.h"
#include "model/store/BodyFacts.h"

#include <QCryptographicHash>

namespace moderato::intake {

using core::Error;
using core::ErrorCode;
using core::Problem;
using core::ProblemCode;
using core::Result;
using store::bodyHash;
using store::countLinks;
using store::Store;

namespace {

constexpr qsizetype batchBytesAtMost = qsizetype{4} * 1024 * 1024;
// A row must stay below SQLite's limit of 16 MB that Connection sets.
constexpr qsizetype bodyBytesAtMost = qsizetype{8} * 1024 * 1024;
constexpr qsizetype fieldBytesAtMost = qsizetype{64} * 1024;

void addField(QCryptographicHash& hash, QByteArrayView field)
{
    const qint64 size = field.size();
    hash.addData(QByteArrayView(reinterpret_cast<const char*>(&size), sizeof size));
    hash.addData(field);
}

void addNumber(QCryptographicHash& hash, qint64 number)
{
    hash.addData(QByteArrayView(reinterpret_cast<const char*>(&number), sizeof number));
}

// Two records are equal when their digests are. Kept in databases: never change what goes into it.
QByteArray digestOf(const ImportComment& comment)
{
    const core::CommentRecord& record = comment.record;
    QCryptographicHash hash(QCryptographicHash::Blake2b_160);
    addField(hash, record.parentExternalId);
    addField(hash, record.author.name);
    addField(hash, record.author.email);
    addField(hash, record.author.url);
    addField(hash, record.ip);
    addField(hash, record.userAgent);
    addNumber(hash, record.createdAt.value_or(core::ShapeRow::noTime));
    addField(hash, comment.bodyHash);
    addNumber(hash, static_cast<qint64>(record.bodyFormat));
    addNumber(hash, static_cast<qint64>(comment.status));
    addNumber(hash, static_cast<qint64>(record.kind));
    addField(hash, record.kindWord);
    for (const core::FlagRecord& flag : record.flags) {
        addNumber(hash, static_cast<qint64>(flag.reason));
        addField(hash, flag.note);
        addField(hash, flag.moderator);
        addNumber(hash, flag.at.value_or(core::ShapeRow::noTime));
    }
    return hash.result();
}

bool cut(QByteArray& field, qsizetype bytes)
{
    const qsizetype before = field.size();
    field.truncate(core::firstBytes(field, bytes).size());
    return field.size() < before;
}

bool cutFields(core::CommentRecord& record)
{
    bool some = cut(record.body, bodyBytesAtMost);
    for (QByteArray* field : {&record.origin.source, &record.origin.externalId, &record.articleExternalId,
                              &record.parentExternalId, &record.author.name, &record.author.email,
                              &record.author.url, &record.ip, &record.userAgent, &record.kindWord}) {
        some |= cut(*field, fieldBytesAtMost);
    }
    for (core::FlagRecord& flag : record.flags) {
        some |= cut(flag.note, fieldBytesAtMost);
        some |= cut(flag.moderator, fieldBytesAtMost);
    }
    return some;
}

bool cutFields(core::ArticleRecord& record)
{
    bool some = cut(record.body, bodyBytesAtMost);
    for (QByteArray* field : {&record.origin.source, &record.origin.externalId, &record.title, &record.url,
                              &record.byline, &record.caption}) {
        some |= cut(*field, fieldBytesAtMost);
    }
    return some;
}

Problem truncatedProblem(const QByteArray& id)
{
    return {Problem::Severity::Warning,
            ProblemCode::TextTruncated,
            QString::fromUtf8(id.left(200)),
            {QString::number(bodyBytesAtMost)}};
}

} // namespace

ImportSession::Private::Private(Store& store, const ImportOptions& importOptions)
    : queue(store, importOptions), options(importOptions), database(store.file())
{
}

Result<void> ImportSession::Private::add(ImportItem item, qsizetype bytes)
{
    batch.push_back(std::move(item));
    batchBytes += bytes;
    if (batch.size() >= queue.batchSize() || batchBytes >= batchBytesAtMost) {
        return submit();
    }
    return {};
}

Result<void> ImportSession::Private::submit()
{
    batchBytes = 0;
    return queue.submit(std::exchange(batch, {}));
}

Result<std::unique_ptr<ImportSession>> ImportSession::begin(Store& store, const ImportOptions& options)
{
    if (store.isReadOnly()) {
        return Error{ErrorCode::DatabaseReadOnly, store.file(), 0, {}};
    }
    return std::unique_ptr<ImportSession>(new ImportSession(std::make_unique<Private>(store, options)));
}

ImportSession::ImportSession(std::unique_ptr<Private> state) : d(std::move(state)) {}

ImportSession::~ImportSession() = default;

Result<void> ImportSession::article(const core::ArticleRecord& record)
{
    core::ArticleRecord kept = record;
    if (cutFields(kept)) {
        problem(truncatedProblem(record.origin.externalId));
    }
    const qsizetype bytes = kept.body.size();
    return d->add(std::move(kept), bytes);
}

Result<void> ImportSession::comment(const core::CommentRecord& record)
{
    ImportComment comment{record, record.status.value_or(d->options.statusWhenNone), {}, {}, 0};
    if (cutFields(comment.record)) {
        problem(truncatedProblem(record.origin.externalId));
    }
    comment.bodyHash = bodyHash(comment.record.body);
    comment.digest = digestOf(comment);
    comment.links = countLinks(comment.record.body);
    ++d->comments;
    const qsizetype bytes = comment.record.body.size();
    return d->add(std::move(comment), bytes);
}

void ImportSession::problem(const Problem& problem)
{
    if (d->problems.size() < ImportWriter::problemsAtMost) {
        d->problems.push_back(problem);
    } else {
        ++d->problemsLeftOut;
    }
}

void ImportSession::progress(double share)
{
    if (d->callback) {
        d->callback(share, d->comments);
    }
}

void ImportSession::begins(const QString& path, QByteArrayView format)
{
    d->queue.comesFrom(path.toUtf8(), format.toByteArray());
}

// Reading and closing it would drop SQLite's locks on it.
Result<void> ImportSession::checkInput(const QString& path)
{
    if (sqlite::isFileOf(d->database, path)) {
        return Error{ErrorCode::FileIsDatabase, path, 0, {}};
    }
    return {};
}

void ImportSession::setProgressCallback(ImportProgress callback) { d->callback = std::move(callback); }

Result<ImportSummary> ImportSession::finish()
{
    if (auto submitted = d->submit(); !submitted) {
        return submitted.error();
    }
    if (auto finished = d->queue.finish(); !finished) {
        return finished.error();
    }
    ImportSummary summary = d->queue.writer().summary();
    for (const Problem& found : std::as_const(summary.problems)) {
        problem(found);
    }
    summary.problems = d->problems;
    const qint64 leftOut = d->problemsLeftOut + d->queue.writer().problemsLeftOut();
    if (leftOut > 0) {
        summary.problems.back() = {
            Problem::Severity::Note, ProblemCode::MoreProblems, {}, {QString::number(leftOut + 1)}};
    }
    return summary;
}

} // namespace moderato::intake
