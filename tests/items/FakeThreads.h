// Threads held in memory, read as a ThreadModel reads the store; a read can be held until it is let go.
// Neighbours: the tests of ThreadModel.
#pragma once

#include "model/items/ThreadSource.h"

#include <QHash>
#include <QSemaphore>

#include <algorithm>
#include <atomic>
#include <mutex>

namespace moderato::test {

// One desk, many sources: each model and each load opens its own.
struct FakeThreads
{
    std::mutex mutex;
    QHash<core::ArticleId, std::vector<core::ShapeRow>> threads; // ascending ids
    std::atomic<bool> isHeld = false;                            // reads wait for `letGo`
    QSemaphore letGo;
    std::atomic<bool> isBroken = false;
    std::atomic<int> pagesRead = 0;
    std::atomic<int> reading = 0; // loads between their begin and their end

    std::vector<core::ShapeRow> rows(core::ArticleId article)
    {
        const std::lock_guard lock(mutex);
        return threads.value(article);
    }
    items::OpenThreadSource opener();
};

class FakeThreadSource final : public items::ThreadSource
{
public:
    explicit FakeThreadSource(FakeThreads& desk) : m_desk(desk) {}

    core::Result<std::vector<core::ShapeRow>> firstRows(core::ArticleId article, int limit) override
    {
        std::vector<core::ShapeRow> top = m_desk.rows(article);
        std::erase_if(top, [](const core::ShapeRow& row) { return row.parent.isValid(); });
        top.resize(std::min(top.size(), static_cast<size_t>(limit)));
        return top;
    }
    core::Result<void> readShape(core::ArticleId article, const core::Source::ShapeVisitor& visit,
                                 const std::stop_token& stop) override
    {
        ++m_desk.reading;
        const std::vector<core::ShapeRow> rows = m_desk.rows(article);
        if (m_desk.isHeld)
            m_desk.letGo.acquire();
        for (auto row = rows.begin(); row != rows.end() && !stop.stop_requested(); ++row)
            visit(*row);
        --m_desk.reading;
        if (m_desk.isBroken)
            return core::Error{core::ErrorCode::DatabaseDamaged, {}, 0, {}};
        if (stop.stop_requested())
            return core::Error::cancelled();
        return {};
    }
    core::Result<Rows> rows(std::span<const core::CommentId> ids) override
    {
        ++m_desk.pagesRead;
        Rows rows;
        for (const core::CommentId id : ids)
            rows.emplace_back(id, items::RowFace{QStringLiteral("author %1").arg(id.value),
                                                 QStringLiteral("text %1").arg(id.value)});
        return rows;
    }

private:
    FakeThreads& m_desk;
};

inline items::OpenThreadSource FakeThreads::opener()
{
    return [this]() -> core::Result<std::unique_ptr<items::ThreadSource>> {
        return std::unique_ptr<items::ThreadSource>(std::make_unique<FakeThreadSource>(*this));
    };
}

} // namespace moderato::test
