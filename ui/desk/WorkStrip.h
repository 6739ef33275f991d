// Work under way in one line: what, how far, and a way to stop it; seen only when it takes over half a
// second. Neighbours: imports and exports tell it; the shell's status bar and ExportDialog show it.
#pragma once

#include <QTimer>
#include <QWidget>

class QLabel;
class QProgressBar;

namespace moderato::ui {

class WorkStrip final : public QWidget
{
    Q_OBJECT

public:
    explicit WorkStrip(QWidget* parent = nullptr);

    void begin(const QString& what);
    // 0..1; below 0 = nobody knows how far.
    void setShare(double share);
    void end();

Q_SIGNALS:
    void cancelled();

private:
    QTimer m_showLate;
    QLabel* m_what = nullptr;
    QProgressBar* m_bar = nullptr;
};

} // namespace moderato::ui
