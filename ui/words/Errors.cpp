#include "model/query/QueryParser.h"
#include "ui/words/Words.h"

#include <QCoreApplication>

namespace moderato::words {

using core::ErrorCode;
using core::ProblemCode;

namespace {

QString tr(const char* text) { return QCoreApplication::translate("Words", text); }
// What happened and what to do; %1 is the file (or what was asked for), %2 the technical detail.
const char* fileSentence(ErrorCode code)
{
    switch (code) {
    case ErrorCode::FileMissing:
        return QT_TRANSLATE_NOOP("Words", "%1: there is no such file. Check the name and try again.");
    case ErrorCode::FileUnreadable:
        return QT_TRANSLATE_NOOP("Words", "%1: the file cannot be read. Check that it is a file and that you "
                                          "have permission to read it.");
    case ErrorCode::FileEmpty:
        return QT_TRANSLATE_NOOP("Words", "%1: the file is empty. Save or export it again.");
    case ErrorCode::FileIsBinary:
        return QT_TRANSLATE_NOOP("Words", "%1: this is a binary file, not an article with comments. Choose a "
                                          "text capture or an export.");
    case ErrorCode::FileMalformed:
        return QT_TRANSLATE_NOOP("Words", "%1: the file is damaged and cannot be read. Export it again.");
    case ErrorCode::FileTooLarge:
        return QT_TRANSLATE_NOOP("Words",
                                 "%1: the file is too large to read. Split it and import the parts.");
    case ErrorCode::FormatUnknown:
        return QT_TRANSLATE_NOOP("Words", "%1: no format Moderato knows. Choose a text capture, a WordPress "
                                          "export or Moderato's own JSON.");
    case ErrorCode::FormatRefused:
        return QT_TRANSLATE_NOOP("Words",
                                 "%1: this format is recognised, but Moderato does not read it yet. "
                                 "Save the page as a plain-text capture or use an export of the site.");
    case ErrorCode::NoArticleInFile:
        return QT_TRANSLATE_NOOP("Words", "%1: no article with comments was found. Choose a file that holds "
                                          "an article and its comment section.");
    case ErrorCode::FileUnwritable:
        return QT_TRANSLATE_NOOP("Words", "%1: the file cannot be written. Choose another place or check its "
                                          "permissions.");
    case ErrorCode::FileExists:
        return QT_TRANSLATE_NOOP("Words", "%1: there is a file of this name already; it was left as it is. "
                                          "Choose another name.");
    case ErrorCode::FileIsDatabase:
        return QT_TRANSLATE_NOOP("Words", "%1: this file is part of a Moderato database and was left as it "
                                          "is. Choose another file.");
    default:
        return nullptr;
    }
}

const char* databaseSentence(ErrorCode code)
{
    switch (code) {
    case ErrorCode::DatabaseMissing:
        return QT_TRANSLATE_NOOP("Words", "%1: there is no database here yet. Import a file to make one.");
    case ErrorCode::DatabaseForeign:
        return QT_TRANSLATE_NOOP("Words", "%1: this file is not a Moderato database; it was left untouched. "
                                          "Choose another with --database.");
    case ErrorCode::DatabaseOlder:
        return QT_TRANSLATE_NOOP("Words",
                                 "%1: the database was made by a test version of Moderato that this "
                                 "one no longer reads; it was left untouched. Import your files into "
                                 "a new database.");
    case ErrorCode::DatabaseNewer:
        return QT_TRANSLATE_NOOP("Words", "%1: the database was written by a newer Moderato; it was left "
                                          "untouched. Update Moderato to open it.");
    case ErrorCode::DatabaseReadOnly:
        return QT_TRANSLATE_NOOP("Words", "%1: the database can only be read. Check the permissions of the "
                                          "file and its folder.");
    case ErrorCode::DatabaseLocked:
        return QT_TRANSLATE_NOOP("Words", "%1: another program is using the database. Close that program "
                                          "and try again.");
    case ErrorCode::DatabaseUnlockable:
        return QT_TRANSLATE_NOOP("Words", "%1: files cannot be locked in this folder, as on some network "
                                          "drives. Move the database to a local disk.");
    case ErrorCode::DatabaseLinked:
        return QT_TRANSLATE_NOOP("Words", "%1: this file has a second name (a hard link), and changes under "
                                          "one name would not be seen under the other. Remove one of the "
                                          "names, or copy the file and open the copy.");
    case ErrorCode::DatabaseMoved:
        return QT_TRANSLATE_NOOP("Words",
                                 "%1: the database was removed, moved or replaced while it was open; "
                                 "nothing more is kept in it. Put it back and try again.");
    case ErrorCode::DatabaseDamaged:
        return QT_TRANSLATE_NOOP("Words", "%1: the database is damaged. Restore a backup, or look at it with "
                                          "“moderato check”.");
    case ErrorCode::DatabaseUnusable:
        return QT_TRANSLATE_NOOP("Words", "%1: the database cannot be used. Check the folder and its "
                                          "permissions.");
    case ErrorCode::DiskFull:
        return QT_TRANSLATE_NOOP("Words", "%1: the disk is full. What was finished before is kept. Make room "
                                          "and try again.");
    default:
        return nullptr;
    }
}

const char* requestSentence(ErrorCode code)
{
    switch (code) {
    case ErrorCode::ArticleUnknown:
        return QT_TRANSLATE_NOOP("Words", "There is no article %1. “moderato articles” lists them.");
    case ErrorCode::CommentUnknown:
        return QT_TRANSLATE_NOOP("Words",
                                 "There is no comment %1; nothing was changed. “moderato show” lists "
                                 "an article's comments.");
    case ErrorCode::NothingToUndo:
        return QT_TRANSLATE_NOOP("Words", "There is nothing to undo.");
    case ErrorCode::NothingToRedo:
        return QT_TRANSLATE_NOOP("Words", "There is nothing to redo.");
    case ErrorCode::TextEmpty:
        return QT_TRANSLATE_NOOP("Words", "The text is empty. Write something first.");
    case ErrorCode::QueryInvalid:
        return QT_TRANSLATE_NOOP("Words", "The search cannot be understood: %1. Change it and try again.");
    case ErrorCode::Cancelled:
        return QT_TRANSLATE_NOOP("Words", "Stopped as you asked. What was finished is kept; do it again to "
                                          "finish the rest.");
    default:
        return QT_TRANSLATE_NOOP("Words", "%1: something went wrong. Try again.");
    }
}

// Those that name no command, in place of those above that do.
const char* windowSentence(ErrorCode code)
{
    switch (code) {
    case ErrorCode::DatabaseForeign:
        return QT_TRANSLATE_NOOP("Words", "%1: this file is not a Moderato database; it was left untouched. "
                                          "Move it elsewhere to begin with an empty database in its place.");
    case ErrorCode::DatabaseDamaged:
        return QT_TRANSLATE_NOOP("Words", "%1: the database is damaged. Restore a backup of it.");
    case ErrorCode::DatabaseMoved:
        return QT_TRANSLATE_NOOP("Words",
                                 "%1: the database was removed, moved or replaced while it was open; "
                                 "nothing more is kept in it. Put it back, or save what is here as a "
                                 "new file.");
    case ErrorCode::ArticleUnknown:
        return QT_TRANSLATE_NOOP("Words", "There is no article %1. Choose another from the list.");
    case ErrorCode::CommentUnknown:
        return QT_TRANSLATE_NOOP("Words", "There is no comment %1 any more; nothing was changed.");
    default:
        return nullptr;
    }
}

// %1: where it is, counted from 1; %2: what stands there.
QString querySentence(const core::Error& error, Medium medium)
{
    struct Fault
    {
        QLatin1String word;
        const char* sentence;
    };
    static constexpr std::array faults{
        Fault{query::faultUnclosedQuote,
              QT_TRANSLATE_NOOP("Words",
                                "Search, character %1: the quote opened here is not closed. Put a \" "
                                "at its end.")},
        Fault{query::faultNothingAfter,
              QT_TRANSLATE_NOOP("Words",
                                "Search, character %1: nothing follows “%2”. Put a value right after "
                                "it, or put it in quotes to find it as text.")},
        Fault{query::faultUnknownValue,
              QT_TRANSLATE_NOOP("Words", "Search, character %1: “%2” is no value this operator knows.")},
        Fault{query::faultNotADate,
              QT_TRANSLATE_NOOP("Words",
                                "Search, character %1: “%2” is not a date. Write it as 2024, 2024-05, "
                                "2024-05-31 or 2024-05-31T18:00, or as an age: 90m, 2h, 7d, 3w.")},
        Fault{query::faultNotANumber,
              QT_TRANSLATE_NOOP("Words",
                                "Search, character %1: “%2” is not a number. Write one like 3, with <, "
                                "<=, > or >= before it if you like.")},
        Fault{query::faultTooLong, QT_TRANSLATE_NOOP("Words", "Search, character %1: the search is too long. "
                                                              "Leave out what begins here.")},
    };
    for (const Fault& fault : faults) {
        if (error.code == ErrorCode::QueryInvalid && error.detail == fault.word) {
            QString text = tr(fault.sentence);
            if (fault.word == query::faultUnknownValue) {
                text +=
                    QLatin1Char(' ') + (medium == Medium::Terminal ? tr("“moderato help search” lists them.")
                                                                   : tr("Empty the field to see examples."));
            }
            const QString place = QString::number(error.line + 1);
            return text.contains(QLatin1String("%2")) ? text.arg(place, error.where) : text.arg(place);
        }
    }
    return {};
}

// %1, %2: the problem's arguments.
const char* problemSentence(ProblemCode code)
{
    switch (code) {
    case ProblemCode::CountDiffers:
        return QT_TRANSLATE_N_NOOP("Words", "The page gives its number of comments as %1, but %Ln were read. "
                                            "Compare with the page if some seem to be missing.");
    case ProblemCode::DuplicateId:
        return QT_TRANSLATE_NOOP("Words", "The id %1 occurs more than once; both comments were kept.");
    case ProblemCode::ParentMissing:
        return QT_TRANSLATE_NOOP("Words",
                                 "Comment %1 answers %2, which is not in the file; it is shown at the "
                                 "top level.");
    case ProblemCode::ParentCycle:
        return QT_TRANSLATE_NOOP("Words", "Comment %1 answers itself by a circle of replies; it is shown at "
                                          "the top level.");
    case ProblemCode::BadDate:
        return QT_TRANSLATE_NOOP("Words", "“%1” is not a date; the time was left open.");
    case ProblemCode::BadStatus:
        return QT_TRANSLATE_NOOP("Words", "“%1” is not a known status; the comment waits as pending.");
    case ProblemCode::UnknownValue:
        return QT_TRANSLATE_NOOP("Words", "“%2” is no value of “%1” that Moderato knows; the record was read "
                                          "without it.");
    case ProblemCode::BadEncoding:
        return QT_TRANSLATE_NOOP("Words", "The text is not UTF-8 and was read as %1. Look for odd letters.");
    case ProblemCode::ControlCharacters:
        return QT_TRANSLATE_N_NOOP("Words", "%Ln invisible control characters were dropped.");
    case ProblemCode::DepthJump:
        return QT_TRANSLATE_NOOP("Words", "A reply stands at level %1 without one above it; it was placed at "
                                          "level %2.");
    case ProblemCode::SkippedRecord:
        return QT_TRANSLATE_NOOP("Words", "A record was left out: %1.");
    case ProblemCode::TextTruncated:
        return QT_TRANSLATE_NOOP("Words", "A text is longer than %1 bytes and was cut there.");
    case ProblemCode::EndedEarly:
        return QT_TRANSLATE_NOOP("Words", "The file stops in the middle; what came before was kept. Copy or "
                                          "export it again and import it once more.");
    case ProblemCode::MoreProblems:
        return QT_TRANSLATE_N_NOOP(
            "Words", "There were %Ln more problems of this kind or another; these are the first.");
    }
    return "";
}

// Which of its arguments a problem's sentence counts; -1: none.
int countedArgument(ProblemCode code)
{
    switch (code) {
    case ProblemCode::CountDiffers:
        return 1;
    case ProblemCode::ControlCharacters:
    case ProblemCode::MoreProblems:
        return 0;
    default:
        return -1;
    }
}

// Arguments into %1 and %2 at once, so that a stranger's "%2" stays as it is.
QString filled(const QString& text, const QStringList& arguments)
{
    const QString none = QStringLiteral("?");
    const QString first = arguments.value(0, none);
    if (text.contains(QLatin1String("%2"))) {
        return text.arg(first, arguments.value(1, none));
    }
    return text.contains(QLatin1String("%1")) ? text.arg(first) : text;
}

} // namespace

QString describe(const core::Error& error, Medium medium)
{
    if (QString text = querySentence(error, medium); !text.isEmpty()) {
        return text;
    }
    const char* sentence = medium == Medium::Window ? windowSentence(error.code) : nullptr;
    if (sentence == nullptr) {
        sentence = fileSentence(error.code);
    }
    if (sentence == nullptr) {
        sentence = databaseSentence(error.code);
    }
    if (sentence == nullptr) {
        sentence = requestSentence(error.code);
    }
    QString where = error.where;
    if (error.line > 0) {
        where = tr("%1, line %2").arg(where, QString::number(error.line));
    }
    QString text = filled(tr(sentence), {where});
    if (where.isEmpty() && text.startsWith(QLatin1String(": "))) {
        text = text.mid(2);
        text[0] = text.at(0).toUpper();
    }
    if (!error.detail.isEmpty() && error.detail != where) {
        text += QLatin1String(" (") + error.detail + QLatin1Char(')');
    }
    return text;
}

QString what(const core::Problem& problem)
{
    const char* sentence = problemSentence(problem.code);
    const int argument = countedArgument(problem.code);
    const QString text = argument < 0
                             ? tr(sentence)
                             : counted("Words", sentence, problem.arguments.value(argument).toLongLong());
    return filled(text, problem.arguments);
}

QString describe(const core::Problem& problem)
{
    return problem.where.isEmpty() ? what(problem) : problem.where + QLatin1String(": ") + what(problem);
}

} // namespace moderato::words
