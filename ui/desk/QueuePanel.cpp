#include "ui/desk/QueuePanel.h"

#include "model/items/ArticleModel.h"
#include "model/items/QueueModel.h"
#include "ui/desk/CountDelegate.h"
#include "ui/desk/ListWords.h"
#include "ui/theme/Look.h"

#include <QLabel>
#include <QListView>
#include <QScopedValueRollback>
#include <QStyle>
#include <QVBoxLayout>

namespace moderato::ui {

using core::ArticleId;
using items::ArticleRole;
using items::QueueKind;
using items::QueueRole;

namespace {

QListView* makeList(const QString& name, const QString& spoken, QAbstractItemModel* rows, QWidget* parent)
{
    auto* list = new QListView(parent);
    list->setObjectName(name);
    list->setAccessibleName(spoken);
    list->setModel(rows);
    list->setItemDelegate(new CountDelegate(list));
    list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list->setMouseTracking(true); // rows under the pointer light up
    const int icon = list->style()->pixelMetric(QStyle::PM_SmallIconSize);
    list->setIconSize({icon, icon});
    list->setUniformItemSizes(true);
    list->setResizeMode(QListView::Adjust);
    list->setFrameShape(QFrame::NoFrame);
    return list;
}

QLabel* makeHeading(const QString& text, QWidget* buddy, QWidget* parent)
{
    auto* heading = new QLabel(text, parent);
    heading->setBuddy(buddy);
    heading->setContentsMargins(theme::spacing, theme::spacing, theme::spacing, 0);
    QFont strong = heading->font();
    strong.setBold(true);
    heading->setFont(strong);
    return heading;
}

} // namespace

QueuePanel::QueuePanel(items::QueueModel& queues, items::ArticleModel& articles, QWidget* parent)
    : QWidget(parent), m_queues(queues), m_articles(articles)
{
    m_queueWords = new ListWords(ListWords::Of::Queues, queues, this);
    m_articleWords = new ListWords(ListWords::Of::Articles, articles, this);
    m_queueList = makeList(QStringLiteral("queues"), tr("Queues"), m_queueWords, this);
    m_articleList = makeList(QStringLiteral("articles"), tr("Articles"), m_articleWords, this);
    buildLayout();
    connect(m_queueList->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex& current) {
                if (!m_choosing && current.isValid()) {
                    chooseQueue(queue());
                }
            });
    connect(m_articleList->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex& current) {
                if (!m_choosing && current.isValid()) {
                    Q_EMIT articleChosen(article());
                }
            });
}

void QueuePanel::buildLayout()
{
    const int rows = m_queueWords->rowCount();
    m_queueList->setFixedHeight(m_queueList->sizeHintForRow(0) * rows + 2 * m_queueList->frameWidth());
    m_queueList->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme::spacing / 2);
    layout->addWidget(makeHeading(tr("Queues"), m_queueList, this));
    layout->addWidget(m_queueList);
    layout->addWidget(makeHeading(tr("Articles"), m_articleList, this));
    layout->addWidget(m_articleList, 1);
}

QueueKind QueuePanel::queue() const
{
    const QModelIndex current = m_queueList->currentIndex();
    return current.isValid() ? static_cast<QueueKind>(current.data(items::role(QueueRole::Kind)).toInt())
                             : QueueKind::All;
}

void QueuePanel::chooseQueue(QueueKind kind)
{
    const QModelIndex row = m_queues.indexOf(kind);
    const core::Predicate predicate = m_queues.predicateAt(row);
    {
        const QScopedValueRollback following(m_choosing, true);
        m_queueList->setCurrentIndex(m_queueWords->mapFromSource(row));
        m_articles.setQueue(predicate);
    }
    Q_EMIT queueChosen(predicate);
}

ArticleId QueuePanel::article() const
{
    return m_articles.idAt(m_articleWords->mapToSource(m_articleList->currentIndex()));
}

bool QueuePanel::showArticle(ArticleId id)
{
    const QScopedValueRollback following(m_choosing, true);
    const QModelIndex row = m_articles.indexOf(id);
    m_articleList->setCurrentIndex(m_articleWords->mapFromSource(row));
    return row.isValid();
}

ArticleId QueuePanel::articleAt(int step) const
{
    const QModelIndex current = m_articleList->currentIndex();
    const int row = (current.isValid() ? current.row() : -1) + step;
    return m_articles.idAt(m_articles.index(row, 0));
}

ArticleId QueuePanel::nextWithWork() const
{
    const QModelIndex current = m_articleList->currentIndex();
    const int rows = m_articles.rowCount();
    const int from = current.isValid() ? current.row() : -1;
    const int others = current.isValid() ? rows - 1 : rows;
    for (int step = 1; step <= others; ++step) {
        const QModelIndex row = m_articles.index((from + step) % rows, 0);
        if (row.data(items::role(ArticleRole::Pending)).toLongLong() > 0) {
            return m_articles.idAt(row);
        }
    }
    return {};
}

QString QueuePanel::title(ArticleId id) const
{
    return m_articleWords->mapFromSource(m_articles.indexOf(id)).data().toString();
}

} // namespace moderato::ui

#include "moc_QueuePanel.cpp"
