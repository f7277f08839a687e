#include "app/fine_command.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/fine_answer.h"
#include "app/open_record.h"
#include "app/typed_hours.h"
#include "app/typed_moment.h"
#include "base/london_time.h"
#include "safe_working/exception_reports/era.h"
#include "safe_working/fines/fine.h"
#include "safe_working/fines/rest_fine.h"

namespace app {
namespace {

using safe_working::FineSettings;
using safe_working::ReformFine;
using safe_working::WorkedSpan;
using std::chrono::minutes;

/// As typed; empty where not given.
struct FineAsked {
  std::string kind = "hours";
  std::string date, grade;
  std::string basic_hours, enhanced_hours;
  std::string from, to;
  std::string shift_from, shift_to;
  std::string rest_from, rest_to, rest_due = "11", planned_end;
  std::vector<std::string> settings;
  std::string format = "text";
};

/// The two ends of a span, both or neither.
base::Result<std::optional<WorkedSpan>> typed_span(const std::string& from, const std::string& to,
                                                   std::string_view from_option, std::string_view to_option) {
  if (from.empty() && to.empty()) return std::nullopt;
  if (from.empty() || to.empty())
    return base::invalid(std::string(from.empty() ? from_option : to_option),
                         fmt::format("Enter {} and {} together.", from_option, to_option));
  const auto first = parse_moment(from, std::string(from_option));
  if (!first) return std::unexpected(first.error());
  const auto last = parse_moment(to, std::string(to_option));
  if (!last) return std::unexpected(last.error());
  if (*last <= *first)
    return base::invalid(std::string(to_option),
                         fmt::format("This is not after {}. Correct one of the two.", from_option));
  if (*last - *first > safe_working::kLongestFine)
    return base::invalid(std::string(to_option), "This is more than 26 weeks later. Correct one of the two.");
  return WorkedSpan{*first, *last};
}

base::Result<FineSettings> typed_settings(const FineAsked& asked) {
  FineSettings settings{.reform_date = safe_working::kReformForAll};
  for (const auto& assignment : asked.settings) {
    if (auto taken = safe_working::set(settings, assignment); !taken) {
      taken.error().subject = "--set " + taken.error().subject;
      return std::unexpected(taken.error());
    }
  }
  if (settings.reform_date > safe_working::kReformForAll)
    return base::invalid("--set reform_date",
                         "Every employer takes part in the reform from 4 February 2026. Enter that "
                         "day or an earlier one.");
  return settings;
}

/// The settings that this answer rests on, and any that a person changed.
std::vector<SettingInForce> in_force(const FineSettings& settings, const std::vector<std::string_view>& used) {
  std::vector<SettingInForce> out;
  for (const auto& row : safe_working::fine_setting_rows()) {
    auto value = safe_working::fine_setting_text(settings, row.name);
    if (value != row.fallback || std::ranges::find(used, row.name) != used.end())
      out.push_back({row, std::move(value)});
  }
  return out;
}

/// An error of a rule that knows no options, under the option that it is about.
std::unexpected<base::Error> under(std::string_view option, base::Error error) {
  if (error.subject.empty()) error.subject = option;
  return std::unexpected(std::move(error));
}

/// Works one fine out, from what was typed to what is answered.
class FinePricing {
 public:
  FinePricing(const FineAsked& asked, const FineSettings& settings) : asked_(asked), settings_(settings) {}

  base::Result<FineAnswer> price() {
    if (asked_.kind == "access") return price_reform(ReformFine::AccessAndCompletion);
    if (asked_.kind == "information") return price_reform(ReformFine::InformationBreach);
    if (const auto timed = take_time(); !timed) return std::unexpected(timed.error());
    if (const auto dated = take_date(); !dated) return std::unexpected(dated.error());
    return asked_.kind == "breaks" ? price_breaks() : price_hours();
  }

 private:
  base::Result<void> take_time() {
    if (const auto one = only_one_way(); !one) return one;
    if (!asked_.from.empty() || !asked_.to.empty()) return take_span();
    if (is_rest()) return take_rest();
    return take_typed_hours();
  }

  [[nodiscard]] bool is_rest() const { return !asked_.rest_from.empty() || !asked_.rest_to.empty(); }
  [[nodiscard]] bool is_timed() const { return !asked_.from.empty() || !asked_.to.empty(); }
  [[nodiscard]] bool is_typed() const { return !asked_.basic_hours.empty() || !asked_.enhanced_hours.empty(); }

  [[nodiscard]] base::Result<void> only_one_way() const {
    if (is_rest() + is_timed() + is_typed() == 1) return {};
    return base::invalid("fine price",
                         "Say how long the breach was, in one way: --basic-hours and --enhanced-hours, or "
                         "--from and --to, or --rest-from and --rest-to.");
  }

