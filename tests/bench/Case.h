// One thing that is measured: it runs in a process of its own, on data made beforehand, beside its rival.
// Neighbours: the *Case files are these, Bench runs them and prints the table.
#pragma once

#include <QJsonObject>
#include <QString>

#include <functional>
#include <vector>

namespace moderato::bench {

struct Setting
{
    QString directory; // holds what prepare() made
    qint64 comments = 0;

    QString databaseFile() const;
    QString jsonFile() const;
};

struct Figure
{
    QString work;
    qint64 comments = 0;
    double milliseconds = 0;
    double worstMilliseconds = 0; // the 99th percentile where the work is many small acts; else 0
    double rivalMilliseconds = 0;
    QString rival;
    qint64 peakBytes = 0; // of the process: the resident high-water mark
    QString fault;        // a wrong answer, in words; empty = right

    QJsonObject toJson() const;
    static Figure fromJson(const QJsonObject& object);
};

struct Case
{
    QString name;
    std::function<Figure(const Setting&)> run;
};

Figure figureOf(const QString& work, const Setting& setting);

const std::vector<Case>& cases();

// Makes the database and the JSON file of a size, unless they are there. A sentence when it cannot.
QString prepare(const Setting& setting);

Figure measureImport(const Setting& setting);
Figure measureOpen(const Setting& setting);
Figure measureDecide(const Setting& setting);

double millisecondsOf(const std::function<void()>& work);
qint64 peakBytesOfThisProcess();

} // namespace moderato::bench
