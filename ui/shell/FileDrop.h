// Files dropped on the window.
// Neighbours: MainWindow imports them.
#pragma once

#include <QObject>
#include <QStringList>

class QWidget;

namespace moderato::ui {

class FileDrop final : public QObject
{
    Q_OBJECT

public:
    // Makes `target` take files.
    explicit FileDrop(QWidget& target);

Q_SIGNALS:
    void dropped(const QStringList& files);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
};

} // namespace moderato::ui
