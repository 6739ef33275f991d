// What was not as it should be in a file that was read all the same. An import returns a list of these.
// Neighbours: readers report them, ui/words words them, `import --json` prints them.
#pragma once

#include <QList>
#include <QString>

namespace moderato::core {

enum class ProblemCode : quint8 {
    CountDiffers,      // arguments: declared, read
    DuplicateId,       // arguments: the id
    ParentMissing,     // arguments: comment id, parent id
    ParentCycle,       // arguments: comment id
    BadDate,           // arguments: the text
    BadStatus,         // arguments: the word
    UnknownValue,      // arguments: the field, what stands there
    BadEncoding,       // arguments: the encoding assumed; bytes replaced
    ControlCharacters, // arguments: how many were dropped
    DepthJump,         // arguments: depth found, depth given
    SkippedRecord,     // arguments: why (a stable word)
    TextTruncated,     // arguments: limit in bytes
    EndedEarly,        // the file stops in the middle; what came before was kept
    MoreProblems,      // arguments: how many more there were than are kept
};

struct Problem
{
    enum class Severity : quint8 { Note, Warning, Error };

    Severity severity = Severity::Warning;
    ProblemCode code = ProblemCode::SkippedRecord;
    QString where; // "line 25", or the record: stable, for people and scripts
    QList<QString> arguments;

    friend bool operator==(const Problem&, const Problem&) = default;
};

} // namespace moderato::core
