// Files into the database, one after another, on a worker; what came of each is told here.
// Neighbours: intake::importFile does it; the shell tells and opens.
#pragma once

#include "model/core/Job.h"
#include "model/intake/ImportSession.h"

#include <QStringList>

namespace moderato::store {
class Store;
}

namespace moderato::ui {

class ImportRunner final : public QObject
{
    Q_OBJECT

public:
    explicit ImportRunner(store::Store& store, QObject* parent = nullptr);

    void add(const QStringList& files);
    // The file under way and those that wait. What was committed stays; importing it again finishes it.
    void cancel();

Q_SIGNALS:
    void started(const QString& file);
    void progressed(double share);
    void imported(const QString& file, const moderato::intake::ImportSummary& summary);
    void failed(const moderato::core::Error& error);
    void finished(); // nothing is left to do

private:
    void next();
    void tell(const QString& file, const core::Result<intake::ImportSummary>& result);

    store::Store& m_store;
    QStringList m_waiting;
    core::Job m_job;
};

} // namespace moderato::ui
