#include "model/import/Timestamps.h"

#include <QDateTime>
#include <QString>

#include <chrono>

namespace moderato::import {

namespace {

// The number written in `count` digits at `at`; -1 where they are not digits.
int digits(QByteArrayView text, qsizetype at, int count)
{
    int number = 0;
    for (qsizetype i = at; i < at + count; ++i) {
        const char digit = text.at(i);
        if (digit < '0' || digit > '9') {
            return -1;
        }
        number = number * 10 + (digit - '0');
    }
    return number;
}

} // namespace

core::Moment fromDateTime(QByteArrayView text)
{
    constexpr qsizetype plain = 19; // YYYY-MM-DD HH:MM:SS
    if (text.size() < plain) {
        return std::nullopt;
    }
    const bool utc = text.size() == plain || (text.size() == plain + 1 && text.back() == 'Z');
    if (!utc) {
        return core::fromIso8601(text);
    }
    using namespace std::chrono;
    const int year = digits(text, 0, 4);
    const int month = digits(text, 5, 2);
    const int day = digits(text, 8, 2);
    const int hour = digits(text, 11, 2);
    const int minute = digits(text, 14, 2);
    const int second = digits(text, 17, 2);
    const bool shaped = text.at(4) == '-' && text.at(7) == '-' &&
                        (text.at(10) == ' ' || text.at(10) == 'T') && text.at(13) == ':' &&
                        text.at(16) == ':';
    if (!shaped || year < 1 || month < 1 || day < 1 || hour < 0 || hour > 23 || minute < 0 || minute > 59 ||
        second < 0 || second > 60) {
        return std::nullopt;
    }
    const year_month_day date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                              std::chrono::day(static_cast<unsigned>(day))};
    if (!date.ok()) {
        return std::nullopt;
    }
    const qint64 days = sys_days(date).time_since_epoch().count();
    return ((days * 24 + hour) * 60 + minute) * qint64(60'000) + second * qint64(1000);
}

core::Moment fromRfc822(QByteArrayView text)
{
    const QDateTime time = QDateTime::fromString(QString::fromLatin1(text.trimmed()), Qt::RFC2822Date);
    return time.isValid() ? core::Moment(time.toMSecsSinceEpoch()) : std::nullopt;
}

} // namespace moderato::import
