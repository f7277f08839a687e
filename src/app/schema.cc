#include "app/schema.h"

#include "flow/delays/delay_register_store.h"
#include "flow/measures/measure_store.h"
#include "governance/book_exports/calendar_subscription_store.h"
#include "governance/committee_record/committee_life_store.h"
#include "governance/committee_record/committee_record_store.h"
#include "governance/forward_plan/forward_plan_store.h"
#include "governance/interests/interest_store.h"
#include "governance/minutes/minutes_store.h"
#include "governance/papers/paper_store.h"
#include "governance/publication/publication_store.h"
#include "mail/outbox_store.h"
#include "people/account_store.h"
#include "people/people_store.h"
#include "record/audit_trail.h"
#include "safe_working/establishment/establishment_store.h"
#include "safe_working/exception_reports/exception_report_store.h"
#include "safe_working/guardian_reports/guardian_report_store.h"
#include "safe_working/work_schedules/work_schedule_store.h"

namespace app {

const std::vector<record::Migration>& schema() {
  // Append only: a released number is never edited or used again.
  static const std::vector<record::Migration> all = {
      record::audit_migration(),
      people::people_migration(),
      people::account_migration(),
      safe_working::work_schedule_migration(),
      safe_working::exception_report_migration(),
      safe_working::establishment_migration(),
      safe_working::guardian_report_migration(),
      governance::committee_record_migration(),
      governance::minutes_migration(),
      governance::committee_action_migration(),
      governance::publication_migration(),
      governance::forward_plan_migration(),
      governance::calendar_subscription_migration(),
      mail::mail_migration(),
      governance::interests_migration(),
      governance::papers_migration(),
      governance::decisions_migration(),
      governance::decision_parts_migration(),
      flow::measure_migration(),
      flow::delay_register_migration(),
      flow::measure_choices_migration(),
  };
  return all;
}

}  // namespace app
