#include "model/export/Output.h"

#include <QFileDevice>

#include <cerrno>

namespace moderato::exporting {

namespace {

constexpr size_t chunk = size_t{256} * 1024;

} // namespace

Output::Output(QIODevice& device) : m_device(device) { m_bytes.reserve(chunk + chunk / 4); }

core::Result<void> Output::flushIfFull() { return m_bytes.size() < chunk ? core::Result<void>() : flush(); }

core::Result<void> Output::flush()
{
    errno = 0;
    const auto size = static_cast<qint64>(m_bytes.size());
    for (qint64 done = 0; done < size;) {
        const qint64 written = m_device.write(m_bytes.data() + done, size - done);
        if (written <= 0) {
            return writeError(m_device);
        }
        done += written;
    }
    m_bytes.clear();
    auto* file = qobject_cast<QFileDevice*>(&m_device);
    if (file != nullptr && !file->flush()) {
        return writeError(m_device);
    }
    return {};
}

core::Error writeError(const QIODevice& device)
{
    // Qt keeps no code for a full disk; the system's is still there right after the call.
    const bool full = errno == ENOSPC || errno == EDQUOT;
    const auto* file = qobject_cast<const QFileDevice*>(&device);
    return {full ? core::ErrorCode::DiskFull : core::ErrorCode::FileUnwritable,
            file != nullptr ? file->fileName() : QString(), 0, device.errorString()};
}

} // namespace moderato::exporting
