#include "flow/delays/delay_forms_pages.h"

#include <array>

#include <fmt/format.h>

#include "flow/measures/measure_store.h"

namespace flow {

RegisterKeeper register_keeper(const people::Visit& visit) {
  std::vector<std::string> organisations;
  for (const auto& grant : visit.person().grants)
    if (grant.is_in_force(visit.today()) && people::gives(grant.role, people::Permission::SeeDelayRegister) &&
        !grant.directorate && !grant.specialty)
      organisations.push_back(grant.organisation.text());
  auto all = visit.database.read([](record::Reader& reader) { return places(reader); });
  RegisterScope scope(all, organisations);
  return {.places = std::move(all), .scope = std::move(scope)};
}

std::optional<site::Response> refused_register(const people::Visit& visit, const RegisterKeeper& keeper) {
  if (!keeper.scope.covers_nothing()) return std::nullopt;
  return visit.refusal(
      {base::ErrorCode::Forbidden, "",
       "The register of delayed people is for those who keep it for a whole provider, council or system of which "
       "figures were imported. Ask an analyst to import figures of your organisation, or an administrator for the "
       "role."});
}

base::Errors outside_scope(const RegisterKeeper& keeper, const DelaySpell& spell) {
  if (keeper.scope.covers(spell)) return {};
  std::string_view field = "attribution";
  if (!keeper.scope.may_name_council(spell.council)) field = "council";
  if (!keeper.scope.may_name_provider(spell.provider)) field = "provider";
  return {{base::ErrorCode::Invalid, std::string(field),
           fmt::format("This would not be a row of yours. You keep those of {}: a provider's are its own patients, a "
                       "council's are put down to social care or to both. Ask the partner to record this one.",
                       keeper.scope.words())}};
}

DelayChange change_by(const people::Visit& visit) {
  return {.by = visit.person().person.id.text(), .at = visit.clock.now(), .today = visit.today()};
}

DelayChange change_by(const people::Visit& visit, const RegisterKeeper& keeper) {
  DelayChange change = change_by(visit);
  change.keeps = &keeper.scope;
  return change;
}

std::string reason_text(DelayReason reason) {
  return fmt::format("{}, {}", code_of(reason), words_of(reason));
}

html::Fragment cause_fields(const site::FormState& state, bool with_care) {
  site::Select reason{.name = "reason",
                      .label = "Reason",
                      .hint = "Reason O is for non-acute care alone",
                      .options = {{"", "Choose a reason"}}};
  for (const auto one : kDelayReasons) reason.options.emplace_back(code_of(one), reason_text(one));
  site::Choices attribution{.name = "attribution",
                            .legend = "Who is held responsible",
                            .hint = "Reasons C and I are the NHS's alone; Di, G and H are never both's",
                            .choices = {}};
  for (const auto one : kAttributions)
    attribution.choices.push_back(
        {.value = std::string(code_of(one)), .label = std::string(words_of(one)), .hint = "", .revealed = {}});
  html::Fragment out;
  if (with_care) {
    site::Choices care{.name = "care", .legend = "Type of care", .hint = "", .choices = {}};
    for (const auto one : kCareTypes)
      care.choices.push_back(
          {.value = std::string(code_of(one)), .label = std::string(words_of(one)), .hint = "", .revealed = {}});
    out += site::radios(state, care);
  }
  return out + site::select(state, reason) + site::radios(state, attribution);
}

base::Checked<DelayCause> sent_cause(const site::FormValues& form, std::optional<CareType> care) {
  base::Errors errors;
  const auto reason = parse_delay_reason(form.get("reason"));
  if (!reason) errors.push_back({base::ErrorCode::Invalid, "reason", "Choose a reason."});
  const auto attribution = parse_attribution(form.get("attribution"));
  if (!attribution) errors.push_back({base::ErrorCode::Invalid, "attribution", "Choose who is held responsible."});
  if (!care)
    if (const auto sent = parse_care_type(form.get("care"))) care = *sent;
  if (!care) errors.push_back({base::ErrorCode::Invalid, "care", "Choose the type of care."});
  if (!errors.empty()) return std::unexpected(std::move(errors));
  return DelayCause{.reason = *reason, .attribution = *attribution, .care = *care};
}

bool has_day(const site::FormValues& form, std::string_view name) {
  constexpr std::array kParts{"day", "month", "year"};
  for (const auto* part : kParts)
    if (!form.get(fmt::format("{}-{}", name, part)).empty()) return true;
  return false;
}

base::Result<base::Date> sent_day(const site::FormValues& form, const std::string& name, std::string_view what) {
  return base::parse_date_parts(form.get(name + "-day"), form.get(name + "-month"), form.get(name + "-year"), name,
                                what);
}

}  // namespace flow
