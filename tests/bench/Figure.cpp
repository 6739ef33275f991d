#include "Figure.h"

#include <QJsonArray>
#include <QLocale>

#include <algorithm>

namespace moderato::bench {

namespace {

QJsonValue orNull(std::optional<double> value) { return value ? QJsonValue(*value) : QJsonValue(); }

std::optional<double> orNothing(const QJsonValue& value)
{
    return value.isDouble() ? std::optional(value.toDouble()) : std::nullopt;
}

QJsonObject targetToJson(const Figure& figure, const Target& target)
{
    const std::optional<bool> reached = figure.isReached(target);
    return {{QStringLiteral("measure"), static_cast<int>(target.measure)},
            {QStringLiteral("limit"), target.limit},
            {QStringLiteral("rival"), target.rival},
            {QStringLiteral("words"), figure.wordsOf(target)},
            {QStringLiteral("reached"), reached ? QJsonValue(*reached) : QJsonValue()}};
}

} // namespace

void Figure::setActs(std::vector<double> milliseconds)
{
    if (milliseconds.empty()) {
        fault = QStringLiteral("nothing was done");
        return;
    }
    std::sort(milliseconds.begin(), milliseconds.end());
    value = milliseconds[milliseconds.size() / 2];
    p99 = milliseconds[(milliseconds.size() * 99 + 99) / 100 - 1];
    maximum = milliseconds.back();
}

void Figure::expect(Measure measure, double limit, qint64 from, qint64 to, const QString& rival)
{
    if (comments >= from && comments <= to) {
        targets.append({measure, limit, rival});
    }
}

const Rival* Figure::rivalNamed(const QString& name) const
{
    const auto found =
        std::find_if(rivals.begin(), rivals.end(), [&](const Rival& rival) { return rival.name == name; });
    return found == rivals.end() ? nullptr : &*found;
}

std::optional<bool> Figure::isReached(const Target& target) const
{
    if (!fault.isEmpty()) {
        return std::nullopt;
    }
    switch (target.measure) {
    case Measure::Value:
        return value <= target.limit;
    case Measure::P99:
        return p99 ? std::optional(*p99 <= target.limit) : std::nullopt;
    case Measure::Maximum:
        return maximum ? std::optional(*maximum <= target.limit) : std::nullopt;
    case Measure::Ratio:
        break;
    }
    const Rival* rival = rivalNamed(target.rival);
    return rival != nullptr && rival->value > 0 ? std::optional(value / rival->value <= target.limit)
                                                : std::nullopt;
}

QString Figure::wordsOf(const Target& target) const
{
    switch (target.measure) {
    case Measure::Value:
        return QStringLiteral("≤ ") + amount(target.limit, unit);
    case Measure::P99:
        return QStringLiteral("p99 ≤ ") + amount(target.limit, unit);
    case Measure::Maximum:
        return QStringLiteral("none over ") + amount(target.limit, unit);
    case Measure::Ratio:
        break;
    }
    return QStringLiteral("≤ %1 × %2").arg(QString::number(target.limit), target.rival);
}

QJsonObject Figure::toJson() const
{
    QJsonArray rivalList;
    for (const Rival& rival : rivals) {
        rivalList.append(bench::toJson(rival));
    }
    QJsonArray targetList;
    for (const Target& target : targets) {
        targetList.append(targetToJson(*this, target));
    }
    return {{QStringLiteral("family"), family},
            {QStringLiteral("work"), work},
            {QStringLiteral("comments"), comments},
            {QStringLiteral("value"), value},
            {QStringLiteral("unit"), unit},
            {QStringLiteral("p99"), orNull(p99)},
            {QStringLiteral("maximum"), orNull(maximum)},
            {QStringLiteral("note"), note},
            {QStringLiteral("peak_bytes"), peakBytes},
            {QStringLiteral("fault"), fault},
            {QStringLiteral("rivals"), rivalList},
            {QStringLiteral("targets"), targetList}};
}

Figure Figure::fromJson(const QJsonObject& object)
{
    Figure figure =
        figureOf(object[QStringLiteral("work")].toString(), object[QStringLiteral("comments")].toInteger());
    figure.value = object[QStringLiteral("value")].toDouble();
    figure.unit = object[QStringLiteral("unit")].toString();
    figure.p99 = orNothing(object[QStringLiteral("p99")]);
    figure.maximum = orNothing(object[QStringLiteral("maximum")]);
    figure.peakBytes = object[QStringLiteral("peak_bytes")].toInteger();
    figure.note = object[QStringLiteral("note")].toString();
    figure.fault = object[QStringLiteral("fault")].toString();
    for (const auto& rival : object[QStringLiteral("rivals")].toArray()) {
        figure.rivals.append(rivalFromJson(rival.toObject()));
    }
    for (const auto& value : object[QStringLiteral("targets")].toArray()) {
        const QJsonObject target = value.toObject();
        figure.targets.append({static_cast<Measure>(target[QStringLiteral("measure")].toInt()),
                               target[QStringLiteral("limit")].toDouble(),
                               target[QStringLiteral("rival")].toString()});
    }
    return figure;
}

Figure figureOf(const QString& work, qint64 comments)
{
    Figure figure;
    figure.work = work;
    figure.comments = comments;
    return figure;
}

Figure faultOf(const QString& work, qint64 comments, const QString& fault)
{
    Figure figure = figureOf(work, comments);
    figure.fault = fault;
    return figure;
}

QJsonObject toJson(const Rival& rival)
{
    return {{QStringLiteral("name"), rival.name},
            {QStringLiteral("value"), rival.value},
            {QStringLiteral("peak_bytes"), rival.peakBytes},
            {QStringLiteral("note"), rival.note},
            {QStringLiteral("fault"), rival.fault}};
}

Rival rivalFromJson(const QJsonObject& object)
{
    return {object[QStringLiteral("name")].toString(), object[QStringLiteral("value")].toDouble(),
            object[QStringLiteral("peak_bytes")].toInteger(), object[QStringLiteral("note")].toString(),
            object[QStringLiteral("fault")].toString()};
}

QString amount(double value, const QString& unit)
{
    const QLocale english(QLocale::English, QLocale::UnitedStates);
    const int digits = value >= 100 || unit != QLatin1String("ms") ? 0 : value >= 10 ? 1 : 2;
    const bool isWhole = value == static_cast<double>(static_cast<qint64>(value));
    return english.toString(value, 'f', isWhole ? 0 : digits) + QLatin1Char(' ') + unit;
}

} // namespace moderato::bench
