#include "model/import/TextItems.h"

#include "model/import/TextWords.h"

#include <algorithm>

namespace moderato::import {

namespace {

// What the first pass learns of an item, for telling replies from a list inside a text.
struct Sketch
{
    size_t parent = TextItem::none;
    size_t line = 0;
    bool bare = true;              // one line and nothing of its own below it
    bool blankBefore = false;      // or a button, which parts as well
    std::vector<size_t> textLines; // lines that are this item's own text, after the first
    std::vector<size_t> children;  // indexes of sketches
};

class ListInText
{
public:
    ListInText(const std::vector<TextLine>& lines, size_t begin, size_t end)
        : m_lines(lines), m_isText(end, false)
    {
        sketch(begin, end);
        for (const Sketch& item : m_items) {
            if (!item.children.empty() && !isText(item.line)) {
                judge(item);
            }
        }
    }

    // Does the line with a bullet belong to the text around it?
    bool isText(size_t line) const { return m_isText[line]; }

private:
    void sketch(size_t begin, size_t end);
    void judge(const Sketch& parent);
    size_t resumedBefore(const Sketch& parent) const;
    bool continuesInlineNumber(const Sketch& parent) const;
    bool isDenseRun(const Sketch& parent) const;
    bool bareUpTo(const Sketch& parent, size_t count) const;
    bool goesOn(const Sketch& parent, size_t next) const;
    void keepAsText(const Sketch& parent, size_t count);
    qint64 number(size_t item) const { return m_lines[m_items[item].line].bullet; }

