#include "governance/forward_plan/forward_plan.h"

#include <algorithm>
#include <map>
#include <tuple>

#include <fmt/format.h>

#include "base/mapped.h"
#include "base/text.h"
#include "governance/minute_book/item_title.h"

namespace governance {
namespace {

using Key = std::pair<std::string, base::Date>;

/// The month's row with its last outcome, and a row for each month that it was put off to.
class Rows {
 public:
  Rows(std::span<const PlanEntry> entries, std::span<const PlanOutcome> outcomes) : entries_(entries) {
    for (const auto& one : outcomes) last_.insert_or_assign({one.entry, one.month}, one);
  }

  [[nodiscard]] std::vector<PlanRow> between(base::Date from, base::Date to) const {
    std::vector<PlanRow> out;
    for (const auto& entry : entries_) {
      for (auto month = base::first_of_month(from); month <= to; month = base::add_months(month, 1))
        if (is_due(entry, month)) out.push_back(row(entry, month));
      for (const auto& [key, outcome] : last_)
        if (key.first == entry.id && outcome.step == PlanStep::PutOff && *outcome.until >= base::first_of_month(from) &&
            *outcome.until <= to && !is_due(entry, *outcome.until))
          add_put_off(out, entry, outcome);
    }
    std::ranges::sort(out, {}, [](const PlanRow& one) { return std::tie(one.month, one.entry->title, one.entry->id); });
    return out;
  }

 private:
  /// An entry that has ended is still shown where something became of it.
  [[nodiscard]] bool is_due(const PlanEntry& entry, base::Date month) const {
    if (entry.is_ended && !last_.contains({entry.id, month})) return false;
    if (entry.once) return *entry.once == month;
    if (entry.since && month < *entry.since) return false;
    return std::ranges::find(entry.months, unsigned{month.month()}) != entry.months.end();
  }
  [[nodiscard]] PlanRow row(const PlanEntry& entry, base::Date month) const {
    PlanRow out{.entry = &entry, .month = month, .outcome = {}, .put_off_from = {}};
    if (const auto found = last_.find({entry.id, month}); found != last_.end()) out.outcome = found->second;
    return out;
  }
  void add_put_off(std::vector<PlanRow>& out, const PlanEntry& entry, const PlanOutcome& outcome) const {
    const auto is_same = [&](const PlanRow& one) { return one.entry == &entry && one.month == *outcome.until; };
    if (std::ranges::any_of(out, is_same)) return;
    auto made = row(entry, *outcome.until);
    made.put_off_from = outcome.month;
    if (entry.is_ended && !made.outcome) return;
    out.push_back(std::move(made));
  }

