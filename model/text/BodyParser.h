// Bytes of a stranger to a Document: HTML's tokens by an allow-list, Markdown by md4c's calls; no tree
// builder, no recursion, bounded time. Neighbours: Document is what comes out; model/store uses PlainText
// beside it.
#pragma once

#include "model/core/Status.h"
#include "model/text/Document.h"

#include <QByteArrayView>

namespace moderato::text {

struct Limits
{
    qsizetype bytes = qsizetype{64} * 1024; // of the body read
    int nodes = 2000;                       // blocks and inlines
    int links = 200;
};

// Never fails: what is not understood is text, and so is Markdown beyond MarkdownLimits. Control characters,
// bidi overrides and invisible characters are replaced by visible marks or dropped (safety: Trojan Source,
// CVE-2021-42574); at most 3 combining marks a letter; runs without a space get a soft break every 500
// characters.
Document parseBody(QByteArrayView utf8, core::BodyFormat format, Limits limits = {});

} // namespace moderato::text
