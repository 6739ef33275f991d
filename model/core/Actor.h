// Who decides, and by which way: a decision, and the list of steps to undo, belong to both together.
// Neighbours: Decision carries it, the store keeps each actor as a row, model/decide's desk acts for one.
#pragma once

#include <QByteArray>
#include <QUuid>

namespace moderato::core {

// Kept as these numbers. Never renumber.
enum class ActorKind : quint8 {
    Person = 0,
    Rule = 1,   // decides by itself, when something arrives
    Remote = 2, // a site or another desk whose decision came here
};

enum class Cause : quint8 {
    Window = 0,
    CommandLine = 1,
    Arrival = 2,  // of a comment, on which a rule acted
    Received = 3, // from a remote
};

// A person keeps the uuid when name or address change; without one they are who they say they are.
struct Actor
{
    QByteArray name;
    QByteArray email;
    ActorKind kind = ActorKind::Person;
    QUuid uuid = {};

    const QByteArray& shownName() const { return name.isEmpty() ? email : name; }
};

struct DecidedBy
{
    Actor actor;
    Cause cause = Cause::Window;
};

// "window", "command-line", "arrival", "received".
QByteArrayView causeWord(Cause cause);

// A new uuid of version 7 (RFC 9562 §5.7): the moment, then random bits, so that those made later sort later.
QUuid newUuid();

} // namespace moderato::core
