// One line of the table: what was measured, what the rivals took in the same run, what was to be reached.
// Neighbours: a Case fills it, a child process hands it over as JSON, Table prints it.
#pragma once

#include <QJsonObject>
#include <QList>
#include <QString>

#include <optional>
#include <vector>

namespace moderato::bench {

// Sizes that a limit is told for, in comments.
inline constexpr qint64 million = 1'000'000;
inline constexpr qint64 tenMillion = 10'000'000;

inline constexpr qint64 megabyte = 1'000'000; // bytes

// Another way to the same answer, measured in the same run.
struct Rival
{
    QString name;
    double value = 0; // in the figure's unit; 0 = not measured, the note says why
    qint64 peakBytes = 0;
    QString note;
    QString fault; // it gave a wrong answer, in words
};

enum class Measure { Value, P99, Maximum, Ratio };

// "At most `limit`": of the value, of the slowest acts, or of the value divided by a rival's.
struct Target
{
    Measure measure = Measure::Value;
    double limit = 0;
    QString rival; // Ratio
};

struct Figure
{
    QString family; // the case's name; set by Bench, a picture each
    QString work;   // "open: shape complete"; the growth table and the plots go by it
    qint64 comments = 0;
    double value = 0; // of many small acts: the median
    QString unit = QStringLiteral("ms");
    std::optional<double> p99;
    std::optional<double> maximum;
    qint64 peakBytes = 0; // of the process: the resident high-water mark
    QList<Rival> rivals;
    QList<Target> targets; // those that hold at this size
    QString note;
    QString fault; // a wrong answer, in words; empty = right

    // Many small acts: median, 99th percentile, maximum. No acts is a fault.
    void setActs(std::vector<double> milliseconds);
    // The target counts at sizes from `from` to `to`; elsewhere nothing is added.
    void expect(Measure measure, double limit, qint64 from, qint64 to, const QString& rival = {});
    void expect(Measure measure, double limit, qint64 at, const QString& rival = {})
    {
        expect(measure, limit, at, at, rival);
    }

    const Rival* rivalNamed(const QString& name) const;
    // Nothing when it cannot be told: the rival is not there.
    std::optional<bool> isReached(const Target& target) const;
    QString wordsOf(const Target& target) const; // "p99 ≤ 16 ms"

    QJsonObject toJson() const;
    static Figure fromJson(const QJsonObject& object);
};

Figure figureOf(const QString& work, qint64 comments);
Figure faultOf(const QString& work, qint64 comments, const QString& fault);

QJsonObject toJson(const Rival& rival);
Rival rivalFromJson(const QJsonObject& object);

// "12.3 ms", "1,234 ms", "46 bytes".
QString amount(double value, const QString& unit);

} // namespace moderato::bench
