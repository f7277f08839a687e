#include "safe_working/contract_rules/file_check.h"

#include <fmt/format.h>

namespace safe_working {
namespace {

class FileCheck {
 public:
  FileCheck(DutyReader& reader, const FiledDoctors& people, RotaChecker& checker, FindingTaker& taker)
      : reader_(reader), people_(people), checker_(checker), taker_(taker) {}

  CheckSummary run() {
    taker_.begin();
    FiledRotas doctor;
    while (reader_.next(doctor)) judge(doctor);
    summary_.unread_columns = reader_.unread_columns();
    return summary_;
  }

 private:
  void judge(FiledRotas& doctor) {
    static const FiledDoctor kNotListed;
    const auto listed = people_.find(doctor.person);
    const FiledDoctor& terms = listed == people_.end() ? kNotListed : listed->second;
    ++summary_.persons;
    for (DoctorRota& rota : doctor.rotas) {
      if (rota.duties.empty()) continue;
      rota.terms = terms.terms;
      if (is_in_order(doctor, rota)) judge(doctor, terms, rota);
    }
  }

  bool is_in_order(const FiledRotas& doctor, DoctorRota& rota) {
    const auto overlap = put_in_order(rota);
    if (!overlap) return true;
    const std::uint32_t first = doctor.filed[overlap->first_row].line;
    const std::uint32_t second = doctor.filed[overlap->second_row].line;
    reader_.add_fault(second, "start",
                      fmt::format("This duty overlaps the one on line {}. {}", first, overlap_advice()));
    return false;
  }

  void judge(const FiledRotas& doctor, const FiledDoctor& terms, const DoctorRota& rota) {
    summary_.duties += rota.duties.size();
    if (reader_.fault_count() > 0) return;
    const auto findings = checker_.check(rota);
    for (const Finding& finding : findings) {
      ++summary_.findings_by_rule[index_of(finding.rule)];
      ++(finding.verdict == Verdict::Breach ? summary_.breaches : summary_.notices);
    }
    taker_.take(doctor, terms, rota, findings);
  }

  DutyReader& reader_;
  const FiledDoctors& people_;
  RotaChecker& checker_;
  FindingTaker& taker_;
  CheckSummary summary_;
};

}  // namespace

std::expected<CheckSummary, FileFaults> check_duties(std::string_view csv, const FiledDoctors& people,
                                                     RotaChecker& checker, FindingTaker& taker) {
  DutyReader as_filed(csv, DutyReader::Order::AsFiled);
  CheckSummary summary = FileCheck(as_filed, people, checker, taker).run();
  if (!as_filed.needs_gathering()) {
    if (as_filed.fault_count() > 0) return std::unexpected(FileFaults{as_filed.faults(), as_filed.fault_count()});
    return summary;
  }
  DutyReader gathered(csv, DutyReader::Order::Gathered);
  summary = FileCheck(gathered, people, checker, taker).run();
  if (gathered.fault_count() > 0) return std::unexpected(FileFaults{gathered.faults(), gathered.fault_count()});
  return summary;
}

}  // namespace safe_working
