// Made-up sites of any size: the same seed gives the same articles and comments, byte for byte, on every
// machine. Neighbours: pours into any core::Sink: a database's ImportSession, JsonSink, WxrSink.
#pragma once

#include "model/core/Sink.h"

#include <memory>

namespace moderato::bench {

// Goes up when the same seed would give other data than before: what was kept is then made anew.
inline constexpr int generatorVersion = 2;

struct Plan
{
    quint64 seed = 1;
    qint64 comments = 10'000;
    qint64 articles = 0; // 0 = one for about 200 comments
    int authors = 50'000;
    int maxDepth = 2'000; // reached by one thread in fifty that is long enough
};

// Shapes as sites have them: the first article holds a tenth of all comments, the rest share by a power law;
// six in ten comments are replies, most to a recent one; words by Zipf's law in six scripts; 10 % pending, 7
// % rejected, 3 % spam, 3 % flagged, 8 % with a link. O(comments) time, O(largest thread) memory.
class Generator
{
public:
    explicit Generator(const Plan& plan);
    ~Generator();

    core::Result<void> pour(core::Sink& sink);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace moderato::bench
