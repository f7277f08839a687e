#include "app/fine_answer.h"

#include <iterator>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "app/typed_moment.h"
#include "base/london_time.h"

namespace app {
namespace {

using safe_working::FineAmounts;
using safe_working::HourlyFine;
using safe_working::WorkedSpan;
using std::chrono::minutes;

constexpr std::string_view kRounding =
    "Each of the three amounts is rounded on its own, once a fine, half a penny up; hours of both rates are summed "
    "before.";

/// 0.75, or 0:50 where the decimal would not be exact: both can be typed again.
std::string hours_text(minutes length) {
  if (length.count() * 100 % 60 == 0) return base::decimal_text({length.count() * 100 / 60});
  return fmt::format("{}:{:02}", length.count() / 60, length.count() % 60);
}

void add_amounts(boost::json::object& out, const FineAmounts& amounts) {
  out["total"] = plain_pounds(amounts.total);
  out["doctor"] = plain_pounds(amounts.doctor);
  out["guardian"] = plain_pounds(amounts.guardian);
}

boost::json::value rate_json(const std::optional<HourlyFine>& rate) {
  if (!rate) return nullptr;
  boost::json::object out;
  add_amounts(out, rate->amounts);
  out["from"] = base::iso(rate->from);
  out["source"] = source_json(rate->source);
  return out;
}

boost::json::value span_json(const std::optional<WorkedSpan>& span) {
  if (!span) return nullptr;
  return boost::json::object{{"from", moment_text(span->from)}, {"to", moment_text(span->to)}};
}

boost::json::value split_json(const std::optional<SplitTime>& split) {
  if (!split) return nullptr;
  boost::json::array rules;
  for (const auto when : split->minutes.by) {
    const auto& rule = safe_working::enhanced_rules()[static_cast<std::size_t>(when)];
    rules.push_back(boost::json::object{{"enhanced", rule.words}, {"source", source_json(rule.source)}});
  }
  return boost::json::object{
      {"time", span_json(split->span)}, {"shift", span_json(split->shift)}, {"rules", std::move(rules)}};
}

void add_hours(boost::json::object& out, const FineAnswer& answer) {
  out["basic_hours"] = hours_text(answer.charged.basic);
  out["enhanced_hours"] = hours_text(answer.charged.enhanced);
  out["basic_minutes"] = answer.charged.basic.count();
  out["enhanced_minutes"] = answer.charged.enhanced.count();
  out["worked_minutes"] =
      boost::json::object{{"basic", answer.worked.basic.count()}, {"enhanced", answer.worked.enhanced.count()}};
  out["rates"] = boost::json::object{{"basic", rate_json(answer.basic)}, {"enhanced", rate_json(answer.enhanced)}};
  out["split"] = split_json(answer.split);
}

std::string amounts_text(const FineAmounts& amounts) {
  return fmt::format("{} ({} to the doctor, {} to the guardian's fund)", base::pounds_text(amounts.total),
                     base::pounds_text(amounts.doctor), base::pounds_text(amounts.guardian));
}

std::string heading(const FineAnswer& answer) {
  std::string out = answer.name;
  if (answer.point) out += fmt::format(" for {}", safe_working::nodal_point_code(*answer.point));
  if (answer.date) out += " on " + base::long_date(*answer.date);
  return out;
}

void add_band(std::string& out, std::string_view band, minutes length, const std::optional<HourlyFine>& rate) {
  if (length == minutes(0)) return;
  out += fmt::format("{:<11}{}", band, base::duration_text(length));
  if (rate) out += fmt::format(" at {} an hour", amounts_text(rate->amounts));
  out += '\n';
}

}  // namespace

std::string fine_json(const FineAnswer& answer) {
  boost::json::object out;
  add_amounts(out, answer.amounts);
  out["currency"] = "GBP";
  out["kind"] = answer.kind;
  out["date"] = answer.date ? boost::json::value(base::iso(*answer.date)) : boost::json::value(nullptr);
  out["grade"] =
      answer.point ? boost::json::value(safe_working::nodal_point_code(*answer.point)) : boost::json::value(nullptr);
  add_hours(out, answer);
  out["rounding"] = kRounding;
  out["source"] = source_json(answer.sources.front());
  boost::json::array sources;
  for (const auto& source : answer.sources) sources.push_back(source_json(source));
  out["sources"] = std::move(sources);
  out["settings"] = settings_json(answer.settings);
  out["warnings"] = words_json(answer.warnings);
  return boost::json::serialize(out) + "\n";
}

std::string fine_text(const FineAnswer& answer) {
  std::string out = heading(answer) + "\n";
  const auto line = [&](std::string_view name, std::string_view words) {
    fmt::format_to(std::back_inserter(out), "{:<11}{}\n", name, words);
  };
  line("Total", base::pounds_text(answer.amounts.total));
  line("Doctor", base::pounds_text(answer.amounts.doctor));
  line("Guardian", base::pounds_text(answer.amounts.guardian));
  add_band(out, "Basic", answer.charged.basic, answer.basic);
  add_band(out, "Enhanced", answer.charged.enhanced, answer.enhanced);
  line("Rounding", kRounding);
  for (const auto& warning : answer.warnings) line("Note", warning);
  for (const auto& source : answer.sources) line("Source", source_words(source));
  for (const auto& setting : answer.settings) line("Setting", setting_words(setting));
  return out;
}

}  // namespace app
