#include "ui/shell/MainWindow.h"

#include "model/decide/Desk.h"
#include "model/items/ArticleModel.h"
#include "model/items/QueueModel.h"
#include "model/items/ThreadModel.h"
#include "model/store/Store.h"
#include "ui/commands/DecisionActions.h"
#include "ui/commands/OrderActions.h"
#include "ui/composer/ReplyComposer.h"
#include "ui/desk/CommentSearch.h"
#include "ui/desk/MessageBar.h"
#include "ui/desk/QueuePanel.h"
#include "ui/desk/WorkStrip.h"
#include "ui/shell/Announcements.h"
#include "ui/shell/DatabaseCopy.h"
#include "ui/shell/EmptyPage.h"
#include "ui/shell/FileDrop.h"
#include "ui/shell/ImportRunner.h"
#include "ui/shell/Menus.h"
#include "ui/shell/Navigation.h"
#include "ui/shell/StatusLine.h"
#include "ui/shell/ThreadSession.h"
#include "ui/shell/WindowDialogs.h"
#include "ui/shell/WindowPanes.h"
#include "ui/shell/WindowState.h"
#include "ui/theme/Placeholders.h"
#include "ui/thread/ThreadView.h"
#include "ui/words/Words.h"

#include <QCloseEvent>
#include <QCursor>
#include <QFileInfo>
#include <QMenu>
#include <QMenuBar>
#include <QSplitter>

namespace moderato::ui {

using core::ArticleId;
using core::CommentId;
using items::QueueKind;

class MainWindow::Private
{
public:
    Private(MainWindow& owner, store::Store& openStore, decide::Desk& openDesk, QSettings& windowSettings,
            QString samplePath);

    void wireDecisions();
    void wireMany();
    void wireFiles();
    void wireDatabase();
    void restore();
    void remember(WindowState& kept);
    void enableWriting();

