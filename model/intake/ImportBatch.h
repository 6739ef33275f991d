// What the importing thread hands to the writer: records with everything computed that needs no database.
// Neighbours: ImportSession fills batches, ImportWriter applies them.
#pragma once

#include "model/core/Comment.h"
#include "model/core/Record.h"

#include <variant>
#include <vector>

namespace moderato::intake {

struct ImportComment
{
    core::CommentRecord record;
    core::Status status = core::Status::Pending; // the record's, or what stands for none
    QByteArray digest;                           // of all that the file says of it
    QByteArray bodyHash;
    int links = 0; // in the body
};

using ImportItem = std::variant<core::ArticleRecord, ImportComment>;
using ImportBatch = std::vector<ImportItem>;

} // namespace moderato::intake
