// The window as it was left: size, panes, and for each database its queue, article, comment and expanded
// rows. Neighbours: QSettings keeps it; MainWindow asks at start and tells at close.
#pragma once

#include "model/core/Ids.h"
#include "model/items/Roles.h"
#include "model/thread/Arrangement.h"

#include <QByteArray>
#include <QString>

#include <optional>

class QMainWindow;
class QSettings;
class QSplitter;

namespace moderato::ui {

struct Place
{
    std::optional<items::QueueKind> queue;
    core::ArticleId article;
    core::CommentId comment;
    QByteArray threadPlace; // ThreadView::savePlace
    thread::SiblingOrder order = thread::SiblingOrder::OldestFirst;
};

class WindowState final
{
public:
    // `settings` outlives this. A state written by another version of the layout is not read.
    WindowState(QSettings& settings, const QString& database);

    // False when there is none.
    bool restoreGeometry(QMainWindow& window) const;
    void saveGeometry(const QMainWindow& window);
    void restoreSplitter(QSplitter& splitter) const; // by its object name
    void saveSplitter(const QSplitter& splitter);

    Place place() const;
    void savePlace(const Place& place);

private:
    QSettings& m_settings;
    QString m_window; // group of the window
    QString m_place;  // group of this database
};

} // namespace moderato::ui