    MainWindow& window;
    store::Store& store;
    decide::Desk& desk;
    QSettings& settings;
    const QString sample;
    WindowState state;
    ActionRegistry registry;
    items::QueueModel queueModel;
    items::ArticleModel articleModel;
    items::ThreadModel threadModel;
    // The window's central widget; goes after what listens to it and before what it shows.
    const std::unique_ptr<WindowPanes> panes;
    StatusLine* statusLine;
    ThreadSession session;
    DecisionActions decisions;
    OrderActions order;
    Announcements announcements;
    Navigation navigation;
    ImportRunner imports;
    WindowDialogs dialogs;
    DatabaseCopy copy;
    bool isLost = false; // the database can no longer be written
    ArticleId imported;  // what to open when the imports under way are done
};

MainWindow::Private::Private(MainWindow& owner, store::Store& openStore, decide::Desk& openDesk,
                             QSettings& windowSettings, QString samplePath)
    : window(owner)
    , store(openStore)
    , desk(openDesk)
    , settings(windowSettings)
    , sample(std::move(samplePath))
    , state(settings, store.file())
    , registry(settings, &owner) // found by name from the window
    , queueModel(store)
    , articleModel(store)
    , threadModel(store)
    , panes(new WindowPanes({store, desk, registry, queueModel, articleModel, threadModel}, !sample.isEmpty(),
                            &owner))
    , statusLine(new StatusLine(panes->messages->saidLine(), &owner))
    , session(store, threadModel, *panes->thread)
    , decisions(desk, registry, *panes->thread, threadModel)
    , order(registry, threadModel)
    , announcements(*panes->messages, decisions)
    , navigation(*panes, registry, store, threadModel, session, announcements)
    , imports(store)
    , dialogs(window, store, desk, registry, settings)
    , copy(window, store)
{
    window.setCentralWidget(panes.get());
    window.setStatusBar(statusLine);
    fillMenuBar(*window.menuBar(), registry);
    for (QAction* action : registry.actionsOf(KeyScope::Window)) {
        window.addAction(action);
    }
    registry.drawIcons(window.palette());
}

void MainWindow::Private::wireDecisions()
{
    connect(&decisions, &DecisionActions::decided, &window, [this](core::Verb verb, qint64 n, bool last) {
        if (last) {
            const ArticleId next = panes->queues->nextWithWork();
            announcements.lastDecided(verb, n, next, panes->queues->title(next));
        } else {
            announcements.decided(verb, n);
        }
    });
    connect(&decisions, &DecisionActions::wentBack, &window,
            [this](core::Verb how, core::Verb step, qint64 n, CommentId about) {
                announcements.wentBack(how, step, n);
                session.goTo(about);
            });
    connect(&decisions, &DecisionActions::replyWanted, &window, [this](CommentId id) {
        if (const auto comment = session.comment(id)) {
            panes->composer->beginReply(*comment, session.draft(id, core::Verb::Reply));
        }
    });
    connect(&decisions, &DecisionActions::editWanted, &window, [this](CommentId id) {
        if (const auto comment = session.comment(id)) {
            panes->composer->beginEdit(*comment, session.draft(id, core::Verb::Edit));
        }
    });
    connect(panes->composer, &ReplyComposer::sent, &window,
            [this](core::Verb verb, qint64 n) { announcements.decided(verb, n); });
    connect(panes->composer, &ReplyComposer::draftKept, &session, &ThreadSession::noteDraft);
    connect(panes->composer, &ReplyComposer::closed, panes->thread, [this] { panes->thread->setFocus(); });
    const auto tell = [this](const core::Error& error) {
        // Who writes tells it once for all, with what to do.
        if (error.code != core::ErrorCode::DatabaseMoved || store.isReadOnly()) {
            announcements.failed(error);
        }
    };
    connect(&decisions, &DecisionActions::failed, &window, tell);
    connect(panes->composer, &ReplyComposer::failed, &window, tell);
    connect(panes->search, &CommentSearch::failed, &window, tell);
    connect(&session, &ThreadSession::failed, &window, tell);
    connect(&imports, &ImportRunner::failed, &window, tell);
}

void MainWindow::Private::wireMany()
{
    connect(&decisions, &DecisionActions::decidedMany, &announcements, &Announcements::decidedMany);
    connect(panes->thread, &ThreadView::tooManyToTick, &window, [this](qint64 matches, int limit) {
        announcements.tooManyToTick(matches, limit, [this] {
            auto* menu = new QMenu(panes->thread);
            menu->setAttribute(Qt::WA_DeleteOnClose);
            fillMatchingMenu(*menu, registry);
            menu->popup(QCursor::pos());
        });
    });
    WorkStrip* strip = statusLine->decisions();
    connect(&decisions, &DecisionActions::workBegan, strip,
            [strip](core::Verb verb) { strip->begin(words::verbName(verb)); });
    connect(&decisions, &DecisionActions::workProgressed, strip, &WorkStrip::setShare);
    connect(&decisions, &DecisionActions::workEnded, strip, &WorkStrip::end);
    connect(strip, &WorkStrip::cancelled, &decisions, &DecisionActions::cancel);
    connect(&session, &ThreadSession::countsRead, &decisions, &DecisionActions::showCounts);
}

void MainWindow::Private::wireFiles()
{
    const auto openFiles = [this](const QStringList& files) { window.openFiles(files); };
    connect(&dialogs, &WindowDialogs::filesChosen, &window, openFiles);
    connect(new FileDrop(window), &FileDrop::dropped, &window, openFiles);
    connect(panes->empty, &EmptyPage::sampleWanted, &window, [this] { window.openFiles({sample}); });
    connect(registry.action(Command::Export), &QAction::triggered, &window,
            [this] { dialogs.openExport(session.article(), panes->queues->title(session.article())); });
    connect(&dialogs, &WindowDialogs::exported, &announcements, &Announcements::exported);
    connect(&dialogs, &WindowDialogs::moderatorChanged, statusLine, &StatusLine::showModerator);
    connect(registry.action(Command::Quit), &QAction::triggered, &window, &QWidget::close);

    WorkStrip* strip = statusLine->work();
    connect(&imports, &ImportRunner::started, strip, [strip](const QString& file) {
        strip->begin(MainWindow::tr("Importing %1").arg(QFileInfo(file).fileName()));
    });
    connect(&imports, &ImportRunner::progressed, strip, &WorkStrip::setShare);
    connect(strip, &WorkStrip::cancelled, &imports, &ImportRunner::cancel);
    connect(&imports, &ImportRunner::imported, &window,
            [this](const QString& file, const intake::ImportSummary& summary) {
                announcements.imported(file, summary);
                if (!imported.isValid()) {
                    imported = summary.firstArticle;
                }
            });
    connect(&imports, &ImportRunner::finished, &window, [this] {
        statusLine->work()->end();
        if (const ArticleId article = std::exchange(imported, {}); article.isValid()) {
            navigation.openArticle(article);
        }
    });
    connect(&store, &store::Store::changed, &window, [this](const core::ChangeEvent& event) {
        // Undo is about what was decided here: not by another person, a rule or a remote.
        if (event.decided && event.decided->cause == desk.decidedBy().cause) {
            decisions.showUndoState(event.decided->undo);
        }
        statusLine->showCounts(event.totals);
        panes->showEmpty(event.totals.total() == 0);
        navigation.showFilterState();
    });
}

void MainWindow::Private::wireDatabase()
{
    connect(registry.action(Command::SaveCopy), &QAction::triggered, &copy, &DatabaseCopy::askForFile);
    connect(&store, &store::Store::lost, &window, [this](const core::Error& error) {
        isLost = true;
        enableWriting();
        announcements.lost(error, [this] { copy.askForFile(); });
    });
    connect(&store, &store::Store::foundAgain, &window, [this] {
        isLost = false;
        enableWriting();
        announcements.foundAgain();
    });
    connect(&copy, &DatabaseCopy::began, &announcements, &Announcements::copying);
    connect(&copy, &DatabaseCopy::failed, &announcements, &Announcements::failed);
    connect(&copy, &DatabaseCopy::copied, &window,
            [this](const QString& file) { isLost ? Q_EMIT window.saved(file) : announcements.copied(file); });
}

void MainWindow::Private::enableWriting()
{
    const bool canWrite = !store.isReadOnly() && !isLost;
    decisions.setReadOnly(!canWrite);
    registry.action(Command::OpenFiles)->setEnabled(canWrite);
}

void MainWindow::Private::restore()
{
    if (!state.restoreGeometry(window)) {
        window.resize(1280, 820);
    }
    for (QSplitter* splitter : panes->splitters) {
        state.restoreSplitter(*splitter);
    }
    statusLine->showModerator(QString::fromUtf8(desk.decidedBy().actor.name));
    decisions.showUndoState(session.undoState(desk.decidedBy()));
    enableWriting();
    if (store.isReadOnly()) {
        announcements.readOnly(store.file());
    }
    const core::Counts& counts = queueModel.counts();
    statusLine->showCounts(counts);
    panes->showEmpty(counts.total() == 0);
    const Place place = state.place();
    const bool allDecided = counts.total() > 0 && counts.of(core::Status::Pending) == 0;
    const QueueKind first = allDecided ? QueueKind::All : QueueKind::Pending;
    order.choose(place.order);
    panes->queues->chooseQueue(place.queue.value_or(first));
    if (place.article.isValid() && panes->queues->showArticle(place.article)) {
        session.open(place.article, place.comment, place.threadPlace);
    }
    panes->thread->setFocus();
}

void MainWindow::Private::remember(WindowState& kept)
{
    kept.saveGeometry(window);
    for (const QSplitter* splitter : panes->splitters) {
        kept.saveSplitter(*splitter);
    }
    kept.savePlace({panes->queues->queue(), session.article(), panes->thread->currentComment(),
                    panes->thread->savePlace(), order.order()});
}

MainWindow::MainWindow(store::Store& store, decide::Desk& desk, QSettings& settings, const QString& sample,
                       QWidget* parent)
    : QMainWindow(parent)
{
    theme::keepPlaceholdersReadable();
    setWindowTitle(tr("%1 – Moderato").arg(QFileInfo(store.file()).fileName()));
    d = std::make_unique<Private>(*this, store, desk, settings, sample);
    d->wireDecisions();
    d->wireMany();
    d->wireFiles();
    d->wireDatabase();
    d->restore();
}

MainWindow::~MainWindow() = default;

void MainWindow::openFiles(const QStringList& files)
{
    if (!files.isEmpty() && !d->store.isReadOnly()) {
        d->imports.add(files);
    }
}

std::function<void(MainWindow& next)> MainWindow::leaveFor(const QString& file)
{
    WindowState kept(d->settings, file);
    d->remember(kept);
    return [file, unsent = d->panes->composer->unsent()](MainWindow& next) {
        next.d->announcements.worksOn(file);
        ReplyComposer& composer = *next.d->panes->composer;
        composer.takeOver(unsent);
        if (const auto comment = next.d->session.comment(unsent.open)) {
            unsent.verb == core::Verb::Reply ? composer.beginReply(*comment, {})
                                             : composer.beginEdit(*comment, {});
        }
    };
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    d->panes->composer->keepAndClose();
    d->remember(d->state);
    event->accept();
}

void MainWindow::changeEvent(QEvent* event)
{
    if (d && event->type() == QEvent::PaletteChange) {
        theme::keepPlaceholdersReadable();
        d->registry.drawIcons(palette());
    }
    QMainWindow::changeEvent(event);
}

} // namespace moderato::ui

#include "moc_MainWindow.cpp"
