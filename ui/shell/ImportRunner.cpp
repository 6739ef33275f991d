#include "ui/shell/ImportRunner.h"

#include "model/import/Formats.h"
#include "model/store/Store.h"

#include <cmath>

namespace moderato::ui {

namespace {

using Summary = core::Result<intake::ImportSummary>;

Summary importOne(store::Store& store, const QString& file,
                  const std::function<void(double, qint64)>& progress, const std::stop_token& stop)
{
    auto session = intake::ImportSession::begin(store, {.file = file.toUtf8(), .format = {}});
    if (!session) {
        return session.error();
    }
    (*session)->setProgressCallback(progress);
    const core::Result<void> read = import::importFile(file, {}, **session, stop);
    if (!read) {
        return read.error();
    }
    return (*session)->finish();
}

} // namespace

ImportRunner::ImportRunner(store::Store& store, QObject* parent) : QObject(parent), m_store(store) {}

void ImportRunner::add(const QStringList& files)
{
    m_waiting.append(files);
    next();
}

void ImportRunner::cancel()
{
    m_waiting.clear();
    m_job.stop();
}

void ImportRunner::next()
{
    if (m_job.isRunning() || m_waiting.isEmpty()) {
        return;
    }
    const QString file = m_waiting.takeFirst();
    Q_EMIT started(file);
    m_job.start([this, file](const core::Job::Run& run) -> core::Job::Told {
        // A reader tells its share often; the window hears of each hundredth.
        int told = -1;
        const auto progress = [&, this](double share, qint64) {
            const int hundredths = static_cast<int>(std::floor(share * 100));
            if (hundredths != told) {
                told = hundredths;
                run.tell([this, share] { Q_EMIT progressed(share); });
            }
        };
        Summary result = importOne(m_store, file, progress, run.stopToken());
        return [this, file, result = std::move(result)] { tell(file, result); };
    });
}

void ImportRunner::tell(const QString& file, const Summary& result)
{
    if (result) {
        Q_EMIT imported(file, *result);
    } else {
        Q_EMIT failed(result.error());
    }
    if (m_waiting.isEmpty()) {
        Q_EMIT finished();
    }
    next();
}

} // namespace moderato::ui
