#include "ui/reader/RecordCard.h"

#include "model/text/PlainText.h"
#include "ui/reader/MarkedLine.h"
#include "ui/reader/Tones.h"
#include "ui/theme/Look.h"
#include "ui/words/Words.h"

#include <QDateTime>
#include <QLocale>
#include <QVBoxLayout>

namespace moderato::ui {

namespace {

constexpr size_t mostEntriesShown = 20;

QString countOf(core::Status status, qint64 count)
{
    const QString number = QLocale().toString(count);
    switch (status) {
    case core::Status::Pending:
        return RecordCard::tr("%1 pending").arg(number);
    case core::Status::Approved:
        return RecordCard::tr("%1 approved").arg(number);
    case core::Status::Rejected:
        return RecordCard::tr("%1 rejected").arg(number);
    case core::Status::Spam:
        return RecordCard::tr("%1 spam").arg(number);
    }
    return number;
}

QString sentenceOf(const core::Counts& counts)
{
    QStringList parts;
    for (const core::Status status :
         {core::Status::Approved, core::Status::Pending, core::Status::Rejected, core::Status::Spam}) {
        if (counts.of(status) > 0) {
            parts << countOf(status, counts.of(status));
        }
    }
    if (parts.isEmpty()) {
        return RecordCard::tr("No comments here before");
    }
    const QString total = counts.total() == 1
                              ? RecordCard::tr("1 comment here")
                              : RecordCard::tr("%1 comments here").arg(QLocale().toString(counts.total()));
    return RecordCard::tr("%1: %2").arg(total, parts.join(RecordCard::tr(", ")));
}

} // namespace

RecordCard::RecordCard(QWidget* parent)
    : QWidget(parent), m_author(new PlainLabel(Tone::Text, this)), m_history(new QVBoxLayout)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme::spacing / 2);
    auto* authorHeading = new PlainLabel(Tone::Strong, this);
    authorHeading->setText(tr("Author's record"));
    auto* historyHeading = new PlainLabel(Tone::Strong, this);
    historyHeading->setText(tr("Decisions"));
    layout->addWidget(authorHeading);
    layout->addWidget(m_author);
    layout->addSpacing(theme::margin);
    layout->addWidget(historyHeading);
    layout->addLayout(m_history);
    layout->addStretch(1);
    m_history->setSpacing(theme::spacing);
}

void RecordCard::showRecord(const core::AuthorSummary& author, const std::vector<core::JournalEntry>& history)
{
    // Comments without a name, an address or a site share one record and are many people's.
    const bool nobody = author.author == core::AuthorRecord{};
    QStringList said{nobody ? tr("None: the author gave no name") : sentenceOf(author.counts)};
    if (author.firstSeen && !nobody) {
        said << tr("First seen %1")
                    .arg(words::shortTime(author.firstSeen, QDateTime::currentMSecsSinceEpoch()));
    }
    m_author->setText(said.join(QChar(u'\n')));
    while (QLayoutItem* old = m_history->takeAt(0)) {
        delete old->widget();
        delete old;
    }
    for (size_t i = 0; i < qMin(history.size(), mostEntriesShown); ++i) {
        addEntry(history[i]);
    }
    if (history.size() > mostEntriesShown || history.empty()) {
        auto* rest = new PlainLabel(Tone::Quiet, this);
        rest->setText(history.empty() ? tr("None yet")
                                      : tr("and %1 earlier")
                                            .arg(QLocale().toString(
                                                static_cast<qint64>(history.size() - mostEntriesShown))));
        m_history->addWidget(rest);
    }
}

void RecordCard::addEntry(const core::JournalEntry& entry)
{
    const QString when = words::shortTime(entry.at, QDateTime::currentMSecsSinceEpoch());
    const QString who = words::authorName(text::singleLine(entry.moderator, 60));
    QString said = tr("%1\n%2, %3").arg(words::actionName(entry.action), who, when);
    if (entry.comments.size() > 1) {
        const bool thereMayBeMore = entry.comments.size() >= core::JournalEntry::listedInHistory;
        const QString others = QLocale().toString(static_cast<qint64>(entry.comments.size() - 1));
        said += (thereMayBeMore ? tr(", with %1 others or more") : tr(", with %1 others")).arg(others);
    }
    if (!entry.reason.isEmpty()) {
        said += QChar(u'\n') + text::singleLine(entry.reason, 200);
    }
    auto* line = new MarkedLine(toneOf(entry.action), Tone::Text, this);
    line->setLine(toneOf(entry.action), Tone::Text, said);
    m_history->addWidget(line);
}

} // namespace moderato::ui
