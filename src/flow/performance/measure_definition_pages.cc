#include "flow/performance/measure_definition_pages.h"

#include <fmt/format.h>

#include "base/text.h"
#include "flow/measures/measure_store.h"
#include "flow/performance/asked_view_pages.h"

namespace flow {
namespace {

using html::Fragment;

constexpr std::int64_t kMostMultiplier = 1'000'000;

/// A definition as the form holds it, to start a new version from.
site::FormValues values_of(const Measure& measure) {
  site::FormValues out;
  const auto add = [&](const char* field, std::string_view value) { out.add(field, std::string(value)); };
  add("code", measure.code);
  add("name", measure.name);
  add("owner", measure.owner);
  add("definition", measure.definition);
  add("numerator", measure.numerator);
  add("denominator", measure.denominator);
  add("denominator_kind", code_of(measure.denominator_kind));
  add("unit", measure.unit);
  add("improvement", code_of(measure.improvement));
  add("aggregation", code_of(measure.aggregation));
  add("multiplier", std::to_string(measure.formula.multiplier));
  add("chart", code_of(measure.chart));
  add("period", measure.period == PeriodKind::Day ? "day" : "month");
  add("source", measure.source);
  add("refresh", measure.refresh);
  add("suppress_below", std::to_string(measure.suppression.below));
  add("round_to", std::to_string(measure.suppression.round_to));
  return out;
}

Fragment what_is_counted(const site::FormState& state) {
  return site::text_input(state, {.name = "code",
                                  .label = "Code",
                                  .hint = "Small letters, digits, dots and underscores: therapy.waiting. The code of a "
                                          "measure that there is makes a new version of it."}) +
         site::text_input(state, {.name = "name", .label = "Name"}) +
         site::text_area(state, {.name = "definition", .label = "What is counted, and what is not", .rows = 3}) +
         site::text_input(state, {.name = "numerator", .label = "Numerator, in words"}) +
         site::text_input(state, {.name = "denominator", .label = "Denominator, in words (none for a count)"}) +
         site::select(state, {.name = "denominator_kind",
                              .label = "Kind of denominator",
                              .options = {{"none", "None"},
                                          {"own", "The values’ own"},
                                          {"adults", "People aged 18 and over"},
                                          {"occupied_beds", "Occupied beds"},
                                          {"available_beds", "Available beds"},
                                          {"other", "Another"}}}) +
         site::text_input(
             state, {.name = "unit", .label = "Unit", .hint = "people, days, %", .width = site::InputWidth::Ten}) +
         site::text_input(state, {.name = "multiplier",
                                  .label = "Times",
                                  .hint = "1 for a count, 100 for a percentage, 100000 for a rate",
                                  .width = site::InputWidth::Ten,
                                  .inputmode = "numeric"});
}

Fragment how_it_is_read(const site::FormState& state) {
  return site::select(state, {.name = "improvement",
                              .label = "Which way is better",
                              .options = {{"decrease", "Lower"}, {"increase", "Higher"}, {"neutral", "Neither"}}}) +
         site::select(state, {.name = "aggregation",
                              .label = "Several places or periods together",
                              .options = {{"sum", "The sum"},
                                          {"ratio_of_sums", "Sum of numerators over sum of denominators"},
                                          {"mean", "A level: the mean over time, the sum over places"},
                                          {"last", "A level: the last over time, the sum over places"}}}) +
         site::select(
             state,
             {.name = "chart",
              .label = "Chart",
              .hint = "T and G are for events so rare that most months have none: give each event a row, with the "
                      "days (T) or the cases (G) since the one before. P′ is for percentages of few, or of very "
                      "different numbers. Else choose XmR.",
              .options = {{"xmr", "XmR: most measures"},
                          {"t", "T: days between rare events"},
                          {"g", "G: cases between rare events"},
                          {"p-prime", "P′: percentages of small or uneven numbers"}}}) +
         site::select(state,
                      {.name = "period", .label = "A value for each", .options = {{"month", "Month"}, {"day", "Day"}}});
}

Fragment who_keeps_it(const site::FormState& state) {
  return site::text_input(state, {.name = "owner", .label = "Who answers for it", .hint = "A role or group"}) +
         site::text_input(state, {.name = "source", .label = "Where the values come from"}) +
         site::text_input(state, {.name = "refresh", .label = "When they are refreshed"}) +
         site::text_input(state, {.name = "suppress_below",
                                  .label = "Withhold counts below",
                                  .hint = "5 withholds 1 to 4, and what would give them away. 0 withholds nothing.",
                                  .width = site::InputWidth::Five,
                                  .inputmode = "numeric"}) +
         site::text_input(state, {.name = "round_to",
                                  .label = "Round counts to",
                                  .hint = "1 does not round",
                                  .width = site::InputWidth::Five,
                                  .inputmode = "numeric"}) +
         site::date_input(state, {.name = "valid_from", .legend = "From which day this definition holds"});
}

site::Response show_definition(people::Visit& visit, site::FormValues values, base::Errors errors, int status) {
  const site::FormState state{.values = std::move(values), .errors = errors};
  site::Page page{.title = "Define a measure", .errors = std::move(errors)};
  page.breadcrumb = {{"Performance", "/performance"}};
  page.content =
      html::heading(1, page.title) +
      html::paragraph(
          "One definition for everyone, with a version. Values that were counted by an earlier version keep it.") +
      site::form("/performance/definitions/new", visit.csrf_token,
                 html::heading(2, html::raw("What is counted")) + what_is_counted(state) +
                     html::heading(2, html::raw("How it is read")) + how_it_is_read(state) +
                     html::heading(2, html::raw("Who keeps it")) + who_keeps_it(state) + site::button("Keep"));
  return visit.page(page, status);
}

/// A whole number of the form, or the fault at its field.
std::int64_t number_in(const people::Visit& visit, const char* field, std::int64_t low, std::int64_t high,
                       base::Errors& errors) {
  const auto number = base::parse_whole(base::trimmed(visit.request.form.get(field)), low, high, field);
  if (!number) errors.push_back(number.error());
  return number.value_or(low);
}

template <class T>
T choice_in(base::Result<T> parsed, T otherwise, base::Errors& errors) {
  if (!parsed) errors.push_back(parsed.error());
  return parsed.value_or(otherwise);
}

Measure definition_given(const people::Visit& visit, base::Errors& errors) {
  const auto& form = visit.request.form;
  const auto words = [&](const char* field) { return base::one_line(form.get(field)); };
  Measure out{.code = words("code"),
              .name = words("name"),
              .owner = words("owner"),
              .definition = words("definition"),
              .numerator = words("numerator"),
              .denominator = words("denominator"),
              .unit = words("unit"),
              .period = form.get("period") == "day" ? PeriodKind::Day : PeriodKind::Month,
              .source = words("source"),
              .refresh = words("refresh")};
  out.denominator_kind = choice_in(parse_denominator_kind(form.get("denominator_kind"), "denominator_kind"),
                                   DenominatorKind::None, errors);
  out.improvement = choice_in(parse_improvement(form.get("improvement"), "improvement"), Improvement::Neutral, errors);
  out.aggregation = choice_in(parse_aggregation(form.get("aggregation"), "aggregation"), Aggregation::Sum, errors);
  out.chart = choice_in(parse_chart_kind(form.get("chart"), "chart"), ChartKind::Xmr, errors);
  out.formula.multiplier = number_in(visit, "multiplier", 1, kMostMultiplier, errors);
  out.suppression = {.below = number_in(visit, "suppress_below", 0, 100, errors),
                     .round_to = number_in(visit, "round_to", 1, 100, errors)};
  const auto from = base::parse_date_parts(form.get("valid_from-day"), form.get("valid_from-month"),
                                           form.get("valid_from-year"), "valid_from", "the day from which it holds");
  if (from) {
    out.valid_from = *from;
  } else {
    errors.push_back(from.error());
  }
  return out;
}

/// A new version is worked out as the one before: only who reads it may change what its words say.
void keep_formula(record::Reader& reader, Measure& measure) {
  const auto before = find_measure(reader, measure.code);
  if (!before) return;
  const auto multiplier = measure.formula.multiplier;
  measure.formula = before->formula;
  measure.formula.multiplier = multiplier;
}

}  // namespace

site::Response measure_definition_form(people::Visit& visit) {
  const auto of = visit.request.query.get("of");
  site::FormValues values = values_of({});
  if (!of.empty()) {
    const auto measure = visit.database.read([&](record::Reader& reader) { return find_measure(reader, of); });
    if (!measure) return visit.refusal(base::not_found("There is no such measure.").error());
    values = values_of(*measure);
  }
  return show_definition(visit, std::move(values), {}, 200);
}

site::Response measure_definition_submit(people::Visit& visit) {
  base::Errors errors;
  Measure measure = definition_given(visit, errors);
  if (const auto checked = check_measure(measure); !checked)
    errors.insert(errors.end(), checked.error().begin(), checked.error().end());
  if (!errors.empty()) return show_definition(visit, visit.request.form, std::move(errors), 400);
  const auto kept = visit.database.write([&](record::Transaction& transaction) {
    keep_formula(transaction, measure);
    return keep_measure(transaction, measure, visit.person().person.id.text(), visit.clock.now());
  });
  if (!kept) return show_definition(visit, visit.request.form, kept.error(), 400);
  return site::Response::redirect("/performance/import?defined=" + kept->code);
}

}  // namespace flow
