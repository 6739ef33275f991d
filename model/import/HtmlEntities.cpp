#include "model/import/HtmlEntities.h"

#include "model/import/Encoding.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace moderato::import {

namespace {

struct Entity
{
    std::string_view name;
    char16_t code;
};

constexpr qsizetype longestReference = 10; // "#x0010ffff", "thetasym" and the like

// HTML 4.01, section 24, in the order of the bytes of the names, with "apos" of XML.
// clang-format off
constexpr std::array entities{
    Entity{"AElig", 0x00c6}, Entity{"Aacute", 0x00c1}, Entity{"Acirc", 0x00c2}, Entity{"Agrave", 0x00c0},
    Entity{"Alpha", 0x0391}, Entity{"Aring", 0x00c5}, Entity{"Atilde", 0x00c3}, Entity{"Auml", 0x00c4},
    Entity{"Beta", 0x0392}, Entity{"Ccedil", 0x00c7}, Entity{"Chi", 0x03a7}, Entity{"Dagger", 0x2021},
    Entity{"Delta", 0x0394}, Entity{"ETH", 0x00d0}, Entity{"Eacute", 0x00c9}, Entity{"Ecirc", 0x00ca},
    Entity{"Egrave", 0x00c8}, Entity{"Epsilon", 0x0395}, Entity{"Eta", 0x0397}, Entity{"Euml", 0x00cb},
    Entity{"Gamma", 0x0393}, Entity{"Iacute", 0x00cd}, Entity{"Icirc", 0x00ce}, Entity{"Igrave", 0x00cc},
    Entity{"Iota", 0x0399}, Entity{"Iuml", 0x00cf}, Entity{"Kappa", 0x039a}, Entity{"Lambda", 0x039b},
    Entity{"Mu", 0x039c}, Entity{"Ntilde", 0x00d1}, Entity{"Nu", 0x039d}, Entity{"OElig", 0x0152},
    Entity{"Oacute", 0x00d3}, Entity{"Ocirc", 0x00d4}, Entity{"Ograve", 0x00d2}, Entity{"Omega", 0x03a9},
    Entity{"Omicron", 0x039f}, Entity{"Oslash", 0x00d8}, Entity{"Otilde", 0x00d5}, Entity{"Ouml", 0x00d6},
    Entity{"Phi", 0x03a6}, Entity{"Pi", 0x03a0}, Entity{"Prime", 0x2033}, Entity{"Psi", 0x03a8},
    Entity{"Rho", 0x03a1}, Entity{"Scaron", 0x0160}, Entity{"Sigma", 0x03a3}, Entity{"THORN", 0x00de},
    Entity{"Tau", 0x03a4}, Entity{"Theta", 0x0398}, Entity{"Uacute", 0x00da}, Entity{"Ucirc", 0x00db},
    Entity{"Ugrave", 0x00d9}, Entity{"Upsilon", 0x03a5}, Entity{"Uuml", 0x00dc}, Entity{"Xi", 0x039e},
    Entity{"Yacute", 0x00dd}, Entity{"Yuml", 0x0178}, Entity{"Zeta", 0x0396}, Entity{"aacute", 0x00e1},
    Entity{"acirc", 0x00e2}, Entity{"acute", 0x00b4}, Entity{"aelig", 0x00e6}, Entity{"agrave", 0x00e0},
    Entity{"alefsym", 0x2135}, Entity{"alpha", 0x03b1}, Entity{"amp", 0x0026}, Entity{"and", 0x2227},
    Entity{"ang", 0x2220}, Entity{"apos", 0x0027}, Entity{"aring", 0x00e5}, Entity{"asymp", 0x2248},
    Entity{"atilde", 0x00e3}, Entity{"auml", 0x00e4}, Entity{"bdquo", 0x201e}, Entity{"beta", 0x03b2},
    Entity{"brvbar", 0x00a6}, Entity{"bull", 0x2022}, Entity{"cap", 0x2229}, Entity{"ccedil", 0x00e7},
    Entity{"cedil", 0x00b8}, Entity{"cent", 0x00a2}, Entity{"chi", 0x03c7}, Entity{"circ", 0x02c6},
    Entity{"clubs", 0x2663}, Entity{"cong", 0x2245}, Entity{"copy", 0x00a9}, Entity{"crarr", 0x21b5},
    Entity{"cup", 0x222a}, Entity{"curren", 0x00a4}, Entity{"dArr", 0x21d3}, Entity{"dagger", 0x2020},
    Entity{"darr", 0x2193}, Entity{"deg", 0x00b0}, Entity{"delta", 0x03b4}, Entity{"diams", 0x2666},
    Entity{"divide", 0x00f7}, Entity{"eacute", 0x00e9}, Entity{"ecirc", 0x00ea}, Entity{"egrave", 0x00e8},
    Entity{"empty", 0x2205}, Entity{"emsp", 0x2003}, Entity{"ensp", 0x2002}, Entity{"epsilon", 0x03b5},
    Entity{"equiv", 0x2261}, Entity{"eta", 0x03b7}, Entity{"eth", 0x00f0}, Entity{"euml", 0x00eb},
    Entity{"euro", 0x20ac}, Entity{"exist", 0x2203}, Entity{"fnof", 0x0192}, Entity{"forall", 0x2200},
    Entity{"frac12", 0x00bd}, Entity{"frac14", 0x00bc}, Entity{"frac34", 0x00be}, Entity{"frasl", 0x2044},
    Entity{"gamma", 0x03b3}, Entity{"ge", 0x2265}, Entity{"gt", 0x003e}, Entity{"hArr", 0x21d4},
    Entity{"harr", 0x2194}, Entity{"hearts", 0x2665}, Entity{"hellip", 0x2026}, Entity{"iacute", 0x00ed},
    Entity{"icirc", 0x00ee}, Entity{"iexcl", 0x00a1}, Entity{"igrave", 0x00ec}, Entity{"image", 0x2111},
    Entity{"infin", 0x221e}, Entity{"int", 0x222b}, Entity{"iota", 0x03b9}, Entity{"iquest", 0x00bf},
    Entity{"isin", 0x2208}, Entity{"iuml", 0x00ef}, Entity{"kappa", 0x03ba}, Entity{"lArr", 0x21d0},
    Entity{"lambda", 0x03bb}, Entity{"lang", 0x2329}, Entity{"laquo", 0x00ab}, Entity{"larr", 0x2190},
    Entity{"lceil", 0x2308}, Entity{"ldquo", 0x201c}, Entity{"le", 0x2264}, Entity{"lfloor", 0x230a},
    Entity{"lowast", 0x2217}, Entity{"loz", 0x25ca}, Entity{"lrm", 0x200e}, Entity{"lsaquo", 0x2039},
    Entity{"lsquo", 0x2018}, Entity{"lt", 0x003c}, Entity{"macr", 0x00af}, Entity{"mdash", 0x2014},
    Entity{"micro", 0x00b5}, Entity{"middot", 0x00b7}, Entity{"minus", 0x2212}, Entity{"mu", 0x03bc},
    Entity{"nabla", 0x2207}, Entity{"nbsp", 0x00a0}, Entity{"ndash", 0x2013}, Entity{"ne", 0x2260},
    Entity{"ni", 0x220b}, Entity{"not", 0x00ac}, Entity{"notin", 0x2209}, Entity{"nsub", 0x2284},
    Entity{"ntilde", 0x00f1}, Entity{"nu", 0x03bd}, Entity{"oacute", 0x00f3}, Entity{"ocirc", 0x00f4},
    Entity{"oelig", 0x0153}, Entity{"ograve", 0x00f2}, Entity{"oline", 0x203e}, Entity{"omega", 0x03c9},
    Entity{"omicron", 0x03bf}, Entity{"oplus", 0x2295}, Entity{"or", 0x2228}, Entity{"ordf", 0x00aa},
    Entity{"ordm", 0x00ba}, Entity{"oslash", 0x00f8}, Entity{"otilde", 0x00f5}, Entity{"otimes", 0x2297},
    Entity{"ouml", 0x00f6}, Entity{"para", 0x00b6}, Entity{"part", 0x2202}, Entity{"permil", 0x2030},
    Entity{"perp", 0x22a5}, Entity{"phi", 0x03c6}, Entity{"pi", 0x03c0}, Entity{"piv", 0x03d6},
    Entity{"plusmn", 0x00b1}, Entity{"pound", 0x00a3}, Entity{"prime", 0x2032}, Entity{"prod", 0x220f},
    Entity{"prop", 0x221d}, Entity{"psi", 0x03c8}, Entity{"quot", 0x0022}, Entity{"rArr", 0x21d2},
    Entity{"radic", 0x221a}, Entity{"rang", 0x232a}, Entity{"raquo", 0x00bb}, Entity{"rarr", 0x2192},
    Entity{"rceil", 0x2309}, Entity{"rdquo", 0x201d}, Entity{"real", 0x211c}, Entity{"reg", 0x00ae},
    Entity{"rfloor", 0x230b}, Entity{"rho", 0x03c1}, Entity{"rlm", 0x200f}, Entity{"rsaquo", 0x203a},
    Entity{"rsquo", 0x2019}, Entity{"sbquo", 0x201a}, Entity{"scaron", 0x0161}, Entity{"sdot", 0x22c5},
    Entity{"sect", 0x00a7}, Entity{"shy", 0x00ad}, Entity{"sigma", 0x03c3}, Entity{"sigmaf", 0x03c2},
    Entity{"sim", 0x223c}, Entity{"spades", 0x2660}, Entity{"sub", 0x2282}, Entity{"sube", 0x2286},
    Entity{"sum", 0x2211}, Entity{"sup", 0x2283}, Entity{"sup1", 0x00b9}, Entity{"sup2", 0x00b2},
    Entity{"sup3", 0x00b3}, Entity{"supe", 0x2287}, Entity{"szlig", 0x00df}, Entity{"tau", 0x03c4},
    Entity{"there4", 0x2234}, Entity{"theta", 0x03b8}, Entity{"thetasym", 0x03d1}, Entity{"thinsp", 0x2009},
    Entity{"thorn", 0x00fe}, Entity{"tilde", 0x02dc}, Entity{"times", 0x00d7}, Entity{"trade", 0x2122},
    Entity{"uArr", 0x21d1}, Entity{"uacute", 0x00fa}, Entity{"uarr", 0x2191}, Entity{"ucirc", 0x00fb},
    Entity{"ugrave", 0x00f9}, Entity{"uml", 0x00a8}, Entity{"upsih", 0x03d2}, Entity{"upsilon", 0x03c5},
    Entity{"uuml", 0x00fc}, Entity{"weierp", 0x2118}, Entity{"xi", 0x03be}, Entity{"yacute", 0x00fd},
    Entity{"yen", 0x00a5}, Entity{"yuml", 0x00ff}, Entity{"zeta", 0x03b6}, Entity{"zwj", 0x200d},
    Entity{"zwnj", 0x200c}};
// clang-format on

} // namespace

