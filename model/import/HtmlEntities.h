// The named character references of HTML 4.01, and their undoing in single-line fields.
// Neighbours: XmlGuard resolves those an export leaves undeclared; WxrReader unescapes names and titles.
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace moderato::import {

// 0 for a name HTML 4.01 does not have. "amp" and the like are among them, "apos" too.
char32_t htmlEntity(QByteArrayView name);

// The number of "#8217" or "#x2019"; 0 for anything else, and for what is no character.
char32_t characterReference(QByteArrayView reference);

// References undone once: "&amp;amp;" becomes "&amp;". What is not a reference stays.
QByteArray unescapeHtml(const QByteArray& text);

} // namespace moderato::import
