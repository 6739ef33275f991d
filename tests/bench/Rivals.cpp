#include "Rivals.h"

#include "ChildProcess.h"

#include <algorithm>

namespace moderato::bench {

namespace {

constexpr int limitSeconds = 120;

} // namespace

const std::vector<RivalProgram>& rivalPrograms()
{
    static const std::vector<RivalProgram> all{
        {QStringLiteral("QStandardItemModel"), 1'000'000, fillStandardItemModel},
        {QStringLiteral("QSqlTableModel"), 1'000'000, fetchSqlTableModel},
    };
    return all;
}

Rival runRival(const QString& name, const Setting& setting)
{
    const auto& all = rivalPrograms();
    const auto program =
        std::find_if(all.begin(), all.end(), [&](const RivalProgram& each) { return each.name == name; });
    Rival rival;
    rival.name = name;
    if (program == all.end() || setting.comments > program->mostComments) {
        rival.note = QStringLiteral("left out at this size");
        return rival;
    }
    const ChildAnswer answer =
        askChild({QStringLiteral("--rival"), name, QStringLiteral("--sizes"),
                  QString::number(setting.comments), QStringLiteral("--directory"), setting.directory},
                 limitSeconds);
    if (!answer.fault.isEmpty()) {
        rival.note = answer.fault;
        return rival;
    }
    return rivalFromJson(answer.document.object());
}

} // namespace moderato::bench
