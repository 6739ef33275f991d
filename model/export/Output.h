// The bytes of an export on their way to a device, gathered so that a cell is no system call.
// Neighbours: every FormatWriter appends, Export makes it and asks whether all went well.
#pragma once

#include "model/core/Result.h"

#include <QByteArray>
#include <QIODevice>

namespace moderato::exporting {

class Output
{
public:
    explicit Output(QIODevice& device);

    // What is appended is written by flushIfFull or flush; memory is that of one item beyond a fixed size.
    QByteArray& bytes() { return m_bytes; }

    // FileUnwritable or DiskFull, with the device's words.
    core::Result<void> flushIfFull();
    core::Result<void> flush();

private:
    QIODevice& m_device;
    QByteArray m_bytes;
};

// What a device that refused to write says.
core::Error writeError(const QIODevice& device);

} // namespace moderato::exporting
