// The values of the desk as the JSON that scripts rely on: stable keys, ids as numbers, times in ISO 8601
// UTC. Neighbours: the commands print these; ui/words words what is for people.
#pragma once

#include "model/core/Decision.h"
#include "model/core/Problem.h"
#include "model/thread/ThreadShape.h"

#include <QJsonObject>

namespace moderato::app {

QJsonObject toJson(const core::Problem& problem);
QJsonObject toJson(const core::ArticleSummary& article);
QJsonObject toJson(const core::Article& article);
QJsonObject toJson(const core::Comment& comment, int depth);
QJsonObject toJson(const core::JournalEntry& entry);

// One line, without characters that a terminal would obey.
QByteArray toLine(const QJsonObject& object);

// An array printed element by element, so that its length does not matter: begin, each, end.
class JsonArrayLines
{
public:
    // What stands before the next element.
    QByteArrayView separator();

private:
    bool m_first = true;
};

} // namespace moderato::app
