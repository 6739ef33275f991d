// What a format's reader is: a name, a way to recognise its files by content, a way to pour one into a sink.
// Neighbours: Formats.cpp lists them all; adding a format is one file here and one line there.
#pragma once

#include "model/core/Sink.h"

#include <QByteArrayView>
#include <QIODevice>

#include <stop_token>

namespace moderato::import {

class FormatReader
{
public:
    // How sure a reader is that a file is its own; the surest wins, None never reads.
    enum class Confidence : quint8 { None, Possible, Likely, Certain };

    virtual ~FormatReader() = default;

    // Stable, lower case: what `--format` takes ("wxr", "text", "json").
    virtual QByteArrayView name() const = 0;

    // `head` is the first 64 KB at most, decoded to nothing: the bytes of the file.
    virtual Confidence recognise(QByteArrayView head) const = 0;

    // Reads all of `input` (open, positioned at its start) into `sink`. An error means that nothing could be
    // read, or that the sink refused; whatever can be read around a fault is read, and the fault is a
    // problem. Cancelled soon after `stop` asks for it.
    virtual core::Result<void> read(QIODevice& input, core::Sink& sink,
                                    const std::stop_token& stop) const = 0;
};

} // namespace moderato::import
