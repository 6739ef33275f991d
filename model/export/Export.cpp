#include "model/export/Export.h"

#include "model/export/Batch.h"
#include "model/export/Formats.h"
#include "model/export/Selection.h"
#include "model/export/WritingThread.h"

#include <QSaveFile>

#include <cerrno>
#include <memory>
#include <utility>

namespace moderato::exporting {

namespace {

using core::Error;
using core::ErrorCode;
using core::Result;

constexpr size_t pageSize = 256; // comments between two words of progress

using Progress = std::function<bool(qint64)>;

// Reads in the thread it runs in; every call to the writer and the output is posted.
class Exporter
{
public:
    Exporter(core::Source& source, const ExportOptions& options, Output& output, FormatWriter& writer,
             const Progress& progress)
        : m_source(source), m_options(options), m_output(output), m_writer(writer), m_progress(progress)
    {
    }

    Result<ExportSummary> run();

private:
    Result<void> writeAll();
    Result<void> writeArticle(core::ArticleId id);
    Result<thread::ThreadShape> shapeOf(core::ArticleId id);
    Result<void> readPage(const thread::ThreadShape& shape, std::shared_ptr<Batch>& batch);
    Result<void> post(std::shared_ptr<Batch> batch);
    Result<void> write(const Batch& batch);

    core::Source& m_source;
    const ExportOptions& m_options;
    Output& m_output;
    FormatWriter& m_writer;
    const Progress& m_progress;
    ExportSummary m_summary;            // of what was read
    std::vector<Selected> m_selected;   // of the page under way
    std::vector<core::CommentId> m_ids; // the same
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
    if (const Result<void> done = m_writing.post([this] { return m_writer.begin(); }); !done) {
        return done;
    }
    for (const core::ArticleId id : articles) {
        if (const Result<void> done = writeArticle(id); !done) {
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
    const Result<void> read = m_source.readShape(id, [&](const core::ShapeRow& row) {
        builder.append(row);
        return true;
    });
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
    Selection selection(*shape, m_options.filter, m_options.orphans);
    m_summary.dropped += selection.dropped();
    if (selection.count() == 0 && m_options.articles.empty()) {
        return {};
    }
    Result<void> posted = m_writing.post(
        [this, article = *article, items = selection.count()] { return m_writer.article(article, items); });
    std::shared_ptr<Batch> batch = m_spent.take();
    for (selection.take(m_selected, pageSize); posted && !m_selected.empty();
         selection.take(m_selected, pageSize)) {
        posted = readPage(*shape, batch);
        if (posted && m_progress && !m_progress(m_summary.comments)) {
            return Error{ErrorCode::Cancelled, {}, 0, {}};
        }
    }
    ++m_summary.articles;
    posted = posted ? post(std::move(batch)) : posted;
    return posted ? m_writing.post([this] { return m_writer.endArticle(); }) : posted;
}

// Posts the batch and takes another whenever it is full.
Result<void> Exporter::readPage(const thread::ThreadShape& shape, std::shared_ptr<Batch>& batch)
{
    m_ids.clear();
    for (const Selected& one : m_selected) {
        m_ids.push_back(shape.id(one.node));
    }
    Result<void> posted;
    const auto* next = m_selected.data();
    const Result<void> read = m_source.visitComments(m_ids, [&](const core::Comment& comment) {
        // A comment that left the thread since its shape was read is left out by the source.
        while (shape.id(next->node) != comment.id) {
            ++next;
        }
        const Selected& one = *next++;
        const bool isTop = one.parent == thread::rootNode;
        batch->add(comment, isTop ? core::CommentId{} : shape.id(one.parent), one.depth, one.stub);
        ++(one.stub ? m_summary.stubs : m_summary.comments);
        if (batch->isFull()) {
            posted = post(std::exchange(batch, nullptr));
            batch = m_spent.take();
        }
        return posted.ok();
    });
    return read ? posted : read;
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

} // namespace

Result<ExportSummary> writeExport(core::Source& source, const ExportOptions& options, QIODevice& output,
                                  const Progress& progress)
{
    const MakeWriter make = writerNamed(options.format);
    if (make == nullptr) {
        return Error{ErrorCode::FormatUnknown, QString::fromUtf8(options.format), 0, {}};
    }
    Output bytes(output);
    const std::unique_ptr<FormatWriter> writer = make(bytes, {options.personalData});
    return Exporter(source, options, bytes, *writer, progress).run();
}

Result<ExportSummary> writeExportFile(core::Source& source, const ExportOptions& options, const QString& path,
                                      const Progress& progress)
{
    QSaveFile file(path);
    errno = 0;
    if (!file.open(QIODevice::WriteOnly)) {
        return writeError(file);
    }
    Result<ExportSummary> summary = writeExport(source, options, file, progress);
    if (!summary) {
        return summary;
    }
    errno = 0;
    if (!file.commit()) {
        return writeError(file);
    }
    return summary;
}

} // namespace moderato::exporting
