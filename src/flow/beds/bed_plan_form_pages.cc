#include "flow/beds/bed_plan_form_pages.h"

#include "base/number.h"
#include "flow/beds/bed_form_pages.h"
#include "flow/beds/bed_plan.h"

namespace flow::beds_view {
namespace {

using html::Fragment;
using site::FormState;

Fragment arrivals_fields(const FormState& state) {
  const Fragment week =
      number_field(state, {"arrivals-mon", "Monday"}) + number_field(state, {"arrivals-tue", "Tuesday"}) +
      number_field(state, {"arrivals-wed", "Wednesday"}) + number_field(state, {"arrivals-thu", "Thursday"}) +
      number_field(state, {"arrivals-fri", "Friday"}) + number_field(state, {"arrivals-sat", "Saturday"}) +
      number_field(state, {"arrivals-sun", "Sunday"});
  return html::heading(2, "Who comes") +
         site::radios(state, {.name = "arrivals",
                              .legend = "Admissions a day",
                              .hint = "On average, parts of a patient too: 3.2",
                              .choices = {{"week", "Different for each day of the week", "", week},
                                          {"same", "The same every day", "",
                                           number_field(state, {"arrivals-every", "Admissions every day"})}}}) +
         number_field(state, {"arrival-days", "Days over which they were counted",
                              "Such as 365. The fewer days, the wider the range. Leave it empty if nobody knows."});
}

Fragment stay_fields(const FormState& state) {
  const Fragment spread =
      number_field(state,
                   {"stay-mean", "Mean stay, in days", "The mean, not the median: a median gives too few beds."}) +
      number_field(state, {"stay-sd", "Standard deviation of the stay, in days"}) +
      number_field(state, {"stays-seen", "Number of stays that this was worked out from",
                           "The fewer stays, the wider the range. Leave it empty if nobody knows."});
  const Fragment recorded =
      site::text_area(state, {.name = "stays",
                              .label = "Paste the stays, in days",
                              .hint = "One number for each stay: a column of a spreadsheet, for instance. No names and "
                                      "no dates.",
                              .rows = 6,
                              .most_characters = {}}) +
      site::file_upload(state, {.name = "stays-file",
                                .label = "Or choose a CSV file",
                                .hint = "Nothing of it is kept, and only the column of stays is read.",
                                .accept = ".csv"}) +
      site::text_input(state, {.name = "stay-column",
                               .label = "Name of the file's column",
                               .hint = "Such as LOS. Needed where the file has several columns.",
                               .width = site::InputWidth::Ten,
                               .inputmode = {},
                               .autocomplete = {}});
  return html::heading(2, "How long they stay") +
         site::radios(state, {.name = "stay",
                              .legend = "What is known of the stays",
                              .hint = {},
                              .choices = {{"spread", "Their mean and spread", "", spread},
                                          {"recorded", "A list of recorded stays",
                                           "Better: no shape is assumed, each patient gets one of them.", recorded}}});
}

Fragment beds_fields(const FormState& state) {
  return html::heading(2, "The beds") + number_field(state, {"beds", "Beds now"}) +
         number_field(state, {"staffed", "Beds that there are staff for", "Leave it empty if staff are no limit."}) +
         site::radios(state, {.name = "rule",
                              .legend = "A patient who finds no bed free",
                              .hint = {},
                              .choices = {{"wait", "waits for one", "", {}},
                                          {"loss", "is turned away or sent elsewhere", "", {}}}});
}

Fragment wish_fields(const FormState& state) {
  return html::heading(2, "What is good enough") +
         number_field(state, {"max-share", "At most this share of patients, %"}) +
         number_field(state, {"max-days", "may wait longer than this many days",
                              "0 or empty counts every wait. It has no say where patients are turned away."}) +
         site::select(state, {.name = "level",
                              .label = "How sure the range is to be",
                              .hint = {},
                              .options = {{"80", "80 %"}, {"90", "90 %"}, {"95", "95 %"}}});
}

Fragment lever_fields(const FormState& state) {
  return html::heading(2, "What might change") +
         html::paragraph(
             "Each as a range from the lowest to the highest. Leave both empty where nothing will change.") +
         field_group("Growth of admissions", "-2 is 2 % fewer",
                     number_field(state, {"growth-low", "Lowest growth, %"}) +
                         number_field(state, {"growth-high", "Highest growth, %"})) +
         field_group("Change of the length of stay", "-5 is 5 % shorter",
                     number_field(state, {"stay-low", "Lowest change of stay, %"}) +
                         number_field(state, {"stay-high", "Highest change of stay, %"})) +
         field_group("Patients in the wrong setting", "Those who could be cared for elsewhere, as an audit found them",
                     number_field(state, {"wrong-share", "Share of admissions in the wrong setting, %"}) +
                         number_field(state, {"days-fewer", "Days fewer in this bed, for each who is moved"}) +
                         number_field(state, {"moved-low", "Lowest share of them who are moved, %"}) +
                         number_field(state, {"moved-high", "Highest share of them who are moved, %"}));
}

}  // namespace

Fragment plan_form(const people::Visit& visit, const FormState& state) {
  Fragment out = html::heading(1, "How many beds are required?");
  out += html::paragraph(
      "A simulation of the ward finds the fewest beds that are good enough, between which numbers that lies, and what "
      "drives it. Nothing that you enter is kept.");
  out += site::inset_text(html::paragraph(
      "What stands in the form at first is an example: an invented ward of a community hospital. Put your "
      "own figures in its place."));
  out +=
      site::form("/beds/required", visit.csrf_token,
                 arrivals_fields(state) + stay_fields(state) + beds_fields(state) + wish_fields(state) +
                     lever_fields(state) + html::heading(2, "The simulation") +
                     number_field(state, {"seed", "Seed of the random numbers",
                                          "A whole number. The same seed gives the same numbers: leave it as it is."}) +
                     site::button_group(site::button("Find the number of beds") +
                                        site::button("Download the model", site::ButtonKind::Secondary, "do", "json")),
                 true);
  return out + other_questions();
}

}  // namespace flow::beds_view
