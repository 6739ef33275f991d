// The bytes of an export on their way to a device, gathered so that a cell is no system call.
// Neighbours: every FormatWriter appends, Export makes it and asks whether all went well.
#pragma once

#include "model/core/Result.h"

#include <QByteArrayView>
#include <QIODevice>

#include <string>

namespace moderato::exporting {

class Output
{
public:
    explicit Output(QIODevice& device);

    // What is appended is written by flushIfFull or flush; memory is that of one item beyond a fixed size.
    std::string& bytes() { return m_bytes; }

    // FileUnwritable or DiskFull, with the device's words.
    core::Result<void> flushIfFull();
    core::Result<void> flush();

private:
    QIODevice& m_device;
    std::string m_bytes; // twenty pieces a comment: in a QByteArray they took a tenth of an export's time
};

inline void append(std::string& out, QByteArrayView bytes)
{
    out.append(bytes.data(), static_cast<size_t>(bytes.size()));
}

// What a device that refused to write says.
core::Error writeError(const QIODevice& device);

} // namespace moderato::exporting
