#include "app/demonstration_staff.h"

#include <array>
#include <span>

#include <fmt/format.h>

#include "app/demonstration_names.h"
#include "base/check.h"
#include "people/people_store.h"
#include "people/persona_store.h"
#include "safe_working/establishment/establishment_store.h"

extern "C" {
extern const char sightline_p1_establishment[];
extern const char sightline_p1_establishment_end[];
}

namespace app {
namespace {

using namespace std::chrono_literals;
using base::Date;
using people::Role;

constexpr std::array kDirectorates = {"CHUGGS", "CSI", "ESM EM", "ITAPS", "MSKSS", "RRCV", "WCC"};
constexpr int kSupervisorsEach = 3;
constexpr int kDoctorsNowEach = 9;
constexpr std::chrono::days kMadeUpBefore{70};  ///< the oldest of today's reports and its shift
constexpr std::chrono::days kMadeUpAfter{56};   ///< the last of today's schedules

constexpr std::string_view kPresent = "The present weeks, under the 2026 reform";
constexpr std::string_view kAutumn2017 = "Autumn 2017, under the 2016 rules";

/// Shares of grades in a directorate's doctors; made up, for the establishment of P1 is not split by grade.
struct GradeShare {
  std::string_view grade;
  std::uint64_t of_hundred;
};
constexpr std::array kGradeShares = {GradeShare{"FY1", 14}, GradeShare{"FY2", 12},   GradeShare{"CT1", 10},
                                     GradeShare{"CT2", 10}, GradeShare{"ST3", 12},   GradeShare{"ST5", 14},
                                     GradeShare{"ST7", 10}, GradeShare{"TG-FY2", 8}, GradeShare{"TG-ST3+", 10}};

std::string pick_grade(base::Random& random) {
  auto point = random.below(100);
  for (const auto& share : kGradeShares) {
    if (point < share.of_hundred) return std::string(share.grade);
    point -= share.of_hundred;
  }
  return "FY1";
}

class StaffWriter {
 public:
  StaffWriter(record::Transaction& transaction, base::Instant now, base::Random& random)
      : transaction_(transaction), now_(now), random_(random) {}

  base::Uuid uuid() { return base::Uuid::v7(now_, random_); }

  people::PersonId person(std::string name = "") {
    const people::Person made{.id = {uuid()},
                              .name = name.empty() ? invented_name(static_cast<std::size_t>(people_)) : std::move(name),
                              .gmc_number = std::nullopt};
    people::add_person(transaction_, made);
    ++people_;
    return made.id;
  }

  void grant(people::PersonId person, Role role, const people::OdsCode& organisation, Date starts,
             std::optional<Date> ends) {
    people::grant_role(transaction_, person,
                       {.role = role, .organisation = organisation, .starts = starts, .ends = ends});
  }

  people::Post post(people::PersonId holder, const people::Directorate& directorate, std::string grade, Date starts,
                    Date ends, people::PersonId supervisor) {
    people::Post made{.id = {uuid()},
                      .holder = holder,
                      .organisation = directorate.organisation,
                      .directorate = directorate.id,
                      .specialty = "",
                      .grade = std::move(grade),
                      .starts = starts,
                      .ends = ends,
                      .supervisor = supervisor};
    people::add_post(transaction_, made);
    grant(holder, Role::Doctor, directorate.organisation, starts, ends);
    return made;
  }

  void persona(people::PersonId person, std::string_view chapter, std::string title, std::string story) {
    people::add_persona(transaction_, {.person = person,
                                       .name = "",
                                       .chapter = std::string(chapter),
                                       .position = ++personas_,
                                       .title = std::move(title),
                                       .story = std::move(story)});
  }

  [[nodiscard]] std::int64_t people() const { return people_; }

