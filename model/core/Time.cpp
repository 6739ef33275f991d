#include "model/core/Time.h"

#include <QDateTime>
#include <QTimeZone>

#include <array>
#include <chrono>

namespace moderato::core {

Moment now() { return QDateTime::currentMSecsSinceEpoch(); }

namespace {

constexpr qint64 firstOfYearOne = -62'135'596'800'000;
constexpr qint64 endOfYear9999 = 253'402'300'800'000;

char* putDigits(char* at, unsigned number, int count)
{
    for (int i = count - 1; i >= 0; --i) {
        at[i] = static_cast<char>('0' + number % 10);
        number /= 10;
    }
    return at + count;
}

} // namespace

QByteArray toIso8601(Moment moment)
{
    if (!moment) {
        return {};
    }
    if (*moment < firstOfYearOne || *moment >= endOfYear9999) {
        const QDateTime time = QDateTime::fromMSecsSinceEpoch(*moment, Qt::UTC);
        return time.toString(*moment % 1000 == 0 ? Qt::ISODate : Qt::ISODateWithMs).toLatin1();
    }
    using namespace std::chrono;
    const sys_time<milliseconds> time{milliseconds(*moment)};
    const auto day = floor<days>(time);
    const year_month_day date(day);
    const hh_mm_ss clock(time - day);
    std::array<char, 24> text{};
    char* at = putDigits(text.data(), static_cast<unsigned>(static_cast<int>(date.year())), 4);
    *at++ = '-';
    at = putDigits(at, static_cast<unsigned>(date.month()), 2);
    *at++ = '-';
    at = putDigits(at, static_cast<unsigned>(date.day()), 2);
    *at++ = 'T';
    at = putDigits(at, static_cast<unsigned>(clock.hours().count()), 2);
    *at++ = ':';
    at = putDigits(at, static_cast<unsigned>(clock.minutes().count()), 2);
    *at++ = ':';
    at = putDigits(at, static_cast<unsigned>(clock.seconds().count()), 2);
    if (clock.subseconds().count() != 0) {
        *at++ = '.';
        at = putDigits(at, static_cast<unsigned>(clock.subseconds().count()), 3);
    }
    *at++ = 'Z';
    return {text.data(), at - text.data()};
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
