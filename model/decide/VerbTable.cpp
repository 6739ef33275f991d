#include "model/decide/VerbTable.h"

namespace moderato::decide {

const VerbRow* findVerb(core::Action action)
{
    static const std::array table{&statusVerbs[0], &statusVerbs[1], &statusVerbs[2], &statusVerbs[3],
                                  &flagVerb,       &unflagVerb,     &editVerb,       &replyVerb};
    for (const VerbRow* row : table) {
        if (row->action == action) {
            return row;
        }
    }
    return nullptr;
}

core::Result<void> checkText(const Verb& verb)
{
    return verb.text.trimmed().isEmpty()
               ? core::Result<void>(core::Error{core::ErrorCode::TextEmpty, {}, 0, {}})
               : core::Result<void>();
}

} // namespace moderato::decide
