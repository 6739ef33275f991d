#include "model/thread/Branches.h"

#include <algorithm>

namespace moderato::thread {

void Branches::attach(Node parent, size_t row, Node child)
{
    m_children.insert(m_children.begin() + static_cast<qptrdiff>(m_first[parent] + row), child);
    std::for_each(m_first.begin() + parent + 1, m_first.end(), [](Node& first) { ++first; });
}

void Branches::detach(Node parent, size_t row)
{
    m_children.erase(m_children.begin() + static_cast<qptrdiff>(m_first[parent] + row));
    std::for_each(m_first.begin() + parent + 1, m_first.end(), [](Node& first) { --first; });
}

} // namespace moderato::thread
