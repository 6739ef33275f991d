// What was not as it should be in the files that were read: a list to look through and to copy.
// Neighbours: ImportRunner's summaries; ui/words words each problem.
#pragma once

#include "model/core/Problem.h"

#include <QDialog>

class QListWidget;

namespace moderato::ui {

class ImportProblems final : public QDialog
{
    Q_OBJECT

public:
    ImportProblems(const QString& file, const QList<core::Problem>& problems, QWidget* parent = nullptr);

    // One line a problem, as it is copied.
    QString asText() const;

private:
    QListWidget* m_list = nullptr;
};

} // namespace moderato::ui
