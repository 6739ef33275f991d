// Where the command line speaks: data to standard output, progress and problems to standard error.
// Neighbours: every command; whatever strangers wrote passes through here or through model/text before a
// terminal sees it.
#pragma once

#include <QByteArrayView>
#include <QString>

namespace moderato::app {

class Console
{
public:
    // Data, as it is: text that is known to be safe for a terminal.
    void print(const QString& text);
    void print(QByteArrayView utf8);
    void printLine(const QString& text = {});

    // One sentence on standard error; control and escape characters are made harmless.
    void tell(const QString& sentence);

    // A line on standard error that the next one replaces; nothing when that is no terminal.
    void showProgress(const QString& text);
    void clearProgress();

    // Columns for wrapped text: of the terminal, else of $COLUMNS, else 100.
    int width() const;

    // Whether something printed would end in a file of the database, as with “>> FILE”: says so where it can.
    bool wouldPrintInto(const QString& database);

    // Flushes; false when standard output did not take everything (a full disk, for one).
    bool finish();

private:
    bool m_progressShown = false;
    bool m_failed = false;
};

} // namespace moderato::app
