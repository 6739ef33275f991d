// Why a comment is flagged, in one more key: a small pop-up at the row, with an optional note.
// Neighbours: DecisionActions opens it and makes the verb.
#pragma once

#include "model/core/Status.h"

#include <QFrame>

class QLineEdit;
class QListWidget;

namespace moderato::ui {

class FlagMenu final : public QFrame
{
    Q_OBJECT

public:
    // `parent` has the focus again when the menu goes.
    explicit FlagMenu(QWidget* parent);

    // Below `place` (global), moved to stay on its screen.
    void openAt(const QPoint& place);

Q_SIGNALS:
    void chosen(moderato::core::FlagReason reason, const QString& note);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void choose(int row);

    QListWidget* m_reasons = nullptr;
    QLineEdit* m_note = nullptr;
};

} // namespace moderato::ui
