// Any bytes are a file of duties that is judged whole, or one whose faults are told with their place and what to do.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <source_location>
#include <string_view>

#include "safe_working/contract_rules/file_check.h"
#include "safe_working/contract_rules/finding_row.h"

namespace {

using namespace safe_working;

void require(bool claim, std::source_location at = std::source_location::current()) {
  if (claim) return;
  std::fprintf(stderr, "line %u does not hold\n", static_cast<unsigned>(at.line()));
  std::abort();
}

void require_told(const base::Errors& faults) {
  require(!faults.empty());
  for (const base::Error& fault : faults) require(!fault.message.empty());
}

/// Each finding's duties stand in the file, in order of time.
struct Taker : FindingTaker {
  std::uint64_t duties = 0;

  void begin() override { duties = 0; }
  void take(const FiledRotas& doctor, const FiledDoctor&, const DoctorRota& rota,
            std::span<const Finding> findings) override {
    duties += rota.duties.size();
    for (std::size_t i = 0; i < rota.duties.size(); ++i) {
      const RotaDuty& duty = rota.duties[i];
      require(duty.row < doctor.filed.size() && doctor.filed[duty.row].line > 1);
      require(duty.length() > RotaMinutes(0));
      if (i > 0) require(rota.duties[i - 1].ends.instant <= duty.starts.instant);
      RotaInstant free_from = duty.starts.instant;
      for (const Episode& episode : rota.episodes_of(duty)) {
        require(free_from <= episode.starts.instant && episode.starts.instant < episode.ends.instant);
        free_from = episode.ends.instant;
      }
      require(free_from <= duty.ends.instant);
    }
    for (const Finding& finding : findings)
      require(finding.last < rota.duties.size() &&
              finding_row(doctor.person, rota.plan, finding, proof_of(finding, rota)).size() ==
                  finding_columns().size());
  }
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (const auto people = read_people(text); !people) require_told(people.error());
  RotaChecker checker(Settings{});
  Taker taker;
  const auto done = check_duties(text, {}, checker, taker);
  if (done)
    require(done->duties == taker.duties);
  else
    require_told(done.error().faults);
  return 0;
}
