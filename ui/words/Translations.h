// The catalogues of sentences that the program carries (resources/translations). Neighbours: app/ puts them
// in force before anything is said; every room's tr() then speaks from them.
#pragma once

class QCoreApplication;

namespace moderato::words {

// The user's language where there is a catalogue for it, and below it English, whose catalogue holds the
// forms for one and for many. `application` owns them.
void installTranslations(QCoreApplication& application);

} // namespace moderato::words