  base::Result<void> take_typed_hours() {
    const auto take = [](const std::string& text, std::string_view option, minutes& into) -> base::Result<void> {
      if (text.empty()) return {};
      const auto length = parse_hours(text, safe_working::kLongestFine, std::string(option));
      if (!length) return std::unexpected(length.error());
      into = *length;
      return {};
    };
    if (const auto taken = take(asked_.basic_hours, "--basic-hours", answer_.worked.basic); !taken) return taken;
    if (!asked_.shift_from.empty() || !asked_.shift_to.empty())
      return base::invalid("--shift-from",
                           "The shift is needed with --from and --to only: hours that you type are split "
                           "already. Leave it out.");
    return take(asked_.enhanced_hours, "--enhanced-hours", answer_.worked.enhanced);
  }

  base::Result<void> take_span() {
    const auto span = typed_span(asked_.from, asked_.to, "--from", "--to");
    if (!span) return std::unexpected(span.error());
    return split(**span);
  }

  base::Result<void> take_rest() {
    const auto rest = typed_span(asked_.rest_from, asked_.rest_to, "--rest-from", "--rest-to");
    if (!rest) return std::unexpected(rest.error());
    const auto due = parse_hours(asked_.rest_due, std::chrono::weeks(1), "--rest-due");
    if (!due) return std::unexpected(due.error());
    safe_working::ShortRest tested{(*rest)->from, (*rest)->from, (*rest)->to, *due};
    if (!asked_.planned_end.empty()) {
      const auto planned = parse_moment(asked_.planned_end, "--planned-end");
      if (!planned) return std::unexpected(planned.error());
      tested.planned_end = *planned;
    } else if (settings_.rest_hours == safe_working::RestHours::Overrun) {
      return base::invalid("--planned-end", "Enter when the duty should have ended: the overrun is fined.");
    }
    const auto fined = safe_working::hours_of_short_rest(tested, settings_.rest_hours);
    if (!fined) return under("--rest-from", fined.error());
    used_.push_back("rest_hours");
    return split(*fined);
  }

  base::Result<void> split(const WorkedSpan& span) {
    const auto shift = typed_span(asked_.shift_from, asked_.shift_to, "--shift-from", "--shift-to");
    if (!shift) return std::unexpected(shift.error());
    if (*shift && !span.is_inside(**shift))
      return base::invalid("--shift-from",
                           "The time fined is not inside this shift. Enter the whole shift as it was "
                           "worked, the overrun included.");
    const auto found = safe_working::split_by_rate(span, *shift, settings_.enhanced);
    answer_.split = {span, *shift, found};
    answer_.worked = {found.basic, found.enhanced};
    used_.insert(used_.end(), {"shift_length", "late_finish_from"});
    if (!*shift && found.basic > minutes(0))
      answer_.warnings.emplace_back(
          "Only the hours from 21:00 to 07:00 were taken as enhanced. Enter --shift-from and --shift-to, the whole "
          "shift as "
          "worked, so that night shifts and late finishes are known.");
    return {};
  }

  base::Result<void> take_date() {
    if (asked_.date.empty() && !answer_.split)
      return base::invalid("--date", "Enter the day of the breach, for example 2017-11-15.");
    if (asked_.date.empty()) {
      answer_.date = base::date_of(answer_.split->span.from);
      return {};
    }
    const auto date = base::parse_iso_date(asked_.date, "--date");
    if (!date) return std::unexpected(date.error());
    answer_.date = *date;
    return answer_.split ? date_fits(*date, *answer_.split) : base::Result<void>();
  }

  /// The day whose price holds may be that of the time fined or that of its shift: the person's choice at midnight.
  static base::Result<void> date_fits(base::Date date, const SplitTime& split) {
    const base::Date first = base::date_of(split.shift ? split.shift->from : split.span.from);
    const base::Date last = base::date_of(split.shift ? split.shift->to : split.span.to);
    if (first <= date && date <= last) return {};
    return base::invalid("--date",
                         fmt::format("The time fined is not on this day but between {} and {}. Leave --date out, "
                                     "or correct it.",
                                     base::iso(first), base::iso(last)));
  }

  base::Result<FineAnswer> price_hours() {
    if (asked_.grade.empty()) return base::invalid("--grade", "Enter the nodal point, NP1 to NP5.");
    const auto point = safe_working::parse_nodal_point(asked_.grade, "--grade");
    if (!point) return std::unexpected(point.error());
    const auto fine = safe_working::price_fine(*answer_.date, *point, answer_.worked, settings_);
    if (!fine) return under("--date", fine.error());
    answer_.name = "Guardian fine";
    answer_.point = *point;
    answer_.charged = fine->charged;
    answer_.amounts = fine->amounts;
    answer_.basic = fine->basic;
    answer_.enhanced = fine->enhanced;
    answer_.sources.push_back((fine->enhanced ? fine->enhanced : fine->basic)->source);
    add_split_sources();
    answer_.warnings.insert(answer_.warnings.end(), fine->warnings.begin(), fine->warnings.end());
    used_.push_back("round_to_15");
    if (*answer_.date >= settings_.reform_date) used_.insert(used_.end(), {"after_reform", "reform_date"});
    return finished();
  }

