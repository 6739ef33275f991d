#include "model/text/Entities.h"

#include <algorithm>
#include <array>

namespace moderato::text {

namespace {

constexpr qsizetype longestReference = 12;

struct Named
{
    std::u16string_view name;
    char16_t character;
};

// Sorted by name (code unit order).
constexpr std::array named = std::to_array<Named>({
    {u"AElig", 0xc6},   {u"Aacute", 0xc1},   {u"Acirc", 0xc2},   {u"Agrave", 0xc0},   {u"Aring", 0xc5},
    {u"Atilde", 0xc3},  {u"Auml", 0xc4},     {u"Ccedil", 0xc7},  {u"Dagger", 0x2021}, {u"ETH", 0xd0},
    {u"Eacute", 0xc9},  {u"Ecirc", 0xca},    {u"Egrave", 0xc8},  {u"Euml", 0xcb},     {u"Iacute", 0xcd},
    {u"Icirc", 0xce},   {u"Igrave", 0xcc},   {u"Iuml", 0xcf},    {u"Ntilde", 0xd1},   {u"OElig", 0x152},
    {u"Oacute", 0xd3},  {u"Ocirc", 0xd4},    {u"Ograve", 0xd2},  {u"Oslash", 0xd8},   {u"Otilde", 0xd5},
    {u"Ouml", 0xd6},    {u"Scaron", 0x160},  {u"THORN", 0xde},   {u"Uacute", 0xda},   {u"Ucirc", 0xdb},
    {u"Ugrave", 0xd9},  {u"Uuml", 0xdc},     {u"Yacute", 0xdd},  {u"aacute", 0xe1},   {u"acirc", 0xe2},
    {u"acute", 0xb4},   {u"aelig", 0xe6},    {u"agrave", 0xe0},  {u"amp", u'&'},      {u"apos", u'\''},
    {u"aring", 0xe5},   {u"atilde", 0xe3},   {u"auml", 0xe4},    {u"bdquo", 0x201e},  {u"brvbar", 0xa6},
    {u"bull", 0x2022},  {u"ccedil", 0xe7},   {u"cedil", 0xb8},   {u"cent", 0xa2},     {u"copy", 0xa9},
    {u"curren", 0xa4},  {u"dagger", 0x2020}, {u"deg", 0xb0},     {u"divide", 0xf7},   {u"eacute", 0xe9},
    {u"ecirc", 0xea},   {u"egrave", 0xe8},   {u"emsp", 0x2003},  {u"ensp", 0x2002},   {u"eth", 0xf0},
    {u"euml", 0xeb},    {u"euro", 0x20ac},   {u"frac12", 0xbd},  {u"frac14", 0xbc},   {u"frac34", 0xbe},
    {u"ge", 0x2265},    {u"gt", u'>'},       {u"harr", 0x2194},  {u"hearts", 0x2665}, {u"hellip", 0x2026},
    {u"iacute", 0xed},  {u"icirc", 0xee},    {u"iexcl", 0xa1},   {u"igrave", 0xec},   {u"infin", 0x221e},
    {u"iquest", 0xbf},  {u"iuml", 0xef},     {u"laquo", 0xab},   {u"larr", 0x2190},   {u"ldquo", 0x201c},
    {u"le", 0x2264},    {u"lsaquo", 0x2039}, {u"lsquo", 0x2018}, {u"lt", u'<'},       {u"macr", 0xaf},
    {u"mdash", 0x2014}, {u"micro", 0xb5},    {u"middot", 0xb7},  {u"minus", 0x2212},  {u"nbsp", 0xa0},
    {u"ndash", 0x2013}, {u"ne", 0x2260},     {u"not", 0xac},     {u"ntilde", 0xf1},   {u"oacute", 0xf3},
    {u"ocirc", 0xf4},   {u"oelig", 0x153},   {u"ograve", 0xf2},  {u"ordf", 0xaa},     {u"ordm", 0xba},
    {u"oslash", 0xf8},  {u"otilde", 0xf5},   {u"ouml", 0xf6},    {u"para", 0xb6},     {u"permil", 0x2030},
    {u"plusmn", 0xb1},  {u"pound", 0xa3},    {u"prime", 0x2032}, {u"quot", u'"'},     {u"raquo", 0xbb},
    {u"rarr", 0x2192},  {u"rdquo", 0x201d},  {u"reg", 0xae},     {u"rsaquo", 0x203a}, {u"rsquo", 0x2019},
    {u"sbquo", 0x201a}, {u"scaron", 0x161},  {u"sect", 0xa7},    {u"shy", 0xad},      {u"sup1", 0xb9},
    {u"sup2", 0xb2},    {u"sup3", 0xb3},     {u"szlig", 0xdf},   {u"thinsp", 0x2009}, {u"thorn", 0xfe},
    {u"times", 0xd7},   {u"trade", 0x2122},  {u"uacute", 0xfa},  {u"ucirc", 0xfb},    {u"ugrave", 0xf9},
    {u"uml", 0xa8},     {u"uuml", 0xfc},     {u"yacute", 0xfd},  {u"yen", 0xa5},      {u"yuml", 0xff},
    {u"zwj", 0x200d},   {u"zwnj", 0x200c},
});
static_assert(std::is_sorted(named.begin(), named.end(),
                             [](const Named& a, const Named& b) { return a.name < b.name; }));

constexpr std::array<char16_t, 32> windows1252{
    0x20ac, 0x0081, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x008d, 0x017d, 0x008f, 0x0090, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
    0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x009d, 0x017e, 0x0178};

char32_t characterOf(quint32 number)
{
    if (number >= 0x80 && number <= 0x9f) {
        return windows1252.at(number - 0x80);
    }
    const bool none = number == 0 || number > 0x10ffff || (number >= 0xd800 && number <= 0xdfff);
    return none ? char32_t{0xfffd} : char32_t{number};
}

} // namespace

Entity entityAt(QStringView text)
{
    const qsizetype semicolon = text.left(longestReference).indexOf(QLatin1Char(';'));
    if (semicolon < 2) {
        return {};
    }
    const QStringView body = text.sliced(1, semicolon - 1);
    if (body.front() == QLatin1Char('#')) {
        const bool hexadecimal =
            body.size() > 1 && (body[1] == QLatin1Char('x') || body[1] == QLatin1Char('X'));
        const QStringView digits = body.sliced(hexadecimal ? 2 : 1);
        bool ok = !digits.isEmpty() && digits.front().unicode() > u'/';
        const quint32 number = ok ? digits.toUInt(&ok, hexadecimal ? 16 : 10) : 0;
        return ok ? Entity{characterOf(number), semicolon + 1} : Entity{};
    }
    const std::u16string_view name(body.utf16(), static_cast<size_t>(body.size()));
    const auto found =
        std::lower_bound(named.begin(), named.end(), name,
                         [](const Named& entry, std::u16string_view key) { return entry.name < key; });
    if (found == named.end() || found->name != name) {
        return {};
    }
    return {found->character, semicolon + 1};
}

QString withoutEntities(QStringView text)
{
    QString out;
    out.reserve(text.size());
    for (qsizetype at = 0; at < text.size();) {
        const Entity entity = text[at] == QLatin1Char('&') ? entityAt(text.sliced(at)) : Entity{};
        if (entity.length == 0) {
            out.append(text[at++]);
        } else {
            out.append(QStringView(QChar::fromUcs4(entity.character)));
            at += entity.length;
        }
    }
    return out;
}

} // namespace moderato::text
