#include "ui/shell/ImportRunner.h"

#include "model/intake/FileImport.h"
#include "model/store/Store.h"

#include <cmath>

namespace moderato::ui {

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
        auto result = intake::importFile(m_store, file, {}, {}, progress, run.stopToken());
        return [this, file, result = std::move(result)] { tell(file, result); };
    });
}

void ImportRunner::tell(const QString& file, const core::Result<intake::ImportSummary>& result)
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

#include "moc_ImportRunner.cpp"
