// RFC 4180, one row a comment in display order, safe to open in a spreadsheet: a cell that begins like a
// formula (= + - @, tab, line ends, and their full-width forms) gets a leading apostrophe. Ids are those of
// the desk, bodies are plain text. A stub is a row of kind "stub" with neither author nor text.
#include "model/export/Formats.h"
#include "model/text/PlainText.h"

#include <algorithm>

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
        m_articleId = QByteArray::number(article.id.value);
        m_articleTitle = article.record.title;
        return {};
    }
    core::Result<void> item(const ExportItem& item) override;
    core::Result<void> endArticle() override { return {}; }
    core::Result<void> end() override { return {}; }

private:
    void cell(QByteArrayView text);

    QByteArray& m_out;
    WriterOptions m_options;
    QByteArray m_articleId;
    QByteArray m_articleTitle;
    bool m_rowBegun = false;
};

core::Result<void> CsvWriter::item(const ExportItem& item)
{
    const core::Comment& comment = item.comment;
    m_rowBegun = false;
    cell(m_articleId);
    cell(m_articleTitle);
    cell(QByteArray::number(comment.id.value));
    cell(item.parent.isValid() ? QByteArray::number(item.parent.value) : QByteArray());
    cell(QByteArray::number(item.depth));
    cell(comment.author.name);
    cell(comment.author.url);
    cell(core::toIso8601(comment.createdAt));
    cell(item.stub ? QByteArrayView() : core::statusWord(comment.status));
    cell(item.stub ? QByteArrayView("stub") : core::commentKindWord(comment.kind));
    cell(text::plainText(comment.body, comment.bodyFormat).toUtf8());
    if (m_options.personalData) {
        cell(comment.author.email);
        cell(comment.ip);
    }
    m_out.append("\r\n");
    return {};
}

void CsvWriter::cell(QByteArrayView text)
{
    if (m_rowBegun) {
        m_out.append(',');
    }
    m_rowBegun = true;
    const bool guarded = beginsLikeFormula(text);
    const auto needsQuotes = [](char c) {
        return c == ',' || c == '"' || c == '\r' || c == '\n' || c == '\0';
    };
    if (!guarded && std::none_of(text.begin(), text.end(), needsQuotes)) {
        m_out.append(text.data(), text.size());
        return;
    }
    m_out.append(guarded ? "\"'" : "\"");
    for (const char c : text) {
        // A NUL ends the file for some readers.
        if (c != '\0') {
            m_out.append(c);
        }
        if (c == '"') {
            m_out.append('"');
        }
    }
    m_out.append('"');
}

} // namespace

std::unique_ptr<FormatWriter> makeCsvWriter(Output& output, const WriterOptions& options)
{
    return std::make_unique<CsvWriter>(output, options);
}

} // namespace moderato::exporting
