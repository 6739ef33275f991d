// Room at the end of a thread's arrays for replies to come: without it the first reply to a thread of a
// million would copy every array into one of twice the size. Neighbours: ThreadShape, ThreadProjection.
#pragma once

#include <cstddef>
#include <vector>

namespace moderato::thread {

inline constexpr size_t spareNodes = 1024;

// `size` entries of `value`, and room.
template <typename T>
void assignWithSpare(std::vector<T>& array, size_t size, const T& value)
{
    array.reserve(size + spareNodes);
    array.assign(size, value);
}

// Gives back what growing by doubling took too much, but for the room.
template <typename T>
void fitWithSpare(std::vector<T>& array)
{
    if (array.capacity() >= array.size() + spareNodes && array.capacity() <= array.size() + 2 * spareNodes)
        return;
    std::vector<T> fitted;
    fitted.reserve(array.size() + spareNodes);
    fitted.assign(array.begin(), array.end());
    array.swap(fitted);
}

} // namespace moderato::thread