    const std::vector<TextLine>& m_lines;
    std::vector<Sketch> m_items;
    std::vector<bool> m_isText;
    size_t m_parted = 0; // items with a blank line or a button before them
};

void ListInText::sketch(size_t begin, size_t end)
{
    std::vector<size_t> open;
    bool parted = true;
    for (size_t at = begin; at < end; ++at) {
        const TextLine& line = m_lines[at];
        if (line.isBlank()) {
            parted = true;
            continue;
        }
        const int inner = line.isItem() ? line.indent : line.indent - 1;
        while (!open.empty() && m_lines[m_items[open.back()].line].indent >= inner &&
               (line.isItem() || open.size() > 1)) {
            open.pop_back();
        }
        const size_t owner = open.empty() ? TextItem::none : open.back();
        if (line.isItem()) {
            Sketch item;
            item.parent = owner;
            item.line = at;
            item.blankBefore = parted;
            item.bare = !authorOf(line.item) && !linkNoticeOf(line.item);
            m_parted += parted ? 1 : 0;
            if (owner != TextItem::none) {
                m_items[owner].children.push_back(m_items.size());
                m_items[owner].bare = false;
            }
            open.push_back(m_items.size());
            m_items.push_back(std::move(item));
            parted = false;
        } else if (owner != TextItem::none) {
            parted = isButtonLine(line.text);
            m_items[owner].bare = false;
            if (!parted) {
                m_items[owner].textLines.push_back(at);
            }
        }
    }
}

// How many children stand before the last line of the parent's own text. Replies never do: a page shows them
// after the whole text they answer.
size_t ListInText::resumedBefore(const Sketch& parent) const
{
    if (parent.textLines.empty()) {
        return 0;
    }
    const size_t last = parent.textLines.back();
    const auto after = std::find_if(parent.children.begin(), parent.children.end(),
                                    [&](size_t child) { return m_items[child].line > last; });
    return static_cast<size_t>(after - parent.children.begin());
}

// "@Owner: 1. …" in the text and then items from "2." on: the list began inside the text.
bool ListInText::continuesInlineNumber(const Sketch& parent) const
{
    const qint64 first = number(parent.children.front());
    if (first < 2) {
        return false;
    }
    const QByteArray before = QByteArray::number(first - 1) + ". ";
    const auto holds = [&before](QByteArrayView text) {
        const qsizetype at = text.indexOf(before);
        return at == 0 || (at > 0 && text.at(at - 1) == ' ');
    };
    return holds(m_lines[parent.line].item) ||
           std::any_of(parent.textLines.begin(), parent.textLines.end(),
                       [&](size_t line) { return holds(m_lines[line].text); });
}

// Two or more numbered lines right under a line of text and under each other, in a capture that otherwise
// parts its items.
bool ListInText::isDenseRun(const Sketch& parent) const
{
    if (parent.children.size() < 2 || number(parent.children.front()) == TextLine::dotBullet) {
        return false;
    }
    const bool dense = std::none_of(parent.children.begin(), parent.children.end(),
                                    [this](size_t child) { return m_items[child].blankBefore; });
    return dense && m_parted * 2 > m_items.size() - parent.children.size();
}

bool ListInText::bareUpTo(const Sketch& parent, size_t count) const
{
    qint64 expected = number(parent.children.front());
    for (size_t i = 0; i < count; ++i) {
        const size_t child = parent.children[i];
        if (!m_items[child].bare || number(child) != expected) {
            return false;
        }
        expected += expected == TextLine::dotBullet ? 0 : 1;
    }
    return true;
}

bool ListInText::goesOn(const Sketch& parent, size_t next) const
{
    const qint64 before = number(parent.children[next - 1]);
    const size_t child = parent.children[next];
    return before != TextLine::dotBullet && m_items[child].bare && number(child) == before + 1;
}

void ListInText::keepAsText(const Sketch& parent, size_t count)
{
    for (size_t i = 0; i < count; ++i) {
        m_isText[m_items[parent.children[i]].line] = true;
    }
}

// Only bare items numbered in order may be a list in a text; each sign then needs to be there whole. Anything
// less stays a reply: a moderator sees a reply too many, but never misses one.
void ListInText::judge(const Sketch& parent)
{
    const size_t all = parent.children.size();
    size_t count = resumedBefore(parent);
    if (count > 0 && bareUpTo(parent, count)) {
        while (count < all && goesOn(parent, count)) {
            ++count;
        }
        keepAsText(parent, count);
    } else if (bareUpTo(parent, all) && (continuesInlineNumber(parent) || isDenseRun(parent))) {
        keepAsText(parent, all);
    }
}

} // namespace

size_t endOfList(const std::vector<TextLine>& lines, size_t begin)
{
    size_t at = begin;
    while (at < lines.size() && (lines[at].isBlank() || lines[at].indent >= 2)) {
        ++at;
    }
    return at;
}

std::vector<TextItem> readItems(const std::vector<TextLine>& lines, size_t begin, size_t end)
{
    const ListInText lists(lines, begin, end);
    std::vector<TextItem> items;
    std::vector<size_t> open;
    const auto indentOf = [&](size_t item) { return lines[items[item].line].indent; };
    for (size_t at = begin; at < end; ++at) {
        const TextLine& line = lines[at];
        const bool isItem = line.isItem() && !lists.isText(at);
        if (line.isBlank()) {
            if (!open.empty()) {
                items[open.back()].lines.emplace_back();
            }
            continue;
        }
        while (!open.empty() && (isItem ? indentOf(open.back()) >= line.indent
                                        : open.size() > 1 && indentOf(open.back()) + 2 > line.indent)) {
            open.pop_back();
        }
        if (isItem) {
            TextItem item;
            item.parent = open.empty() ? TextItem::none : open.back();
            item.depth = static_cast<int>(open.size()) + 1;
            item.depthFound = std::max(line.indent / 2, item.depth);
            item.line = at;
            item.lines.push_back(line.item);
            open.push_back(items.size());
            items.push_back(std::move(item));
        } else if (!open.empty()) {
            items[open.back()].lines.push_back(line.from(indentOf(open.back()) + 2));
        }
    }
    return items;
}

} // namespace moderato::import
