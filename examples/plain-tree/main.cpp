// SPDX-License-Identifier: GPL-3.0-or-later
// The thread model in Qt's own QTreeView: the first article of a database, walked with that view's own keys.
// Space ticks, A approves. Neighbours: the same model, delegate and desk as the program's.
#include "model/decide/Desk.h"
#include "model/items/ThreadModel.h"
#include "model/store/CountReader.h"
#include "model/store/Reader.h"
#include "model/store/Store.h"
#include "ui/thread/CommentDelegate.h"
#include "ui/words/Words.h"

#include <QApplication>
#include <QShortcut>
#include <QTreeView>

using namespace moderato;

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    if (argc != 2) {
        qWarning("plain-tree DATABASE");
        return 2;
    }
    const auto tell = [](const core::Error& error) { qWarning("%s", qPrintable(words::describe(error))); };
    auto store = store::Store::open(QString::fromLocal8Bit(argv[1]), store::Store::Access::ReadWriteExisting);
    auto reader = store ? (*store)->openReader() : store.error();
    const auto articles = reader ? (*reader)->counts().articles() : reader.error();
    if (!articles) {
        tell(articles.error());
        return 1;
    }
    items::ThreadModel model(**store);
    ui::CommentDelegate delegate;
    QTreeView view;
    view.setModel(&model);
    view.setItemDelegate(&delegate);
    view.setUniformRowHeights(true);
    view.setIndentation(0); // the delegate draws its own
    view.setHeaderHidden(true);
    QObject::connect(&delegate, &ui::CommentDelegate::expanderPressed, &view,
                     [&](const QModelIndex& index) { view.setExpanded(index, !view.isExpanded(index)); });
    QObject::connect(&model, &items::ThreadModel::anyRowChanged, view.viewport(),
                     qOverload<>(&QWidget::update));
    QObject::connect(&model, &items::ThreadModel::failed, &view, tell);

    // The view never writes: a decision goes to the desk, and its row changes once it is durable.
    decide::Desk desk(**store, core::DecidedBy{{"plain-tree", {}}});
    QShortcut approve(Qt::Key_A, &view);
    QObject::connect(&approve, &QShortcut::activated, &view, [&] {
        desk.perform(decide::setStatus(core::Status::Approved, {{model.idAt(view.currentIndex())}}), &view,
                     [&](const auto& outcome) { outcome ? void() : tell(outcome.error()); });
    });
    if (!articles->empty()) {
        model.openThread(articles->front().id);
    }
    view.resize(700, 800);
    view.show();
    return QApplication::exec();
}
