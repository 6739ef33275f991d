#include "model/items/ThreadModel.h"
#include "model/items/ThreadSource.h"
#include "model/store/Reader.h"
#include "model/store/RowReader.h"
#include "model/store/Store.h"
#include "model/text/PlainText.h"

namespace moderato::items {

namespace {

class StoreThreadSource final : public ThreadSource
{
public:
    explicit StoreThreadSource(std::unique_ptr<store::Reader> reader) : m_reader(std::move(reader)) {}

    core::Result<std::vector<core::ShapeRow>> firstRows(core::ArticleId article, int limit) override
    {
        return m_reader->rows().first(article, limit);
    }
    core::Result<void> readShape(core::ArticleId article, const core::Source::ShapeVisitor& visit,
                                 const std::stop_token& stop) override
    {
        return m_reader->readShape(article, visit, stop);
    }
    core::Result<Rows> rows(std::span<const core::CommentId> ids) override
    {
        const auto texts = m_reader->rows().texts(ids);
        if (!texts)
            return texts.error();
        Rows rows;
        rows.reserve(texts->size());
        for (const store::RowText& row : *texts)
            rows.emplace_back(row.id, RowFace{text::singleLine(row.authorName),
                                              text::preview(row.bodyStart, row.bodyFormat)});
        return rows;
    }

private:
    std::unique_ptr<store::Reader> m_reader;
};

OpenThreadSource opener(const store::Store& store)
{
    return [&store]() -> core::Result<std::unique_ptr<ThreadSource>> {
        auto reader = store.openReader();
        if (!reader)
            return reader.error();
        return std::unique_ptr<ThreadSource>(std::make_unique<StoreThreadSource>(std::move(*reader)));
    };
}

} // namespace

ThreadModel::ThreadModel(store::Store& store, QObject* parent) : ThreadModel(opener(store), parent)
{
    connect(&store, &store::Store::changed, this, &ThreadModel::apply);
}

} // namespace moderato::items
