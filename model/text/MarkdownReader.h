// The Markdown that comments hold: paragraphs, quotes, lists, fenced and indented code, headings; emphasis,
// code, struck text, links, images, and HTML tags between. Neighbours: BodyParser; HtmlReader does the tags.
#pragma once

#include "model/text/HtmlReader.h"

namespace moderato::text {

// A subset of CommonMark 0.30, linear in the text: a delimiter without a partner in its paragraph is text,
// what stands in brackets holds no brackets, reference links are text.
class MarkdownReader
{
public:
    // `text` and `builder` outlive the reader.
    MarkdownReader(QStringView text, bool cut, DocumentBuilder& builder);

    void read();

private:
    enum Delimiter : quint8 { Star, StarStar, Underscore, UnderscoreUnderscore, Tildes, DelimiterCount };

    void line(qsizetype& at);
    bool codeLine(QStringView content, qsizetype indent);
    bool fence(QStringView content);
    void block(QStringView content, qsizetype indent, qsizetype& at);
    void nestQuotes(int quotes);
    void closeLists(int keep);
    qsizetype openItem(QStringView content, qsizetype indent);
    void inlines(qsizetype& at, qsizetype end);
    bool construct(qsizetype& at, qsizetype end);
    bool emphasis(qsizetype& at);
    bool codeSpan(qsizetype& at, qsizetype end);
    bool link(qsizetype& at, bool image);
    bool autolink(qsizetype& at);
    void closePassed(qsizetype& at);
    qsizetype closer(QStringView mark, qsizetype from) const;
    bool isWord(qsizetype at) const;

    QStringView m_text;
    DocumentBuilder& m_builder;
    HtmlReader m_tags;
    std::array<qsizetype, DelimiterCount> m_open{}; // where an open delimiter closes; 0 = not open
    std::array<qsizetype, DelimiterCount> m_none{}; // no closer before here
    std::array<qsizetype, 3> m_noTicks{};           // no closing run of 1, 2, 3 back-ticks before here
    std::array<qsizetype, 4> m_indents{};           // of the open lists' items
    qsizetype m_paragraphEnd = 0;
    qsizetype m_linkEnd = 0;    // where an open link's text ends; 0 = not open
    qsizetype m_linkResume = 0; // behind that link
    int m_quotes = 0;
    int m_lists = 0;
    QChar m_fence; // of the fenced code under way; null = none
    bool m_indentedCode = false;
    bool m_inParagraph = false;
    bool m_hardBreak = false;
};

} // namespace moderato::text
