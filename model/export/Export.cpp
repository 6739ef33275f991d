#include "model/export/Export.h"

#include "model/core/FileIdentity.h"
#include "model/export/Batch.h"
#include "model/export/Formats.h"
#include "model/export/Selection.h"
#include "model/export/WritingThread.h"
#include "model/query/PredicateAnswer.h"

#include <QFileInfo>
#include <QSaveFile>

#include <algorithm>
#include <cerrno>
#include <memory>
#include <utility>

namespace moderato::exporting {

namespace {

using core::Error;
using core::ErrorCode;
using core::Result;

constexpr size_t pageSize = 256; // comments between two words of progress

// A stub waits until something below it is written. In a longer row of them some may be written for nothing.
constexpr size_t stubsHeldAtMost = 1000;

core::ShapeRow rowOf(const core::Comment& comment)
{
    return {comment.id,
            comment.parent,
            {},
            comment.createdAt.value_or(core::ShapeRow::noTime),
            comment.status,
            static_cast<quint8>(std::min<qsizetype>(comment.flags.size(), 255)),
            comment.marks,
            comment.kind};
}

// Reads in the thread it runs in; every call to the writer and the output is posted.
class Exporter
{
public:
    Exporter(core::Source& source, const ExportOptions& options, Output& output, FormatWriter& writer,
             const Progress& progress, std::stop_token stop)
        : m_source(source)
        , m_options(options)
        , m_output(output)
        , m_writer(writer)
        , m_progress(progress)
        , m_stop(std::move(stop))
        , m_predicate(query::resolved(options.predicate, core::now().value_or(0)))
        , m_onRowAlone(query::dependenciesOf(m_predicate).onRowAlone())
    {
    }

    Result<ExportSummary> run();

private:
    Result<void> writeAll();
    Result<void> writeArticle(core::ArticleId id);
    Result<thread::ThreadShape> shapeOf(core::ArticleId id);
    Result<void> readPage(const thread::ThreadShape& shape);
    Result<void> findWords(core::ArticleId article);
    bool isMeant(core::ArticleId article, const core::ShapeRow& row) const;
    // `comment` is nullptr when it left the thread since its shape was read.
    Result<void> place(const Selected& one, const core::Comment* comment);
    Result<void> addHeldStubs();
    Result<void> add(const core::Comment& comment, size_t level, bool asStub);
    Result<void> post(std::shared_ptr<Batch> batch);
    Result<void> write(const Batch& batch);

