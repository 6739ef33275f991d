#include "Table.h"

#include <QLocale>
#include <QStringList>
#include <QTextStream>

#include <cmath>

namespace moderato::bench {

namespace {

constexpr int workWidth = -50;
constexpr qint64 growthFrom = 10'000;

QString grouped(qint64 number) { return QLocale(QLocale::English, QLocale::UnitedStates).toString(number); }

QString orBlank(const std::optional<double>& value, const QString& unit)
{
    return value ? amount(*value, unit) : QString();
}

QString verdicts(const Figure& figure)
{
    QStringList words;
    for (const Target& target : figure.targets) {
        const std::optional<bool> reached = figure.isReached(target);
        words << figure.wordsOf(target) + QStringLiteral(": ") +
                     (!reached   ? QStringLiteral("not told")
                      : *reached ? QStringLiteral("reached")
                                 : QStringLiteral("MISSED"));
    }
    return words.join(QStringLiteral(", "));
}

QString rivalsOf(const Figure& figure)
{
    QStringList words;
    for (const Rival& rival : figure.rivals) {
        QString word = rival.name;
        if (rival.value > 0) {
            word += QStringLiteral(" %1 (ours %2 ×)")
                        .arg(amount(rival.value, figure.unit))
                        .arg(figure.value / rival.value, 0, 'f', 2);
        }
        if (rival.peakBytes > 0 && figure.unit == QLatin1String("ms")) {
            word += QStringLiteral(", peak %1 MB").arg(rival.peakBytes / 1'000'000);
        }
        words << word + (rival.note.isEmpty() ? QString() : QStringLiteral(": ") + rival.note);
    }
    return words.join(QStringLiteral("; "));
}

// Empty when there is nothing to compare.
QString factor(double from, double to, qint64 fromComments, qint64 toComments)
{
    if (from <= 0 || to <= 0) {
        return {};
    }
    const double tens = std::log10(static_cast<double>(toComments) / static_cast<double>(fromComments));
    return QString::number(std::pow(to / from, 1 / tens), 'f', 2);
}

// Of many small acts the slowest hundredth is what is felt.
double felt(const Figure& figure) { return figure.p99.value_or(figure.value); }

double cApiValue(const Figure& figure)
{
    const Rival* rival = figure.rivalNamed(QStringLiteral("C API"));
    return rival != nullptr ? rival->value : 0;
}

void printStep(QTextStream& out, const Figure& from, const Figure& to)
{
    const QString ours = factor(felt(from), felt(to), from.comments, to.comments);
    if (ours.isEmpty()) {
        return;
    }
    const QString theirs = factor(cApiValue(from), cApiValue(to), from.comments, to.comments);
    out << QStringLiteral("%1 %2 %3 %4  %5\n")
               .arg(to.work, workWidth)
               .arg(QStringLiteral("%1 to %2").arg(grouped(from.comments), grouped(to.comments)), 24)
               .arg(ours, 8)
               .arg(theirs, 8)
               .arg(ours.toDouble() <= 10 ? QStringLiteral("linear or better")
                                          : QStringLiteral("WORSE THAN LINEAR"));
}

} // namespace

void printHeading(QTextStream& out, qint64 comments)
{
    out << QStringLiteral("\n%1\n").arg(grouped(comments) + QStringLiteral(" comments"), workWidth);
    out << QStringLiteral("%1 %2 %3 %4 %5  %6\n")
               .arg(QStringLiteral("work"), workWidth)
               .arg(QStringLiteral("measured"), 12)
               .arg(QStringLiteral("p99"), 10)
               .arg(QStringLiteral("maximum"), 10)
               .arg(QStringLiteral("peak"), 8)
               .arg(QStringLiteral("figure to reach | rivals in the same run"));
    out.flush();
}

void printFigure(QTextStream& out, const Figure& figure)
{
    QStringList words{verdicts(figure), rivalsOf(figure), figure.note};
    if (!figure.fault.isEmpty()) {
        words.prepend(QStringLiteral("WRONG: ") + figure.fault);
    }
    words.removeAll(QString());
    out << QStringLiteral("%1 %2 %3 %4 %5  %6\n")
               .arg(figure.work, workWidth)
               .arg(figure.value > 0 ? amount(figure.value, figure.unit) : QStringLiteral("-"), 12)
               .arg(orBlank(figure.p99, figure.unit), 10)
               .arg(orBlank(figure.maximum, figure.unit), 10)
               .arg(QStringLiteral("%1 MB").arg(figure.peakBytes / 1'000'000), 8)
               .arg(words.join(QStringLiteral(" | ")));
    out.flush();
}

void printGrowth(QTextStream& out, const std::vector<Figure>& figures)
{
    out << QStringLiteral("\n%1 %2 %3 %4\n")
               .arg(QStringLiteral("growth, factor per tenfold"), workWidth)
               .arg(QStringLiteral("comments"), 24)
               .arg(QStringLiteral("ours"), 8)
               .arg(QStringLiteral("C API"), 8);
    for (size_t i = 0; i < figures.size(); ++i) {
        for (size_t next = i + 1; figures[i].comments >= growthFrom && next < figures.size(); ++next) {
            if (figures[next].work == figures[i].work && figures[next].comments > figures[i].comments) {
                printStep(out, figures[i], figures[next]);
                break;
            }
        }
    }
    out.flush();
}

} // namespace moderato::bench
