#include "model/core/Actor.h"

#include "model/core/Time.h"

#include <QRandomGenerator>

#include <array>

namespace moderato::core {

QByteArrayView causeWord(Cause cause)
{
    static constexpr std::array<QByteArrayView, 4> words{"window", "command-line", "arrival", "received"};
    return words.at(static_cast<size_t>(cause));
}

QUuid newUuid()
{
    std::array<quint32, 3> random{};
    QRandomGenerator::system()->fillRange(random.data(), random.size());
    QByteArray bytes(16, '\0');
    const auto moment = static_cast<quint64>(now().value_or(0));
    for (int i = 0; i < 6; ++i) {
        bytes[i] = static_cast<char>(moment >> (8 * (5 - i)));
    }
    for (int i = 0; i < 10; ++i) {
        bytes[6 + i] = static_cast<char>(random.at(static_cast<size_t>(i / 4)) >> (8 * (i % 4)));
    }
    bytes[6] = static_cast<char>((bytes[6] & 0x0f) | 0x70);
    bytes[8] = static_cast<char>((bytes[8] & 0x3f) | 0x80);
    return QUuid::fromRfc4122(bytes);
}

} // namespace moderato::core
