#include "model/import/Formats.h"

#include "model/import/Encoding.h"
#include "model/import/JsonReader.h"
#include "model/import/TextReader.h"
#include "model/import/WxrReader.h"

#include <QBuffer>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <array>

namespace moderato::import {

using namespace core;

namespace {

constexpr qint64 headSize = qint64{64} * 1024;
constexpr qint64 maximumUtf16 = qint64{256} * 1024 * 1024; // bytes; such a file is turned as a whole

Error refusal(ErrorCode code, const QString& path, const QString& detail = {})
{
    return {code, path, 0, detail};
}

struct Magic
{
    QByteArrayView bytes;
    const char* name;
};

constexpr std::array magics{Magic{"SQLite format 3", "SQLite"},
                            Magic{"\x1f\x8b", "gzip"},
                            Magic{"\x89PNG", "PNG"},
                            Magic{"%PDF-", "PDF"},
                            Magic{"PK\x03\x04", "zip"},
                            Magic{"PK\x05\x06", "zip"},
                            Magic{"\xfd"
                                  "7zXZ",
                                  "xz"},
                            Magic{"BZh", "bzip2"},
                            Magic{"\x28\xb5\x2f\xfd", "zstd"},
                            Magic{"\xff\xd8\xff", "JPEG"},
                            Magic{"GIF8", "GIF"},
                            Magic{"\x7f"
                                  "ELF",
                                  "ELF"},
                            Magic{"7z\xbc\xaf\x27\x1c", "7z"},
                            Magic{"\xd0\xcf\x11\xe0", "OLE"}};

// The kind of binary file this is, empty for none known.
QString knownBinary(QByteArrayView head)
{
    const auto found = std::find_if(magics.begin(), magics.end(),
                                    [head](const Magic& magic) { return head.startsWith(magic.bytes); });
    return found == magics.end() ? QString() : QString::fromLatin1(found->name);
}

// No text has a NUL, nor controls in more than every tenth place. A UTF-32 file counts as binary.
bool isBinary(QByteArrayView head)
{
    const auto isControl = [](char byte) {
        const auto code = static_cast<unsigned char>(byte);
        return (code < 0x20 && code != '\t' && code != '\n' && code != '\r' && code != '\f') || code == 0x7f;
    };
    return head.contains('\0') || std::count_if(head.begin(), head.end(), isControl) * 10 > head.size();
}

bool isOnlySpace(QByteArrayView head)
{
    if (head.startsWith("\xef\xbb\xbf")) {
        head = head.sliced(3);
    }
    return head.trimmed().isEmpty();
}

struct Choice
{
    const FormatReader* reader = nullptr;
    FormatReader::Confidence confidence = FormatReader::Confidence::None;
};

Choice recognised(QByteArrayView head)
{
    Choice best;
    for (const auto& reader : formats()) {
        const FormatReader::Confidence confidence = reader->recognise(head);
        if (confidence > best.confidence) {
            best = {reader.get(), confidence};
        }
    }
    return best;
}

Result<void> readFrom(QIODevice& input, const QString& path, QByteArrayView format, Sink& sink,
                      const std::stop_token& stop)
{
    const QByteArray head = input.peek(headSize);
    if (isOnlySpace(head) && head.size() < headSize) {
        return refusal(ErrorCode::FileEmpty, path);
    }
    if (const QString kind = knownBinary(head); !kind.isEmpty()) {
        return refusal(ErrorCode::FileIsBinary, path, kind);
    }
    const bool automatic = format.isEmpty() || format == "auto";
    const Choice choice = recognised(head);
    // A reader that is certain knows how to do with stray controls: real WordPress exports have them.
    if (choice.confidence != FormatReader::Confidence::Certain && isBinary(head)) {
        return refusal(ErrorCode::FileIsBinary, path);
    }
    const FormatReader* reader = automatic ? choice.reader : formatNamed(format);
    if (reader == nullptr) {
        return refusal(ErrorCode::FormatUnknown, path, QString::fromUtf8(automatic ? "" : format));
    }
    sink.begins(path, reader->name());
    Result<void> done = reader->read(input, sink, stop);
    if (!done && done.error().where.isEmpty()) {
        Error error = done.error();
        error.where = path;
        return error;
    }
    return done;
}

Result<void> readUtf16(QFile& file, const QString& path, QByteArrayView format, Sink& sink,
                       const std::stop_token& stop)
{
    if (file.size() > maximumUtf16) {
        return refusal(ErrorCode::FileTooLarge, path, QString::number(maximumUtf16));
    }
    QByteArray utf8 = utf16ToUtf8(file.readAll());
    QBuffer buffer(&utf8);
    buffer.open(QIODevice::ReadOnly);
    return readFrom(buffer, path, format, sink, stop);
}

} // namespace

const std::vector<std::unique_ptr<FormatReader>>& formats()
{
    static const std::vector<std::unique_ptr<FormatReader>> all = [] {
        std::vector<std::unique_ptr<FormatReader>> readers;
        readers.push_back(std::make_unique<WxrReader>());
        readers.push_back(std::make_unique<JsonReader>());
        readers.push_back(std::make_unique<TextReader>());
        return readers;
    }();
    return all;
}

const FormatReader* formatNamed(QByteArrayView name)
{
    const auto found = std::find_if(formats().begin(), formats().end(),
                                    [name](const auto& reader) { return reader->name() == name; });
    return found == formats().end() ? nullptr : found->get();
}

Result<void> importFile(const QString& path, QByteArrayView format, Sink& sink, const std::stop_token& stop)
{
    const QFileInfo info(path);
    if (!info.exists()) {
        return refusal(ErrorCode::FileMissing, path);
    }
    if (!info.isFile()) {
        return refusal(ErrorCode::FileUnreadable, path,
                       info.isDir() ? QStringLiteral("directory") : QStringLiteral("not a file"));
    }
    if (auto allowed = sink.checkInput(path); !allowed) {
        return allowed;
    }
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return refusal(ErrorCode::FileUnreadable, path, file.errorString());
    }
    const QByteArray head = file.peek(headSize);
    if (head.isEmpty()) {
        return file.error() == QFileDevice::NoError
                   ? refusal(ErrorCode::FileEmpty, path)
                   : refusal(ErrorCode::FileUnreadable, path, file.errorString());
    }
    return startsAsUtf16(head) ? readUtf16(file, path, format, sink, stop)
                               : readFrom(file, path, format, sink, stop);
}

} // namespace moderato::import
