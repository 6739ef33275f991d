// The export: which articles, which comments, which format, and what becomes of replies without their parent.
// Neighbours: a core::Source below, the FormatWriters beside, app and ui/dialogs above.
#pragma once

#include "model/core/Source.h"

#include <QIODevice>

namespace moderato::exporting {

// What becomes of a reply whose parent is not exported.
enum class OrphanRule : quint8 {
    Stub,    // its parent's place is kept by a stub without text or author
    Promote, // it moves up to its nearest exported ancestor, or to the top
    Drop,    // it is left out, with all below it
};

struct ExportOptions
{
    std::vector<core::ArticleId> articles; // empty = all
    // Of these articles: which comments. Its ages are taken once, when the export begins.
    core::Predicate predicate = core::withStatus(core::Status::Approved);
    QByteArray format = "json";
    OrphanRule orphans = OrphanRule::Stub;
    bool personalData = false; // e-mail, IP, user agent, the journal's names
};

struct ExportSummary
{
    qint64 articles = 0;
    qint64 comments = 0;
    qint64 stubs = 0;
    qint64 dropped = 0; // fulfilled the predicate, left out by the orphan rule
};

struct Format
{
    QByteArray name;   // stable: "json", "csv", "text"
    QByteArray ending; // of its files, without the dot
};
std::vector<Format> formats();

using Progress = std::function<void(qint64 comments)>;

// Writes to `output` (open for writing), from a thread that is gone when this returns, while the next
// comments are read in the caller's. The same state gives the same bytes. `progress`, when set, is told the
// comments read so far; Cancelled soon after `stop` asks for it.
// Which comments there are, where they hang and which words they hold is as it is when an article's turn
// comes; whether one still fulfils what the predicate says of its row is asked again where its text is read,
// so that what is decided meanwhile holds. One that no longer does is treated as the orphan rule says: its
// place is kept by a stub when replies need it, or they move up, or they are left out with it.
core::Result<ExportSummary> writeExport(core::Source& source, const ExportOptions& options, QIODevice& output,
                                        const Progress& progress = {}, const std::stop_token& stop = {});

// The same into a file: whole or not at all; an existing file is replaced only when everything was written,
// and never one that the source keeps its comments in (core::Source::checkTarget). FileUnwritable for what is
// no file.
core::Result<ExportSummary> writeExportFile(core::Source& source, const ExportOptions& options,
                                            const QString& path, const Progress& progress = {},
                                            const std::stop_token& stop = {});

} // namespace moderato::exporting
