#include "safe_working/contract_rules/people_file.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/csv.h"
#include "base/number.h"
#include "base/text.h"

namespace safe_working {
namespace {

constexpr std::array<std::string_view, 10> kColumns = {"person",
                                                       "reference_from",
                                                       "reference_to",
                                                       "leave",
                                                       "opt_out",
                                                       "rota_weeks",
                                                       "weekend_approvals",
                                                       "eight_days_agreed",
                                                       "moved_to_2019_limits",
                                                       "grade"};
constexpr std::chrono::days kLongestReference(26 * 7);
constexpr int kMostRotaWeeks = 104;

class PeopleReader {
 public:
  explicit PeopleReader(const base::CsvTable& table) : table_(table) {}

  base::Checked<FiledDoctors> read() {
    check_columns();
    if (!faults_.empty()) return std::unexpected(std::move(faults_));
    for (const base::CsvRow& row : table_.rows) read_row(row);
    if (!faults_.empty()) return std::unexpected(std::move(faults_));
    return std::move(doctors_);
  }

 private:
  void fault(std::string place, std::string message) {
    faults_.push_back({base::ErrorCode::Invalid, std::move(place), std::move(message)});
  }
  [[nodiscard]] std::string place(std::string_view column) const { return base::csv_place(row_->line, column); }

  void check_columns() {
    if (!table_.column("person")) fault("line 1", "There is no column person. Add it, with the names the duties use.");
    for (const std::string& name : table_.header) {
      if (std::ranges::find(kColumns, base::lower(name)) != kColumns.end()) continue;
      fault("line 1", fmt::format("The column {} is not known. There are: {}.", name,
                                  fmt::join(kColumns.begin(), kColumns.end(), ", ")));
    }
  }

  [[nodiscard]] std::string_view cell(std::string_view column) const {
    const auto at = table_.column(column);
    return at ? std::string_view(row_->fields[*at]) : std::string_view();
  }

  std::optional<base::Date> date(std::string_view column) {
    if (cell(column).empty()) return std::nullopt;
    const auto read = base::parse_iso_date(cell(column), place(column));
    if (read) return *read;
    faults_.push_back(read.error());
    return std::nullopt;
  }

  bool yes(std::string_view column) {
    const std::string value = base::lower(cell(column));
    if (!value.empty() && value != "yes" && value != "no") fault(place(column), "Enter yes or no, or leave it empty.");
    return value == "yes";
  }

  std::optional<base::Period> reference() {
    const auto from = date("reference_from");
    const auto to = date("reference_to");
    if (cell("reference_from").empty() != cell("reference_to").empty())
      fault(place("reference_from"), "Enter both the first and the last day of the reference period, or neither.");
    if (!from || !to) return std::nullopt;
    if (*to < *from) fault(place("reference_to"), "Enter a last day that is not before the first.");
    if (base::days_between(*from, *to) + std::chrono::days(1) > kLongestReference)
      fault(place("reference_to"), "A reference period is at most 26 weeks. Enter an earlier last day.");
    return base::Period{*from, *to};
  }

  std::vector<base::Date> leave() {
    std::vector<base::Date> days;
    if (cell("leave").empty()) return days;
    for (const std::string_view one : base::split(cell("leave"), ';')) {
      const auto read = base::parse_iso_date(base::trimmed(one), place("leave"));
      if (read)
        days.push_back(*read);
      else
        faults_.push_back(read.error());
    }
    std::ranges::sort(days);
    const auto [first, last] = std::ranges::unique(days);
    days.erase(first, last);
    return days;
  }

  std::optional<int> rota_weeks() {
    if (cell("rota_weeks").empty()) return std::nullopt;
    const auto read = base::parse_whole(cell("rota_weeks"), 1, kMostRotaWeeks, place("rota_weeks"));
    if (read) return static_cast<int>(*read);
    faults_.push_back(read.error());
    return std::nullopt;
  }

  void read_row(const base::CsvRow& row) {
    row_ = &row;
    const std::string person(cell("person"));
    if (person.empty()) return fault(place("person"), "Enter who the row is about, as in the duties.");
    FiledDoctor doctor{.terms = {.reference = reference(),
                                 .leave = leave(),
                                 .opted_out = yes("opt_out"),
                                 .rota_weeks = rota_weeks(),
                                 .weekends_approved = yes("weekend_approvals"),
                                 .eight_days_agreed = yes("eight_days_agreed"),
                                 .moved_to_2019_limits = date("moved_to_2019_limits")},
                       .grade = std::string(cell("grade"))};
    if (!doctors_.emplace(person, std::move(doctor)).second)
      fault(place("person"), "This person stands on an earlier line too. Keep one line for each.");
  }

  const base::CsvTable& table_;
  const base::CsvRow* row_ = nullptr;
  FiledDoctors doctors_;
  base::Errors faults_;
};

}  // namespace

base::Checked<FiledDoctors> read_people(std::string_view csv) {
  constexpr std::size_t kMostPeople = 2'000'000;
  const auto table = base::read_csv(csv, kMostPeople);
  if (!table) return std::unexpected(table.error());
  return PeopleReader(*table).read();
}

}  // namespace safe_working
