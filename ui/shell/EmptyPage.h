// What a moderator sees before there is anything to moderate: what to do next.
// Neighbours: MainWindow shows it while the database holds no comment.
#pragma once

#include <QWidget>

class QAction;

namespace moderato::ui {

class EmptyPage final : public QWidget
{
    Q_OBJECT

public:
    // `withSample`: the bundled article can be opened from here.
    EmptyPage(QAction& open, bool withSample, QWidget* parent = nullptr);

Q_SIGNALS:
    void sampleWanted();
};

} // namespace moderato::ui