  void add_split_sources() {
    if (!answer_.split) return;
    answer_.sources.push_back(safe_working::fined_as_paid_source());
    for (const auto when : answer_.split->minutes.by)
      answer_.sources.push_back(safe_working::enhanced_rules()[static_cast<std::size_t>(when)].source);
  }

  base::Result<FineAnswer> price_breaks() {
    const auto missed = answer_.worked.basic + answer_.worked.enhanced;
    const auto fine = safe_working::price_break_fine(missed, settings_);
    if (!fine) return under("--set hourly_rate", fine.error());
    answer_.name = "Fine for missed breaks";
    answer_.charged = answer_.worked;
    answer_.amounts = fine->amounts;
    answer_.sources.push_back(fine->source);
    answer_.warnings.emplace_back(
        "Unverified: twice the hourly rate for the time missed, all of it to the fund, was not "
        "read at source.");
    used_.push_back("hourly_rate");
    return finished();
  }

  base::Result<FineAnswer> price_reform(ReformFine which) {
    const auto fine = safe_working::reform_fine(which, settings_.reform);
    if (!fine) return under("--set", fine.error());
    answer_.name = std::string(safe_working::reform_fine_name(which));
    answer_.name.front() = static_cast<char>(answer_.name.front() - 'a' + 'A');
    answer_.amounts = *fine;
    answer_.sources.push_back(safe_working::reform_fine_source());
    answer_.warnings.emplace_back("The amounts are those that were set; Sightline has not read them anywhere.");
    return finished();
  }

  FineAnswer finished() {
    answer_.kind = asked_.kind;
    answer_.settings = in_force(settings_, used_);
    return std::move(answer_);
  }

  const FineAsked& asked_;
  const FineSettings& settings_;
  FineAnswer answer_;
  std::vector<std::string_view> used_;
};

int price_fine(const FineAsked& asked) {
  const auto settings = typed_settings(asked);
  if (!settings) return refused(settings.error());
  const auto answer = FinePricing(asked, *settings).price();
  if (!answer) return refused(answer.error());
  fmt::print("{}", asked.format == "json" ? fine_json(*answer) : fine_text(*answer));
  return 0;
}

void add_time_options(CLI::App& price, FineAsked& asked) {
  price.add_option("--basic-hours", asked.basic_hours, "Hours at the basic rate: 2, 0.75 or 1:20");
  price.add_option("--enhanced-hours", asked.enhanced_hours, "Hours at the enhanced rate, of night");
  price.add_option(
      "--from", asked.from,
      "Or: when the time fined began, for example 2017-11-16T08:00; split by the clock. Add an offset such as "
      "+01:00 where the clock showed it twice");
  price.add_option("--to", asked.to, "When it ended");
  price.add_option("--shift-from", asked.shift_from,
                   "With --from or --rest-from: when the whole shift began, as worked");
  price.add_option("--shift-to", asked.shift_to, "When the whole shift ended, the time fined included");
  price.add_option("--rest-from", asked.rest_from, "Or: when rest that was too short began; its hours are fined");
  price.add_option("--rest-to", asked.rest_to, "When the next duty began");
  price.add_option("--rest-due", asked.rest_due, "The rest that was due, in hours")->capture_default_str();
  price.add_option("--planned-end", asked.planned_end,
                   "With --set rest_hours=overrun: when the duty should have ended");
}

}  // namespace

void add_fine(CLI::App& top, int& status) {
  auto* fine = top.add_subcommand("fine", "Guardian fines");
  fine->require_subcommand(1);
  auto* price = fine->add_subcommand("price", "What a breach of safe working hours costs, by the printed tables");
  const auto asked = std::make_shared<FineAsked>();
  price->add_option("--date", asked->date, "The day of the breach, for example 2017-11-15");
  price->add_option("--grade", asked->grade, "The nodal point, NP1 to NP5, or a training grade from FY1 to ST5");
  add_time_options(*price, *asked);
  price
      ->add_option("--kind", asked->kind,
                   "hours, breaks (missed), or the reform's fines: access (and completion), information (breach)")
      ->check(CLI::IsMember({"hours", "breaks", "access", "information"}))
      ->capture_default_str();
  price->add_option("--set", asked->settings, "NAME=VALUE, a setting that the texts leave open; may be repeated")
      ->allow_extra_args(false);
  price->add_option("--format", asked->format, "text or json")
      ->check(CLI::IsMember({"text", "json"}))
      ->capture_default_str();
  price->callback([asked, &status] { status = price_fine(*asked); });
}

}  // namespace app
