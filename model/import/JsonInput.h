// A device as the pair of iterators nlohmann's parser reads, block by block, with the limits of untrusted
// input. Neighbours: JsonReader alone.
#pragma once

#include <QByteArray>
#include <QIODevice>

#include <algorithm>
#include <functional>
#include <iterator>

namespace moderato::import {

class JsonInput
{
public:
    // What the parser walks; all copies share the place of the one input they stand for.
    class Iterator
    {
    public:
        using iterator_category = std::input_iterator_tag;
        using value_type = char;
        using difference_type = std::ptrdiff_t;
        using pointer = const char*;
        using reference = const char&;

        Iterator() = default;
        explicit Iterator(JsonInput& input) : m_input(&input) {}
        reference operator*() const { return *m_input->m_at; }
        Iterator& operator++()
        {
            if (++m_input->m_at == m_input->m_end) {
                m_input->refill();
            }
            return *this;
        }
        // Only ever compared with the end.
        bool operator==(const Iterator&) const { return m_input->m_at == m_input->m_end; }

    private:
        JsonInput* m_input = nullptr;
    };

    static constexpr qint64 maximumToken =
        qint64{16} * 1024 * 1024; // bytes of one string, to the next whole block

    // `progress` is told once a block; the input ends soon after `stop` asks for it.
    JsonInput(QIODevice& device, std::function<void(double)> progress, std::stop_token stop)
        : m_device(device)
        , m_progress(std::move(progress))
        , m_stop(std::move(stop))
        , m_size(std::max<qint64>(1, device.size()))
    {
        refill();
    }

    Iterator begin() { return Iterator(*this); }
    static Iterator end() { return {}; }

    // The parser came to the end of a token.
    void tokenEnded() { m_blocksInToken = 0; }
    // 1-based line of the place reached.
    qint64 line() const { return m_linesBefore + 1 + std::count(m_block.constData(), m_at, '\n'); }
    bool isCancelled() const { return m_stop.stop_requested(); }
    bool isTokenTooLong() const { return m_tooLong; }

private:
    static constexpr qint64 blockSize = qint64{64} * 1024;

    void refill()
    {
        m_linesBefore += std::count(m_block.cbegin(), m_block.cend(), '\n');
        m_progress(std::min(1.0, double(m_read) / double(m_size)));
        m_tooLong = m_tooLong || ++m_blocksInToken > maximumToken / blockSize;
        m_block.resize(blockSize);
        const qint64 read =
            isCancelled() || m_tooLong ? 0 : std::max<qint64>(0, m_device.read(m_block.data(), blockSize));
        m_block.resize(read);
        m_read += read;
        m_at = m_block.constData();
        m_end = m_at + read;
    }

    QIODevice& m_device;
    std::function<void(double)> m_progress;
    std::stop_token m_stop;
    qint64 m_size;
    QByteArray m_block;
    const char* m_at = nullptr;
    const char* m_end = nullptr;
    qint64 m_read = 0;
    qint64 m_linesBefore = 0;
    qint64 m_blocksInToken = 0;
    bool m_tooLong = false;
};

} // namespace moderato::import
