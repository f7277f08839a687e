#include "app/routes.h"

#include "app/guardian_paper_pages.h"
#include "app/home_pages.h"
#include "app/performance_paper_pages.h"
#include "flow/beds/beds_pages.h"
#include "flow/delays/delay_register_pages.h"
#include "flow/delays/delays_pages.h"
#include "flow/performance/measure_definition_pages.h"
#include "flow/performance/performance_pages.h"
#include "flow/returns/figures_import_pages.h"
#include "flow/urgent_care/urgent_care_pages.h"
#include "governance/actions/action_pages.h"
#include "governance/book_exports/calendar_pages.h"
#include "governance/committees/committee_pages.h"
#include "governance/committees/committee_terms_pages.h"
#include "governance/decisions/decision_pages.h"
#include "governance/forward_plan/forward_plan_pages.h"
#include "governance/interests/interests_pages.h"
#include "governance/meetings/agenda_item_pages.h"
#include "governance/meetings/agenda_pages.h"
#include "governance/meetings/live_meeting_pages.h"
#include "governance/meetings/sitting_pages.h"
#include "governance/minutes/minutes_pages.h"
#include "governance/papers/papers_pages.h"
#include "governance/publication/public_pages.h"
#include "governance/publication/publication_pages.h"
#include "governance/search/search_pages.h"
#include "governance/standing_down/standing_down_pages.h"
#include "people/sign_in_pages.h"
#include "safe_working/establishment/establishment_pages.h"
#include "safe_working/exception_reports/exception_report_pages.h"
#include "safe_working/exception_reports/week_pages.h"
#include "safe_working/guardian_reports/guardian_pages.h"
#include "safe_working/rota_checks/rota_checks_pages.h"

