#include "model/core/Time.h"

#include <QDateTime>
#include <QTimeZone>

namespace moderato::core {

Moment now() { return QDateTime::currentMSecsSinceEpoch(); }

QByteArray toIso8601(Moment moment)
{
    if (!moment) {
        return {};
    }
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(*moment, Qt::UTC);
    return time.toString(*moment % 1000 == 0 ? Qt::ISODate : Qt::ISODateWithMs).toLatin1();
}

Moment fromIso8601(QByteArrayView text)
{
    QDateTime time = QDateTime::fromString(QString::fromLatin1(text.trimmed()), Qt::ISODateWithMs);
    if (!time.isValid()) {
        return std::nullopt;
    }
    if (time.timeSpec() == Qt::LocalTime) {
        time.setTimeSpec(Qt::UTC);
    }
    return time.toMSecsSinceEpoch();
}

} // namespace moderato::core
