// A Document as a line a block, so that a test can say what it expects: "p: plain *em* **strong** `code`
// ~struck~ [text](target) {image}", "code: a|b" with | for a line break, "- item", "2. item", "> " a quote
// level.
#pragma once

#include "model/text/Document.h"

#include <QStringList>

namespace moderato::text {

inline QString printed(const Inline& part)
{
    if (part.kind == Inline::Kind::LineBreak) {
        return QStringLiteral("|");
    }
    QString text = part.kind == Inline::Kind::Image ? QStringLiteral("{%1}").arg(part.text) : part.text;
    const auto wrap = [&](Inline::Style style, const QString& mark) {
        text = (part.style & style) != 0 ? mark + text + mark : text;
    };
    wrap(Inline::Code, QStringLiteral("`"));
    wrap(Inline::Struck, QStringLiteral("~"));
    wrap(Inline::Strong, QStringLiteral("**"));
    wrap(Inline::Emphasis, QStringLiteral("*"));
    return part.target.isEmpty() ? text : QStringLiteral("[%1](%2)").arg(text, part.target);
}

inline QString printed(const Document& document)
{
    QStringList lines;
    for (const Block& block : document.blocks) {
        QString line = QStringLiteral("> ").repeated(block.quoteDepth);
        line += QStringLiteral("  ").repeated(block.listDepth > 1 ? block.listDepth - 1 : 0);
        if (block.kind == Block::Kind::Code) {
            line += QStringLiteral("code: ");
        } else if (block.kind == Block::Kind::ListItem) {
            line += block.number > 0 ? QStringLiteral("%1. ").arg(block.number) : QStringLiteral("- ");
        } else {
            line += block.listDepth > 0 ? QStringLiteral("+ ") : QStringLiteral("p: ");
        }
        for (const Inline& part : block.inlines) {
            line += printed(part);
        }
        lines.append(line);
    }
    if (document.truncated) {
        lines.append(QStringLiteral("(cut)"));
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace moderato::text
