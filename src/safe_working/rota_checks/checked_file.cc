#include "safe_working/rota_checks/checked_file.h"

#include <algorithm>
#include <tuple>
#include <unordered_set>

#include <fmt/format.h>

#include "base/number.h"

namespace safe_working {
namespace {

class Collector : public FindingTaker {
 public:
  void begin() override {
    rotas.clear();
    seen.clear();
  }
  void take(const FiledRotas& doctor, const FiledDoctor& terms, const DoctorRota& rota,
            std::span<const Finding> findings) override {
    seen.insert(doctor.person);
    rotas.push_back({.person = doctor.person,
                     .grade = terms.grade,
                     .rota = rota,
                     .filed = doctor.filed,
                     .findings = {findings.begin(), findings.end()}});
  }

  std::vector<CheckedRota> rotas;
  std::unordered_set<std::string> seen;
};

base::Error invalid(std::string message) {
  return {base::ErrorCode::Invalid, "", std::move(message)};
}

std::string advice_on_size() {
  return "Send a part of it, for example one rota or fewer weeks, or ask your administrator to run sightline rota "
         "check, which takes files of any size.";
}

std::vector<std::string> missing_from(const FiledDoctors& people, const std::unordered_set<std::string>& seen) {
  std::vector<std::string> out;
  for (const auto& [person, terms] : people)
    if (!seen.contains(person)) out.push_back(person);
  std::ranges::sort(out);
  return out;
}

}  // namespace

std::uint64_t CheckedRota::count(Verdict verdict) const {
  return static_cast<std::uint64_t>(std::ranges::count(findings, verdict, &Finding::verdict));
}

std::optional<base::Error> too_large(std::string_view csv) {
  if (csv.size() > kMostFileBytes)
    return invalid(fmt::format("The file is larger than {} kilobytes. {}", base::grouped(kMostFileBytes / 1000),
                               advice_on_size()));
  const auto lines = static_cast<std::size_t>(std::ranges::count(csv, '\n'));
  if (lines > kMostFileLines)
    return invalid(fmt::format("The file has more than {} lines. {}", base::grouped(kMostFileLines), advice_on_size()));
  return std::nullopt;
}

std::expected<CheckedFile, FileFaults> check_file(std::string_view duties, const FiledDoctors& people,
                                                  const Settings& settings) {
  if (const auto fault = too_large(duties)) return std::unexpected(FileFaults{{*fault}, 1});
  RotaChecker checker(settings);
  Collector collector;
  auto summary = check_duties(duties, people, checker, collector);
  if (!summary) return std::unexpected(std::move(summary.error()));
  if (summary->persons > kMostFileDoctors)
    return std::unexpected(FileFaults{{invalid(fmt::format("The file has more than {} doctors. {}",
                                                           base::grouped(kMostFileDoctors), advice_on_size()))},
                                      1});
  return CheckedFile{.summary = *std::move(summary),
                     .rotas = std::move(collector.rotas),
                     .without_duties = missing_from(people, collector.seen)};
}

std::vector<std::uint32_t> lines_of(const CheckedRota& rota, const Finding& finding) {
  std::vector<std::uint32_t> lines;
  for (const std::uint32_t place : proof_of(finding, rota.rota)) lines.push_back(rota.filed_at(place).line);
  std::ranges::sort(lines);
  return lines;
}

std::vector<FoundAt> by_line(const CheckedFile& file) {
  struct Placed {
    std::uint32_t line;
    FoundAt at;
  };
  std::vector<Placed> placed;
  for (std::uint32_t r = 0; r < file.rotas.size(); ++r) {
    const CheckedRota& rota = file.rotas[r];
    for (std::uint32_t f = 0; f < rota.findings.size(); ++f) {
      const auto lines = lines_of(rota, rota.findings[f]);
      placed.push_back({lines.empty() ? 0 : lines.front(), {r, f}});
    }
  }
  std::ranges::sort(placed, {}, [](const Placed& one) { return std::tuple(one.line, one.at.rota, one.at.finding); });
  std::vector<FoundAt> out;
  out.reserve(placed.size());
  for (const Placed& one : placed) out.push_back(one.at);
  return out;
}

}  // namespace safe_working
