#include "model/intake/FileImport.h"

#include "model/import/Formats.h"

namespace moderato::intake {

core::Result<ImportSummary> importFile(store::Store& store, const QString& file, QByteArrayView format,
                                       const ImportOptions& options, ImportProgress progress,
                                       const std::stop_token& stop)
{
    auto session = ImportSession::begin(store, options);
    if (!session) {
        return session.error();
    }
    (*session)->setProgressCallback(std::move(progress));
    if (auto read = import::importFile(file, format, **session, stop); !read) {
        return read.error();
    }
    return (*session)->finish();
}

} // namespace moderato::intake
