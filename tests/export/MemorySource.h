// A core::Source in memory, filled from a tree written as text: one comment a line, "approved Ann: body", two
// spaces more a level. Neighbours: the tests of model/export.
#pragma once

#include "model/core/Source.h"

#include <map>

namespace moderato::exporting {

class MemorySource final : public core::Source
{
public:
    // Ids go on through all articles; external ids are "c" and the id.
    core::Article& addArticle(const QByteArray& title, const QByteArray& tree = {})
    {
        const core::ArticleId id{static_cast<qint64>(m_articles.size()) + 1};
        core::Article article;
        article.id = id;
        article.record.origin = {"site", "a" + QByteArray::number(id.value)};
        article.record.title = title;
        m_articles.push_back(article);
        std::vector<core::CommentId> open;
        for (const QByteArray& line : tree.split('\n')) {
            const QByteArray text = line.trimmed();
            if (text.isEmpty()) {
                continue;
            }
            open.resize(static_cast<size_t>(line.indexOf(text.front()) / 2));
            const qsizetype space = text.indexOf(' ');
            const qsizetype colon = text.indexOf(": ");
            core::Comment& comment = addComment(id, open.empty() ? core::CommentId{} : open.back());
            comment.status = core::statusFromWord(text.first(space)).value();
            comment.author.name = text.mid(space + 1, colon - space - 1);
            comment.body = text.mid(colon + 2);
            open.push_back(comment.id);
        }
        return m_articles.back();
    }
    core::Comment& addComment(core::ArticleId article, core::CommentId parent)
    {
        const core::CommentId id{static_cast<qint64>(m_comments.size()) + 1};
        core::Comment& comment = m_comments[id];
        comment.id = id;
        comment.article = article;
        comment.parent = parent;
        comment.origin = {"site", "c" + QByteArray::number(id.value)};
        comment.status = core::Status::Approved;
        comment.createdAt = 1600000000000 + id.value * 60000;
        return comment;
    }
    core::Comment& comment(qint64 id) { return m_comments.at(core::CommentId{id}); }
    // As an undone reply leaves its thread.
    void remove(qint64 id) { m_comments.erase(core::CommentId{id}); }
    size_t largestPage() const { return m_largestPage; }

    // Called before each page of texts is read: what is decided in the middle of an export.
    std::function<void()> meanwhile;

    core::Result<std::vector<core::ArticleId>> articleIds() override
    {
        std::vector<core::ArticleId> ids;
        for (const core::Article& article : m_articles) {
            ids.push_back(article.id);
        }
        return ids;
    }
    core::Result<core::Article> article(core::ArticleId id) override
    {
        if (!id.isValid() || static_cast<size_t>(id.value) > m_articles.size()) {
            return core::Error{core::ErrorCode::ArticleUnknown, QString::number(id.value), 0, {}};
        }
        return m_articles.at(static_cast<size_t>(id.value - 1));
    }
    core::Result<void> readShape(core::ArticleId id, const ShapeVisitor& visit,
                                 const std::stop_token& stop) override
    {
        for (const auto& [key, comment] : m_comments) {
            core::ShapeRow row;
            row.id = key;
            row.parent = comment.parent;
            row.createdAt = comment.createdAt.value_or(core::ShapeRow::noTime);
            row.status = comment.status;
            row.flags = static_cast<quint8>(comment.flags.size());
            if (stop.stop_requested()) {
                return core::Error::cancelled();
            }
            if (comment.article == id) {
                visit(row);
            }
        }
        return {};
    }
    core::Result<std::vector<core::Comment>> comments(std::span<const core::CommentId> ids) override
    {
        m_largestPage = std::max(m_largestPage, ids.size());
        if (meanwhile) {
            meanwhile();
        }
        std::vector<core::Comment> found;
        for (const core::CommentId id : ids) {
            if (const auto at = m_comments.find(id); at != m_comments.end()) {
                found.push_back(at->second);
            }
        }
        return found;
    }

    // Knows one word, the last of a predicate, and which comments hold it.
    core::Result<std::vector<core::CommentId>> fulfilling(core::ArticleId article,
                                                          const core::Predicate& predicate,
                                                          const std::stop_token& /*stop*/) override
    {
        std::vector<core::CommentId> found;
        for (const auto& [id, comment] : m_comments) {
            if (comment.article == article && comment.body.contains(predicate.terms.back().text.toUtf8())) {
                found.push_back(id);
            }
        }
        return found;
    }

private:
    std::vector<core::Article> m_articles;
    std::map<core::CommentId, core::Comment> m_comments;
    size_t m_largestPage = 0;
};

} // namespace moderato::exporting
