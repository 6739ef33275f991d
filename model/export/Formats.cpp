#include "model/export/Formats.h"

#include "model/export/Export.h"

namespace moderato::exporting {

namespace {

struct Writer
{
    QByteArrayView name;
    QByteArrayView ending;
    MakeWriter make;
};

constexpr std::array writers{
    Writer{"json", "json", makeJsonWriter},
    Writer{"csv", "csv", makeCsvWriter},
    Writer{"text", "txt", makeTextWriter},
};

} // namespace

std::vector<Format> formats()
{
    std::vector<Format> all;
    all.reserve(writers.size());
    for (const Writer& writer : writers) {
        all.push_back({writer.name.toByteArray(), writer.ending.toByteArray()});
    }
    return all;
}

MakeWriter writerNamed(QByteArrayView name)
{
    for (const Writer& writer : writers) {
        if (writer.name == name) {
            return writer.make;
        }
    }
    return nullptr;
}

} // namespace moderato::exporting