char32_t htmlEntity(QByteArrayView name)
{
    const std::string_view wanted(name.data(), static_cast<size_t>(name.size()));
    const auto found = std::lower_bound(
        entities.begin(), entities.end(), wanted,
        [](const Entity& entity, std::string_view searched) { return entity.name < searched; });
    return found != entities.end() && found->name == wanted ? found->code : U'\0';
}

char32_t characterReference(QByteArrayView reference)
{
    if (!reference.startsWith('#') || reference.size() > longestReference) {
        return 0;
    }
    bool ok = false;
    const bool hexadecimal = reference.size() > 2 && (reference.at(1) | 0x20) == 'x';
    const uint code = hexadecimal ? reference.sliced(2).toByteArray().toUInt(&ok, 16)
                                  : reference.sliced(1).toByteArray().toUInt(&ok, 10);
    const bool character = ok && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
    return character ? code : U'\0';
}

QByteArray unescapeHtml(const QByteArray& text)
{
    if (!text.contains('&')) {
        return text;
    }
    QByteArray out;
    for (qsizetype at = 0; at < text.size();) {
        if (text.at(at) == '&') {
            const QByteArrayView rest = QByteArrayView(text).sliced(at + 1).first(
                std::min<qsizetype>(longestReference + 1, text.size() - at - 1));
            const qsizetype end = rest.indexOf(';');
            const QByteArrayView name = end > 0 ? rest.first(end) : QByteArrayView();
            const char32_t code = name.startsWith('#') ? characterReference(name) : htmlEntity(name);
            if (code != 0) {
                appendUtf8(out, code);
                at += end + 2;
                continue;
            }
        }
        out.append(text.at(at));
        ++at;
    }
    return out;
}

} // namespace moderato::import
