// The search box's small language, as text to a Query. Whatever is typed is safe: it ends as bound values.
// Neighbours: core::Predicate is what comes out; `moderato search` and the search box hand in what was typed.
//
//   query     = { ["-"] term }                      all must hold; "-" negates
//   term      = word | word"*" | "*"text["*"] | phrase | operator
//   phrase    = '"' words '"'
//   operator  = author:TEXT  article:TEXT|#ID  status:S[,S]  flag:REASON|any  has:link  kind:KIND
//               before:DATE|AGE  after:DATE|AGE  depth:[<|<=|>|>=]N  replies:[<|<=|>|>=]N
//               is:reply  is:orphan
//   TEXT      = word | phrase
//   AGE       = N("m"|"h"|"d"|"w")                  before now: after:7d is the last week
//   KIND      = comment | pingback | trackback | other
//   DATE      = YYYY | YYYY-MM | YYYY-MM-DD | YYYY-MM-DDThh:mm   (UTC)
//
// Anything else with a colon, as in http://example.org, is text.
#pragma once

#include "model/core/Predicate.h"
#include "model/core/Result.h"

namespace moderato::query {

// A bad query is ErrorCode::QueryInvalid: `line` is the 0-based offset of the place, `detail` a QueryFault's
// word, `where` the text at fault. O(length).
core::Result<core::Predicate> parseQuery(QStringView text);

// Stable words for Error::detail.
inline constexpr QLatin1String faultUnclosedQuote("unclosed-quote");
inline constexpr QLatin1String faultNothingAfter("nothing-after"); // an operator or "-" without a value
inline constexpr QLatin1String
    faultUnknownValue("unknown-value"); // status:, flag:, has:, is: with another word
inline constexpr QLatin1String faultNotADate("not-a-date");
inline constexpr QLatin1String faultNotANumber("not-a-number");
inline constexpr QLatin1String faultTooLong("too-long");

inline constexpr qsizetype maximumQueryLength = 1'000; // characters; more is a paste by mistake
inline constexpr size_t maximumTerms = 50;

} // namespace moderato::query
