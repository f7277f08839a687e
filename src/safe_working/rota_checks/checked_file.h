// A file of duties, judged whole and held for as long as it takes to answer one request.
#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "safe_working/contract_rules/file_check.h"

namespace safe_working {

/// What a page takes in one go. Larger files are for the command line, which streams.
inline constexpr std::size_t kMostFileBytes = 1'000'000;
inline constexpr std::size_t kMostFileLines = 20'000;
inline constexpr std::size_t kMostFileDoctors = 1'000;

/// One doctor's duties of one plan, in order, with what was found.
struct CheckedRota {
  std::string person;
  std::string grade;
  DoctorRota rota;               ///< RotaDuty::row is a place in `filed`
  std::vector<FiledDuty> filed;  ///< those of the doctor's other plan too
  std::vector<Finding> findings;

  [[nodiscard]] const FiledDuty& filed_at(std::uint32_t place) const { return filed[rota.duties[place].row]; }
  [[nodiscard]] std::uint64_t count(Verdict verdict) const;
};

struct CheckedFile {
  CheckSummary summary;
  std::vector<CheckedRota> rotas;           ///< as the file has them
  std::vector<std::string> without_duties;  ///< people listed who have no duties: a name spelt two ways?
};

/// Judges all of it, or gives every fault and nothing else. A file that is too large is one fault, and is not read.
[[nodiscard]] std::expected<CheckedFile, FileFaults> check_file(std::string_view duties, const FiledDoctors& people,
                                                                const Settings& settings);
/// The fault of a file that a page does not take, if it has one.
[[nodiscard]] std::optional<base::Error> too_large(std::string_view csv);

/// A finding of a file, by its places.
struct FoundAt {
  std::uint32_t rota;     ///< in CheckedFile::rotas
  std::uint32_t finding;  ///< in CheckedRota::findings
};
/// All of them by the first line that proves each: row by row, as the file stands.
[[nodiscard]] std::vector<FoundAt> by_line(const CheckedFile& file);
/// The lines that prove a finding, in order.
[[nodiscard]] std::vector<std::uint32_t> lines_of(const CheckedRota& rota, const Finding& finding);

}  // namespace safe_working
