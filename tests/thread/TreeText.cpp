#include "tests/thread/TreeText.h"

#include <algorithm>

namespace moderato::test {

namespace {

core::CommentId idOf(const QString& word)
{
    bool isNumber = false;
    const qint64 number = word.toLongLong(&isNumber);
    return {isNumber ? number : word.at(0).unicode() - u'a' + 1};
}

} // namespace

std::vector<core::ShapeRow> rowsOf(const char* tree)
{
    std::vector<core::ShapeRow> rows;
    std::vector<core::CommentId> parents{{}};
    QString word;
    const auto take = [&] {
        if (word.isEmpty())
            return;
        core::ShapeRow row;
        row.flags = word.contains(u'*') ? 1 : 0;
        row.status = word.contains(u'!') ? core::Status::Approved : core::Status::Pending;
        row.id = idOf(word.remove(u'*').remove(u'!'));
        row.parent = parents.back();
        row.createdAt = row.id.value * 1000;
        rows.push_back(row);
        word.clear();
    };
    for (const QChar c : QString::fromLatin1(tree)) {
        if (c == u'(') {
            take();
            parents.push_back(rows.back().id);
        } else if (c == u')') {
            take();
            parents.pop_back();
        } else if (c == u' ') {
            take();
        } else {
            word += c;
        }
    }
    take();
    std::sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
    return rows;
}

QString nameOf(core::CommentId id)
{
    return id.value <= 26 ? QString(QChar(u'a' + static_cast<char16_t>(id.value - 1)))
                          : QString::number(id.value);
}

QString treeText(const Children& children, const Name& name)
{
    struct Open
    {
        std::vector<thread::Node> nodes;
        size_t next = 0;
    };
    QString text;
    std::vector<Open> open;
    open.push_back({children(thread::rootNode)});
    while (!open.empty()) {
        Open& top = open.back();
        if (top.next == top.nodes.size()) {
            open.pop_back();
            if (!open.empty())
                text += u')';
            continue;
        }
        if (top.next > 0)
            text += u' ';
        const thread::Node node = top.nodes[top.next++];
        text += name(node);
        if (std::vector<thread::Node> replies = children(node); !replies.empty()) {
            text += u'(';
            open.push_back({std::move(replies)});
        }
    }
    return text;
}

QString treeText(const thread::ThreadShape& shape)
{
    return treeText(
        [&](thread::Node node) {
            const std::span<const thread::Node> children = shape.children(node);
            return std::vector<thread::Node>(children.begin(), children.end());
        },
        [&](thread::Node node) { return nameOf(shape.id(node)); });
}

} // namespace moderato::test
