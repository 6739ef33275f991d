#include "ui/words/Words.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace moderato::words {

namespace {

QString tr(const char* text) { return QCoreApplication::translate("Words", text); }

constexpr qint64 minute = 60;
constexpr qint64 hour = 60 * minute;

} // namespace

QString shortTime(core::Moment moment, qint64 now)
{
    if (!moment) {
        return {};
    }
    const qint64 seconds = (now - *moment) / 1000;
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(*moment);
    const qint64 days = time.date().daysTo(QDateTime::fromMSecsSinceEpoch(now).date());
    if (seconds >= 0 && seconds < minute) {
        return tr("just now");
    }
    if (seconds >= 0 && seconds < hour) {
        return counted("Words", QT_TRANSLATE_N_NOOP("Words", "%Ln minutes ago"), seconds / minute);
    }
    const QString clock = time.toString(QStringLiteral("HH:mm"));
    if (days == 0) {
        return tr("today %1").arg(clock);
    }
    if (days == 1) {
        return tr("yesterday %1").arg(clock);
    }
    return QLocale().toString(time, QStringLiteral("d MMM yyyy HH:mm"));
}

QString longTime(core::Moment moment)
{
    if (!moment) {
        return {};
    }
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(*moment);
    return QLocale().toString(time, QLocale::LongFormat);
}

} // namespace moderato::words
