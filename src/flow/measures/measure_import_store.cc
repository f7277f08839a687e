#include "flow/measures/measure_import_store.h"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "base/check.h"
#include "base/log.h"
#include "flow/measures/measure_rows_store.h"
#include "flow/measures/measure_store.h"
#include "record/audit_trail.h"

namespace flow {
namespace {

constexpr std::string_view kImportColumns =
    "id, layout, file_name, file_sha256, published, revised, status, added, changed, unchanged, imported_by, "
    "imported_at";

FiguresImport figures_import_of(const record::Row& row) {
  const auto status = parse_value_status(row.get<std::string>(6));
  base::check(status.has_value(), "a stored status is one");
  return {.id = row.get<base::Uuid>(0),
          .layout = row.get<std::string>(1),
          .file_name = row.get<std::string>(2),
          .file_sha256 = row.get<std::string>(3),
          .published = row.get<std::optional<base::Date>>(4),
          .revised = row.get<std::optional<base::Date>>(5),
          .status = *status,
          .added = row.get<std::int64_t>(7),
          .changed = row.get<std::int64_t>(8),
          .unchanged = row.get<std::int64_t>(9),
          .imported_by = row.get<std::string>(10),
          .imported_at = row.get<base::Instant>(11)};
}

/// One series of the record: measure, cut, place.
struct SeriesKey {
  std::string measure, cut, place;
  friend auto operator<=>(const SeriesKey&, const SeriesKey&) = default;
};

using KnownSeries = std::map<SeriesPeriod, MeasureValue>;

class FileKeeper {
 public:
  FileKeeper(record::Transaction& transaction, const FiguresFile& file, FiguresImport& import)
      : transaction_(transaction), file_(file), import_(import) {}

  /// Sorts each value out; what is kept waits until the import's own row stands.
  void compare() {
    for (const auto& value : file_.content.values) {
      const auto& known = known_series({value.measure, value.cut, value.place});
      const auto held = known.find(value.period);
      if (held == known.end()) {
        ++import_.added;
      } else if (is_same(held->second, value)) {
        ++import_.unchanged;
        continue;
      } else {
        ++import_.changed;
        replaced_.insert(held->second.import);
      }
      kept_.push_back(&value);
    }
  }

  [[nodiscard]] const std::set<base::Uuid>& replaced() const { return replaced_; }

  void keep() {
    for (const auto* value : kept_) keep_value(*value);
  }

 private:
  [[nodiscard]] bool is_same(const MeasureValue& held, const ImportedValue& value) const {
    return held.numerator == value.numerator && held.denominator == value.denominator &&
           held.status == file_.content.status;
  }

  const KnownSeries& known_series(const SeriesKey& key) {
    const auto [at, is_new] = known_.try_emplace(key);
    if (is_new)
      for (auto& value : received_values(transaction_, key.measure, key.cut, key.place))
        at->second.insert_or_assign(value.period, std::move(value));  // the oldest first: the newest stays
    return at->second;
  }

  /// A value that comes late, or a correction, was counted as was usual in its period.
  int version_of(const std::string& measure, SeriesPeriod period) {
    const auto [at, is_new] = versions_.try_emplace(measure);
    if (is_new) at->second = versions_of(transaction_, measure);
    base::check(!at->second.empty(), "a file's values are of measures that are there");
    return version_at(at->second, period);
  }

  void keep_value(const ImportedValue& value) {
    const auto millionths = [](std::optional<Amount> amount) {
      return amount ? std::optional(amount->millionths) : std::nullopt;
    };
    transaction_.change(
        "INSERT INTO measure_value (import, measure, version, cut, place, period_kind, period, numerator, denominator, "
        "sheet, file_row, file_column) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        import_.id, value.measure, version_of(value.measure, value.period), value.cut, value.place,
        period_kind_code(value.period.kind), value.period.number, millionths(value.numerator),
        millionths(value.denominator), value.at.sheet, static_cast<std::int64_t>(value.at.row), value.at.column);
  }