    core::Source& m_source;
    const ExportOptions& m_options;
    Output& m_output;
    FormatWriter& m_writer;
    const Progress& m_progress;
    const std::stop_token m_stop;
    const core::Predicate m_predicate;    // with moments for ages
    const bool m_onRowAlone;              // the predicate asks for nothing but rows
    std::vector<core::CommentId> m_found; // else: what fulfils it in the article under way, ascending
    ExportSummary m_summary;              // of what was read
    std::vector<Selected> m_selected;     // of the page under way
    std::vector<core::CommentId> m_ids;   // the same
    // What stands at, or was left out of, each depth of the selection on the way down to the comment at hand.
    // The first is what all hang under.
    struct Standing
    {
        core::CommentId id; // the nearest at or above that is written, or held
        int depth = -1;     // its own, as written
        bool leftOut = false;
    };
    std::vector<Standing> m_path{Standing{}};
    struct Held
    {
        size_t level = 0; // in the selection
        core::Comment comment;
    };
    std::vector<Held> m_held; // each above the next
    std::shared_ptr<Batch> m_batch;
    SpentBatches m_spent;
    WritingThread m_writing; // goes first
};

Result<ExportSummary> Exporter::run()
{
    if (const Result<void> done = writeAll(); !done) {
        return done.error();
    }
    if (const Result<void> done = m_writing.finish(); !done) {
        return done.error();
    }
    return m_summary;
}

Result<void> Exporter::writeAll()
{
    std::vector<core::ArticleId> articles = m_options.articles;
    if (articles.empty()) {
        Result<std::vector<core::ArticleId>> all = m_source.articleIds();
        if (!all) {
            return all.error();
        }
        articles = *std::move(all);
    }
    if (Result<void> done = m_writing.post([this] { return m_writer.begin(); }); !done) {
        return done;
    }
    for (const core::ArticleId id : articles) {
        if (Result<void> done = writeArticle(id); !done) {
            return done;
        }
    }
    return m_writing.post([this] {
        const Result<void> done = m_writer.end();
        return done ? m_output.flush() : done;
    });
}

Result<thread::ThreadShape> Exporter::shapeOf(core::ArticleId id)
{
    thread::ThreadShape::Builder builder;
    const Result<void> read = m_source.readShape(
        id, [&](const core::ShapeRow& row) { builder.append(row); }, m_stop);
    if (!read) {
        return read.error();
    }
    return builder.finish();
}

Result<void> Exporter::writeArticle(core::ArticleId id)
{
    const Result<core::Article> article = m_source.article(id);
    if (!article) {
        return article.error();
    }
    const Result<thread::ThreadShape> shape = shapeOf(id);
    if (!shape) {
        return shape.error();
    }
    if (Result<void> found = findWords(id); !found) {
        return found;
    }
    Selection selection(
        *shape, [&](const core::ShapeRow& row) { return isMeant(id, row); }, m_options.orphans);
    m_summary.dropped += selection.dropped();
    if (selection.count() == 0 && m_options.articles.empty()) {
        return {};
    }
    Result<void> posted = m_writing.post(
        [this, article = *article, items = selection.count()] { return m_writer.article(article, items); });
    m_batch = m_spent.take();
    m_held.clear();
    for (selection.take(m_selected, pageSize); posted && !m_selected.empty();
         selection.take(m_selected, pageSize)) {
        posted = readPage(*shape);
        if (posted && m_progress) {
            m_progress(m_summary.comments);
        }
        if (m_stop.stop_requested()) {
            return Error::cancelled();
        }
    }
    ++m_summary.articles;
    posted = posted ? post(std::move(m_batch)) : posted;
    return posted ? m_writing.post([this] { return m_writer.endArticle(); }) : posted;
}

Result<void> Exporter::readPage(const thread::ThreadShape& shape)
{
    m_ids.clear();
    for (const Selected& one : m_selected) {
        m_ids.push_back(shape.id(one.node));
    }
    Result<void> placed;
    auto next = m_selected.cbegin();
    const auto visit = [&](const core::Comment& comment) {
        while (placed && shape.id(next->node) != comment.id) {
            placed = place(*next++, nullptr);
        }
        placed = placed ? place(*next++, &comment) : placed;
    };
    const Result<void> read = m_source.visitComments(m_ids, visit, m_stop);
    while (read && placed && next != m_selected.cend()) {
        placed = place(*next++, nullptr);
    }
    return read ? placed : read;
}

Result<void> Exporter::findWords(core::ArticleId article)
{
    m_found.clear();
    if (m_onRowAlone) {
        return {};
    }
    auto found = m_source.fulfilling(article, m_predicate, m_stop);
    if (!found) {
        return found.error();
    }
    m_found = *std::move(found);
    return {};
}

bool Exporter::isMeant(core::ArticleId article, const core::ShapeRow& row) const
{
    const query::Answer answer = query::answer(m_predicate, article, row, 0);
    return answer == query::Answer::Yes ||
           (answer == query::Answer::NeedsMore && std::binary_search(m_found.begin(), m_found.end(), row.id));
}

Result<void> Exporter::place(const Selected& one, const core::Comment* comment)
{
    const auto level = static_cast<size_t>(one.depth);
    const Standing above = m_path[level];
    m_path.resize(level + 2);
    Standing& here = m_path[level + 1];
    while (!m_held.empty() && m_held.back().level >= level) {
        m_held.pop_back();
    }
    const bool meant = comment != nullptr && isMeant(comment->article, rowOf(*comment));
    const bool goesAlong = above.leftOut && m_options.orphans == OrphanRule::Drop;
    if (comment == nullptr || goesAlong || (!meant && m_options.orphans != OrphanRule::Stub)) {
        m_summary.dropped += goesAlong && meant ? 1 : 0;
        here = {above.id, above.depth, true};
        return {};
    }
    here = {comment->id, above.depth + 1, false};
    if (meant) {
        const Result<void> held = addHeldStubs();
        return held ? add(*comment, level, false) : held;
    }
    m_held.push_back({level, {}});
    copyInto(m_held.back().comment, *comment, true);
    return m_held.size() < stubsHeldAtMost ? Result<void>() : addHeldStubs();
}

Result<void> Exporter::addHeldStubs()
{
    Result<void> added;
    for (const Held& stub : m_held) {
        added = added ? add(stub.comment, stub.level, true) : added;
    }
    m_held.clear();
    return added;
}

// Posts the batch and takes another when it is full.
Result<void> Exporter::add(const core::Comment& comment, size_t level, bool asStub)
{
    m_batch->add(comment, m_path[level].id, m_path[level + 1].depth, asStub);
    ++(asStub ? m_summary.stubs : m_summary.comments);
    if (!m_batch->isFull()) {
        return {};
    }
    Result<void> posted = post(std::exchange(m_batch, nullptr));
    m_batch = m_spent.take();
    return posted;
}

Result<void> Exporter::post(std::shared_ptr<Batch> batch)
{
    return m_writing.post([this, batch = std::move(batch)] {
        Result<void> written = write(*batch);
        m_spent.put(batch);
        return written;
    });
}

Result<void> Exporter::write(const Batch& batch)
{
    for (size_t i = 0; i < batch.used; ++i) {
        const Piece& piece = batch.pieces[i];
        Result<void> done = m_writer.item({piece.comment, piece.parent, piece.depth, piece.stub});
        if (!done || !(done = m_output.flushIfFull())) {
            return done;
        }
    }
    return {};
}

Result<void> checkTarget(core::Source& source, const QString& path)
{
    if (auto allowed = source.checkTarget(path); !allowed) {
        return allowed;
    }
    const QFileInfo info(path);
    if (info.exists() && !info.isFile()) {
        return Error{ErrorCode::FileUnwritable, path, 0,
                     info.isDir() ? QStringLiteral("a folder") : QStringLiteral("not a file")};
    }
    return {};
}

Error targetError(const QFileDevice& file, const QString& path)
{
    Error error = writeError(file);
    error.where = path;
    return error;
}

} // namespace

Result<ExportSummary> writeExport(core::Source& source, const ExportOptions& options, QIODevice& output,
                                  const Progress& progress, const std::stop_token& stop)
{
    const MakeWriter make = writerNamed(options.format);
    if (make == nullptr) {
        return Error{ErrorCode::FormatUnknown, QString::fromUtf8(options.format), 0, {}};
    }
    Output bytes(output);
    const std::unique_ptr<FormatWriter> writer = make(bytes, {options.personalData});
    return Exporter(source, options, bytes, *writer, progress, stop).run();
}

Result<ExportSummary> writeExportFile(core::Source& source, const ExportOptions& options, const QString& path,
                                      const Progress& progress, const std::stop_token& stop)
{
    if (auto allowed = checkTarget(source, path); !allowed) {
        return allowed.error();
    }
    QSaveFile file(core::followLinks(path));
    errno = 0;
    if (!file.open(QIODevice::WriteOnly)) {
        return targetError(file, path);
    }
    Result<ExportSummary> summary = writeExport(source, options, file, progress, stop);
    if (!summary && summary.error().where == file.fileName()) {
        Error error = summary.error();
        error.where = path; // as it was asked for
        return error;
    }
    // It may have become a database meanwhile.
    if (auto allowed = summary ? checkTarget(source, path) : Result<void>(); !allowed) {
        return allowed.error();
    }
    errno = 0;
    if (summary && !file.commit()) {
        return targetError(file, path);
    }
    return summary;
}

} // namespace moderato::exporting
