#include "record/connection.h"

#include "base/text.h"

namespace record {
namespace {

void require_storable(const Value& value) {
  const auto* text = std::get_if<std::string>(&value);
  if (text == nullptr) return;
  // SQLite would keep either; PostgreSQL refuses both. Caught here, neither reaches the one that keeps it.
  base::check(text->find('\0') == std::string::npos, "text for the database holds a NUL character");
  base::check(base::is_utf8(*text), "text for the database is not UTF-8");
}

}  // namespace

void Connection::begin(Purpose purpose) {
  failed_ = false;
  audit_head_.reset();
  do_begin(purpose);
}

std::int64_t Connection::run(std::string_view sql, std::span<const Value> params, const OnRow& row) {
  base::check(!failed_, "a transaction went on after a statement in it had failed");
  for (const auto& value : params) require_storable(value);
  try {
    return do_run(sql, params, row);
  } catch (const Failure&) {
    failed_ = true;
    throw;
  }
}

void Connection::script(const std::string& sql) {
  base::check(!failed_, "a transaction went on after a statement in it had failed");
  try {
    do_script(sql);
  } catch (const Failure&) {
    failed_ = true;
    throw;
  }
}

void Connection::commit() {
  base::check(!failed_, "a transaction in which a statement had failed was to be kept");
  if (audit_head_) {
    const std::vector<Value> head{audit_head_->sequence, audit_head_->hash};
    run("UPDATE audit_head SET sequence = $1, hash = $2 WHERE one = 1", head, {});
  }
  do_commit();
  audit_head_.reset();
}

void Connection::rollback() noexcept {
  do_rollback();
  failed_ = false;
  audit_head_.reset();
}

std::string shortened(std::string_view sql) {
  constexpr std::size_t kMost = 200;
  return sql.size() <= kMost ? std::string(sql) : std::string(sql.substr(0, kMost)) + "...";
}

}  // namespace record
