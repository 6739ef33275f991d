// Markdown as CommonMark has it, with GitHub's tables and strike-through: md4c parses, this drives the
// builder. Neighbours: BodyParser; MarkdownLimits says what it can read; HtmlReader reads the HTML between.
#pragma once

#include "model/text/HtmlReader.h"

namespace moderato::text {

// A table is one paragraph, a row a line of it, its cells parted by " | ", its head strong. Reference links,
// setext headings and the like are what they stand for; addresses pass DocumentBuilder as all do.
class MarkdownReader
{
public:
    // `builder` outlives the reader.
    explicit MarkdownReader(DocumentBuilder& builder) : m_builder(builder) {}

    // False when there were too many calls: then what the builder holds is of no use. `cut`: an unfinished
    // tag at the end is no text.
    [[nodiscard]] bool read(QByteArrayView utf8, bool cut = false);

    // Calls of md4c's so far.
    qsizetype steps() const { return m_steps; }

private:
    // What md4c calls; its enumerators and details stay in the source. Not 0 = enough.
    int enterBlock(int type, const void* detail);
    int leaveBlock(int type);
    int enterSpan(int type, const void* detail);
    int leaveSpan(int type, const void* detail);
    int text(int type, QByteArrayView bytes);

    int step();
    void openCell();
    void run(QByteArrayView bytes, bool code);
    void put(char32_t character);
    void entity(QByteArrayView reference);
    void readRaw();

    DocumentBuilder& m_builder;
    HtmlReader m_html{HtmlReader::Newlines::Space, m_builder};
    QByteArray m_raw;      // HTML under way
    QString m_alternative; // of the image under way
    qsizetype m_steps = 0;
    qsizetype m_allowed = 0;
    int m_images = 0; // open in each other
    bool m_firstCell = true;
};

} // namespace moderato::text
