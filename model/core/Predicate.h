// Which comments are meant: terms that all have to hold. What a queue is, what a thread is narrowed to, what
// a verb over many is about and what an export takes is one, as is what a moderator typed into the search
// box. Neighbours: model/query makes it from text, writes it as text and asks it of a row; model/search
// compiles it to bound SQL and quoted full-text terms.
#pragma once

#include "model/core/Ids.h"
#include "model/core/Status.h"
#include "model/core/Time.h"

#include <QString>

#include <vector>

namespace moderato::core {

struct Term
{
    enum class Kind : quint8 {
        Word,      // text: a word, anywhere in a comment's text
        Phrase,    // text: these words in this order
        Prefix,    // text: words that begin so
        Substring, // text: these characters, inside words too; a bounded scan, not an index look-up
        Author,    // text: part of the name, or the e-mail address
        Article,   // text: part of the title, or number: the article's id
        Status,    // statuses
        Flag,      // flagReason, or any when empty
        HasLink,
        Before,  // moment: written before it, or age
        After,   // moment: written at it or later, or age
        OfKind,  // commentKind
        Depth,   // comparison, number: 0 = top level
        Replies, // comparison, number: direct replies
        IsReply,
        IsOrphan,
    };
    enum class Comparison : quint8 { Equal, Less, LessOrEqual, More, MoreOrEqual };

    Kind kind = Kind::Word;
    bool negated = false;
    QString text;
    StatusSet statuses;
    std::optional<FlagReason> flagReason;
    qint64 number = 0;
    Comparison comparison = Comparison::Equal;
    qint64 moment = 0; // ms since the epoch
    qint64 age = 0;    // minutes before now, instead of a moment; 0 = none
    CommentKind commentKind = CommentKind::Comment;

    friend bool operator==(const Term&, const Term&) = default;
};

// Without terms: every comment.
struct Predicate
{
    std::vector<Term> terms;

    bool isEmpty() const { return terms.empty(); }
    friend bool operator==(const Predicate&, const Predicate&) = default;
};

Predicate withStatus(StatusSet statuses); // of any of these; empty for all
Predicate withFlags();                    // at least one open flag
Predicate inArticle(ArticleId article);   // empty for an invalid id
// What both mean.
Predicate both(Predicate one, const Predicate& other);

} // namespace moderato::core
