// Moderato's own format, which `import` reads back to the same state. One comment a line, in display order:
//
//   {"format":"moderato","version":1,"articles":[
//   {"origin":{"source","id"},"title","url","byline","published_at","state","caption","body","body_format","comments":[
//   {"origin":{"source","id"},"parent","author":{"name","url"[,"email"]},"created_at","status","kind"[,"kind_word"],
//    "flags":[{"reason","note","at"[,"moderator"]}],"body","body_format"[,"ip","user_agent"]},
//   {"origin":{"source","id"},"parent","stub":true}
//   ]}
//   ]}
//
// "parent" is the external id of the parent, in the export or named by an orphan, or null. "kind_word" is
// what the format it came in calls a kind that is none of ours. What else stands in brackets is personal data
// and written only when asked for.
#include "model/export/Formats.h"
#include "model/export/JsonText.h"

namespace moderato::exporting {

namespace {

class JsonWriter final : public FormatWriter
{
public:
    JsonWriter(Output& output, const WriterOptions& options) : m_out(output.bytes()), m_options(options) {}

    core::Result<void> begin() override
    {
        m_out.append(R"({"format":"moderato","version":1,"articles":[)");
        return {};
    }
    core::Result<void> article(const core::Article& article, qint64 items) override;
    core::Result<void> item(const ExportItem& item) override;
    core::Result<void> endArticle() override
    {
        m_out.append(m_firstItem ? "]}" : "\n]}");
        return {};
    }
    core::Result<void> end() override
    {
        m_out.append(m_firstArticle ? "]}\n" : "\n]}\n");
        return {};
    }

private:
    void key(const char* name, QByteArrayView value)
    {
        m_out.append(name);
        appendJsonString(m_out, value);
    }
    void moment(const char* name, core::Moment value);
    void origin(const core::Origin& origin);
    void parent(const ExportItem& item);
    void flags(const QList<core::FlagRecord>& flags);

    std::string& m_out;
    WriterOptions m_options;
    std::vector<QByteArray> m_path; // by depth, the external id of the last item there
    bool m_firstArticle = true;
    bool m_firstItem = true;
};

core::Result<void> JsonWriter::article(const core::Article& article, qint64)
{
    const core::ArticleRecord& record = article.record;
    m_out.append(m_firstArticle ? "\n{" : ",\n{");
    m_firstArticle = false;
    m_firstItem = true;
    m_path.clear();
    origin(record.origin);
    key(",\"title\":", record.title);
    key(",\"url\":", record.url);
    key(",\"byline\":", record.byline);
    moment(",\"published_at\":", record.publishedAt);
    key(",\"state\":", core::articleStateWord(record.state));
    key(",\"caption\":", record.caption);
    key(",\"body\":", record.body);
    key(",\"body_format\":", core::bodyFormatWord(record.bodyFormat));
    m_out.append(",\"comments\":[");
    return {};
}

core::Result<void> JsonWriter::item(const ExportItem& item)
{
    const core::Comment& comment = item.comment;
    m_out.append(m_firstItem ? "\n{" : ",\n{");
    m_firstItem = false;
    origin(comment.origin);
    parent(item);
    if (item.stub) {
        m_out.append(",\"stub\":true}");
        return {};
    }
    key(",\"author\":{\"name\":", comment.author.name);
    key(",\"url\":", comment.author.url);
    if (m_options.personalData) {
        key(",\"email\":", comment.author.email);
    }
    moment("},\"created_at\":", comment.createdAt);
    key(",\"status\":", core::statusWord(comment.status));
    key(",\"kind\":", core::commentKindWord(comment.kind));
    if (!comment.kindWord.isEmpty()) {
        key(",\"kind_word\":", comment.kindWord);
    }
    flags(comment.flags);
    key(",\"body\":", comment.body);
    key(",\"body_format\":", core::bodyFormatWord(comment.bodyFormat));
    if (m_options.personalData) {
        key(",\"ip\":", comment.ip);
        key(",\"user_agent\":", comment.userAgent);
    }
    m_out += '}';
    return {};
}

void JsonWriter::moment(const char* name, core::Moment value)
{
    m_out.append(name);
    if (value) {
        m_out += '"';
        append(m_out, core::toIso8601(value));
        m_out += '"';
    } else {
        m_out.append("null");
    }
}

void JsonWriter::origin(const core::Origin& origin)
{
    key("\"origin\":{\"source\":", origin.source);
    key(",\"id\":", origin.externalId);
    m_out += '}';
}

// Items come in display order, so the parent is the last item one level up.
void JsonWriter::parent(const ExportItem& item)
{
    const auto depth = static_cast<size_t>(item.depth);
    const QByteArray& name = depth > 0 ? m_path.at(depth - 1) : item.comment.parentNamed;
    m_out.append(",\"parent\":");
    if (name.isEmpty()) {
        m_out.append("null");
    } else {
        appendJsonString(m_out, name);
    }
    if (m_path.size() <= depth) {
        m_path.resize(depth + 1);
    }
    // A copy, whose room the next item of this depth uses again.
    m_path[depth].resize(0);
    m_path[depth].append(item.comment.origin.externalId.constData(), item.comment.origin.externalId.size());
}

void JsonWriter::flags(const QList<core::FlagRecord>& flags)
{
    m_out.append(",\"flags\":[");
    const char* separator = "{\"reason\":";
    for (const core::FlagRecord& flag : flags) {
        key(separator, core::flagReasonWord(flag.reason));
        key(",\"note\":", flag.note);
        moment(",\"at\":", flag.at);
        if (m_options.personalData) {
            key(",\"moderator\":", flag.moderator);
        }
        m_out += '}';
        separator = ",{\"reason\":";
    }
    m_out += ']';
}

} // namespace

std::unique_ptr<FormatWriter> makeJsonWriter(Output& output, const WriterOptions& options)
{
    return std::make_unique<JsonWriter>(output, options);
}

} // namespace moderato::exporting
