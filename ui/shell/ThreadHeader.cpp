#include "ui/shell/ThreadHeader.h"

#include "model/text/PlainText.h"
#include "ui/desk/ElidedLabel.h"
#include "ui/theme/Look.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QVBoxLayout>

namespace moderato::ui {

ThreadHeader::ThreadHeader(QLineEdit* search, QWidget* parent) : QWidget(parent)
{
    m_title = new ElidedLabel(this);
    m_title->setObjectName(QStringLiteral("thread-title"));
    QFont strong = m_title->font();
    strong.setBold(true);
    m_title->setFont(strong);
    m_line = new ElidedLabel(this);
    m_line->setObjectName(QStringLiteral("thread-counts"));
    search->setMaximumWidth(fontMetrics().averageCharWidth() * 44);
    search->setMinimumWidth(fontMetrics().averageCharWidth() * 18);
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(m_title);
    words->addWidget(m_line);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(theme::margin, theme::spacing, theme::spacing, theme::spacing);
    layout->addLayout(words, 3);
    layout->addWidget(search, 2);
}

void ThreadHeader::showArticle(const core::Article& article)
{
    const QString title = text::singleLine(article.record.title);
    m_title->showText(title.isEmpty() ? tr("Untitled article") : title);
}

void ThreadHeader::showCounts(const core::Counts& counts)
{
    const auto total = static_cast<int>(counts.total());
    m_counts = tr("%Ln comments", nullptr, total);
    if (const qint64 pending = counts.of(core::Status::Pending); pending > 0) {
        m_counts += tr(" · %1 pending").arg(locale().toString(pending));
    }
    if (counts.flagged > 0) {
        m_counts += tr(" · %1 flagged").arg(locale().toString(counts.flagged));
    }
    showLine();
}

void ThreadHeader::showFilter(const QString& queue, const QString& search, qint64 shown, qint64 all)
{
    if (!search.isEmpty()) {
        const QString count = locale().toString(shown);
        m_filter = queue.isEmpty()
                       ? tr(" · search “%1” shows %2 (Esc: all)").arg(search, count)
                       : tr(" · search “%1” in queue “%2” shows %3 (Esc: all)").arg(search, queue, count);
        showLine();
        return;
    }
    m_filter = queue.isEmpty() || shown == all
                   ? QString()
                   : tr(" · queue “%1” shows %2").arg(queue, locale().toString(shown));
    showLine();
}

void ThreadHeader::showNothing()
{
    m_title->showText({});
    m_counts.clear();
    m_filter.clear();
    showLine();
}

void ThreadHeader::showLine() { m_line->showText(m_counts + m_filter); }

} // namespace moderato::ui

#include "moc_ThreadHeader.cpp"
