// HTML as commenters and their systems write it: a tokenizer with an allow-list that drives a builder. No
// tree, no recursion; every character is looked at a bounded number of times.
// Neighbours: BodyParser; MarkdownReader uses its tags.
#pragma once

#include "model/text/DocumentBuilder.h"

namespace moderato::text {

class HtmlReader
{
public:
    enum class Newlines : quint8 {
        Space,
        Break, // WordPress: a newline is a line break, a blank line ends the paragraph
    };

    // `text` and `builder` outlive the reader. `cut`: the text ends where a cap cut it, so that an unfinished
    // tag at its end is no text.
    HtmlReader(QStringView text, bool cut, Newlines newlines, DocumentBuilder& builder);

    void read();

    // The tag, comment or declaration at `at`, which is a '<': done, and `at` set behind it. False when it is
    // text. Unknown tags are passed over; scripts, styles, frames and the like go with all they hold.
    bool tag(qsizetype& at);

private:
    struct Tag
    {
        std::array<char, 12> name{}; // lower case; empty when longer than any name known
        int nameLength = 0;
        bool closing = false;
        QStringView address; // href, src
        QStringView alternative;
        QStringView start; // of an ordered list
        qsizetype end = 0; // behind '>'
    };

    bool declaration(qsizetype& at);
    bool scan(qsizetype at, Tag& tag) const;
    bool scanAttribute(qsizetype& i, Tag& tag) const;
    void apply(const Tag& tag, qsizetype& at);
    void dropContent(const Tag& tag, qsizetype& at) const;
    void afterBreak(qsizetype& at) const;
    void whiteSpace(qsizetype& at);

    QStringView m_text;
    bool m_cut;
    Newlines m_newlines;
    DocumentBuilder& m_builder;
    bool m_tagsOver = false; // a tag was found unfinished: what follows is text
};

// The character at `at`, which is moved behind it; half a surrogate pair is U+FFFD.
char32_t takeCharacter(QStringView text, qsizetype& at);

} // namespace moderato::text
