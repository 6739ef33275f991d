// A whole copy of the database in a new file: asked for in a dialog, made on a worker. Neighbours: Store
// copies, also when its own file is gone; the window tells, and works on with the copy then.
#pragma once

#include "model/core/Job.h"
#include "model/core/Result.h"

class QWidget;

namespace moderato::store {
class Store;
}

namespace moderato::ui {

class DatabaseCopy final : public QObject
{
    Q_OBJECT

public:
    // Both outlive this object.
    DatabaseCopy(QWidget& window, store::Store& store);

    void askForFile();
    void copyTo(const QString& file);

Q_SIGNALS:
    void began(const QString& file);
    void copied(const QString& file);
    void failed(const moderato::core::Error& error);

private:
    QWidget& m_window;
    store::Store& m_store;
    core::Job m_job;
};

} // namespace moderato::ui
