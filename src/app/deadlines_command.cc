#include "app/deadlines_command.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/deadlines_answer.h"
#include "app/open_record.h"
#include "app/typed_hours.h"
#include "app/typed_moment.h"
#include "base/london_time.h"

namespace app {
namespace {

using safe_working::DayAndTime;
using safe_working::DeadlineSettings;
using safe_working::Era;
using safe_working::Happening;
using safe_working::ReportKind;

/// As typed; empty where not given.
struct DeadlinesAsked {
  std::string event, reported, access_from, reform_date, claim_hours;
  std::vector<std::string> kinds = {"hours"};
  bool claims_pay = false;
  std::vector<std::string> settings;
  std::string format = "text";
};

/// "2017-11-06", or with its time: "2017-11-06T21:30".
base::Result<DayAndTime> parse_day(std::string_view text, std::string option) {
  if (text.find('T') == std::string_view::npos) {
    const auto date = base::parse_iso_date(text, std::move(option));
    if (!date) return std::unexpected(date.error());
    return DayAndTime{*date, std::nullopt};
  }
  const auto moment = parse_moment(text, std::move(option));
  if (!moment) return std::unexpected(moment.error());
  return DayAndTime{base::date_of(*moment), *moment};
}

base::Result<std::optional<base::Date>> parse_optional_date(const std::string& text, std::string option) {
  if (text.empty()) return std::nullopt;
  const auto date = base::parse_iso_date(text, std::move(option));
  if (!date) return std::unexpected(date.error());
  return *date;
}

base::Result<DeadlineSettings> typed_settings(const DeadlinesAsked& asked) {
  DeadlineSettings settings;
  for (const auto& assignment : asked.settings) {
    if (auto taken = safe_working::set(settings, assignment); !taken) {
      taken.error().subject = "--set " + taken.error().subject;
      return std::unexpected(taken.error());
    }
  }
  return settings;
}

base::Result<Happening> typed_happening(const DeadlinesAsked& asked) {
  const auto has = [&](std::string_view kind) { return std::ranges::find(asked.kinds, kind) != asked.kinds.end(); };
  const auto event = parse_day(asked.event, "--event");
  if (!event) return std::unexpected(event.error());
  Happening happening{.event = *event, .is_education = has("education"), .is_safety_concern = has("safety")};
  // A safety concern that is not said to be about education alone is about work.
  happening.is_working = has("hours") || !happening.is_education;
  happening.claims_pay = asked.claims_pay;
  if (!asked.reported.empty()) {
    const auto reported = parse_day(asked.reported, "--reported");
    if (!reported) return std::unexpected(reported.error());
    happening.reported = *reported;
  }
  const auto access = parse_optional_date(asked.access_from, "--access-from");
  if (!access) return std::unexpected(access.error());
  happening.access_start = *access;
  return happening;
}

void add_routes(DeadlinesAnswer& answer) {
  if (answer.happening.is_working) answer.routes.push_back(safe_working::route_of(answer.era, ReportKind::Working));
  if (answer.happening.is_education) answer.routes.push_back(safe_working::route_of(answer.era, ReportKind::Education));
  for (const auto& note : safe_working::route_notes()) {
    if (note.era == answer.era) answer.route_notes.push_back(note);
  }
  for (const auto& remedy : safe_working::compulsory_remedies()) {
    if (remedy.era == answer.era && answer.happening.is_working) answer.compulsory.push_back(remedy);
  }
}

void add_notes(DeadlinesAnswer& answer, std::optional<base::Date> reform_date) {
  const auto& happening = answer.happening;
  if (!happening.reported)
    answer.notes.emplace_back("Enter --reported to see whether it is late and by when a reply is due.");
  if (happening.is_safety_concern && !happening.event.at)
    answer.notes.emplace_back(
        "Enter the time too, for example --event 2017-11-06T21:30: the 24 hours of a safety concern "
        "are counted from the start of the day until then.");
  if (happening.event.date < safe_working::era_starts().front().from)
    answer.notes.push_back(
        fmt::format("Unverified: the first doctors known to have moved to the 2016 contract did so on {}. "
                    "Before a doctor's move there were no exception reports.",
                    base::long_date(safe_working::era_starts().front().from)));
  if (reform_date && *reform_date > safe_working::kReformForAll)
    answer.notes.emplace_back(
        "The reform holds for every employer from 4 February 2026, whatever later day is entered.");
  if (answer.era == Era::Reform && happening.is_working && !answer.sign_off)
    answer.notes.emplace_back("Enter --claim-hours to see how a claim of that length is signed off.");
}

void add_settings(DeadlinesAnswer& answer, const DeadlineSettings& settings) {
  for (const auto& row : safe_working::deadline_setting_rows())
    answer.settings.push_back({row, safe_working::deadline_setting_text(settings, row.name)});
}

base::Result<DeadlinesAnswer> answer_to(const DeadlinesAsked& asked) {
  const auto settings = typed_settings(asked);
  if (!settings) return std::unexpected(settings.error());
  const auto happening = typed_happening(asked);
  if (!happening) return std::unexpected(happening.error());
  const auto reform_date = parse_optional_date(asked.reform_date, "--reform-date");
  if (!reform_date) return std::unexpected(reform_date.error());
  auto era = safe_working::era_of(*happening, *reform_date, *settings);
  if (!era) {
    era.error().subject = "--reported";
    return std::unexpected(era.error());
  }
  DeadlinesAnswer answer{.era = *era, .happening = *happening};
  answer.due = safe_working::due_dates(*happening, *era, *settings);
  if (!asked.claim_hours.empty()) {
    const auto claimed = parse_hours(asked.claim_hours, std::chrono::hours(168), "--claim-hours");
    if (!claimed) return std::unexpected(claimed.error());
    answer.sign_off = safe_working::sign_off_of(*era, *claimed, settings->two_hours_exactly);
  }
  add_routes(answer);
  add_notes(answer, *reform_date);
  add_settings(answer, *settings);
  return answer;
}

int deadlines(const DeadlinesAsked& asked) {
  const auto answer = answer_to(asked);
  if (!answer) return refused(answer.error());
  fmt::print("{}", asked.format == "json" ? deadlines_json(*answer) : deadlines_text(*answer));
  return 0;
}

}  // namespace

void add_deadlines(CLI::App& top, int& status) {
  auto* command = top.add_subcommand("deadlines", "What is due after an event, and which way its report goes");
  const auto asked = std::make_shared<DeadlinesAsked>();
  command
      ->add_option("--event", asked->event,
                   "The day of the event, for example 2017-11-06, or its time: 2017-11-06T21:30")
      ->required();
  command->add_option("--reported", asked->reported, "The day or time of the report");
  command->add_flag("--pay", asked->claims_pay, "The report claims pay");
  command->add_option("--kind", asked->kinds, "hours, education or safety; may be repeated")
      ->allow_extra_args(false)
      ->check(CLI::IsMember({"hours", "education", "safety"}))
      ->capture_default_str();
  command->add_option("--claim-hours", asked->claim_hours, "How long the claim is, in hours: 2, 0.75 or 1:20");
  command->add_option("--access-from", asked->access_from,
                      "The day from which the doctor is owed access: a first day, or of a new host, site or rota");
  command->add_option("--reform-date", asked->reform_date,
                      "The employer's own day of the 2026 reform, where it came before 4 February 2026");
  command->add_option("--set", asked->settings, "NAME=VALUE, a setting that the texts leave open; may be repeated")
      ->allow_extra_args(false);
  command->add_option("--format", asked->format, "text or json")
      ->check(CLI::IsMember({"text", "json"}))
      ->capture_default_str();
  command->callback([asked, &status] { status = deadlines(*asked); });
}

}  // namespace app
