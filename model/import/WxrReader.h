// WordPress eXtended RSS 1.0 to 1.2: many articles in a file, each with its comments inside its item.
// Neighbours: XmlGuard stands before the parser, WxrRecords makes records of what the elements say.
#pragma once

#include "model/import/FormatReader.h"

namespace moderato::import {

// Streams: an article is poured at its first comment, and once more at its end where the item said more
// since. Items without a comment are poured too, for the sink to leave out; menu items and attachments are
// not. Elements are known by their local names, since exports use undeclared prefixes and several namespaces.
// Core leaves spam out of exports, so replies to it name a parent that never comes.
// A file that stops or breaks after a comment is kept to there (EndedEarly); before, it is FileMalformed.
class WxrReader final : public FormatReader
{
public:
    QByteArrayView name() const override { return "wxr"; }
    Confidence recognise(QByteArrayView head) const override;
    core::Result<void> read(QIODevice& input, core::Sink& sink, const std::stop_token& stop) const override;
};

} // namespace moderato::import
