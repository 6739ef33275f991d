#include "model/store/Transaction.h"

#include "model/store/Writing.h"

namespace moderato::store {

Transaction::Transaction(sqlite::Connection& connection) : m_writing(std::make_unique<Writing>(connection)) {}

Transaction::~Transaction() = default;

core::Result<std::optional<core::ChangeEvent>> Transaction::finish() { return m_writing->finish(); }

Writing& writingOf(Transaction& transaction) { return *transaction.m_writing; }

} // namespace moderato::store
