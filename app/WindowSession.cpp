#include "app/WindowSession.h"

#include "model/decide/Desk.h"
#include "model/store/Store.h"
#include "ui/shell/MainWindow.h"

#include <QApplication>

namespace moderato::app {

using core::Result;
using store::Store;

WindowSession::WindowSession(QSettings& settings, core::Actor moderator)
    : m_settings(settings), m_moderator(std::move(moderator))
{
}

WindowSession::~WindowSession() = default;

Result<void> WindowSession::open(const QString& database)
{
    auto store = Store::open(database);
    if (!store && store.error().code == core::ErrorCode::DatabaseReadOnly) {
        store = Store::open(database, Store::Access::ReadOnly);
    }
    if (!store) {
        return store.error();
    }
    m_store = std::move(*store);
    m_desk = std::make_unique<decide::Desk>(*m_store, core::DecidedBy{m_moderator, core::Cause::Window});
    m_window = std::make_unique<ui::MainWindow>(*m_store, *m_desk, m_settings,
                                                QStringLiteral(":/moderato/sample-article.txt"));
    // Later: the window that says it goes by it.
    connect(m_window.get(), &ui::MainWindow::saved, this, &WindowSession::goOnIn, Qt::QueuedConnection);
    m_window->show();
    return {};
}

void WindowSession::goOnIn(const QString& database)
{
    // The copy may stand where the lost file stood: what is left of that goes first, its lock and its log.
    const bool quits = QApplication::quitOnLastWindowClosed();
    QApplication::setQuitOnLastWindowClosed(false);
    const auto handOver = m_window->leaveFor(database);
    m_window.reset();
    m_desk.reset();
    m_store.reset();
    const auto opened = open(database);
    QApplication::setQuitOnLastWindowClosed(quits);
    if (opened) {
        handOver(*m_window);
    } else {
        Q_EMIT failed(opened.error());
    }
}

} // namespace moderato::app

#include "moc_WindowSession.cpp"
