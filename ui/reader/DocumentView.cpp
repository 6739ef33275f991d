#include "ui/reader/DocumentView.h"

#include "ui/theme/Look.h"

#include <QAbstractTextDocumentLayout>
#include <QImage>
#include <QPainter>
#include <QTextBlock>

#include <algorithm>
#include <cmath>

namespace moderato::ui {

DocumentView::DocumentView(QWidget* parent) : QTextEdit(parent)
{
    setReadOnly(true);
    setAcceptRichText(false);
    setUndoRedoEnabled(false);
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard |
                            Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setTabStopDistance(22);
    viewport()->setAutoFillBackground(false);
    viewport()->setMouseTracking(true);
    document()->setDocumentMargin(0);
    QTextOption option = document()->defaultTextOption();
    option.setTextDirection(Qt::LayoutDirectionAuto); // each paragraph by its own first letter
    document()->setDefaultTextOption(option);
}

void DocumentView::showDocument(const text::Document& source)
{
    m_source = source;
    m_pressed.clear();
    m_links = writeDocument(m_source, palette(), *document());
    QTextCursor start(document());
    setTextCursor(start);
    fitHeight();
}

void DocumentView::setLineLimit(int lines)
{
    m_lineLimit = lines;
    fitHeight();
}

bool DocumentView::isCut() const { return m_cut; }

// Qt opens a local file named by an image unless a valid image comes back (measured on 6.4.2).
QVariant DocumentView::loadResource(int, const QUrl&)
{
    QImage nothing(1, 1, QImage::Format_ARGB32_Premultiplied);
    nothing.fill(Qt::transparent);
    return nothing;
}

QSize DocumentView::sizeHint() const { return {320, height()}; }

QSize DocumentView::minimumSizeHint() const { return {80, fontMetrics().height()}; }

int DocumentView::textHeight() const
{
    return static_cast<int>(std::ceil(document()->documentLayout()->documentSize().height()));
}

int DocumentView::limitHeight() const
{
    // Cut between lines, never through one: the bottom of the last line that is allowed.
    int lines = 0;
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
        const int here = block.layout()->lineCount();
        if (lines + here >= m_lineLimit) {
            const QTextLine last = block.layout()->lineAt(m_lineLimit - lines - 1);
            const QRectF whole = document()->documentLayout()->blockBoundingRect(block);
            const qreal above = block.layout()->position().y();
            return static_cast<int>(
                std::ceil(std::min(std::max(above, whole.top()) + last.rect().bottom(), whole.bottom() + 1)));
        }
        lines += here;
    }
    return textHeight();
}

void DocumentView::fitHeight()
{
    if (document()->textWidth() != viewport()->width()) {
        document()->setTextWidth(viewport()->width()); // lays everything out anew, even for the same width
    }
    const int whole = textHeight();
    const int wanted = m_lineLimit > 0 ? std::min(limitHeight(), whole) : whole;
    const bool cut = wanted < whole;
    setFixedHeight(std::max(wanted, fontMetrics().height()));
    if (cut != m_cut) {
        m_cut = cut;
        Q_EMIT cutChanged(cut);
    }
}

void DocumentView::resizeEvent(QResizeEvent* event)
{
    // A new height alone changes nothing here; QTextEdit would lay the whole text out again for it.
    if (event->size().width() != event->oldSize().width()) {
        QTextEdit::resizeEvent(event);
        fitHeight();
    }
}

void DocumentView::paintEvent(QPaintEvent* event)
{
    QTextEdit::paintEvent(event);
    QPainter painter(viewport());
    const QColor bar = theme::guideLine(palette());
    const QTextBlock first = cursorForPosition(event->rect().topLeft()).block();
    for (QTextBlock block = first; block.isValid(); block = block.next()) {
        const QRectF place = document()->documentLayout()->blockBoundingRect(block);
        if (place.top() > event->rect().bottom()) {
            break;
        }
        const int depth = block.blockFormat().intProperty(quoteDepthProperty);
        for (int level = 0; level < depth; ++level) {
            const bool mirrored = block.textDirection() == Qt::RightToLeft;
            const int x = mirrored ? viewport()->width() - level * quoteIndent - 3 : level * quoteIndent;
            painter.fillRect(QRectF(x, place.top(), 3, place.height()), bar);
        }
    }
}

void DocumentView::changeEvent(QEvent* event)
{
    QTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        m_links = writeDocument(m_source, palette(), *document());
        fitHeight();
    }
}

void DocumentView::keyPressEvent(QKeyEvent* event)
{
    const bool plain = (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        for (const LinkPlace& link : std::as_const(m_links)) {
            if (textCursor().selectionStart() == link.from && textCursor().selectionEnd() == link.to) {
                follow(link.target);
                return;
            }
        }
        break;
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
    case Qt::Key_Home:
    case Qt::Key_End:
    case Qt::Key_Space:
        if (plain) {
            event->ignore(); // the pane scrolls
            return;
        }
        break;
    default:
        break;
    }
    QTextEdit::keyPressEvent(event);
}

void DocumentView::mouseMoveEvent(QMouseEvent* event)
{
    QTextEdit::mouseMoveEvent(event);
    const bool onLink = !anchorAt(event->position().toPoint()).isEmpty();
    viewport()->setCursor(onLink ? Qt::PointingHandCursor : Qt::IBeamCursor);
}

void DocumentView::mousePressEvent(QMouseEvent* event)
{
    m_pressed = event->button() == Qt::LeftButton ? anchorAt(event->position().toPoint()) : QString();
    QTextEdit::mousePressEvent(event);
}

void DocumentView::mouseReleaseEvent(QMouseEvent* event)
{
    const bool dragged = textCursor().hasSelection(); // asked first: the release itself selects a link
    QTextEdit::mouseReleaseEvent(event);
    const QString released = anchorAt(event->position().toPoint());
    if (!m_pressed.isEmpty() && released == m_pressed && !dragged) {
        follow(released);
    }
    m_pressed.clear();
}

void DocumentView::wheelEvent(QWheelEvent* event) { event->ignore(); }

// Tab walks the links before it leaves.
bool DocumentView::focusNextPrevChild(bool next)
{
    const QTextCursor now = textCursor();
    const auto select = [this](const LinkPlace& link) {
        QTextCursor cursor(document());
        cursor.setPosition(link.from);
        cursor.setPosition(link.to, QTextCursor::KeepAnchor);
        setTextCursor(cursor);
        return true;
    };
    const int from = now.hasSelection() ? (next ? now.selectionEnd() : now.selectionStart()) : now.position();
    if (next) {
        const auto later = [from](const LinkPlace& link) { return link.from >= from; };
        const auto found = std::find_if(m_links.cbegin(), m_links.cend(), later);
        if (found != m_links.cend()) {
            return select(*found);
        }
    } else {
        const auto earlier = [from](const LinkPlace& link) { return link.to <= from; };
        const auto found = std::find_if(m_links.crbegin(), m_links.crend(), earlier);
        if (found != m_links.crend()) {
            return select(*found);
        }
    }
    QTextCursor cursor(document());
    setTextCursor(cursor); // leaves nothing selected behind
    return QTextEdit::focusNextPrevChild(next);
}

void DocumentView::follow(const QString& address) { Q_EMIT linkActivated(address); }

} // namespace moderato::ui

#include "moc_DocumentView.cpp"
