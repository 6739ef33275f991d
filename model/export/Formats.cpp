#include "model/export/Formats.h"

#include "model/export/Export.h"

namespace moderato::exporting {

namespace {

struct Format
{
    QByteArrayView name;
    MakeWriter make;
};

constexpr std::array formats{
    Format{"json", makeJsonWriter},
    Format{"csv", makeCsvWriter},
    Format{"text", makeTextWriter},
};

} // namespace

std::vector<QByteArray> formatNames()
{
    std::vector<QByteArray> names;
    for (const Format& format : formats) {
        names.push_back(format.name.toByteArray());
    }
    return names;
}

MakeWriter writerNamed(QByteArrayView name)
{
    for (const Format& format : formats) {
        if (format.name == name) {
            return format.make;
        }
    }
    return nullptr;
}

} // namespace moderato::exporting
