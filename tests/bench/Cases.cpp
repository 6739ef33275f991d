#include "Case.h"

namespace moderato::bench {

const std::vector<Case>& cases()
{
    static const std::vector<Case> all{
        {QStringLiteral("start"), Need::Site, measureStart},
        {QStringLiteral("open"), Need::Thread, measureOpen},
        {QStringLiteral("walk"), Need::Thread, measureWalk},
        {QStringLiteral("decide"), Need::Desk, measureDecide},
        {QStringLiteral("decide-many"), Need::Thread, measureDecideMany},
        {QStringLiteral("filter"), Need::Thread, measureFilter},
        {QStringLiteral("decide-importing"), Need::Site, measureDecideWhileImporting},
        {QStringLiteral("words"), Need::Site, measureWords},
        {QStringLiteral("operators"), Need::Site, measureOperators},
        {QStringLiteral("substring"), Need::Site, measureSubstring},
        {QStringLiteral("import"), Need::Json, measureImport},
        {QStringLiteral("export"), Need::Thread, measureExport},
    };
    return all;
}

} // namespace moderato::bench
