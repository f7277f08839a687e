#include "safe_working/guardian_reports/guardian_view_pages.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/mapped.h"
#include "safe_working/guardian_reports/guardian_quarter.h"
#include "safe_working/guardian_reports/guardian_report.h"
#include "safe_working/guardian_reports/guardian_report_store.h"

namespace safe_working::guardian_view {
namespace {

using html::Fragment;

constexpr int kQuartersOffered = 5;

/// `name` as one date, or from the three boxes of a date input. Nothing where neither is in the address.
std::optional<base::Result<base::Date>> date_in(const site::FormValues& query, const std::string& name,
                                                std::string_view what) {
  if (query.has(name)) return base::parse_iso_date(query.get(name), name);
  if (!query.has(name + "-day")) return std::nullopt;
  return base::parse_date_parts(query.get(name + "-day"), query.get(name + "-month"), query.get(name + "-year"), name,
                                what);
}

/// What was asked for put back into the boxes, also where it came as one date.
site::FormValues boxes(const site::FormValues& query, const base::Period& period) {
  if (query.has("from-day") || query.has("to-day")) return query;
  site::FormValues out;
  for (const auto& [name, date] : {std::pair<std::string, base::Date>{"from", period.from}, {"to", period.to}}) {
    out.add(name + "-day", std::to_string(unsigned{date.day()}));
    out.add(name + "-month", std::to_string(unsigned{date.month()}));
    out.add(name + "-year", std::to_string(int{date.year()}));
  }
  return out;
}

GuardianRecordCache& cache() {
  static GuardianRecordCache shared;
  return shared;
}

}  // namespace

base::Checked<Asked> asked_period(const people::Visit& visit) {
  const auto& query = visit.request.query;
  const auto now = visit.clock.now();
  auto period = quarter_of(visit.today());
  base::Errors errors;
  const auto take = [&](const std::string& name, std::string_view what, base::Date& into) {
    const auto read = date_in(query, name, what);
    if (!read) return;
    if (*read)
      into = **read;
    else
      errors.push_back(read->error());
  };
  take("from", "the first day", period.from);
  take("to", "the last day", period.to);
  base::Date cut_off_day = period.to;
  take("cut-off", "the cut-off", cut_off_day);
  if (errors.empty() && period.to < period.from)
    errors.push_back({base::ErrorCode::Invalid, "to", "The last day must be the same as or after the first day."});
  if (errors.empty() && base::start_of_day(period.from) > now)
    errors.push_back({base::ErrorCode::Invalid, "from",
                      "The period has not begun yet. Enter a first day that is not in the future."});
  if (errors.empty() && cut_off_day < period.from)
    errors.push_back({base::ErrorCode::Invalid, "from", "The cut-off must be on or after the first day."});
  if (!errors.empty()) return std::unexpected(std::move(errors));
  return Asked{period, std::min(base::end_of_day(cut_off_day), now)};
}

base::Result<std::shared_ptr<const GuardianRecord>> record_of(people::Visit& visit, const Asked& asked) {
  return cache().get(visit.database, visit.organisation(), asked.period, asked.cut_off);
}

html::Url address(std::string_view path, const GuardianRecord& record) {
  return html::Url(fmt::format("{}?{}", path, record.query()));
}

site::Figure page_figure(const documents::FigureItem& item) {
  site::Figure out{.value = documents::shown(item.value), .words = item.words, .lineage = std::nullopt};
  if (!item.lineage.link.empty()) out.lineage = html::Url(item.lineage.link);
  return out;
}

Fragment generated_note(const GuardianRecord& record) {
  return html::when(record.has_generated_reports,
                    [] { return site::inset_text(html::paragraph(demonstration_words())); });
}

Fragment period_chooser(const people::Visit& visit, std::string_view path, const base::Period& period,
                        const base::Errors& errors) {
  auto quarters = quarters_up_to(visit.today(), kQuartersOffered);
  std::ranges::reverse(quarters);
  const auto links = base::mapped(quarters, [&](const base::Period& quarter) {
    return html::link(html::Url(path).with("from", base::iso(quarter.from)).with("to", base::iso(quarter.to)),
                      base::period_name(quarter.from, quarter.to));
  });
  const site::FormState state{.values = boxes(visit.request.query, period), .errors = errors};
  const auto fields = site::date_input(state, {.name = "from", .legend = "First day"}) +
                      site::date_input(state, {.name = "to", .legend = "Last day"}) +
                      site::button("Show this period", site::ButtonKind::Secondary);
  const auto content = html::bullets(links) + site::filter_form(html::Url(path), fields);
  // Where a date is wrong its box must be in sight.
  return errors.empty() ? site::details("Choose another period", content) : content;
}

}  // namespace safe_working::guardian_view
