#include "safe_working/exception_reports/route.h"

#include <algorithm>
#include <array>

#include "base/check.h"

namespace safe_working {
namespace {

using std::chrono::hours;

constexpr std::array kGuardian = {CopiedTo::Guardian};
constexpr std::array kDirector = {CopiedTo::MedicalEducation};

constexpr Source kSeniorDoctors{"British Medical Association, exception reporting guide for senior doctors",
                                "who answers and who gets a copy", Evidence::A};
constexpr Source kOutcomes2018{"British Medical Association, exception reporting: outcomes, about 2018",
                               "supervisor, then guardian", Evidence::A};
constexpr Source kReformHours{
    "NHS Employers, exception reporting reform background page, and guidance for HR and medical staffing, 2026",
    "medical workforce answers; the guardian sees all", Evidence::A};
constexpr Source kReformEducation{
    "NHS Employers, exception reporting reform background page, 2026, and British Medical Association, reform page for "
    "GP registrars, 2026",
    "the director of medical education or a formally named deputy", Evidence::A};
constexpr Source kReformDispute{"British Medical Association, reform page for GP registrars, 2026",
                                "the guardian is the escalation route", Evidence::A};

constexpr std::array kRoutes = {
    RouteRow{Era::Original, ReportKind::Working, Reviewer::Supervisor, kGuardian, kSeniorDoctors, kOutcomes2018},
    RouteRow{Era::Original, ReportKind::Education, Reviewer::Supervisor, kDirector, kSeniorDoctors, kOutcomes2018},
    RouteRow{Era::Refresh, ReportKind::Working, Reviewer::Supervisor, kGuardian, kSeniorDoctors, kOutcomes2018},
    RouteRow{Era::Refresh, ReportKind::Education, Reviewer::Supervisor, kDirector, kSeniorDoctors, kOutcomes2018},
    RouteRow{Era::Reform, ReportKind::Working, Reviewer::MedicalHr, kGuardian, kReformHours, kReformDispute},
    RouteRow{Era::Reform, ReportKind::Education, Reviewer::MedicalEducation, {}, kReformEducation, kReformDispute},
};

constexpr Source kSafetyCopy{"Mid and South Essex, exception reporting page",
                             "safety concerns are copied to the guardian; that trust's practice", Evidence::A};

constexpr auto kRoutineUpTo = hours(2);
constexpr SignOff kBySupervisor{true, "answered by the educational supervisor, whatever its length", kSeniorDoctors};
constexpr SignOff kRoutine{
    true, "signed off by medical workforce as a matter of routine",
    Source{"NHS Employers, exception reporting guidance for HR and medical staffing, 2026, and British Medical "
           "Association, reform page for GP registrars, 2026",
           "claims of less than, or up to, two hours in one instance", Evidence::A}};
constexpr SignOff kRoutineAtTwoHours{
    true, kRoutine.words,
    Source{kRoutine.source.document,
           "exactly two hours: the first writes less than two hours, the second up to two hours", Evidence::D}};
constexpr SignOff kLocalStep{
    false, "no route was found for it: a local step, and the guardian is told",
    Source{"No text that could be read", "claims of more than two hours in one instance", Evidence::D}};

constexpr std::array kRouteNotes = {
    RouteNote{Era::Original, "A clinical supervisor may be named in place of the educational supervisor.",
              kSeniorDoctors},
    RouteNote{Era::Refresh, "A clinical supervisor may be named in place of the educational supervisor.",
              kSeniorDoctors},
    RouteNote{Era::Reform,
              "A supervisor sees nothing that identifies the doctor without her express consent or a listed exception.",
              {"British Medical Association, reform page for GP registrars, 2026, and NHS Employers, Handling, use and "
               "sharing of exception reporting data, 18 December 2025",
               "supervisors' access", Evidence::A}},
    RouteNote{
        Era::Reform,
        "Medical workforce's duties may be given to others, all of them together, by agreement with the local "
        "negotiating committee and with the forum's input.",
        {"NHS Employers, exception reporting guidance for HR and medical staffing, 2026", "HR's duties", Evidence::A}},
};

}  // namespace

std::string_view report_kind_code(ReportKind kind) {
  return kind == ReportKind::Working ? "hours" : "education";
}

std::string_view copied_to_code(CopiedTo who) {
  return who == CopiedTo::Guardian ? "guardian" : reviewer_code(Reviewer::MedicalEducation);
}
std::string_view copied_to_name(CopiedTo who) {
  return who == CopiedTo::Guardian ? "Guardian of safe working hours" : reviewer_name(Reviewer::MedicalEducation);
}

std::span<const RouteRow> routes() {
  return kRoutes;
}

const RouteRow& route_of(Era era, ReportKind kind) {
  const auto* const found =
      std::ranges::find_if(kRoutes, [&](const RouteRow& row) { return row.era == era && row.kind == kind; });
  base::check(found != kRoutes.end(), "every era has a route for every kind");
  return *found;
}

std::vector<Reviewer> reviewers_for(Era era, bool is_working, bool is_education) {
  std::vector<Reviewer> out;
  for (const ReportKind kind : kReportKinds) {
    if (!(kind == ReportKind::Working ? is_working : is_education)) continue;
    const Reviewer reviewer = route_of(era, kind).reviewer;
    if (std::ranges::find(out, reviewer) == out.end()) out.push_back(reviewer);
  }
  return out;
}

const Source& safety_copy_source() {
  return kSafetyCopy;
}

const SignOff& sign_off_of(Era era, std::chrono::minutes claimed, TwoHoursExactly exactly) {
  base::check(claimed >= std::chrono::minutes(0), "a claim of less than nothing");
  if (era != Era::Reform) return kBySupervisor;
  if (claimed == kRoutineUpTo) return exactly == TwoHoursExactly::Hr ? kRoutineAtTwoHours : kLocalStep;
  return claimed < kRoutineUpTo ? kRoutine : kLocalStep;
}

std::span<const RouteNote> route_notes() {
  return kRouteNotes;
}

}  // namespace safe_working
