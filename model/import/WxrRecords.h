// What the elements of one WXR item say, and the records that are meant by it.
// Neighbours: WxrReader fills these element by element.
#pragma once

#include "model/core/Problem.h"
#include "model/core/Record.h"

#include <QHash>
#include <QStringView>

namespace moderato::import {

// The text of elements, as the parser gave it.
struct WxrComment
{
    QByteArray id;
    QByteArray author;
    QByteArray email;
    QByteArray url;
    QByteArray ip;
    QByteArray date;
    QByteArray dateGmt;
    QByteArray content;
    QByteArray approved;
    QByteArray type;
    QByteArray parent;
    qint64 line = 0; // where it ends

    // False for an element that is not known.
    bool set(QStringView localName, const QByteArray& text);
};

struct WxrItem
{
    QByteArray title;
    QByteArray link;
    QByteArray guid;
    QByteArray pubDate;
    QByteArray creator;
    QByteArray content;
    QByteArray postId;
    QByteArray postDate;
    QByteArray postDateGmt;
    QByteArray postType;
    QByteArray status;

    bool set(QStringView qualifiedName, const QByteArray& text);
    // Menu entries, and attachments while nobody has commented on them, are no articles.
    bool isArticleWithoutComments() const;
};

// Origins are left to the reader, which knows the site and the ids used so far.
core::ArticleRecord articleOf(const WxrItem& item, const QHash<QByteArray, QByteArray>& displayNames);

// Problems found are appended, each with its line.
core::CommentRecord commentOf(WxrComment&& raw, QList<core::Problem>& problems);

} // namespace moderato::import
