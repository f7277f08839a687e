#include "flow/measures/target_choice_store.h"

#include <fmt/format.h>

#include "base/log.h"
#include "flow/measures/measure_rows_store.h"

namespace flow {

void keep_target_choice(record::Transaction& transaction, const TargetChoice& choice) {
  transaction.change(
      "INSERT INTO measure_target_choice (id, measure, cut, place, target, reason, chosen_as, chosen_by, chosen_at) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
      choice.id, choice.measure, choice.cut, choice.place, choice.target, choice.reason, choice.by, choice.by_person,
      choice.chosen_at);
  append_measure_audit(transaction, choice.chosen_at,
                       {.by = choice.by_person,
                        .action = "judged target chosen",
                        .id = choice.measure,
                        .after = fmt::format(R"({{"target":{},"place":{},"reason":{}}})",
                                             choice.target ? base::json_quoted(choice.target->text()) : "null",
                                             base::json_quoted(choice.place), base::json_quoted(choice.reason))});
}

std::optional<TargetChoice> target_choice(record::Reader& reader, std::string_view measure, std::string_view cut,
                                          std::string_view place, base::Instant known_at) {
  return reader.one(
      "SELECT id, measure, cut, place, target, reason, chosen_as, chosen_by, chosen_at FROM measure_target_choice "
      "WHERE measure = $1 AND cut = $2 AND place = $3 AND chosen_at <= $4 ORDER BY chosen_at DESC, id DESC LIMIT 1",
      [](const record::Row& row) {
        return TargetChoice{.id = row.get<base::Uuid>(0),
                            .measure = row.get<std::string>(1),
                            .cut = row.get<std::string>(2),
                            .place = row.get<std::string>(3),
                            .target = row.get<std::optional<base::Uuid>>(4),
                            .reason = row.get<std::string>(5),
                            .by = row.get<std::string>(6),
                            .by_person = row.get<std::string>(7),
                            .chosen_at = row.get<base::Instant>(8)};
      },
      measure, cut, place, known_at);
}

}  // namespace flow
