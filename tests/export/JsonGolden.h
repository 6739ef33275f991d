// The bytes that Moderato's own format has for a small export. Apart from the test, since moc stumbles over
// raw strings.
#pragma once

#include <QByteArray>

namespace moderato::exporting {

inline const QByteArray wholeFile = R"({"format":"moderato","version":1,"articles":[
{"origin":{"source":"site","id":"a1"},"title":"Bread \"now\"","url":"https://e.org/bread","byline":"Eve","published_at":"2020-09-13T12:26:40Z","state":"scheduled","caption":"","body":"One.\n\nTwo.","body_format":"plain","comments":[
{"origin":{"source":"site","id":"c1"},"parent":null,"author":{"name":"Ann","url":"https://ann.example"},"created_at":"2020-09-13T12:27:40Z","status":"approved","kind":"comment","flags":[{"reason":"off-topic","note":"see \\ this","at":"2020-09-13T12:26:40.500Z"}],"body":"a","body_format":"plain"},
{"origin":{"source":"site","id":"c2"},"parent":"c1","stub":true},
{"origin":{"source":"site","id":"c3"},"parent":"c2","author":{"name":"","url":""},"created_at":null,"status":"approved","kind":"comment","flags":[],"body":"<p>c</p>","body_format":"html"}
]}
]}
)";
inline const QByteArray withEmail = R"("url":"","email":"a@e.org"},)";
inline const QByteArray withModerator = R"([{"reason":"spam","note":"","at":null,"moderator":"Mia"}])";
inline const QByteArray withAddress = R"("body_format":"plain","ip":"::1","user_agent":"W3C"})";

} // namespace moderato::exporting
