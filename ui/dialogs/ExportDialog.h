// What leaves the desk: which comments, in which format, what becomes of replies without their parent.
// Neighbours: exporting::writeExportFile does it on a worker with a Reader of its own.
#pragma once

#include "model/core/Comment.h"
#include "model/core/Job.h"
#include "model/export/Export.h"

#include <QDialog>

class QButtonGroup;
class QCheckBox;
class QComboBox;
class QDialogButtonBox;
class QLabel;
class QVBoxLayout;

namespace moderato::store {
class Store;
}

namespace moderato::ui {

class WorkStrip;

class ExportDialog final : public QDialog
{
    Q_OBJECT

public:
    // `article`: the one in the window, offered first; invalid = all articles only.
    ExportDialog(store::Store& store, const core::ArticleId& article, const QString& title,
                 QWidget* parent = nullptr);

    exporting::ExportOptions options() const;
    // Writes now, replacing `path`; the dialog closes when it is done.
    void exportTo(const QString& path);

    void reject() override; // cancels a write under way first

Q_SIGNALS:
    void exported(const QString& path, const moderato::exporting::ExportSummary& summary);

private:
    QWidget* makeChoices(core::ArticleId article, const QString& title);
    void addOrphanRules(QVBoxLayout* column);
    void askForPath();
    void finish(const QString& path, const core::Result<exporting::ExportSummary>& result);

    store::Store& m_store;
    core::ArticleId m_article;
    QComboBox* m_articles = nullptr;
    QComboBox* m_status = nullptr;
    QComboBox* m_format = nullptr;
    QButtonGroup* m_orphans = nullptr;
    QCheckBox* m_personal = nullptr;
    QLabel* m_note = nullptr;
    QDialogButtonBox* m_buttons = nullptr;
    QWidget* m_choices = nullptr;
    WorkStrip* m_strip = nullptr;
    core::Job m_job;
};

} // namespace moderato::ui
