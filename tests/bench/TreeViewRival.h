// Qt's own QTreeView, walked by the same acts over the same model. Neighbours: the walk measures our view
// first and then asks here.
#pragma once

#include "Figure.h"
#include "model/items/DisplayOrder.h"
#include "model/items/ThreadContents.h"

#include <vector>

namespace moderato::items {
class ThreadModel;
}

namespace moderato::bench {

// With our delegate and uniform rows, in a window of its own without a comment beside it: less is painted
// than in ours. Adds itself to those of the figures whose work it knows.
void holdAgainstTreeView(items::ThreadModel& model, std::vector<Figure>& figures);

} // namespace moderato::bench
