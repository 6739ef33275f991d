// Trees as text, "a(b c(d))": what is in brackets replies to the word before them. Letters are ids in order:
// a = 1 … z = 26, or plain numbers. A word's marks: '!' approved (else pending), '*' flagged.
// Neighbours: the tests of threads and of item models write and read their trees so.
#pragma once

#include "model/core/ShapeRow.h"
#include "model/thread/ThreadShape.h"

#include <QString>

#include <functional>

namespace moderato::test {

// Rows in ascending id order, each a second younger than the one before.
std::vector<core::ShapeRow> rowsOf(const char* tree);

QString nameOf(core::CommentId id);

using Children = std::function<std::vector<thread::Node>(thread::Node)>;
using Name = std::function<QString(thread::Node)>;
// The tree below the root as rowsOf() reads it.
QString treeText(const Children& children, const Name& name);
QString treeText(const thread::ThreadShape& shape);

} // namespace moderato::test
