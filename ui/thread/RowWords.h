// The words that rows say, under one name for translators. Neighbours: the painter, the body and the sentence
// of a row.
#pragma once

#include <QCoreApplication>

namespace moderato::ui {

struct RowWords
{
    Q_DECLARE_TR_FUNCTIONS(moderato::ui::Row)
};

} // namespace moderato::ui
