// DUTIES.csv: duties of many doctors, read doctor by doctor so that memory holds one of them.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "base/csv_cursor.h"
#include "base/result.h"
#include "safe_working/contract_rules/rota_duty.h"

namespace safe_working {

/// Where a duty of a file stands.
struct FiledDuty {
  std::uint32_t line = 0;
  std::string label;  ///< "Long day"; may be empty
};

/// One doctor's duties, planned and worked apart. RotaDuty::row is a place in `filed`.
struct FiledRotas {
  std::string person;
  std::array<DoctorRota, 3> rotas;  ///< by Plan; any may be empty
  std::vector<FiledDuty> filed;

  [[nodiscard]] DoctorRota& of(Plan plan) { return rotas[static_cast<std::size_t>(plan)]; }
};

/// Columns: person, kind (shift, on_call), start, end, and any of plan (scheduled, actual), breaks (minutes, ;
/// between), worked (start/end;start/end: work done on call), estimate (minutes of work expected on call), label. Times
/// are local, 2026-09-14T08:00, with an offset where the clock showed them twice: 2026-10-25T01:30+01:00.
class DutyReader {
 public:
  /// How a doctor's rows are found: as they stand, one doctor after another, or gathered from all over the file, which
  /// holds 16 bytes a row. `bytes` outlives this.
  enum class Order { AsFiled, Gathered };
  DutyReader(std::string_view bytes, Order order);

  /// The next doctor, with `doctor` as working space. False at the end, or where the file must be gathered. A doctor
  /// with faulty rows comes with the rest of the rows; see faults().
  bool next(FiledRotas& doctor);

  /// A doctor's rows stand apart: start again with Order::Gathered.
  [[nodiscard]] bool needs_gathering() const { return needs_gathering_; }
  /// Every fault so far, with line, column and what to do; the first 100 are kept.
  [[nodiscard]] const base::Errors& faults() const { return faults_; }
  [[nodiscard]] std::uint64_t fault_count() const { return fault_count_; }
  /// A fault that only the whole of a doctor's duties shows. `line` is where it stands.
  void add_fault(std::uint32_t line, std::string_view column, std::string message);
  /// Columns that are not read, by name.
  [[nodiscard]] const std::vector<std::string>& unread_columns() const { return unread_columns_; }

 private:
  enum Column : std::uint8_t { Person, Kind, Start, End, PlanOf, Breaks, Worked, Estimate, Label, kColumns };
  struct Row {
    std::uint32_t person;
    std::uint32_t line;
    std::uint64_t offset;
  };

  void read_header();
  void gather();
  bool next_row();
  bool next_gathered_row();
  void fault(Column column, std::string message);
  [[nodiscard]] std::string_view cell(Column column) const;
  [[nodiscard]] std::string place(Column column) const;
  void read_row(FiledRotas& doctor);
  bool read_times(RotaDuty& duty);
  std::optional<RotaTime> read_time(Column column, std::string_view text);
  bool read_breaks(RotaDuty& duty);
  bool read_estimate(RotaDuty& duty);
  bool read_worked(RotaDuty& duty, std::vector<Episode>& episodes);

  std::string_view bytes_;
  char separator_;
  Order order_;
  base::CsvCursor cursor_;
  std::array<int, kColumns> places_{};
  std::size_t width_ = 0;
  std::vector<std::string> unread_columns_;
  bool has_row_ = false;  ///< the cursor stands on a row that the next doctor begins with
  bool needs_gathering_ = false;
  std::unordered_set<std::string> seen_;
  std::vector<Row> gathered_;
  std::size_t next_gathered_ = 0;
  base::Errors faults_;
  std::uint64_t fault_count_ = 0;
};

}  // namespace safe_working
