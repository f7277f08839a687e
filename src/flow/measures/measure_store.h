// Measures in the record: definitions made here, places, figures from values as they came, targets, decisions about a
// chart, marks of quality. Nothing is overwritten: a correction, a withdrawal is a row of its own.
#pragma once

#include "flow/measures/chart_decision_store.h"      // IWYU pragma: export
#include "flow/measures/figures_store.h"             // IWYU pragma: export
#include "flow/measures/measure_definition_store.h"  // IWYU pragma: export
#include "flow/measures/place_store.h"               // IWYU pragma: export
#include "flow/measures/quality_mark_store.h"        // IWYU pragma: export
#include "flow/measures/target_choice_store.h"       // IWYU pragma: export
#include "flow/measures/target_store.h"              // IWYU pragma: export
#include "flow/measures/withholding_store.h"         // IWYU pragma: export
#include "record/migration.h"

namespace flow {

/// Number 19.
[[nodiscard]] record::Migration measure_migration();
/// Number 21: the kind of a measure's chart, and which of several targets is judged.
[[nodiscard]] record::Migration measure_choices_migration();

}  // namespace flow
