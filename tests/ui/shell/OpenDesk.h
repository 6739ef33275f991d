// A database in a folder of its own, with its desk, its settings and a window: what a session at the desk is.
#pragma once

#include "model/decide/Desk.h"
#include "model/items/Roles.h"
#include "model/store/CountReader.h"
#include "model/store/DeskReader.h"
#include "model/store/Reader.h"
#include "model/store/Store.h"
#include "ui/desk/MessageBar.h"
#include "ui/shell/MainWindow.h"
#include "ui/thread/ThreadView.h"
#include "ui/words/Translations.h"

#include <QPlainTextEdit>
#include <QTemporaryDir>
#include <QTest>

// Keeps nothing but what is on disk: destroying it and making another is closing and starting the program.
class OpenDesk
{
public:
    explicit OpenDesk(const QTemporaryDir& folder,
                      moderato::store::Store::Access access = moderato::store::Store::Access::ReadWrite)
        : settings(folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat)
    {
        auto opened = moderato::store::Store::open(folder.filePath(QStringLiteral("desk.moderato")), access);
        if (!opened) {
            qFatal("%s", qPrintable(opened.error().detail));
        }
        store = std::move(*opened);
        desk = std::make_unique<moderato::decide::Desk>(
            *store, moderato::core::DecidedBy{{"Ada", "ada@example.org"}});
        static const bool speaks = [] {
            moderato::words::installTranslations(*QCoreApplication::instance());
            return true;
        }();
        Q_UNUSED(speaks);
        window = std::make_unique<moderato::ui::MainWindow>(*store, *desk, settings,
                                                            QStringLiteral(MODERATO_SAMPLE));
        window->resize(1400, 900);
        window->show();
        window->activateWindow();
    }

    moderato::ui::ThreadView& thread() const { return *window->findChild<moderato::ui::ThreadView*>(); }
    QAbstractItemModel& rows() const { return *thread().model(); }
    QPlainTextEdit& composer() const
    {
        return *window->findChild<QPlainTextEdit*>(QStringLiteral("composer-text"));
    }
    QStringList messages() const { return window->findChild<moderato::ui::MessageBar*>()->texts(); }
    QString allMessages() const { return messages().join(u'\n'); }

    moderato::core::CommentId current() const { return thread().currentComment(); }
    QVariant currentData(moderato::items::ThreadRole role) const
    {
        return thread().currentIndex().data(moderato::items::role(role));
    }
    // In the thread pane, as a hand on the keyboard.
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const
    {
        QTest::keyClick(QApplication::focusWidget() != nullptr ? QApplication::focusWidget() : window.get(),
                        key, modifiers);
    }

    std::unique_ptr<moderato::store::Reader> reader() const
    {
        auto opened = store->openReader();
        return opened ? std::move(*opened) : nullptr;
    }
    moderato::core::Comment comment(moderato::core::CommentId id) const
    {
        auto found = reader()->comment(id);
        return found ? std::move(*found) : moderato::core::Comment();
    }
    moderato::core::Counts counts() const { return *reader()->counts().ofAll(); }

    QSettings settings;
    std::unique_ptr<moderato::store::Store> store;
    std::unique_ptr<moderato::decide::Desk> desk;
    std::unique_ptr<moderato::ui::MainWindow> window;
};
