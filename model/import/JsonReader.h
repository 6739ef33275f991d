// Moderato's own JSON, what `export --format json` writes: everything it knows of articles and comments.
// Neighbours: JsonInput feeds the parser; the export's JSON writer is the other half of the format.
#pragma once

#include "model/import/FormatReader.h"

namespace moderato::import {

// {"format":"moderato","version":1,"articles":[{"origin":{"source","id"},"title","url","byline","published_at",
//   "caption","body","body_format","comments":[{"origin":{"source","id"},"parent":id or null,
//   "author":{"name","url","email"},"created_at","status","kind","kind_word","flags":[{"reason","note","at"}],
//   "body","body_format","ip","user_agent","stub":true}]}]}
//
// Streams, with no tree of the file in memory: depth at most 64, a string at most 16 MB. Keys come in any
// order, but an article's own before its comments; unknown keys are passed over. A stub keeps the place of a
// comment that was not exported: it is no comment, its replies name a parent that is absent.
class JsonReader final : public FormatReader
{
public:
    static constexpr qint64 newestVersion = 1; // a newer one is ErrorCode::FormatRefused

    QByteArrayView name() const override { return "json"; }
    Confidence recognise(QByteArrayView head) const override;
    core::Result<void> read(QIODevice& input, core::Sink& sink, const std::stop_token& stop) const override;
};

} // namespace moderato::import