 private:
  record::Transaction& transaction_;
  base::Instant now_;
  base::Random& random_;
  std::int64_t people_ = 0;
  int personas_ = 0;
};

std::vector<people::Directorate> add_trust(record::Transaction& transaction, StaffWriter& writer,
                                           const people::Organisation& trust) {
  people::add_organisation(transaction, trust);
  std::vector<people::Directorate> out;
  for (const auto* code : kDirectorates) {
    out.push_back({.id = {writer.uuid()}, .organisation = trust.code, .code = code, .name = code});
    people::add_directorate(transaction, out.back());
  }
  return out;
}

/// Doctors change posts on the first Wednesday of August.
Date changeover(std::chrono::year year) {
  return Date(year / 8 / std::chrono::Wednesday[1]);
}

Date changeover_on_or_before(Date day) {
  return day >= changeover(day.year()) ? changeover(day.year()) : changeover(day.year() - std::chrono::years(1));
}

Date changeover_after(Date day) {
  return day < changeover(day.year()) ? changeover(day.year()) : changeover(day.year() + std::chrono::years(1));
}

std::vector<people::PersonId> add_supervisors(StaffWriter& writer, const people::OdsCode& trust) {
  std::vector<people::PersonId> out;
  for (int i = 0; i < kSupervisorsEach; ++i) {
    out.push_back(writer.person());
    writer.grant(out.back(), Role::EducationalSupervisor, trust, 2016y / 8 / 3, std::nullopt);
  }
  return out;
}

/// As many doctors as P1's establishment less its vacancies, to the nearest whole one.
std::int64_t in_post_2017(const safe_working::Establishment& p1, const people::Directorate& directorate) {
  for (const auto& row : p1.directorates)
    if (row.directorate == directorate.id) return (row.establishment - row.vacant()).value / 100;
  return 0;
}

void add_cast(StaffWriter& writer, DemonstrationStaff& staff) {
  const auto one = [&](Role role) {
    const auto person = writer.person();
    writer.grant(person, role, staff.trust.code, 2016y / 8 / 3, std::nullopt);
    return person;
  };
  staff.cast.guardian = one(Role::Guardian);
  staff.cast.medical_hr = one(Role::MedicalHr);
  staff.cast.medical_education = one(Role::DirectorOfMedicalEducation);
  writer.persona(staff.doctor_now.holder, kPresent, "Resident doctor, foundation year 1",
                 "See your week and report a shift that went wrong.");
  writer.persona(staff.cast.medical_hr, kPresent, "Medical workforce (HR)",
                 "Answer reports about hours, pattern and support; import the establishment.");
  writer.persona(staff.cast.medical_education, kPresent, "Director of medical education",
                 "Answer reports about education and training.");
  writer.persona(staff.cast.guardian, kPresent, "Guardian of safe working hours",
                 "The overview, the reports that were disputed, and the report to the board.");
  writer.persona(*staff.doctor_now.supervisor, kPresent, "Educational supervisor, 2026",
                 "Under the reform a supervisor cannot open reports: try it.");
  writer.persona(one(Role::RotaCoordinator), kPresent, "Rota coordinator",
                 "Check a rota file or a doctor's schedule against the contract; no reports.");
  writer.persona(one(Role::BoardMember), kPresent, "Board member", "The guardian's report, without names.");
  writer.persona(one(Role::Administrator), kPresent, "System administrator", "Accounts; no reports.");
  writer.persona(staff.doctor_2017.holder, kAutumn2017, "Junior doctor, foundation year 1, autumn 2017",
                 "Her reports of that autumn. Start with --clock 2017-11-21T09:00 to see her week as it was.");
  writer.persona(*staff.doctor_2017.supervisor, kAutumn2017, "Educational supervisor, autumn 2017",
                 "Answers trainees' reports, as the 2016 rules had it.");
}

void add_doctors(StaffWriter& writer, DemonstrationStaff& staff, const safe_working::Establishment& p1,
                 base::Instant now, base::Random& random) {
  const auto today = base::date_of(now);
  // Long enough for all the weeks that are made up, whatever the day.
  const auto starts = changeover_on_or_before(base::add_days(today, -kMadeUpBefore));
  const auto ends = base::add_days(changeover_after(base::add_days(today, kMadeUpAfter)), -std::chrono::days(1));
  for (const auto& directorate : staff.directorates) {
    const auto supervisors = add_supervisors(writer, staff.trust.code);
    const auto supervisor = [&](std::int64_t n) { return supervisors[static_cast<std::size_t>(n % kSupervisorsEach)]; };
    for (std::int64_t n = 0; n < in_post_2017(p1, directorate); ++n)
      staff.posts_2017.push_back(writer.post(writer.person(), directorate, n == 0 ? "FY1" : pick_grade(random),
                                             2016y / 12 / 5, 2018y / 8 / 31, supervisor(n)));
    // One supervisor on, so that the first doctor of today and the first of 2017 do not share theirs.
    for (std::int64_t n = 0; n < kDoctorsNowEach; ++n)
      staff.posts_now.push_back(writer.post(writer.person(), directorate, n == 0 ? "FY1" : pick_grade(random), starts,
                                            ends, supervisor(n + 1)));
  }
}

}  // namespace

safe_working::Establishment p1_establishment(const std::vector<people::Directorate>& directorates) {
  const std::string_view csv(sightline_p1_establishment,
                             static_cast<std::size_t>(sightline_p1_establishment_end - sightline_p1_establishment));
  auto read = safe_working::read_establishment(csv, 2017y / 11 / 30,
                                               "Paper P1, Trust Board Bulletin of 7 December 2017", directorates);
  base::check(read.has_value(), "P1's table is a right file");
  return *read;
}

DemonstrationStaff add_staff(record::Transaction& transaction, base::Instant now, base::Random& random) {
  StaffWriter writer(transaction, now, random);
  DemonstrationStaff staff;
  staff.trust = {.code = ods("RWE"),
                 .name = "University Hospitals of Leicester NHS Trust",
                 .kind = people::OrganisationKind::Trust,
                 .closed = std::nullopt,
                 .reform_date = std::nullopt};
  staff.directorates = add_trust(transaction, writer, staff.trust);
  const auto p1 = p1_establishment(staff.directorates);
  safe_working::add_establishment(transaction, {.id = writer.uuid(),
                                                .organisation = staff.trust.code,
                                                .establishment = p1,
                                                .file_sha256 = "",
                                                .imported_by = "demonstration",
                                                .imported_at = base::start_of_day(2017y / 11 / 21)});
  add_doctors(writer, staff, p1, now, random);
  // The third directorate's first doctor, an FY1, in each of the two times.
  const auto first_in = [&](const std::vector<people::Post>& posts) {
    for (const auto& post : posts)
      if (post.directorate == staff.directorates[2].id) return post;
    throw base::OurMistake("every directorate has a doctor");
  };
  staff.doctor_2017 = first_in(staff.posts_2017);
  staff.doctor_now = first_in(staff.posts_now);
  add_cast(writer, staff);
  staff.people = writer.people();
  return staff;
}

}  // namespace app
