// HTML as commenters and their systems write it: the tokens that an allow-list knows drive a builder. No
// tree, no recursion. Neighbours: HtmlTokenizer makes the tokens; BodyParser; MarkdownReader hands its raw
// HTML over.
#pragma once

#include "model/text/DocumentBuilder.h"

#include <QByteArrayView>

#include <string>

namespace moderato::text {

struct HtmlToken;
class HtmlTokenizer;

class HtmlReader
{
public:
    enum class Newlines : quint8 {
        Space,
        Break, // WordPress: a newline is a line break, a blank line ends the paragraph
    };

    // `builder` outlives the reader.
    HtmlReader(Newlines newlines, DocumentBuilder& builder) : m_builder(builder), m_newlines(newlines) {}

    // Several pieces may be read one after another. `cut`: the text ends where a cap cut it, so that an
    // unfinished tag at its end is no text. Unknown tags are passed over; scripts, styles, frames and the
    // like go with all they hold, to the end of the text when they have no end.
    void read(QByteArrayView utf8, bool cut = false);

    // The end of a script or the like is still to come: what stands before it is not shown.
    bool isDropping() const { return !m_dropped.empty(); }

private:
    void text(QByteArrayView run, qsizetype at);
    void whiteSpace(QByteArrayView run, qsizetype& at);
    void reference(QByteArrayView run, qsizetype& at);
    void put(char32_t character);
    void tag(const HtmlToken& tag, HtmlTokenizer& tokens);

    DocumentBuilder& m_builder;
    Newlines m_newlines;
    std::string m_dropped; // the name of what goes with its content
    bool m_behindBreak = false;
};

} // namespace moderato::text
