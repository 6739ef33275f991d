#include "app/commands/FileImport.h"

#include "app/Subcommand.h"
#include "model/intake/FileImport.h"
#include "ui/words/Words.h"

#include <algorithm>

namespace moderato::app {

namespace {

void add(intake::ImportSummary& sum, const intake::ImportSummary& one, const QString& prefix)
{
    sum.articles += one.articles;
    sum.comments += one.comments;
    sum.unchanged += one.unchanged;
    sum.orphans += one.orphans;
    for (core::Problem problem : one.problems) {
        problem.where = prefix + problem.where;
        sum.problems.append(problem);
    }
}

} // namespace

bool FileImport::isAtFault() const
{
    return !failures.empty() || std::ranges::any_of(sum.problems, [](const core::Problem& problem) {
        return problem.severity == core::Problem::Severity::Error;
    });
}

core::Result<FileImport> importFiles(store::Store& store, const QStringList& files, const QByteArray& format,
                                     const intake::ImportOptions& options, Console& console)
{
    FileImport result;
    for (const QString& file : files) {
        const QString prefix = files.size() > 1 ? file + QLatin1String(": ") : QString();
        const auto progress = [&](double share, qint64 comments) {
            console.showProgress(
                counted(QT_TRANSLATE_N_NOOP("CommandLine", "%1: %2 %, %Ln comments"), comments)
                    .arg(file, QString::number(qRound(share * 100))));
        };
        const auto one = intake::importFile(store, file, format, options, progress);
        console.clearProgress();
        if (one) {
            add(result.sum, *one, prefix);
            if (one->firstArticle.isValid()) {
                result.firstArticles.push_back(one->firstArticle);
            }
            for (const core::Problem& problem : one->problems) {
                console.tell(file + QLatin1String(": ") + words::describe(problem));
            }
        } else if (core::isAboutDatabase(one.error().code) ||
                   one.error().code == core::ErrorCode::Cancelled) {
            return one.error();
        } else {
            result.failures.push_back(one.error());
            console.tell(words::describe(one.error(), words::Medium::Terminal));
        }
    }
    return result;
}

} // namespace moderato::app
