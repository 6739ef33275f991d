#include "ui/shell/LinkQuestion.h"

#include <QDesktopServices>
#include <QMessageBox>
#include <QPushButton>
#include <QUrl>

namespace moderato::ui {

void askToOpenLink(const QString& address, QWidget* parent)
{
    const QUrl url(address, QUrl::StrictMode);
    const QStringList allowed{QStringLiteral("http"), QStringLiteral("https"), QStringLiteral("mailto")};
    if (!url.isValid() || !allowed.contains(url.scheme())) {
        return;
    }
    auto* question =
        new QMessageBox(QMessageBox::Question, QObject::tr("Open Link"),
                        QObject::tr("Open this address of a comment's author?"), QMessageBox::Cancel, parent);
    question->setTextFormat(Qt::PlainText);
    // Encoded, so that a look-alike letter shows as what it is.
    question->setInformativeText(url.toString(QUrl::FullyEncoded));
    question->setAttribute(Qt::WA_DeleteOnClose);
    const QPushButton* open = question->addButton(QObject::tr("&Open"), QMessageBox::AcceptRole);
    QObject::connect(open, &QPushButton::clicked, question, [url] { QDesktopServices::openUrl(url); });
    question->open();
}

} // namespace moderato::ui