namespace app {

const std::vector<people::Route>& routes() {
  using people::Permission;
  using site::Method;
  static const std::vector<people::Route> all = {
      // Everyone
      {Method::Get, "/", Permission::SignedIn, home_page},
      {Method::Get, "/accessibility", Permission::Public, accessibility_page},
      {Method::Get, "/privacy", Permission::Public, privacy_page},
      {Method::Get, "/help", Permission::Public, help_page},

      // Signing in and out
      {Method::Get, "/sign-in", Permission::Public, people::sign_in_form},
      {Method::Post, "/sign-in", Permission::Public, people::sign_in_submit},
      {Method::Post, "/sign-in/persona", Permission::Public, people::choose_persona},
      {Method::Post, "/sign-out", Permission::SignedIn, people::sign_out_submit},
      {Method::Get, "/account", Permission::SignedIn, people::account_page},
      {Method::Post, "/account/password", Permission::SignedIn, people::change_password_submit},
      {Method::Post, "/account/sign-out-everywhere", Permission::SignedIn, people::sign_out_everywhere_submit},
      {Method::Get, "/account/who-has-read", Permission::SignedIn, people::access_log_page},

      // A doctor's week and exception reports
      {Method::Get, "/week", Permission::SeeOwnSchedule, safe_working::week_page},
      {Method::Get, "/week/check", Permission::CheckOwnSchedule, safe_working::own_check_page},
      {Method::Get, "/reports/new", Permission::ReportException, safe_working::report_form},
      {Method::Post, "/reports/new", Permission::ReportException, safe_working::report_submit},
      {Method::Get, "/reports", Permission::SeeOwnReports, safe_working::my_reports},
      {Method::Get, "/reports/{id}", Permission::OpenReport, safe_working::report_page},
      {Method::Post, "/reports/{id}/review", Permission::OpenReport, safe_working::report_review},
      {Method::Get, "/reviews", Permission::SeeReviewQueue, safe_working::review_queue},

      // The guardian
      {Method::Get, "/guardian", Permission::SeeGuardianOverview, safe_working::guardian_overview},
      {Method::Get, "/guardian/decisions", Permission::DecideAsGuardian, safe_working::guardian_queue},
      {Method::Get, "/guardian/report", Permission::SeeGuardianReport, safe_working::guardian_report_page},
      {Method::Get, "/guardian/report/{file}", Permission::SeeGuardianReport, safe_working::guardian_report_file},
      {Method::Get, "/guardian/paper", Permission::DecideAsGuardian, guardian_paper_form},
      {Method::Post, "/guardian/paper", Permission::DecideAsGuardian, guardian_paper_submit},
      {Method::Get, "/figures/{name}", Permission::SeeGuardianReport, safe_working::figure_page},

      // Schedules and rota files held against the contract
      {Method::Get, "/rotas", Permission::CheckSchedules, safe_working::rotas_page},
      {Method::Get, "/rotas/doctors/{id}", Permission::CheckSchedules, safe_working::doctor_check_page},
      {Method::Get, "/rotas/check", Permission::CheckRotaFiles, safe_working::rota_file_form},
      {Method::Post, "/rotas/check", Permission::CheckRotaFiles, safe_working::rota_file_submit},
      {Method::Get, "/rotas/check/template.csv", Permission::CheckRotaFiles, safe_working::duties_template},
      {Method::Get, "/rotas/check/people-template.csv", Permission::CheckRotaFiles, safe_working::people_template},

      // Figures of places and systems
      {Method::Get, "/performance", Permission::SeeSystemFigures, flow::dashboard_page},
      {Method::Get, "/performance/report/{file}", Permission::SeeSystemFigures, flow::performance_file},
      {Method::Get, "/performance/paper", Permission::SeeSystemFigures, performance_paper_form},
      {Method::Post, "/performance/paper", Permission::SeeSystemFigures, performance_paper_submit},
      {Method::Get, "/performance/definitions/new", Permission::KeepMeasures, flow::measure_definition_form},
      {Method::Post, "/performance/definitions/new", Permission::KeepMeasures, flow::measure_definition_submit},
      {Method::Get, "/performance/import", Permission::KeepMeasures, flow::figures_import_form},
      {Method::Post, "/performance/import", Permission::KeepMeasures, flow::figures_import_submit},
      {Method::Get, "/performance/imports/{id}", Permission::SeeSystemFigures, flow::figures_import_page},
      {Method::Get, "/performance/measures/{code}", Permission::SeeSystemFigures, flow::measure_page},
      {Method::Get, "/performance/measures/{code}/values", Permission::SeeSystemFigures, flow::measure_values_page},
      {Method::Post, "/performance/measures/{code}/decisions", Permission::KeepMeasures, flow::measure_decision_submit},
      {Method::Post, "/performance/measures/{code}/withdraw", Permission::KeepMeasures, flow::measure_withdraw_submit},
      {Method::Post, "/performance/measures/{code}/targets", Permission::KeepMeasures, flow::measure_target_submit},
      {Method::Post, "/performance/measures/{code}/judged-target", Permission::KeepMeasures,
       flow::measure_judged_submit},
      {Method::Post, "/performance/measures/{code}/quality", Permission::KeepMeasures, flow::measure_quality_submit},

      // Urgent care, delayed transfers and their register
      {Method::Get, "/performance/urgent-care", Permission::SeeSystemFigures, flow::urgent_care_page},
      {Method::Get, "/performance/delays", Permission::SeeSystemFigures, flow::delays_page},
      {Method::Get, "/performance/delays/notices", Permission::SeeSystemFigures, flow::delay_notices_page},
      {Method::Get, "/performance/delays/register", Permission::SeeDelayRegister, flow::delay_register_page},
      {Method::Get, "/performance/delays/register/new", Permission::SeeDelayRegister, flow::new_delay_form},
      {Method::Post, "/performance/delays/register/new", Permission::SeeDelayRegister, flow::new_delay_submit},
      {Method::Get, "/performance/delays/register/import", Permission::SeeDelayRegister, flow::delays_import_form},
      {Method::Post, "/performance/delays/register/import", Permission::SeeDelayRegister, flow::delays_import_submit},
      {Method::Get, "/performance/delays/register/template.csv", Permission::SeeDelayRegister,
       flow::delays_template_file},
      {Method::Get, "/performance/delays/register/rows/{id}", Permission::SeeDelayRegister, flow::delay_row_page},
      {Method::Post, "/performance/delays/register/rows/{id}", Permission::SeeDelayRegister, flow::delay_row_submit},

      // Establishment and vacancies
      {Method::Get, "/establishment", Permission::SeeEstablishment, safe_working::establishment_page},
      {Method::Get, "/establishment/template.csv", Permission::SeeEstablishment, safe_working::establishment_template},
      {Method::Get, "/establishment/import", Permission::ImportEstablishment, safe_working::establishment_import_form},
      {Method::Post, "/establishment/import", Permission::ImportEstablishment,
       safe_working::establishment_import_submit},

      // Beds and staff
      {Method::Get, "/beds", Permission::PlanBeds, flow::bed_plan_form},
      {Method::Get, "/beds/required", Permission::PlanBeds, flow::bed_plan_result},
      {Method::Post, "/beds/required", Permission::PlanBeds, flow::bed_plan_submit},
      {Method::Get, "/beds/required.pdf", Permission::PlanBeds, flow::bed_plan_file},
      {Method::Get, "/beds/required.docx", Permission::PlanBeds, flow::bed_plan_file},
      {Method::Get, "/beds/required.xlsx", Permission::PlanBeds, flow::bed_plan_file},
      {Method::Get, "/beds/required.json", Permission::PlanBeds, flow::bed_plan_file},
      {Method::Get, "/beds/audit", Permission::PlanBeds, flow::setting_audit_page},
      {Method::Get, "/beds/queue", Permission::PlanBeds, flow::queue_page},
      {Method::Get, "/beds/therapies", Permission::PlanBeds, flow::therapies_page},

      // What the public reads of meetings
      {Method::Get, "/public", Permission::Public, governance::public_committees_page},
      {Method::Get, "/public/committees/{id}", Permission::Public, governance::public_committee_page},
      {Method::Get, "/public/committees/{id}/feed.atom", Permission::Public, governance::public_feed},
      {Method::Get, "/public/committees/{id}/calendar.ics", Permission::Public, governance::public_calendar},
      {Method::Get, "/public/meetings/{id}", Permission::Public, governance::public_meeting_page},
      {Method::Get, "/public/meetings/{id}/papers/{file}", Permission::Public, governance::public_paper_file},
      {Method::Get, "/public/meetings/{id}/minutes", Permission::Public, governance::public_minutes_page},
      {Method::Get, "/public/meetings/{id}/minutes/{file}", Permission::Public, governance::public_minutes_file},
      {Method::Get, "/public/search", Permission::Public, governance::public_search_page},

      // Committees and their meetings
      {Method::Get, "/calendar", Permission::SeeCommittees, governance::calendar_page},
      {Method::Post, "/calendar", Permission::SeeCommittees, governance::calendar_submit},
      {Method::Get, "/calendar/{file}", Permission::Public, governance::calendar_file},
      {Method::Get, "/search", Permission::SeeCommittees, governance::search_page},
      {Method::Post, "/search", Permission::SeeCommittees, governance::search_submit},
      {Method::Get, "/committees", Permission::SeeCommittees, governance::committees_page},
      {Method::Get, "/committees/{id}", Permission::SeeCommittees, governance::committee_page},
      {Method::Get, "/committees/{id}/plan", Permission::SeeCommittees, governance::forward_plan_page},
      {Method::Post, "/committees/{id}/plan", Permission::RunMeetings, governance::forward_plan_submit},
      {Method::Get, "/committees/{id}/plan/entry", Permission::RunMeetings, governance::plan_entry_page},
      {Method::Get, "/committees/{id}/plan/month", Permission::RunMeetings, governance::plan_month_page},
      {Method::Get, "/meetings/{id}", Permission::SeeCommittees, governance::meeting_page},
      {Method::Get, "/committees/{id}/terms", Permission::ManageCommittees, governance::committee_terms_page},
      {Method::Get, "/committees/{id}/terms/versions", Permission::ManageCommittees,
       governance::committee_versions_page},
      {Method::Post, "/committees/{id}/terms", Permission::ManageCommittees, governance::committee_terms_submit},
      {Method::Get, "/committees/{id}/standing-down", Permission::ManageCommittees, governance::standing_down_page},
      {Method::Post, "/committees/{id}/standing-down", Permission::ManageCommittees, governance::standing_down_submit},
      {Method::Get, "/committees/{id}/meetings/new", Permission::RunMeetings, governance::new_meeting_form},
      {Method::Post, "/committees/{id}/meetings/new", Permission::RunMeetings, governance::new_meeting_submit},
      {Method::Get, "/meetings/{id}/agenda", Permission::RunMeetings, governance::agenda_page},
      {Method::Post, "/meetings/{id}/agenda", Permission::RunMeetings, governance::agenda_submit},
      {Method::Get, "/meetings/{id}/agenda/{place}", Permission::RunMeetings, governance::agenda_item_page},
      {Method::Get, "/meetings/{id}/sitting", Permission::RunMeetings, governance::sitting_page},
      {Method::Post, "/meetings/{id}/sitting", Permission::RunMeetings, governance::sitting_submit},
      {Method::Get, "/meetings/{id}/publication", Permission::RunMeetings, governance::publication_page},
      {Method::Post, "/meetings/{id}/publication", Permission::RunMeetings, governance::publication_submit},
      {Method::Get, "/meetings/{id}/checks", Permission::RunMeetings, governance::meeting_checks_page},
      {Method::Get, "/meetings/{id}/live", Permission::RunMeetings, governance::live_meeting_page},
      {Method::Post, "/meetings/{id}/live", Permission::RunMeetings, governance::live_meeting_submit},
      {Method::Get, "/meetings/{id}/minutes", Permission::SeeCommittees, governance::minutes_page},
      {Method::Post, "/meetings/{id}/minutes", Permission::SeeCommittees, governance::minutes_submit},
      {Method::Get, "/meetings/{id}/minutes/{file}", Permission::SeeCommittees, governance::minutes_file},
      {Method::Get, "/meetings/{id}/changes", Permission::RunMeetings, governance::meeting_changes},

      // Papers
      {Method::Get, "/meetings/{id}/papers", Permission::SeeCommittees, governance::papers_page},
      {Method::Post, "/meetings/{id}/papers", Permission::RunMeetings, governance::papers_submit},
      {Method::Get, "/meetings/{id}/papers/{paper}", Permission::SeeCommittees, governance::paper_page},
      {Method::Post, "/meetings/{id}/papers/{paper}", Permission::SeeCommittees, governance::paper_submit},
      {Method::Get, "/meetings/{id}/papers/{paper}/cover", Permission::SeeCommittees, governance::paper_cover_form},
      {Method::Post, "/meetings/{id}/papers/{paper}/cover", Permission::SeeCommittees, governance::paper_cover_submit},
      {Method::Get, "/meetings/{id}/papers/{paper}/upload", Permission::SeeCommittees, governance::paper_upload_form},
      {Method::Post, "/meetings/{id}/papers/{paper}/upload", Permission::SeeCommittees,
       governance::paper_upload_submit},
      {Method::Get, "/meetings/{id}/papers/{paper}/versions/{file}", Permission::SeeCommittees, governance::paper_file},
      {Method::Get, "/meetings/{id}/pack.pdf", Permission::SeeCommittees, governance::meeting_pack},
      {Method::Get, "/committees/{id}/paper-rules", Permission::RunMeetings, governance::paper_rules_form},
      {Method::Post, "/committees/{id}/paper-rules", Permission::RunMeetings, governance::paper_rules_submit},

      // Actions
      {Method::Get, "/committees/{id}/decisions", Permission::SeeCommittees, governance::decisions_page},
      {Method::Post, "/committees/{id}/decisions", Permission::RunMeetings, governance::decisions_submit},
      {Method::Get, "/committees/{id}/decisions/{decision}", Permission::SeeCommittees, governance::decision_page},
      {Method::Post, "/committees/{id}/decisions/{decision}", Permission::RunMeetings, governance::decision_submit},
      {Method::Get, "/committees/{id}/between-meetings", Permission::SeeCommittees, governance::between_meetings_page},
      {Method::Post, "/committees/{id}/between-meetings", Permission::RunMeetings, governance::between_meetings_submit},
      {Method::Get, "/committees/{id}/between-meetings/{decision}", Permission::SeeCommittees,
       governance::between_page},
      {Method::Post, "/committees/{id}/between-meetings/{decision}", Permission::RunMeetings,
       governance::between_submit},
      {Method::Get, "/meetings/{id}/proposals", Permission::RunMeetings, governance::proposals_page},
      {Method::Post, "/meetings/{id}/proposals", Permission::RunMeetings, governance::proposals_submit},
      {Method::Get, "/committees/{id}/actions", Permission::SeeCommittees, governance::action_log_page},
      {Method::Post, "/committees/{id}/actions", Permission::RunMeetings, governance::action_log_submit},
      {Method::Get, "/committees/{id}/actions/excel", Permission::SeeCommittees, governance::action_log_file},
      {Method::Get, "/actions", Permission::UpdateOwnActions, governance::my_actions_page},
      {Method::Get, "/actions/{id}", Permission::SeeCommittees, governance::action_page},
      {Method::Post, "/actions/{id}", Permission::UpdateOwnActions, governance::action_submit},

      // Interests: one's own, registers, screening
      {Method::Get, "/interests", Permission::DeclareInterests, governance::my_interests_page},
      {Method::Post, "/interests", Permission::DeclareInterests, governance::my_interests_submit},
      {Method::Get, "/interests/new", Permission::DeclareInterests, governance::declare_interest_form},
      {Method::Post, "/interests/new", Permission::DeclareInterests, governance::declare_interest_submit},
      {Method::Get, "/interests/overview", Permission::ScreenConflicts, governance::interests_overview_page},
      {Method::Post, "/interests/overview", Permission::ScreenConflicts, governance::interests_overview_submit},
      {Method::Get, "/interests/breaches", Permission::ScreenConflicts, governance::breaches_page},
      {Method::Post, "/interests/breaches", Permission::ScreenConflicts, governance::breaches_submit},
      {Method::Get, "/interests/breaches/{id}", Permission::ScreenConflicts, governance::breach_page},
      {Method::Post, "/interests/breaches/{id}", Permission::ScreenConflicts, governance::breach_submit},
      {Method::Get, "/interests/entries/{id}", Permission::ScreenConflicts, governance::interest_entry_page},
      {Method::Post, "/interests/entries/{id}", Permission::ScreenConflicts, governance::interest_entry_submit},
      {Method::Get, "/interests/{id}", Permission::DeclareInterests, governance::my_interest_page},
      {Method::Post, "/interests/{id}", Permission::DeclareInterests, governance::my_interest_submit},
      {Method::Get, "/committees/{id}/interests", Permission::SeeCommittees, governance::committee_register_page},
      {Method::Get, "/committees/{id}/interests/excel", Permission::SeeCommittees, governance::committee_register_file},
      {Method::Get, "/meetings/{id}/interests", Permission::SeeCommittees, governance::meeting_register_page},
      {Method::Get, "/meetings/{id}/screening", Permission::SeeCommittees, governance::screening_page},
      {Method::Post, "/meetings/{id}/screening", Permission::ScreenConflicts, governance::screening_submit},
      {Method::Get, "/public/committees/{id}/interests", Permission::Public, governance::public_register_page},
      {Method::Get, "/public/committees/{id}/interests/{file}", Permission::Public, governance::public_register_file},
  };
  return all;
}

}  // namespace app
