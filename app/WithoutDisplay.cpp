#include "app/Application.h"
#include "app/CommandLine.h"
#include "app/commands/FileImport.h"
#include "app/commands/ThreadText.h"
#include "ui/words/Words.h"

namespace moderato::app {

namespace {

constexpr qint64 mostComments = 1000; // on a terminal; the rest is one command away

Exit failed(const core::Error& error, Console& console)
{
    console.tell(words::describe(error, words::Medium::Terminal));
    return Exit::Fault;
}

core::Result<void> printArticles(store::Store& store, std::vector<core::ArticleId> articles, Console& console)
{
    auto reader = store.openReader();
    if (!reader) {
        return reader.error();
    }
    if (articles.empty()) {
        auto all = (*reader)->articleIds();
        if (!all) {
            return all.error();
        }
        articles = std::move(*all);
    }
    if (articles.empty()) {
        console.printLine(tr("There is no article here yet. “moderato import FILE” reads one."));
    }
    qint64 left = mostComments;
    for (const core::ArticleId article : articles) {
        if (left <= 0) {
            console.printLine(
                tr("There is more: “moderato articles” lists it, “moderato show ID” prints a thread."));
            break;
        }
        const auto shape = readThread(**reader, article);
        if (!shape) {
            return shape.error();
        }
        if (auto printed = printThread(**reader, article, {{}, true, left}, console); !printed) {
            return printed;
        }
        left -= shape->size();
    }
    return {};
}

} // namespace

bool hasDisplay()
{
    return !qEnvironmentVariableIsEmpty("DISPLAY") || !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY") ||
           !qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM");
}

Exit runWithoutDisplay(const WindowRequest& request, Console& console)
{
    const QString database = request.database.isEmpty() ? defaultDatabase(true) : request.database;
    if (console.wouldPrintInto(database)) {
        return Exit::Fault;
    }
    auto store = store::Store::open(database);
    if (!store && store.error().code == core::ErrorCode::DatabaseReadOnly && request.files.isEmpty()) {
        store = store::Store::open(database, store::Store::Access::ReadOnly);
    }
    if (!store) {
        return failed(store.error(), console);
    }
    const auto imported = importFiles(**store, request.files, "auto", {}, console);
    if (!imported) {
        return failed(imported.error(), console);
    }
    const bool nothingToShow = !request.files.isEmpty() && imported->firstArticles.empty();
    if (!nothingToShow) {
        if (const auto printed = printArticles(**store, imported->firstArticles, console); !printed) {
            return failed(printed.error(), console);
        }
    }
    console.tell(tr("There is no display, so this is the text. To open the window, run the same command in a "
                    "desktop session (DISPLAY or WAYLAND_DISPLAY set), or over “ssh -X”."));
    return imported->isAtFault() ? Exit::Fault : Exit::Done;
}

} // namespace moderato::app
