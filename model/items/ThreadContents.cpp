#include "model/items/ThreadContents.h"

#include "model/items/ThreadModelPrivate.h"

namespace moderato::items {

qint64 ThreadContents::commentCount() const { return m_model.d->rows.shape().size(); }

qint64 ThreadContents::matchCount() const { return m_model.d->rows.matchCount(); }

qint64 ThreadContents::stillMatching() const { return m_model.d->rows.stillMatching(); }

} // namespace moderato::items
