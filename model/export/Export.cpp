#include "model/export/Export.h"

#include "model/export/Formats.h"
#include "model/export/Selection.h"

#include <QSaveFile>

#include <cerrno>

namespace moderato::exporting {

namespace {

using core::Error;
using core::ErrorCode;
using core::Result;

constexpr size_t pageSize = 256; // comments between two words of progress

using Progress = std::function<bool(qint64)>;

// A stub says where something stood, not what or whose it was.
core::Comment stubOf(const core::Comment& comment)
{
    core::Comment stub;
    stub.id = comment.id;
    stub.article = comment.article;
    stub.parent = comment.parent;
    stub.parentNamed = comment.parentNamed;
    stub.origin = comment.origin;
    return stub;
}

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
    Result<void> writeArticle(core::ArticleId id);
    Result<thread::ThreadShape> shapeOf(core::ArticleId id);
    Result<void> writePage(const thread::ThreadShape& shape);
    Result<void> writeItem(const thread::ThreadShape& shape, const Selected& one,
                           const core::Comment& comment);

    core::Source& m_source;
    const ExportOptions& m_options;
    Output& m_output;
    FormatWriter& m_writer;
    const Progress& m_progress;
    ExportSummary m_summary;
    std::vector<Selected> m_page;       // under way
    std::vector<core::CommentId> m_ids; // of that page
};

Result<ExportSummary> Exporter::run()
{
    std::vector<core::ArticleId> articles = m_options.articles;
    if (articles.empty()) {
        Result<std::vector<core::ArticleId>> all = m_source.articleIds();
        if (!all) {
            return all.error();
        }
        articles = *std::move(all);
    }
    if (const Result<void> done = m_writer.begin(); !done) {
        return done.error();
    }
    for (const core::ArticleId id : articles) {
        if (const Result<void> done = writeArticle(id); !done) {
            return done.error();
        }
    }
    if (const Result<void> done = m_writer.end(); !done) {
        return done.error();
    }
    if (const Result<void> done = m_output.flush(); !done) {
        return done.error();
    }
    return m_summary;
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
    if (const Result<void> done = m_writer.article(*article, selection.count()); !done) {
        return done;
    }
    for (selection.take(m_page, pageSize); !m_page.empty(); selection.take(m_page, pageSize)) {
        if (const Result<void> done = writePage(*shape); !done) {
            return done;
        }
    }
    ++m_summary.articles;
    return m_writer.endArticle();
}

Result<void> Exporter::writePage(const thread::ThreadShape& shape)
{
    m_ids.clear();
    for (const Selected& one : m_page) {
        m_ids.push_back(shape.id(one.node));
    }
    Result<void> written;
    const auto* next = m_page.data();
    const Result<void> read = m_source.visitComments(m_ids, [&](const core::Comment& comment) {
        // A comment that left the thread since its shape was read is left out by the source.
        while (shape.id(next->node) != comment.id) {
            ++next;
        }
        written = writeItem(shape, *next++, comment);
        return written.ok();
    });
    if (!read || !written) {
        return read ? written : read;
    }
    if (m_progress && !m_progress(m_summary.comments)) {
        return Error{ErrorCode::Cancelled, {}, 0, {}};
    }
    return {};
}

Result<void> Exporter::writeItem(const thread::ThreadShape& shape, const Selected& one,
                                 const core::Comment& comment)
{
    const core::CommentId parent = one.parent == thread::rootNode ? core::CommentId{} : shape.id(one.parent);
    ++(one.stub ? m_summary.stubs : m_summary.comments);
    const Result<void> done = one.stub ? m_writer.item({stubOf(comment), parent, one.depth, true})
                                       : m_writer.item({comment, parent, one.depth, false});
    return done ? m_output.flushIfFull() : done;
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
