#include "model/decide/VerbTable.h"

namespace moderato::decide {

const VerbRow* findVerb(core::Verb verb)
{
    static const std::array table{&statusVerbs[0], &statusVerbs[1], &statusVerbs[2], &statusVerbs[3],
                                  &flagVerb,       &unflagVerb,     &editVerb,       &replyVerb};
    for (const VerbRow* row : table) {
        if (row->verb == verb) {
            return row;
        }
    }
    return nullptr;
}

core::Result<void> checkText(const Request& request)
{
    return request.text.trimmed().isEmpty()
               ? core::Result<void>(core::Error{core::ErrorCode::TextEmpty, {}, 0, {}})
               : core::Result<void>();
}

} // namespace moderato::decide
