#include "ui/words/Translations.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTranslator>

// A library's resources are there once somebody asks for them; the macro does so outside any namespace.
static void carryCatalogues() { Q_INIT_RESOURCE(translations); }

namespace moderato::words {

void installTranslations(QCoreApplication& application)
{
    carryCatalogues();
    // The one installed last is asked first.
    for (const QLocale& locale : {QLocale(QLocale::English), QLocale()}) {
        auto* catalogue = new QTranslator(&application);
        if (catalogue->load(locale, QStringLiteral("moderato"), QStringLiteral("_"),
                            QStringLiteral(":/translations"))) {
            QCoreApplication::installTranslator(catalogue);
        } else {
            delete catalogue;
        }
    }
}

} // namespace moderato::words
