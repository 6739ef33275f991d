#include "ui/reader/ArticlePane.h"

#include "model/text/BodyParser.h"
#include "model/text/PlainText.h"
#include "ui/reader/DocumentView.h"
#include "ui/reader/LongText.h"
#include "ui/reader/PlainLabel.h"
#include "ui/reader/ReadingColumn.h"
#include "ui/theme/Look.h"
#include "ui/words/Words.h"

#include <QLocale>
#include <QVBoxLayout>

namespace moderato::ui {

namespace {

// A line of prose is read with ease up to about this many characters.
constexpr int measure = 75;

QString countLine(const core::Counts& counts)
{
    const qint64 total = counts.total();
    const qint64 pending = counts.of(core::Status::Pending);
    const QString all = ArticlePane::tr("%Ln comments", nullptr, static_cast<int>(total));
    return pending == 0 ? all : ArticlePane::tr("%1, %2 pending").arg(all, QLocale().toString(pending));
}

text::Document addressLine(const QString& url)
{
    text::Block line;
    line.inlines.append({text::Inline::Kind::Text, text::Inline::Plain, url, url});
    return {{line}, false};
}

} // namespace

class ArticlePane::Private
{
public:
    explicit Private(ArticlePane& pane)
        : column(new ReadingColumn(measure, &pane))
        , title(new PlainLabel(Tone::Title))
        , byline(new PlainLabel(Tone::Quiet))
        , address(new DocumentView)
        , caption(new PlainLabel(Tone::Quiet))
        , body(new LongText(ArticlePane::tr("Text of the article")))
    {
        QBoxLayout* layout = column->column();
        layout->addWidget(title);
        layout->addWidget(byline);
        layout->addWidget(address);
        layout->addWidget(caption);
        layout->addSpacing(theme::margin);
        layout->addWidget(body);
        layout->addStretch(1);
        column->setAccessibleName(ArticlePane::tr("Article"));
        address->setAccessibleName(ArticlePane::tr("Address of the article"));
    }

    ReadingColumn* column;
    PlainLabel* title;
    PlainLabel* byline;
    DocumentView* address;
    PlainLabel* caption;
    LongText* body;
    QStringList about; // who and when
    core::Article shown;
};

ArticlePane::ArticlePane(QWidget* parent) : QWidget(parent), d(std::make_unique<Private>(*this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(d->column);
    setFocusProxy(d->column);
    setAccessibleName(tr("Article"));
    connect(d->address, &DocumentView::linkActivated, this, &ArticlePane::linkActivated);
    connect(d->body, &LongText::linkActivated, this, &ArticlePane::linkActivated);
}

ArticlePane::~ArticlePane() = default;

void ArticlePane::showArticle(const core::Article& article)
{
    const core::ArticleRecord& record = article.record;
    const QString title = text::singleLine(record.title, 300);
    d->title->setText(title.isEmpty() ? tr("Untitled article") : title);

    d->about.clear();
    if (const QString byline = text::singleLine(record.byline); !byline.isEmpty()) {
        d->about << byline;
    }
    if (record.publishedAt) {
        d->about << words::longTime(record.publishedAt);
    }
    if (record.state != core::ArticleState::Published) {
        d->about << words::articleStateName(record.state);
    }
    d->byline->setText(d->about.join(tr(" · ")));

    const QString url = text::singleLine(record.url, 500);
    d->address->setVisible(!url.isEmpty());
    d->address->showDocument(addressLine(url));
    const QString caption = text::singleLine(record.caption, 500);
    d->caption->setVisible(!caption.isEmpty());
    d->caption->setText(caption);
    // An import reads it again: what of its text is expanded or selected stays while it is the same.
    const bool isAnother = d->shown.id != article.id;
    if (isAnother || d->shown.record.body != record.body || d->shown.record.bodyFormat != record.bodyFormat) {
        d->body->showDocument(text::parseBody(record.body, record.bodyFormat));
    }
    d->shown = article;
    d->column->showColumn(isAnother);
}

void ArticlePane::showCounts(const core::Counts& counts)
{
    d->byline->setText((d->about + QStringList(countLine(counts))).join(tr(" · ")));
}

void ArticlePane::showNothing(const QString& invitation) { d->column->showInvitation(invitation); }

} // namespace moderato::ui

#include "moc_ArticlePane.cpp"
