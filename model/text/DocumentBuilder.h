// Builds a Document from what a reader of markup meets, in order, and holds its caps. Everything nests by
// counters, so that unclosed and crossed tags cost nothing and cannot fail.
// Neighbours: HtmlReader, MarkdownReader and BodyParser drive it.
#pragma once

#include "model/text/Reading.h"

#include <array>

namespace moderato::text {

class DocumentBuilder
{
public:
    explicit DocumentBuilder(const Reading& reading);

    // A cap was met; what follows is ignored.
    bool isFull() const { return m_document.truncated; }
    bool isInCode() const { return m_code; }

    void character(char32_t character);
    void letters(QByteArrayView ascii); // '!' to '~' alone, at least one: the same at once
    void space();                       // white space of flowing text: folded, none at the edges of a line
    void lineBreak();                   // two in a row end the paragraph, but in code
    void endBlock();

    void openStyle(Inline::Style style);
    void closeStyle(Inline::Style style);
    void openQuote();
    void closeQuote();
    void openList(bool ordered, int firstNumber = 1);
    void closeList();
    void openItem();
    void closeItem();
    void openCode();
    void closeCode();
    void openLink(QStringView address);
    void closeLink();
    void image(QStringView alternative, QStringView source);

    Document take();

private:
    static constexpr int quoteLevels = 8;
    static constexpr int listLevels = 4;

    quint8 style() const;
    void flush();
    bool lineHasText() const;
    void settleSpace();
    void trimLine();
    void add(Inline::Kind kind, const QString& text, const QString& target);
    void startBlock();
    bool countNode();

    Reading m_reading;
    Neutraliser m_neutraliser;
    Document m_document;
    QString m_text; // of the inline under way
    QString m_target;
    std::array<int, 4> m_styles{};           // how often each style is open
    std::array<int, listLevels> m_numbers{}; // 0 = bullets, else the number of the item under way
    qsizetype m_characters = 0;
    int m_nodes = 0;
    int m_links = 0;
    int m_quotes = 0;
    int m_lists = 0;
    bool m_open = false; // a block is under way
    bool m_code = false;
    bool m_item = false; // the next block is an item's first
    bool m_spacePending = false;
};

} // namespace moderato::text