  record::Transaction& transaction_;
  const FiguresFile& file_;
  FiguresImport& import_;
  std::map<SeriesKey, KnownSeries> known_;
  std::map<std::string, std::vector<Measure>> versions_;
  std::set<base::Uuid> replaced_;
  std::vector<const ImportedValue*> kept_;
};

std::optional<base::Date> dated(const FiguresImport& import) {
  return import.revised ? import.revised : import.published;
}

/// An older publication must not take the place of a newer one.
base::Result<void> check_not_older(record::Reader& reader, const FiguresImport& import,
                                   const std::set<base::Uuid>& replaced) {
  const auto own = dated(import);
  if (!own) return {};
  for (const auto& id : replaced) {
    const auto held = find_figures_import(reader, id);
    base::check(held.has_value(), "a value's import is there");
    const auto theirs = dated(*held);
    if (held->layout == import.layout && theirs && *own < *theirs)
      return base::conflict(
          fmt::format("This file is of {}, but the record holds figures for the same months from a file of {}. Import "
                      "the newest file that was published.",
                      base::long_date(*own), base::long_date(*theirs)));
  }
  return {};
}

void add_import(record::Transaction& transaction, const FiguresImport& import) {
  transaction.change(
      fmt::format("INSERT INTO measure_import ({}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
                  kImportColumns),
      import.id, import.layout, import.file_name, import.file_sha256, import.published, import.revised,
      code_of(import.status), import.added, import.changed, import.unchanged, import.imported_by, import.imported_at);
  record::append_audit(
      transaction, import.imported_at,
      {.actor = import.imported_by,
       .action = "figures imported",
       .subject_kind = "measure_import",
       .subject_id = import.id.text(),
       .person_id = "",
       .before = "",
       .after = fmt::format(R"({{"layout":{},"file":{},"sha256":{},"added":{},"changed":{},"unchanged":{}}})",
                            base::json_quoted(import.layout), base::json_quoted(import.file_name),
                            base::json_quoted(import.file_sha256), import.added, import.changed, import.unchanged)});
}

}  // namespace

base::Result<ImportOutcome> import_figures(record::Transaction& transaction, const FiguresFile& file,
                                           std::string_view by, base::Instant now, base::Random& random) {
  FiguresImport import{.id = base::Uuid::v7(now, random),
                       .layout = file.content.layout,
                       .file_name = file.name,
                       .file_sha256 = file.sha256,
                       .published = file.content.published,
                       .revised = file.content.revised,
                       .status = file.content.status,
                       .imported_by = std::string(by),
                       .imported_at = now};
  FileKeeper keeper(transaction, file, import);
  keeper.compare();
  if (import.added + import.changed == 0) {
    auto before = transaction.all(
        fmt::format("SELECT {} FROM measure_import WHERE file_sha256 = $1 ORDER BY imported_at DESC, id DESC LIMIT 1",
                    kImportColumns),
        figures_import_of, file.sha256);
    if (!before.empty()) return ImportOutcome{.import = std::move(before.front()), .is_new = false};
  }
  if (const auto newer = check_not_older(transaction, import, keeper.replaced()); !newer)
    return std::unexpected(newer.error());
  for (const auto& place : file.content.places) {
    Place kept = place;
    // A file does not know which system a place was put into here, nor a name that it was given here.
    if (const auto held = find_place(transaction, place.code)) kept = *held;
    keep_place(transaction, kept, by, now);
  }
  add_import(transaction, import);
  keeper.keep();
  return ImportOutcome{.import = std::move(import), .is_new = true};
}

std::vector<FiguresImport> figures_imports(record::Reader& reader, int most) {
  return reader.all(
      fmt::format("SELECT {} FROM measure_import ORDER BY imported_at DESC, id DESC LIMIT $1", kImportColumns),
      figures_import_of, most);
}

std::optional<FiguresImport> find_figures_import(record::Reader& reader, const base::Uuid& id) {
  return reader.one(fmt::format("SELECT {} FROM measure_import WHERE id = $1", kImportColumns), figures_import_of, id);
}

}  // namespace flow
