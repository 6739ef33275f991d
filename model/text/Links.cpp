#include "model/text/Links.h"

#include <QUrl>
#include <QUrlQuery>

#include <algorithm>

namespace moderato::text {

namespace {

constexpr qsizetype longestAddress = 2000;
constexpr char16_t softBreak = 0x200b;

bool isForbidden(QChar c)
{
    const char16_t u = c.unicode();
    return u <= 0x20 || u == u'\\' || u == u'"' || u == u'<' || u == u'>' || c.isSpace() ||
           (u >= 0x7f && (c.category() == QChar::Other_Control || c.category() == QChar::Other_Format ||
                          c.category() == QChar::Other_NotAssigned));
}

QString safeMail(const QUrl& url)
{
    if (!url.path().contains(QLatin1Char('@')) || !url.host().isEmpty()) {
        return {};
    }
    QUrlQuery kept;
    const QUrlQuery query(url);
    for (const QString& key : {QStringLiteral("subject"), QStringLiteral("body")}) {
        if (query.hasQueryItem(key)) {
            kept.addQueryItem(key, query.queryItemValue(key, QUrl::FullyEncoded));
        }
    }
    QUrl mail;
    mail.setScheme(QStringLiteral("mailto"));
    mail.setPath(url.path(QUrl::FullyEncoded), QUrl::StrictMode);
    if (!kept.isEmpty()) {
        mail.setQuery(kept);
    }
    return mail.toString(QUrl::FullyEncoded);
}

bool isAddressEnd(QChar c) { return c.unicode() != softBreak && isForbidden(c); }

qsizetype addressLength(QStringView text)
{
    const auto* end = std::find_if(text.begin(), text.end(), isAddressEnd);
    QStringView address = text.first(end - text.begin());
    static constexpr QStringView trailing = u".,;:!?'*_»”’…";
    while (!address.isEmpty()) {
        const QChar last = address.back();
        const bool openBracket = last == QLatin1Char(')') && !address.contains(QLatin1Char('('));
        if (!trailing.contains(last) && !openBracket && last != QLatin1Char(']')) {
            break;
        }
        address.chop(1);
    }
    return address.size();
}

// The next "http://" or "https://" that begins a word.
qsizetype nextAddress(QStringView text, qsizetype from)
{
    for (qsizetype at = from; (at = text.indexOf(QLatin1StringView("://"), at)) >= 0; at += 3) {
        for (const QLatin1StringView scheme : {QLatin1StringView("https"), QLatin1StringView("http")}) {
            const qsizetype start = at - scheme.size();
            const bool fits =
                start >= from && text.sliced(start, scheme.size()).compare(scheme, Qt::CaseInsensitive) == 0;
            if (fits && (start == 0 || !text[start - 1].isLetterOrNumber())) {
                return start;
            }
        }
    }
    return -1;
}

void splitText(const Inline& whole, QList<Inline>& out, int& links)
{
    const QStringView text(whole.text);
    qsizetype done = 0;
    const auto keep = [&](qsizetype from, qsizetype to, const QString& target) {
        if (to > from) {
            out.append({whole.kind, whole.style, text.sliced(from, to - from).toString(), target});
        }
    };
    for (qsizetype at = 0; links > 0 && (at = nextAddress(text, at)) >= 0;) {
        const qsizetype length = addressLength(text.sliced(at));
        const QString target = safeTarget(text.sliced(at, length).toString().remove(QChar(softBreak)));
        if (!target.isEmpty()) {
            keep(done, at, {});
            keep(at, at + length, target);
            done = at + length;
            --links;
        }
        at += std::max<qsizetype>(length, 7);
    }
    keep(done, text.size(), {});
}

} // namespace

QString safeTarget(QStringView address)
{
    if (address.isEmpty() || address.size() > longestAddress ||
        std::any_of(address.begin(), address.end(), isForbidden)) {
        return {};
    }
    const bool web = address.startsWith(QLatin1StringView("http://"), Qt::CaseInsensitive) ||
                     address.startsWith(QLatin1StringView("https://"), Qt::CaseInsensitive);
    const bool mail = !web && address.startsWith(QLatin1StringView("mailto:"), Qt::CaseInsensitive);
    if (!web && !mail) {
        return {};
    }
    const QString text = address.toString();
    const QUrl url(text, QUrl::StrictMode);
    if (!url.isValid() || !url.userInfo().isEmpty() || url.authority().contains(QLatin1Char('@'))) {
        return {};
    }
    if (mail) {
        return safeMail(url);
    }
    return url.host().isEmpty() ? QString() : text;
}

void linkBareAddresses(Block& block, int& links)
{
    const auto holdsOne = [](const Inline& part) {
        return part.kind == Inline::Kind::Text && part.target.isEmpty() && (part.style & Inline::Code) == 0 &&
               part.text.contains(QLatin1StringView("://"));
    };
    if (block.kind == Block::Kind::Code || links <= 0 ||
        std::none_of(block.inlines.cbegin(), block.inlines.cend(), holdsOne)) {
        return;
    }
    QList<Inline> parts;
    for (const Inline& part : std::as_const(block.inlines)) {
        if (holdsOne(part)) {
            splitText(part, parts, links);
        } else {
            parts.append(part);
        }
    }
    block.inlines = parts;
}

} // namespace moderato::text
