#include "ui/shell/WindowState.h"

#include <QCryptographicHash>
#include <QFileInfo>
#include <QMainWindow>
#include <QSettings>
#include <QSplitter>

namespace moderato::ui {

namespace {

constexpr int version = 1;

// A path is no settings key: it holds slashes.
QString keyOf(const QString& database)
{
    const QString path = QFileInfo(database).absoluteFilePath();
    const QByteArray digest = QCryptographicHash::hash(path.toUtf8(), QCryptographicHash::Sha256);
    return QString::fromLatin1(digest.toHex().first(16));
}

} // namespace

WindowState::WindowState(QSettings& settings, const QString& database)
    : m_settings(settings)
    , m_window(QStringLiteral("window-%1/").arg(version))
    , m_place(QStringLiteral("place-%1/%2/").arg(version).arg(keyOf(database)))
{
}

bool WindowState::restoreGeometry(QMainWindow& window) const
{
    return window.restoreGeometry(m_settings.value(m_window + QLatin1String("geometry")).toByteArray());
}

void WindowState::saveGeometry(const QMainWindow& window)
{
    m_settings.setValue(m_window + QLatin1String("geometry"), window.saveGeometry());
}

void WindowState::restoreSplitter(QSplitter& splitter) const
{
    splitter.restoreState(m_settings.value(m_window + splitter.objectName()).toByteArray());
}

void WindowState::saveSplitter(const QSplitter& splitter)
{
    m_settings.setValue(m_window + splitter.objectName(), splitter.saveState());
}

Place WindowState::place() const
{
    Place place;
    bool known = false;
    const int queue = m_settings.value(m_place + QLatin1String("queue")).toInt(&known);
    if (known && queue >= 0 && queue <= static_cast<int>(items::QueueKind::All)) {
        place.queue = static_cast<items::QueueKind>(queue);
    }
    place.article.value = m_settings.value(m_place + QLatin1String("article")).toLongLong();
    place.comment.value = m_settings.value(m_place + QLatin1String("comment")).toLongLong();
    place.threadPlace = m_settings.value(m_place + QLatin1String("thread-place")).toByteArray();
    const int order = m_settings.value(m_place + QLatin1String("order")).toInt();
    if (order > 0 && order <= static_cast<int>(thread::SiblingOrder::MostRepliesFirst)) {
        place.order = static_cast<thread::SiblingOrder>(order);
    }
    return place;
}

void WindowState::savePlace(const Place& place)
{
    if (place.queue) {
        m_settings.setValue(m_place + QLatin1String("queue"), static_cast<int>(*place.queue));
    }
    m_settings.setValue(m_place + QLatin1String("order"), static_cast<int>(place.order));
    m_settings.setValue(m_place + QLatin1String("article"), place.article.value);
    m_settings.setValue(m_place + QLatin1String("comment"), place.comment.value);
    m_settings.setValue(m_place + QLatin1String("thread-place"), place.threadPlace);
}

} // namespace moderato::ui
