#include "app/ModeratorIdentity.h"

#include <pwd.h>
#include <unistd.h>

namespace moderato::app {

namespace {

QByteArray nameInSystem()
{
    const passwd* user = getpwuid(geteuid());
    if (user == nullptr) {
        return qgetenv("USER");
    }
    // The real name stands before the first comma of the GECOS field (passwd(5)).
    const QByteArray real =
        QByteArray(user->pw_gecos != nullptr ? user->pw_gecos : "").split(',').constFirst();
    return real.isEmpty() ? QByteArray(user->pw_name) : real;
}

} // namespace

std::unique_ptr<QSettings> openSettings()
{
    return std::make_unique<QSettings>(QStringLiteral("moderato"), QStringLiteral("moderato"));
}

core::Actor moderatorIdentity()
{
    const auto settings = openSettings();
    const QString uuidKey = QStringLiteral("moderator/uuid");
    QUuid uuid = QUuid::fromString(settings->value(uuidKey).toString());
    if (uuid.isNull()) {
        uuid = core::newUuid();
        settings->setValue(uuidKey, uuid.toString(QUuid::WithoutBraces));
        settings->sync();
        if (settings->status() != QSettings::NoError) {
            uuid = {}; // known by name then, or each start would be another person
        }
    }
    const QByteArray name = settings->value(QStringLiteral("moderator/name")).toString().toUtf8();
    return {name.isEmpty() ? nameInSystem() : name,
            settings->value(QStringLiteral("moderator/email")).toString().toUtf8(), core::ActorKind::Person,
            uuid};
}

} // namespace moderato::app
