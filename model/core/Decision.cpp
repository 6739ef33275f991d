#include "model/core/Decision.h"

namespace moderato::core {

QByteArrayView actionWord(Action action)
{
    static constexpr std::array<QByteArrayView, 10> words{"approve", "reject", "spam",  "pending", "flag",
                                                          "unflag",  "edit",   "reply", "undo",    "redo"};
    return words.at(static_cast<size_t>(action));
}

} // namespace moderato::core
