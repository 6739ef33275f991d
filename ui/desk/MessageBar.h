// What happened, told in the window and never in its way: a line with an offer, as "Approved 3 comments —
// Undo". Neighbours: the shell puts it above the panes; ui/words words what it says.
#pragma once

#include <QPointer>
#include <QWidget>

#include <functional>

class QFrame;
class QLabel;
class QVBoxLayout;

namespace moderato::ui {

class MessageBar final : public QWidget
{
    Q_OBJECT

public:
    explicit MessageBar(QWidget* parent = nullptr);

    // A button beside the message; taking it closes the message.
    struct Offer
    {
        QString text;
        std::function<void()> take;
    };

    // Goes by itself after about ten seconds, or when the next one comes.
    void say(const QString& text, const Offer& offer = {});
    // Stays until it is closed; the newest three are shown. Answers the message, for withdraw().
    QPointer<QWidget> warn(const QString& text, const Offer& offer = {});
    // What a warning told is no longer so; nothing happens when it is gone already.
    void withdraw(const QPointer<QWidget>& warning);

    // Where say() speaks; shown elsewhere.
    QWidget* saidLine() const { return m_line; }

    // What is shown, topmost first: for screen readers and tests.
    QStringList texts() const;

private:
    QFrame* makeRow(const QString& text, const Offer& offer, QLabel* label);

    QVBoxLayout* m_rows = nullptr;
    QPointer<QWidget> m_line;
    QPointer<QWidget> m_said;
    QList<QPointer<QWidget>> m_warnings;
};

} // namespace moderato::ui
