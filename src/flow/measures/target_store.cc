#include "flow/measures/target_store.h"

#include <fmt/format.h>

#include "base/log.h"
#include "flow/measures/code_table.h"
#include "flow/measures/measure_rows_store.h"

namespace flow {
namespace {

constexpr CodeLine<TrajectoryKind> kTrajectoryKinds[] = {{TrajectoryKind::Target, "target", "Target"},
                                                         {TrajectoryKind::Linear, "linear", "Straight line"},
                                                         {TrajectoryKind::Seasonal, "seasonal", "Seasonal"}};
std::int64_t millionths(double value) {
  return static_cast<std::int64_t>(value * 1e6 + (value < 0 ? -0.5 : 0.5));
}

void keep_point(record::Transaction& transaction, const base::Uuid& id, std::string_view part, SeriesPeriod period,
                double value) {
  transaction.change(
      "INSERT INTO measure_trajectory_point (trajectory, part, period_kind, period, value) VALUES ($1, $2, $3, $4, $5)",
      id, part, period_kind_code(period.kind), period.number, millionths(value));
}

void read_points(record::Reader& reader, KeptTrajectory& kept) {
  reader.each(
      "SELECT part, period_kind, period, value FROM measure_trajectory_point WHERE trajectory = $1 ORDER BY part, "
      "period",
      [&](const record::Row& row) {
        const double value = static_cast<double>(row.get<std::int64_t>(3)) / 1e6;
        if (row.get<std::string>(0) == "index") {
          kept.trajectory.index.push_back(value);
        } else {
          kept.trajectory.points.push_back(
              {{period_kind_of(row.get<std::string>(1)), row.get<std::int64_t>(2)}, value});
        }
      },
      kept.id);
}

}  // namespace

void keep_trajectory(record::Transaction& transaction, const KeptTrajectory& kept) {
  transaction.change(
      "INSERT INTO measure_trajectory (id, measure, cut, place, kind, name, source, recorded_by, recorded_at) VALUES "
      "($1, $2, $3, $4, $5, $6, $7, $8, $9)",
      kept.id, kept.measure, kept.cut, kept.place, line_of(kTrajectoryKinds, kept.trajectory.kind).code, kept.name,
      kept.source, kept.recorded_by, kept.recorded_at);
  for (const auto& point : kept.trajectory.points) keep_point(transaction, kept.id, "point", point.period, point.value);
  for (std::size_t month = 0; month < kept.trajectory.index.size(); ++month)
    keep_point(transaction, kept.id, "index", {PeriodKind::Month, static_cast<std::int64_t>(month)},
               kept.trajectory.index[month]);
  append_measure_audit(
      transaction, kept.recorded_at,
      {.by = kept.recorded_by,
       .action = "target recorded",
       .id = kept.measure,
       .after = fmt::format(R"({{"trajectory":{},"name":{},"place":{}}})", base::json_quoted(kept.id.text()),
                            base::json_quoted(kept.name), base::json_quoted(kept.place))});
}

std::vector<KeptTrajectory> trajectories(record::Reader& reader, std::string_view measure, std::string_view cut,
                                         std::string_view place, base::Instant known_at) {
  auto out = reader.all(
      "SELECT id, measure, cut, place, kind, name, source, recorded_by, recorded_at FROM measure_trajectory "
      "WHERE measure = $1 AND cut = $2 AND (place = $3 OR place = '') AND recorded_at <= $4 "
      "ORDER BY CASE WHEN place = '' THEN 1 ELSE 0 END, recorded_at DESC, id DESC",
      [](const record::Row& row) {
        KeptTrajectory kept{.id = row.get<base::Uuid>(0),
                            .measure = row.get<std::string>(1),
                            .cut = row.get<std::string>(2),
                            .place = row.get<std::string>(3),
                            .name = row.get<std::string>(5),
                            .source = row.get<std::string>(6),
                            .trajectory = {},
                            .recorded_by = row.get<std::string>(7),
                            .recorded_at = row.get<base::Instant>(8)};
        kept.trajectory.kind = stored(parse_code(kTrajectoryKinds, row.get<std::string>(4), ""));
        return kept;
      },
      measure, cut, place, known_at);
  for (auto& kept : out) read_points(reader, kept);
  return out;
}

}  // namespace flow