  std::span<const PlanEntry> entries_;
  std::map<Key, PlanOutcome> last_;
};

bool has_source(std::span<const PlanEntry> entries, const std::string& source) {
  return std::ranges::any_of(entries,
                             [&](const PlanEntry& one) { return base::lower(one.source) == base::lower(source); });
}

/// As a title: without the full stop, and not too long.
std::string as_title(std::string_view text) {
  constexpr std::size_t kMost = 120;
  if (text.ends_with('.')) text.remove_suffix(1);
  if (base::length_utf8(text) <= kMost) return std::string(text);
  auto end = text.rfind(' ', kMost);
  if (end == std::string_view::npos || end == 0) end = kMost;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return std::string(text.substr(0, end)) + "…";
}

}  // namespace

base::Checked<void> check_entry(const PlanEntry& entry) {
  base::Errors out;
  const auto fault = [&](std::string field, std::string message) {
    out.push_back({base::ErrorCode::Invalid, std::move(field), std::move(message)});
  };
  if (entry.title.empty()) fault("title", "Enter what the committee is to take.");
  if (entry.months.empty() == !entry.once) fault("months", "Choose the months of every year, or one month.");
  for (const auto& [field, text] :
       {std::pair("title", &entry.title), std::pair("purpose", &entry.purpose), std::pair("lead", &entry.lead),
        std::pair("source", &entry.source), std::pair("goes_first_to", &entry.goes_first_to)})
    if (base::length_utf8(*text) > kLongestPlanWords)
      fault(field, fmt::format("Use at most {} characters here.", kLongestPlanWords));
  if (!out.empty()) return std::unexpected(std::move(out));
  return {};
}

base::Result<void> check_outcome(const PlanOutcome& outcome) {
  if (outcome.step == PlanStep::OnAgenda)
    return outcome.meeting.empty() ? base::Result<void>(base::invalid("meeting", "Choose the meeting."))
                                   : base::Result<void>();
  if (outcome.reason.empty()) return base::invalid("reason", "Say why.");
  if (base::length_utf8(outcome.reason) > kLongestPlanWords)
    return base::invalid("reason", fmt::format("Use at most {} characters.", kLongestPlanWords));
  if (outcome.step == PlanStep::PutOff && (!outcome.until || *outcome.until <= outcome.month))
    return base::invalid("until", "Choose a later month to put it off to.");
  return {};
}

std::vector<PlanRow> plan_rows(std::span<const PlanEntry> entries, std::span<const PlanOutcome> outcomes,
                               base::Date from, base::Date to) {
  return Rows(entries, outcomes).between(from, to);
}

bool is_missed(const PlanRow& row, base::Date today) {
  return !row.outcome && base::last_of_month(row.month) < today;
}

std::vector<PlanEntry> promised(std::span<const LoggedAction> actions, std::span<const PlanEntry> entries,
                                base::Date today) {
  std::vector<PlanEntry> out;
  for (const auto& action : actions) {
    if (action.course.closing || !action.due || !action.due->is_at_meeting || action.reference.empty()) continue;
    PlanEntry entry;
    entry.source = "Action " + action.reference;
    if (has_source(entries, entry.source)) continue;
    entry.title = as_title(action.text);
    // What was promised to a meeting that is over is still owed: to the month we are in.
    entry.once = base::first_of_month(std::max(action.due->by, today));
    entry.meeting = action.meeting;
    entry.item = action.item;
    out.push_back(std::move(entry));
  }
  std::ranges::sort(out, {}, [](const PlanEntry& one) { return std::tie(*one.once, one.source); });
  return out;
}

std::vector<PlanEntry> put_off_at(const Meeting& meeting, std::span<const base::Date> meetings,
                                  std::span<const PlanEntry> entries) {
  std::vector<PlanEntry> out;
  for (const auto& item : meeting.items)
    for (const auto& decision : item.decisions) {
      if (decision.verb != Verb::Defer) continue;
      PlanEntry entry;
      entry.source = fmt::format("Put off on {}, item {}", base::long_date(meeting.date), item.number.value_or("?"));
      if (has_source(entries, entry.source)) continue;
      entry.title = full_title(item);
      entry.purpose = item.purpose.value_or("");
      entry.part = item.part;
      const auto due = due_date(decision.text, meeting.date, meetings);
      entry.once = due ? base::first_of_month(due->by) : base::add_months(base::first_of_month(meeting.date), 1);
      entry.meeting = meeting.id;
      entry.item = item.number.value_or("");
      out.push_back(std::move(entry));
    }
  return out;
}

std::span<const PlanEntry> usual_duties() {
  static const std::vector<PlanEntry> all = [] {
    std::vector<PlanEntry> out(2);
    out[0].title = "Guardian of safe working hours: quarterly report";
    out[0].purpose = "receive";
    out[0].lead = "Guardian of safe working hours";
    out[0].months = {3, 6, 9, 12};
    out[0].source = "One trust's board papers of 2017; check your own cycle";
    out[1].title = "Guardian of safe working hours: annual report";
    out[1].purpose = "receive";
    out[1].lead = "Guardian of safe working hours";
    out[1].months = {4};
    out[1].source = out[0].source;
    return out;
  }();
  return all;
}

std::string month_words(base::Date month) {
  return fmt::format("{} {}", base::month_name(unsigned{month.month()}), int{month.year()});
}

std::string months_words(const PlanEntry& entry) {
  if (entry.once) return month_words(*entry.once);
  return base::listed(base::mapped(entry.months, [](unsigned month) { return base::month_name(month); }));
}

}  // namespace governance
