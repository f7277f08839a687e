#include "safe_working/rota_checks/schedule_check_store.h"

#include <string>
#include <string_view>

#include "record/audit_trail.h"

namespace safe_working {
namespace {

void note(record::Transaction& transaction, base::Instant at, people::PersonId reader, people::PersonId doctor,
          std::string_view action) {
  if (reader == doctor) return;
  record::append_audit(transaction, at,
                       {.actor = reader.text(),
                        .action = std::string(action),
                        .subject_kind = "work_schedule",
                        .subject_id = doctor.text(),
                        .person_id = doctor.text(),
                        .before = "",
                        .after = ""});
}

}  // namespace

void log_schedule_reading(record::Transaction& transaction, base::Instant at, people::PersonId reader,
                          people::PersonId doctor) {
  note(transaction, at, reader, doctor, "work schedule opened");
}

void log_refused_schedule_reading(record::Transaction& transaction, base::Instant at, people::PersonId reader,
                                  people::PersonId doctor) {
  note(transaction, at, reader, doctor, "work schedule refused");
}

}  // namespace safe_working
