// Files into a database, one after another, with what came of it in one sum.
// Neighbours: intake::importFile does each; the import command and the window without a display use it.
#pragma once

#include "app/Console.h"
#include "model/core/Ids.h"
#include "model/intake/ImportSession.h"
#include "model/store/Store.h"

#include <QStringList>

namespace moderato::app {

struct FileImport
{
    intake::ImportSummary sum; // its problems name the file when there are several
    std::vector<core::ArticleId> firstArticles;
    std::vector<core::Error> failures; // one for each file that could not be read

    // A file failed, or was read in part only.
    bool isAtFault() const;
};

// A file that fails is told and passed over; a database that fails ends it all.
core::Result<FileImport> importFiles(store::Store& store, const QStringList& files, const QByteArray& format,
                                     const intake::ImportOptions& options, Console& console);

} // namespace moderato::app
