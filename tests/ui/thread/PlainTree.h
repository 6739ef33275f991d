// A thread of a real database in Qt's own QTreeView: stock, but for our delegate and uniform rows. What it
// shows is read back as text. Neighbours: the tests of the thread model in a view that is not ours.
#pragma once

#include "model/items/DisplayOrder.h"
#include "model/items/Roles.h"
#include "model/items/ThreadContents.h"
#include "model/items/ThreadModel.h"
#include "model/items/Ticks.h"
#include "tests/store/StoreFixture.h"
#include "ui/thread/CommentDelegate.h"

#include <QAbstractItemModelTester>
#include <QEventLoop>
#include <QSignalSpy>
#include <QTreeView>

namespace moderato::test {

struct PlainTree
{
    StoreFixture database;
    items::ThreadModel model{database.store()};
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::Fatal};
    ui::CommentDelegate delegate;
    QTreeView view;

    PlainTree()
    {
        view.setModel(&model);
        view.setItemDelegate(&delegate);
        view.setUniformRowHeights(true);
        view.setIndentation(0); // the delegate draws its own
        view.setHeaderHidden(true);
        QObject::connect(
            &delegate, &ui::CommentDelegate::expanderPressed, &view,
            [this](const QModelIndex& index) { view.setExpanded(index, !view.isExpanded(index)); });
        QObject::connect(&model, &items::ThreadModel::anyRowChanged, view.viewport(),
                         qOverload<>(&QWidget::update));
        view.resize(500, 600);
        view.show();
        view.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&view));
    }

    // "1 2<1 3<2": the ids in file order, which the store gives, with the parent after '<'.
    void read(const QString& thread)
    {
        std::vector<core::CommentRecord> records;
        for (const QString& word : thread.split(u' ')) {
            records.push_back(comment(word.section(u'<', 0, 0).toUtf8(), word.section(u'<', 1, 1).toUtf8()));
        }
        database.import(records);
        open({1});
    }
    void open(core::ArticleId id)
    {
        QSignalSpy opened(&model, &items::ThreadModel::opened);
        model.openThread(id);
        QVERIFY(opened.size() == 1 || opened.wait());
    }
    template <typename Ask>
    void arrange(Ask ask)
    {
        QSignalSpy arranged(&model, &items::ThreadModel::arranged);
        ask();
        QVERIFY(arranged.wait());
    }
    // Until it is durable and its row has changed.
    decide::Outcome perform(decide::Request request)
    {
        QEventLoop loop;
        decide::Outcome outcome;
        database.desk().perform(std::move(request), &loop, [&](const core::Result<decide::Outcome>& result) {
            outcome = result ? *result : decide::Outcome(); // nothing to undo
            loop.quit();
        });
        loop.exec();
        return outcome;
    }
    void press(Qt::Key key) { QTest::keyClick(&view, key); }
    void click(qint64 id, const QPoint& within)
    {
        const QPoint corner = view.visualRect(model.indexOf({id})).topLeft();
        QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, corner + within);
    }
    qint64 current() const { return model.idAt(view.currentIndex()).value; }

    // The rows as the view has them, "[1a] -2*^ 3": a dash a level, then a, r or s for what is decided, '*'
    // flagged, '^' ticked; the current row in brackets.
    QString seen() const
    {
        QStringList rows;
        for (QModelIndex index = model.index(0, 0); index.isValid(); index = view.indexBelow(index)) {
            const QString row = rowOf(index);
            rows << (index == view.currentIndex() ? u'[' + row + u']' : row);
        }
        return rows.join(u' ');
    }

    static int number(const QModelIndex& index, items::ThreadRole which)
    {
        return index.data(items::role(which)).toInt();
    }
    QString rowOf(const QModelIndex& index) const
    {
        using items::ThreadRole;
        constexpr const char* letters[] = {"", "a", "r", "s"};
        int level = 0;
        for (QModelIndex above = index.parent(); above.isValid(); above = above.parent()) {
            ++level;
        }
        QString text(level, u'-');
        text += QString::number(model.idAt(index).value);
        text += QLatin1String(letters[number(index, ThreadRole::Status)]);
        text += number(index, ThreadRole::Flags) > 0 ? QStringLiteral("*") : QString();
        text += index.data(Qt::CheckStateRole).toInt() == Qt::Checked ? QStringLiteral("^") : QString();
        return text;
    }
};

} // namespace moderato::test
