#include "app/deadlines_answer.h"

#include <algorithm>
#include <iterator>
#include <string_view>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "app/typed_moment.h"
#include "base/check.h"
#include "base/london_time.h"

namespace app {
namespace {

using safe_working::DayAndTime;
using safe_working::Due;
using safe_working::RouteRow;
using safe_working::Step;

/// Someone who gets a copy, and why.
struct Copy {
  std::string_view code;
  std::string_view name;
  const safe_working::Source& source;
};

/// Each once, in the order of the routes; the guardian always of a safety concern.
std::vector<Copy> copies_of(const DeadlinesAnswer& answer) {
  std::vector<Copy> out;
  const auto add = [&](safe_working::CopiedTo who, const safe_working::Source& source) {
    const auto code = safe_working::copied_to_code(who);
    if (std::ranges::find(out, code, &Copy::code) == out.end())
      out.push_back({code, safe_working::copied_to_name(who), source});
  };
  for (const RouteRow& row : answer.routes) {
    for (const auto who : row.copied_to) add(who, row.source);
  }
  if (answer.happening.is_safety_concern) add(safe_working::CopiedTo::Guardian, safe_working::safety_copy_source());
  return out;
}

const Due& due_of(const DeadlinesAnswer& answer, Step step) {
  const auto found = std::ranges::find(answer.due, step, &Due::step);
  base::check(found != answer.due.end(), "every answer dates the report and the reply");
  return *found;
}

boost::json::value date_json(const std::optional<base::Instant>& by) {
  return by ? boost::json::value(base::iso(base::date_of(*by))) : boost::json::value(nullptr);
}

boost::json::value yes_no_json(const std::optional<bool>& known) {
  return known ? boost::json::value(*known) : boost::json::value(nullptr);
}

std::string day_text(const DayAndTime& day) {
  return day.at ? moment_text(*day.at) : base::iso(day.date);
}

std::string_view counted_from(safe_working::CountedFrom from) {
  switch (from) {
    case safe_working::CountedFrom::Event:
      return "event";
    case safe_working::CountedFrom::Report:
      return "report";
    case safe_working::CountedFrom::AccessStart:
      return "access_start";
    case safe_working::CountedFrom::EventOrReport:
      break;
  }
  throw base::OurMistake("a due date that does not say what it counts from");
}

boost::json::value within_json(const std::optional<safe_working::Within>& within) {
  if (!within) return nullptr;
  const bool is_hours = within->hours.count() != 0;
  return boost::json::object{{is_hours ? "hours" : "days", is_hours ? within->hours.count() : within->days.count()},
                             {"from", counted_from(within->from)}};
}

boost::json::object due_json(const Due& due) {
  boost::json::object out{{"step", safe_working::step_code(due.step)}, {"name", safe_working::step_name(due.step)}};
  out["within"] = within_json(due.within);
  out["on"] = date_json(due.by);
  out["at"] = due.by && due.is_by_the_hour ? boost::json::value(moment_text(*due.by)) : boost::json::value(nullptr);
  if (due.is_time_assumed) out["assumed"] = "counted from the start of the event's day, as no time was given";
  out["late"] = yes_no_json(due.is_late);
  out["words"] = due.words;
  out["source"] = source_json(due.source);
  return out;
}

boost::json::object step_json(std::string_view does, std::string_view who, std::string_view name, const RouteRow& row,
                              const safe_working::Source& source) {
  return {{"does", does},
          {"who", who},
          {"name", name},
          {"for", safe_working::report_kind_code(row.kind)},
          {"source", source_json(source)}};
}

boost::json::array route_json(const DeadlinesAnswer& answer) {
  boost::json::array out;
  for (const RouteRow& row : answer.routes) {
    out.push_back(step_json("answers", safe_working::reviewer_code(row.reviewer),
                            safe_working::reviewer_name(row.reviewer), row, row.source));
    const auto guardian = safe_working::CopiedTo::Guardian;
    out.push_back(step_json("decides a dispute", safe_working::copied_to_code(guardian),
                            safe_working::copied_to_name(guardian), row, row.dispute_source));
  }
  return out;
}

boost::json::array kinds_json(const safe_working::Happening& happening) {
  boost::json::array out;
  if (happening.is_working) out.emplace_back("hours");
  if (happening.is_education) out.emplace_back("education");
  if (happening.is_safety_concern) out.emplace_back("safety");
  return out;
}

void add_copies(boost::json::object& out, const DeadlinesAnswer& answer) {
  boost::json::array codes, copies;
  for (const Copy& copy : copies_of(answer)) {
    codes.emplace_back(copy.code);
    copies.push_back(
        boost::json::object{{"who", copy.code}, {"name", copy.name}, {"source", source_json(copy.source)}});
  }
  out["copied_to"] = std::move(codes);
  out["copies"] = std::move(copies);
}

void add_remedies(boost::json::object& out, const DeadlinesAnswer& answer) {
  boost::json::array compulsory;
  for (const auto& [era, remedy, words, source] : answer.compulsory)
    compulsory.push_back(boost::json::object{
        {"remedy", safe_working::remedy_code(remedy)}, {"words", words}, {"source", source_json(source)}});
  out["compulsory"] = std::move(compulsory);
  out["sign_off"] = nullptr;
  if (answer.sign_off)
    out["sign_off"] = boost::json::object{{"routine", answer.sign_off->is_routine},
                                          {"words", answer.sign_off->words},
                                          {"source", source_json(answer.sign_off->source)}};
}

boost::json::array route_notes_json(const DeadlinesAnswer& answer) {
  boost::json::array out;
  for (const auto& [era, words, source] : answer.route_notes)
    out.push_back(boost::json::object{{"words", words}, {"source", source_json(source)}});
  return out;
}

std::string due_when(const Due& due) {
  if (!due.by && due.within)
    return fmt::format("{} days after the {}", due.within->days.count(), counted_from(due.within->from));
  if (!due.by) return "no date";
  return due.is_by_the_hour ? base::long_date_time(*due.by)
                            : "the end of " + base::weekday_date(base::date_of(*due.by));
}

std::string due_text(const Due& due) {
  return fmt::format("  {}: {}{}{}\n    {}\n    {}\n", safe_working::step_name(due.step), due_when(due),
                     due.is_time_assumed ? ", counted from the start of the day" : "",
                     due.is_late.value_or(false) ? " - LATE" : "", due.words, source_words(due.source));
}

std::string heading(const DeadlinesAnswer& answer) {
  std::string out =
      fmt::format("Under {}, for an event on {}", safe_working::era_name(answer.era), day_text(answer.happening.event));
  if (answer.happening.reported) out += " reported on " + day_text(*answer.happening.reported);
  return out + (answer.happening.claims_pay ? ", with a claim for pay\n" : "\n");
}

}  // namespace

std::string deadlines_json(const DeadlinesAnswer& answer) {
  const Due& submit = due_of(answer, Step::Submit);
  boost::json::object out{{"era", safe_working::era_code(answer.era)},
                          {"era_name", safe_working::era_name(answer.era)}};
  out["event"] = day_text(answer.happening.event);
  out["reported"] = answer.happening.reported ? boost::json::value(day_text(*answer.happening.reported))
                                              : boost::json::value(nullptr);
  out["kinds"] = kinds_json(answer.happening);
  out["claims_pay"] = answer.happening.claims_pay;
  out["submit_by"] = date_json(submit.by);
  out["reply_by"] = date_json(due_of(answer, Step::Reply).by);
  out["late"] = yes_no_json(submit.is_late);
  boost::json::array due;
  for (const Due& one : answer.due) due.push_back(due_json(one));
  out["due"] = std::move(due);
  out["route"] = route_json(answer);
  add_copies(out, answer);
  add_remedies(out, answer);
  out["route_notes"] = route_notes_json(answer);
  out["notes"] = words_json(answer.notes);
  out["source"] = source_json(submit.source);
  out["settings"] = settings_json(answer.settings);
  return boost::json::serialize(out) + "\n";
}

std::string deadlines_text(const DeadlinesAnswer& answer) {
  std::string out = heading(answer) + "\nDue\n";
  for (const Due& due : answer.due) out += due_text(due);
  out += "\nRoute\n";
  const auto line = [&](std::string_view words, const safe_working::Source& source) {
    fmt::format_to(std::back_inserter(out), "  {}\n    {}\n", words, source_words(source));
  };
  for (const RouteRow& row : answer.routes) {
    line(fmt::format("{} answers for {}", safe_working::reviewer_name(row.reviewer),
                     safe_working::report_kind_code(row.kind)),
         row.source);
    line("The guardian of safe working hours decides a dispute", row.dispute_source);
  }
  for (const Copy& copy : copies_of(answer)) line(fmt::format("Copy to: {}", copy.name), copy.source);
  if (answer.sign_off)
    line(fmt::format("A claim of this length is {}", answer.sign_off->words), answer.sign_off->source);
  for (const auto& remedy : answer.compulsory) line(remedy.words, remedy.source);
  for (const auto& note : answer.route_notes) line(note.words, note.source);
  for (const auto& note : answer.notes) out += "\nNote: " + note + "\n";
  out += "\nSettings\n";
  for (const auto& setting : answer.settings) out += "  " + setting_words(setting) + "\n";
  return out;
}

}  // namespace app
