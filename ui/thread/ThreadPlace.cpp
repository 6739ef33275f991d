#include "ui/thread/ThreadPlace.h"

#include <QDataStream>
#include <QIODevice>

#include <algorithm>

namespace moderato::ui {

namespace {

constexpr quint32 magic = 0x4d504c31; // "MPL1"

} // namespace

QByteArray ThreadPlace::toBytes() const
{
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream.setVersion(QDataStream::Qt_6_4);
    const size_t count = std::min<size_t>(exceptions.size(), mostIds);
    stream << magic << current.value << top.value << topOffset << allExpanded << static_cast<qint32>(count);
    for (size_t i = 0; i < count; ++i) {
        stream << exceptions[i].value;
    }
    return bytes;
}

ThreadPlace ThreadPlace::fromBytes(const QByteArray& bytes)
{
    QDataStream stream(bytes);
    stream.setVersion(QDataStream::Qt_6_4);
    quint32 word = 0;
    qint32 count = 0;
    ThreadPlace place;
    stream >> word >> place.current.value >> place.top.value >> place.topOffset >> place.allExpanded >> count;
    if (stream.status() != QDataStream::Ok || word != magic || count < 0 || count > mostIds) {
        return {};
    }
    for (qint32 i = 0; i < count; ++i) {
        core::CommentId id;
        stream >> id.value;
        place.exceptions.push_back(id);
    }
    return stream.status() == QDataStream::Ok ? place : ThreadPlace();
}

} // namespace moderato::ui
