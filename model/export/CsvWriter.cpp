// RFC 4180, one row a comment in display order, safe to open in a spreadsheet: a stranger's text is plain
// text without control and invisible characters, and a cell that then begins like a formula gets a leading
// apostrophe (CsvCell). Ids are those of the desk. A stub is a row of kind "stub" with neither author nor
// text.
#include "model/export/CsvCell.h"
#include "model/export/Formats.h"
#include "model/text/PlainText.h"

#include <array>
#include <charconv>

namespace moderato::exporting {

namespace {

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
        appendCsvCell(m_articleTitle, clean(article.record.title));
        return {};
    }
    core::Result<void> item(const ExportItem& item) override;
    core::Result<void> endArticle() override { return {}; }
    core::Result<void> end() override { return {}; }

private:
    // Until the next call.
    QByteArrayView clean(const QByteArray& text, core::BodyFormat format = core::BodyFormat::Plain);
    void separate();
    void cell(QByteArrayView text);
    void number(qint64 value);

    std::string& m_out;
    WriterOptions m_options;
    std::string m_articleId;
    std::string m_articleTitle; // as a cell
    QByteArray m_text;          // of one cell, used again
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
    cell(clean(comment.author.name));
    cell(clean(comment.author.url));
    cell(core::toIso8601(comment.createdAt));
    cell(item.stub ? QByteArrayView() : core::statusWord(comment.status));
    cell(item.stub ? QByteArrayView("stub") : core::commentKindWord(comment.kind));
    cell(clean(comment.body, comment.bodyFormat));
    if (m_options.personalData) {
        cell(clean(comment.author.email));
        cell(clean(comment.ip));
    }
    m_out.append("\r\n");
    return {};
}

QByteArrayView CsvWriter::clean(const QByteArray& text, core::BodyFormat format)
{
    m_text.resize(0);
    text::appendPlainText(m_text, text, format);
    return m_text;
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
    appendCsvCell(m_out, text);
}

} // namespace

std::unique_ptr<FormatWriter> makeCsvWriter(Output& output, const WriterOptions& options)
{
    return std::make_unique<CsvWriter>(output, options);
}

} // namespace moderato::exporting
