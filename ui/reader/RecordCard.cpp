#include "ui/reader/RecordCard.h"

#include "model/text/PlainText.h"
#include "ui/reader/MarkedLine.h"
#include "ui/reader/Tones.h"
#include "ui/theme/Look.h"
#include "ui/words/Words.h"

#include <QDateTime>
#include <QLocale>
#include <QVBoxLayout>

#include <algorithm>

namespace moderato::ui {

namespace {

constexpr size_t mostEntriesShown = 20;

QString countOf(core::Status status, qint64 count)
{
    QString number = QLocale().toString(count);
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
    const QString total = RecordCard::tr("%Ln comments here", nullptr, static_cast<int>(counts.total()));
    return RecordCard::tr("%1: %2").arg(total, parts.join(RecordCard::tr(", ")));
}

} // namespace

RecordCard::RecordCard(QWidget* parent)
    : QWidget(parent)
    , m_author(new PlainLabel(Tone::Text, this))
    , m_history(new QVBoxLayout)
    , m_rest(new PlainLabel(Tone::Quiet, this))
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
    m_history->addWidget(m_rest);
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
    showHistory(history);
}

void RecordCard::showHistory(const std::vector<core::JournalEntry>& history)
{
    const size_t shown = std::min(history.size(), mostEntriesShown);
    // Lines are kept and filled anew: each that is made or deleted lays the pane out once more.
    while (m_lines.size() < std::max<size_t>(shown, 1)) {
        m_lines.push_back(new MarkedLine(Tone::Text, Tone::Text, this));
        m_history->insertWidget(static_cast<int>(m_lines.size()) - 1, m_lines.back());
    }
    for (size_t i = 0; i < m_lines.size(); ++i) {
        if (i < shown) {
            showEntry(*m_lines[i], history[i]);
        }
        m_lines[i]->setVisible(i < shown);
    }
    m_rest->setText(
        history.empty()
            ? tr("None yet")
            : tr("and %1 earlier").arg(QLocale().toString(static_cast<qint64>(history.size() - shown))));
    m_rest->setVisible(history.empty() || history.size() > shown);
}

void RecordCard::showEntry(MarkedLine& line, const core::JournalEntry& entry)
{
    const core::Decision& decision = entry.decision;
    const QString when = words::shortTime(decision.at, QDateTime::currentMSecsSinceEpoch());
    const QString who = words::authorName(text::singleLine(decision.actor.shownName(), 60));
    const auto* flag = std::get_if<core::FlagDecision>(&decision.payload);
    const QString what =
        entry.isDamaged ? tr("Damaged in the database")
        : flag ? tr("%1: %2").arg(words::verbName(decision.verb()), words::flagReasonName(flag->reason))
               : words::verbName(decision.verb());
    QString said = tr("%1\n%2, %3").arg(what, who, when);
    if (entry.comments.size() > 1) {
        const bool thereMayBeMore = entry.comments.size() >= core::JournalEntry::listedInHistory;
        const auto others = static_cast<int>(entry.comments.size() - 1);
        said += thereMayBeMore ? tr(", with %Ln others or more", nullptr, others)
                               : tr(", with %Ln others", nullptr, others);
    }
    if (entry.stopped) {
        said += tr(", stopped at %1 of %2")
                    .arg(QLocale().toString(entry.stopped->at), QLocale().toString(entry.stopped->of));
    }
    if (const QByteArray words = decision.words(); !words.isEmpty()) {
        said += QChar(u'\n') + text::singleLine(words, 200);
    }
    line.setLine(entry.isDamaged ? Tone::Quiet : toneOf(decision.verb()), Tone::Text, said);
}

} // namespace moderato::ui

#include "moc_RecordCard.cpp"
