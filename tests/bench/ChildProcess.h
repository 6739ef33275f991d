// This program once more, for one thing to measure: a crash or an endless loop in it is told, not shared.
// Neighbours: Bench runs cases this way, Rivals rivals.
#pragma once

#include <QJsonDocument>
#include <QStringList>

namespace moderato::bench {

struct ChildAnswer
{
    QJsonDocument document; // null when there is a fault
    QString fault;          // "crashed", "took more than 120 s and was stopped"
    bool isStopped = false; // it took too long, which is no wrong answer
};

ChildAnswer askChild(const QStringList& arguments, int limitSeconds);

} // namespace moderato::bench
