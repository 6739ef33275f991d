// RFC 4180, one row a comment in display order, safe to open in a spreadsheet: a cell that begins like a
// formula (= + - @, tab, line ends, and their full-width forms) gets a leading apostrophe. Ids are those of
// the desk, bodies are plain text. A stub is a row of kind "stub" with neither author nor text.
#include "model/export/Formats.h"
#include "model/text/PlainText.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace moderato::exporting {

namespace {

bool beginsLikeFormula(QByteArrayView cell)
{
    if (cell.isEmpty()) {
        return false;
    }
    if (QByteArrayView("=+-@\t\r\n").contains(cell.front())) {
        return true;
    }
    for (const char* wide : {"＝", "＋", "－", "＠"}) {
        if (cell.startsWith(wide)) {
            return true;
        }
    }
    return false;
}

enum class Meaning : quint8 { None, Quoted, Doubled, Left };

// What a byte asks of the cell it stands in. A NUL is left out: it ends the file for some readers.
constexpr std::array<Meaning, 256> makeMeanings()
{
    std::array<Meaning, 256> meanings{};
    meanings[','] = meanings['\r'] = meanings['\n'] = Meaning::Quoted;
    meanings['"'] = Meaning::Doubled;
    meanings['\0'] = Meaning::Left;
    return meanings;
}
constexpr std::array<Meaning, 256> meanings = makeMeanings();

Meaning meaningOf(char c) { return meanings[static_cast<uchar>(c)]; }

void appendCell(std::string& out, QByteArrayView text)
{
    const bool guarded = beginsLikeFormula(text);
    const char* at = text.begin();
    const char* const end = text.end();
    if (!guarded && std::none_of(at, end, [](char c) { return meaningOf(c) != Meaning::None; })) {
        append(out, text);
        return;
    }
    out.append(guarded ? "\"'" : "\"");
    while (at < end) {
        const char* const special =
            std::find_if(at, end, [](char c) { return meaningOf(c) > Meaning::Quoted; });
        out.append(at, special);
        if (special < end && meaningOf(*special) == Meaning::Doubled) {
            out.append("\"\"");
        }
        at = special + (special < end ? 1 : 0);
    }
    out += '"';
}

void appendNumber(std::string& out, qint64 value)
{
    std::array<char, 24> text;
    const auto written = std::to_chars(text.data(), text.data() + text.size(), value);
    out.append(text.data(), written.ptr);
}

class CsvWriter final : public FormatWriter
{
public:
    CsvWriter(Output& output, const WriterOptions& options) : m_out(output.bytes()), m_options(options) {}

    core::Result<void> begin() override
    {
        m_out.append("article_id,article_title,comment_id,parent_id,depth,author_name,author_url,created_at,"
                     "status,kind,body_text");
        m_out.append(m_options.personalData ? ",author_email,ip\r\n" : "\r\n");
        return {};
    }
    core::Result<void> article(const core::Article& article, qint64) override
    {
        m_articleId = std::to_string(article.id.value);
        m_articleTitle.clear();
        appendCell(m_articleTitle, article.record.title);
        return {};
    }
    core::Result<void> item(const ExportItem& item) override;
    core::Result<void> endArticle() override { return {}; }
    core::Result<void> end() override { return {}; }

private:
    void separate();
    void cell(QByteArrayView text);
    void number(qint64 value);

    std::string& m_out;
    WriterOptions m_options;
    std::string m_articleId;
    std::string m_articleTitle; // as a cell
    QByteArray m_text;          // of a body, used again
    bool m_rowBegun = false;
};

core::Result<void> CsvWriter::item(const ExportItem& item)
{
    const core::Comment& comment = item.comment;
    m_rowBegun = false;
    separate();
    m_out.append(m_articleId);
    separate();
    m_out.append(m_articleTitle);
    number(comment.id.value);
    separate();
    if (item.parent.isValid()) {
        m_rowBegun = false;
        number(item.parent.value);
    }
    number(item.depth);
    cell(comment.author.name);
    cell(comment.author.url);
    cell(core::toIso8601(comment.createdAt));
    cell(item.stub ? QByteArrayView() : core::statusWord(comment.status));
    cell(item.stub ? QByteArrayView("stub") : core::commentKindWord(comment.kind));
    m_text.resize(0);
    text::appendPlainText(m_text, comment.body, comment.bodyFormat);
    cell(m_text);
    if (m_options.personalData) {
        cell(comment.author.email);
        cell(comment.ip);
    }
    m_out.append("\r\n");
    return {};
}

void CsvWriter::separate()
{
    if (m_rowBegun) {
        m_out += ',';
    }
    m_rowBegun = true;
}

void CsvWriter::number(qint64 value)
{
    separate();
    appendNumber(m_out, value);
}

void CsvWriter::cell(QByteArrayView text)
{
    separate();
    appendCell(m_out, text);
}

} // namespace

std::unique_ptr<FormatWriter> makeCsvWriter(Output& output, const WriterOptions& options)
{
    return std::make_unique<CsvWriter>(output, options);
}

} // namespace moderato::exporting
