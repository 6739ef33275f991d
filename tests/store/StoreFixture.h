// A database in a folder of its own, small files to import into it, and what the tests of the store read from
// it again. Neighbours: the tests of store and decide.
#pragma once

#include "model/decide/Desk.h"
#include "model/intake/ImportSession.h"
#include "model/search/Searcher.h"
#include "model/store/CountReader.h"
#include "model/store/DeskReader.h"
#include "model/store/Reader.h"
#include "model/store/RowReader.h"
#include "model/store/Store.h"

#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>

namespace moderato::test {

using namespace Qt::StringLiterals;

inline core::ArticleRecord article(const QByteArray& id, const QByteArray& source = "site")
{
    core::ArticleRecord record;
    record.origin = {source, id};
    record.title = "Article " + id;
    return record;
}

// "name < parent" as a record of the article begun last; its time is its number in file order.
inline core::CommentRecord comment(const QByteArray& id, const QByteArray& parent = {},
                                   const QByteArray& articleId = "a", const QByteArray& source = "site")
{
    core::CommentRecord record;
    record.origin = {source, id};
    record.articleExternalId = articleId;
    record.parentExternalId = parent;
    record.author = {"Author of " + id, "", ""};
    record.createdAt = 1'000;
    record.body = "Body of " + id;
    return record;
}

class StoreFixture
{
public:
    StoreFixture() { open(); }

    QString file() const { return m_folder.filePath(u"desk.moderato"_s); }

    void open()
    {
        auto opened = store::Store::open(file());
        QVERIFY2(opened.ok(), opened ? "" : qPrintable(opened.error().detail));
        m_store = std::move(*opened);
        m_desk = std::make_unique<decide::Desk>(*m_store, core::DecidedBy{{"Mo", "mo@example.org"}});
    }
    void close()
    {
        m_desk.reset();
        m_store.reset();
    }
    void reopen()
    {
        close();
        open();
    }

    store::Store& store() { return *m_store; }
    decide::Desk& desk() { return *m_desk; }
    std::unique_ptr<store::Reader> reader()
    {
        auto reader = m_store->openReader();
        return reader ? std::move(*reader) : nullptr;
    }

    intake::ImportSummary import(const std::vector<core::CommentRecord>& comments,
                                 const intake::ImportOptions& options = {},
                                 const std::vector<core::ArticleRecord>& articles = {article("a")})
    {
        intake::ImportSummary summary;
        const auto pour = [&] {
            auto session = intake::ImportSession::begin(*m_store, options);
            QVERIFY(session.ok());
            for (const core::ArticleRecord& record : articles) {
                QVERIFY((*session)->article(record).ok());
            }
            for (const core::CommentRecord& record : comments) {
                QVERIFY((*session)->comment(record).ok());
            }
            auto finished = (*session)->finish();
            QVERIFY2(finished.ok(), finished ? "" : qPrintable(finished.error().detail));
            summary = *finished;
        };
        pour();
        return summary;
    }

    decide::Outcome perform(const decide::Request& request)
    {
        auto outcome = m_desk->performAndWait(request);
        if (!outcome) {
            qWarning() << "failed:" << int(outcome.error().code) << outcome.error().detail;
            return {};
        }
        return *outcome;
    }

    // One line a comment in file order: "id<parent status flags marks", for comparing by eye.
    QByteArray thread(core::ArticleId id = {1})
    {
        QByteArray text;
        auto read = reader();
        const auto visit = [&](const core::ShapeRow& row) {
            text += QByteArray::number(row.id.value);
            text += row.parent.isValid() ? "<" + QByteArray::number(row.parent.value) : QByteArray();
            text += ' ' + core::statusWord(row.status).toByteArray();
            text += row.flags ? " flags=" + QByteArray::number(row.flags) : QByteArray();
            text += core::hasMark(row.marks, core::Mark::Orphan) ? " orphan" : "";
            text += core::hasMark(row.marks, core::Mark::Edited) ? " edited" : "";
            text += core::hasMark(row.marks, core::Mark::Staff) ? " staff" : "";
            text += '\n';
        };
        (void)read->readShape(id, visit, {});
        return text;
    }

    // Technical lines; empty = sound.
    QStringList faults()
    {
        auto report = m_store->check();
        return report ? report->faults : QStringList{report.error().detail};
    }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<store::Store> m_store;
    std::unique_ptr<decide::Desk> m_desk;
};

// A connection of another program.
class Stranger
{
public:
    explicit Stranger(const QString& file)
    {
        sqlite3_open(file.toUtf8().constData(), &m_handle);
        sqlite3_busy_timeout(m_handle, 5000); // the desk may be filling its index
    }
    ~Stranger() { sqlite3_close(m_handle); }
    Q_DISABLE_COPY_MOVE(Stranger)

    bool execute(const char* sql)
    {
        return sqlite3_exec(m_handle, sql, nullptr, nullptr, nullptr) == SQLITE_OK;
    }

private:
    sqlite3* m_handle = nullptr;
};

} // namespace moderato::test
