// A ThreadView over a thread in memory, in a window of its own; what is seen of it as text, its parts to be
// clicked. Neighbours: the tests of ThreadView.
#pragma once

#include "model/items/DisplayOrder.h"
#include "model/items/ThreadContents.h"
#include "model/items/ThreadModel.h"
#include "model/items/Ticks.h"
#include "tests/items/FakeThreads.h"
#include "ui/thread/ThreadView.h"

#include <QSignalSpy>
#include <QTest>

namespace moderato::test {

using core::Status;

inline constexpr core::ArticleId theArticle{1};

// "1 2<1 3<2! 4": ids with the parent after '<' and '!' on pending ones; all others are approved.
inline std::vector<core::ShapeRow> rowsOf(const QString& text)
{
    std::vector<core::ShapeRow> rows;
    for (QString word : text.split(u' ')) {
        core::ShapeRow row;
        row.status = word.endsWith(u'!') ? Status::Pending : Status::Approved;
        word.remove(u'!');
        row.id = {word.section(u'<', 0, 0).toLongLong()};
        row.parent = {word.section(u'<', 1, 1).toLongLong()};
        row.createdAt = row.id.value * 1000;
        rows.push_back(row);
    }
    return rows;
}

// "1! 2! 3! …"
inline std::vector<core::ShapeRow> topLevel(qint64 count)
{
    std::vector<core::ShapeRow> rows;
    for (qint64 id = 1; id <= count; ++id) {
        rows.push_back({.id = {id}, .parent = {}, .author = {}, .createdAt = id});
    }
    return rows;
}

struct Desk
{
    test::FakeThreads threads;
    items::ThreadModel model{threads.opener()};
    ui::ThreadView view;

    explicit Desk(const std::vector<core::ShapeRow>& rows)
    {
        threads.threads.insert(theArticle, rows);
        view.setModel(&model);
        view.resize(500, 400);
        view.show();
        view.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&view));
        open();
        view.setCurrentIndex({}); // taking focus may have chosen the first row
    }
    void open()
    {
        QSignalSpy opened(&model, &items::ThreadModel::opened);
        model.openThread(theArticle);
        QTRY_COMPARE(opened.size(), 1);
    }
    void setQueue(const core::Predicate& queue)
    {
        QSignalSpy arranged(&model, &items::ThreadModel::arranged);
        model.arrange(model.arrangement().inQueue(queue));
        QVERIFY(arranged.wait());
    }
    // Ids of the rows in display order as they are expanded, the current one in brackets.
    QString seen() const
    {
        QStringList ids;
        for (int line = 0; line < view.lines().count(); ++line) {
            const QModelIndex index = view.lines().indexAt(line);
            const QString id = QString::number(model.idAt(index).value);
            ids << (index == view.currentIndex() ? u'[' + id + u']' : id);
        }
        return ids.join(u' ');
    }
    QString ticked() const
    {
        QStringList ids;
        for (const core::CommentId id : model.ticks().inOrder()) {
            ids << QString::number(id.value);
        }
        return ids.join(u' ');
    }
    QRect rectOf(qint64 id) const { return view.visualRect(model.indexOf({id})); }
    // As the delegate lays a top-level row out, whose leading edge is on the right in a mirrored window.
    QPoint partOf(qint64 id, const QPoint& fromLeadingCorner) const
    {
        const QRect row = rectOf(id);
        const QPoint corner = row.topLeft() + fromLeadingCorner;
        return view.isRightToLeft() ? QPoint(row.right() - (corner.x() - row.left()), corner.y()) : corner;
    }
    QPoint expanderOf(qint64 id) const { return partOf(id, {14, 14}); }
    QPoint tickOf(qint64 id) const { return partOf(id, {32, 34}); }
    QPoint textOf(qint64 id) const { return partOf(id, {200, 30}); }
    void click(const QPoint& at, Qt::KeyboardModifiers modifiers = {}) const
    {
        QTest::mouseClick(view.viewport(), Qt::LeftButton, modifiers, at);
    }
};

inline const QString sample = QStringLiteral("1 2<1 3<2! 4 5<4 6 7<6 8<7!");

} // namespace moderato::test
