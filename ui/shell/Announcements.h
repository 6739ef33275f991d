// What came of each act, put into the message bar with the offer that fits: Undo, Next Article, Show Notes.
// Neighbours: DecisionActions, ReplyComposer, ImportRunner and ExportDialog report; MessageBar shows.
#pragma once

#include "model/core/Decision.h"
#include "model/core/Result.h"
#include "model/decide/Request.h"
#include "model/export/Export.h"
#include "model/intake/ImportSession.h"

#include <QObject>
#include <QPointer>
#include <QWidget>

#include <functional>
#include <optional>

namespace moderato::ui {

class DecisionActions;
class MessageBar;

class Announcements final : public QObject
{
    Q_OBJECT

public:
    Announcements(MessageBar& messages, DecisionActions& actions, QObject* parent = nullptr);

    void decided(core::Verb verb, qint64 comments);
    // All that matched, or a large selection; `stopped`: before its end.
    void decidedMany(core::Verb verb, const decide::Outcome& outcome);
    void tooManyToTick(qint64 matches, int limit, const std::function<void()>& decideOnAll);
    // `next`: the article that waits next; invalid = none.
    void lastDecided(core::Verb verb, qint64 comments, core::ArticleId next, const QString& title);
    void wentBack(core::Verb how, core::Verb step, qint64 comments);
    void imported(const QString& file, const intake::ImportSummary& summary);
    void exported(const QString& path, const exporting::ExportSummary& summary);
    void failed(const core::Error& error);
    // Nothing can be written any more; until foundAgain() the same error is not told again. `saveCopy` is
    // offered where the file itself is gone.
    void lost(const core::Error& error, const std::function<void()>& saveCopy);
    void foundAgain();
    void copying(const QString& file);
    void copied(const QString& file);
    void worksOn(const QString& copy);
    void nothingAnywhere();
    void readOnly(const QString& file);

Q_SIGNALS:
    void articleWanted(moderato::core::ArticleId id);

private:
    MessageBar& m_messages;
    DecisionActions& m_actions;
    std::optional<core::ErrorCode> m_lost;
    QPointer<QWidget> m_lostWarning;
};

} // namespace moderato::ui
