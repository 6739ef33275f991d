#include "app/Console.h"

#include "model/sqlite/DatabaseFiles.h"
#include "model/text/PlainText.h"
#include "ui/words/Words.h"

#include <cstdio>
#include <sys/ioctl.h>
#include <unistd.h>

namespace moderato::app {

namespace {

constexpr int longestSentence = 4000;
constexpr int narrowest = 40;
constexpr int usualWidth = 100;

} // namespace

void Console::print(const QString& text) { print(QByteArrayView(text.toUtf8())); }

void Console::print(QByteArrayView utf8)
{
    const auto size = static_cast<size_t>(utf8.size());
    m_failed = std::fwrite(utf8.data(), 1, size, stdout) != size || m_failed;
}

void Console::printLine(const QString& text) { print(text + QLatin1Char('\n')); }

void Console::tell(const QString& sentence)
{
    clearProgress();
    const QByteArray line = text::singleLine(sentence.toUtf8(), longestSentence).toUtf8();
    std::fprintf(stderr, "%s\n", line.constData());
}

void Console::showProgress(const QString& text)
{
    if (isatty(STDERR_FILENO) == 0) {
        return;
    }
    std::fprintf(stderr, "\r\033[K%s", text::singleLine(text.toUtf8(), width() - 1).toUtf8().constData());
    std::fflush(stderr);
    m_progressShown = true;
}

void Console::clearProgress()
{
    if (m_progressShown) {
        std::fputs("\r\033[K", stderr);
        m_progressShown = false;
    }
}

int Console::width() const
{
    winsize size{};
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
        return qMax(narrowest, int{size.ws_col});
    }
    const int columns = qEnvironmentVariableIntValue("COLUMNS");
    return columns > 0 ? qMax(narrowest, columns) : usualWidth;
}

bool Console::wouldPrintInto(const QString& database)
{
    const auto leadsThere = [&](int descriptor) {
        const auto identity = core::FileIdentity::of(descriptor);
        return identity && sqlite::isFileOf(database, *identity);
    };
    if (leadsThere(STDERR_FILENO)) {
        return true; // and nobody can be told
    }
    if (leadsThere(STDOUT_FILENO)) {
        tell(words::describe(core::Error{core::ErrorCode::FileIsDatabase, database, 0, {}},
                             words::Medium::Terminal));
        return true;
    }
    return false;
}

bool Console::finish()
{
    clearProgress();
    return std::fflush(stdout) == 0 && !m_failed;
}

} // namespace moderato::app
