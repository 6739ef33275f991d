// Stands between a stranger's XML and QXmlStreamReader: lets through what that parser can read in linear
// time. Neighbours: WxrReader reads through it. It knows XML's surface, no vocabulary.
#pragma once

#include <QByteArray>
#include <QIODevice>

#include <optional>

namespace moderato::import {

// Why each limit: QXmlStreamReader of Qt 6.4 takes quadratic time over the attributes of a tag, expands
// entities without a total, and recurses in readElementText. What passes is UTF-8 without declaration,
// comments and processing instructions; lines stay where they were, so that the parser's line numbers are the
// file's.
//
// Refused (the stream then ends and violation() says why): a document type; a tag over 64 KB or 200
// attributes; elements over 64 levels deep. Mended, and counted: control characters, U+FFFE and U+FFFF are
// dropped, as real WordPress exports have them; bytes that are not UTF-8 become U+FFFD; text over 16 MB in
// one element is cut. Mended in silence: junk before the first tag; "&" and "<" that start nothing; HTML's
// named references, and numbers that mean Windows-1252 (128 to 159).
class XmlGuard final : public QIODevice
{
public:
    struct Violation
    {
        QString what; // "doctype", "tag-size", "attributes", "depth"
        qint64 line = 0;
    };
    struct Mended
    {
        qint64 controls = 0;
        qint64 badBytes = 0;
        qint64 cutBytes = 0;
        qint64 firstLine = 0; // of the first of these
    };

    static constexpr int maximumDepth = 64;
    static constexpr int maximumAttributes = 200;
    static constexpr qint64 maximumTag = qint64{64} * 1024;
    static constexpr qint64 maximumText = qint64{16} * 1024 * 1024;

    // `source` is open and outlives the guard. The guard opens itself.
    explicit XmlGuard(QIODevice& source);

    bool isSequential() const override { return true; }
    const std::optional<Violation>& violation() const { return m_violation; }
    const Mended& mended() const { return m_mended; }

protected:
    qint64 readData(char* data, qint64 maximum) override;
    qint64 writeData(const char*, qint64) override { return -1; }

private:
    enum class State : quint8 { Before, Text, StartTag, EndTag, Comment, Instruction, CData };

    void fill();
    void takeMore();
    void readDeclaration();
    bool step();
    bool openMarkup();
    bool stepTag();
    bool skipUntil(QByteArrayView close);
    bool reference();
    void character();
    void plainRun();
    void emitText(QByteArrayView bytes);
    void emitReference(char32_t character);
    void closeTag();
    void refuse(const char* what);
    void mend(qint64& counter, qint64 by = 1);
    void advance(qsizetype bytes);
    QByteArrayView rest() const { return QByteArrayView(m_in).sliced(m_at); }
    bool mayBeCut(qsizetype needed) const { return rest().size() < needed && !m_sourceEnded; }

    QIODevice& m_source;
    QByteArray m_in;
    QByteArray m_out;
    qsizetype m_at = 0;
    qsizetype m_taken = 0; // of m_out
    bool m_sourceEnded = false;
    bool m_started = false;
    bool m_windows1252 = false;

    State m_state = State::Before;
    char m_quote = 0;
    char m_lastInTag = 0;
    int m_depth = 0;
    int m_attributes = 0;
    qint64 m_tagBytes = 0;
    qint64 m_textBytes = 0;
    qint64 m_line = 1;
    Mended m_mended;
    std::optional<Violation> m_violation;
};

} // namespace moderato::import
