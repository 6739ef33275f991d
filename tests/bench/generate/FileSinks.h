// Records as files for the benchmarks: Moderato JSON and WordPress WXR, written as plainly as can be.
// Neighbours: Generator pours into these. Not the product's writers: a benchmark must not be fed by what it
// measures.
#pragma once

#include "model/core/Sink.h"

#include <QIODevice>

namespace moderato::bench {

class JsonSink final : public core::Sink
{
public:
    explicit JsonSink(QIODevice& output);

    core::Result<void> article(const core::ArticleRecord& record) override;
    core::Result<void> comment(const core::CommentRecord& record) override;
    void problem(const core::Problem&) override {}
    void progress(double) override {}
    void finish();

private:
    void add(QByteArrayView text) { m_text.append(text); }
    void addQuoted(QByteArrayView text);
    void addTime(core::Moment moment);
    void addOrigin(const core::Origin& origin);
    void addFlags(const QList<core::FlagRecord>& flags);
    void writeNowAndThen();

    QIODevice& m_output;
    QByteArray m_text; // not yet written
    bool m_inArticle = false;
    bool m_firstComment = true;
};

class WxrSink final : public core::Sink
{
public:
    explicit WxrSink(QIODevice& output);

    core::Result<void> article(const core::ArticleRecord& record) override;
    core::Result<void> comment(const core::CommentRecord& record) override;
    void problem(const core::Problem&) override {}
    void progress(double) override {}
    void finish();

private:
    QIODevice& m_output;
    bool m_inArticle = false;
};

} // namespace moderato::bench
