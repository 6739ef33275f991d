// What the cases work on: made once per size by the generator and kept in a folder.
// Neighbours: generate/ makes the records, a Case says what it needs, Bench prepares it before the case runs.
#pragma once

#include <QFlags>
#include <QString>

namespace moderato::bench {

enum class Need : quint8 {
    Thread = 1, // one article holding all the comments
    Site = 2,   // an article for 200 comments, the first holding a tenth of all
    Json = 4,   // the site as Moderato JSON
    Desk = 8, // the thread up to a million comments; of more, the site, whose first thread is a million then
};
Q_DECLARE_FLAGS(Needs, Need)
Q_DECLARE_OPERATORS_FOR_FLAGS(Needs)

struct Setting
{
    QString directory;
    qint64 comments = 0;
    qint64 begunAt = 0; // when this process was asked for, as monotonicNanoseconds() told

    // The names tell the generator's version and the schema's, so that kept data is never stale.
    QString threadDatabase() const;
    QString siteDatabase() const;
    QString jsonFile() const;
    QString deskDatabase() const;
};

// Makes what is needed and not there yet. A sentence when it cannot.
QString prepare(const Setting& setting, Needs needs);

} // namespace moderato::bench
