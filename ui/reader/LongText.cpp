#include "ui/reader/LongText.h"

#include "ui/reader/DocumentView.h"
#include "ui/reader/TextButton.h"
#include "ui/theme/Look.h"

#include <QVBoxLayout>

namespace moderato::ui {

namespace {

struct Part
{
    text::Document document;
    bool isWhole = true;
};

// The beginning, cut between inlines where it can be and within one where it must.
Part beginningOf(const text::Document& whole, qsizetype room)
{
    Part part;
    for (const text::Block& block : whole.blocks) {
        text::Block taken = block;
        taken.inlines.clear();
        for (text::Inline piece : block.inlines) {
            if (piece.text.size() > room) {
                const bool parted = room > 0 && piece.text[room].isLowSurrogate();
                piece.text.truncate(parted ? room - 1 : room);
                taken.inlines.append(piece);
                part.document.blocks.append(taken);
                part.isWhole = false;
                return part;
            }
            room -= piece.text.size();
            taken.inlines.append(piece);
        }
        part.document.blocks.append(taken);
    }
    part.document.truncated = whole.truncated;
    return part;
}

} // namespace

LongText::LongText(const QString& accessibleName, QWidget* parent)
    : QWidget(parent), m_view(new DocumentView(this)), m_rest(new TextButton(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme::spacing);
    layout->addWidget(m_view);
    layout->addWidget(m_rest);
    m_view->setAccessibleName(accessibleName);
    m_rest->setText(tr("Show the rest of this long text"));
    m_rest->hide();
    connect(m_view, &DocumentView::linkActivated, this, &LongText::linkActivated);
    connect(m_rest, &TextButton::clicked, this, [this] {
        m_view->setFocus(); // before its button goes and focus with it
        m_rest->hide();
        m_view->showDocument(std::exchange(m_whole, {}));
    });
}

void LongText::showDocument(const text::Document& document)
{
    const Part part = beginningOf(document, shownAtOnce);
    m_whole = part.isWhole ? text::Document() : document;
    m_rest->setVisible(!part.isWhole);
    m_view->showDocument(part.document);
}

} // namespace moderato::ui

#include "moc_LongText.cpp"
