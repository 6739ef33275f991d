// A ThreadModel over threads in memory, under the tester's eye, and the lines of two views of it; events as
// the store would tell them; what is shown as text. Neighbours: the tests of ThreadModel.
#pragma once

#include "model/items/DisplayOrder.h"
#include "model/items/ThreadContents.h"
#include "model/items/ThreadLines.h"
#include "model/items/ThreadModel.h"
#include "model/items/Ticks.h"
#include "tests/items/FakeThreads.h"
#include "tests/thread/TreeText.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

namespace moderato::test {

using namespace items;
using core::Status;
using core::StatusSet;

inline constexpr core::ArticleId theArticle{1};
inline constexpr core::ArticleId other{2};
inline const core::Predicate pending = core::withStatus(Status::Pending);

inline qint64 number(const QModelIndex& index, ThreadRole which)
{
    return index.data(role(which)).toLongLong();
}

// One line a row as NaiveThread::lines(), reached by index().
inline QStringList lines(const ThreadModel& model, const ThreadLines& visible)
{
    QStringList lines;
    std::vector<QModelIndex> open;
    const auto openBelow = [&](const QModelIndex& parent) {
        for (int row = model.rowCount(parent) - 1; row >= 0; --row)
            open.push_back(model.index(row, 0, parent));
    };
    openBelow({});
    while (!open.empty()) {
        const QModelIndex index = open.back();
        open.pop_back();
        lines << QStringLiteral("%1 <%2> %3 %4 %5 %6 %7 %8%9")
                     .arg(model.idAt(index).value)
                     .arg(model.idAt(index.parent()).value)
                     .arg(index.row())
                     .arg(number(index, ThreadRole::Depth))
                     .arg(number(index, ThreadRole::Status))
                     .arg(number(index, ThreadRole::Below))
                     .arg(number(index, ThreadRole::UndecidedBelow))
                     .arg(number(index, ThreadRole::IsMatch))
                     .arg(visible.lineOf(index) < 0 ? QStringLiteral("+") : QString());
        openBelow(index);
    }
    return lines;
}

inline QString tree(const ThreadModel& model)
{
    QStringList text;
    for (const QString& line : lines(model, ThreadLines())) {
        const QStringList words = line.split(u' ');
        text << QString(words.at(3).toInt(), u'-') + nameOf({words.at(0).toLongLong()});
    }
    return text.join(u' ');
}

inline core::ChangeEvent decided(qint64 id, Status status, quint8 flags = 0)
{
    core::ChangeEvent event;
    event.changed.push_back({theArticle, {id}, {}, {status, flags, 0}, false});
    return event;
}

inline core::ChangeEvent added(qint64 id, qint64 parent, core::ArticleId where = theArticle)
{
    core::ShapeRow row;
    row.id = {id};
    row.parent = {parent};
    row.createdAt = id * 1000;
    row.status = Status::Approved;
    core::ChangeEvent event;
    event.added.push_back({where, row});
    return event;
}

inline core::ChangeEvent removed(qint64 id)
{
    core::ChangeEvent event;
    event.removed.push_back({theArticle, {id}});
    return event;
}

// A model under the tester's eye.
struct Desk
{
    FakeThreads threads;
    ThreadModel model{threads.opener()};
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::Fatal};
    ThreadLines visible;
    ThreadLines other;

    Desk()
    {
        visible.setModel(&model);
        other.setModel(&model);
    }
    bool open(const char* text)
    {
        threads.threads[theArticle] = rowsOf(text);
        QSignalSpy opened(&model, &ThreadModel::opened);
        model.openThread(theArticle);
        return opened.wait();
    }
    // Waits for it.
    bool setQueue(const core::Predicate& queue)
    {
        QSignalSpy arranged(&model, &ThreadModel::arranged);
        model.arrange(model.arrangement().inQueue(queue));
        return arranged.wait();
    }
    QString seen() const { return seen(visible); }
    QString seen(const ThreadLines& lines) const
    {
        QString text;
        for (int line = 0; line < lines.count(); ++line) {
            const QModelIndex index = lines.indexAt(line);
            text += nameOf(model.idAt(index));
            if (lines.lineOf(index) != line)
                text += QStringLiteral("?!");
        }
        return text;
    }
    QModelIndex at(qint64 id) const { return model.indexOf({id}); }
};

} // namespace moderato::test
