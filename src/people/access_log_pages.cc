#include <algorithm>
#include <map>

#include "base/london_time.h"
#include "base/number.h"
#include "base/text.h"
#include "people/people_store.h"
#include "people/reading.h"
#include "people/sign_in_pages.h"
#include "record/audit_trail.h"

namespace people {
namespace {

using html::Fragment;

constexpr int kMostEntries = 1000;

/// Where the person can look at what was read, by the kind of thing.
struct SubjectPage {
  std::string_view kind;
  std::string_view path;
};
constexpr SubjectPage kSubjectPages[] = {{"exception_report", "/reports/"}};

struct Reading {
  record::AuditEntry entry;
  ReadingKind kind;
};

/// What others read, newest first: one's own reading is no news.
std::vector<Reading> readings_by_others(record::Reader& reader, PersonId person) {
  std::vector<Reading> out;
  for (auto& entry : record::audit_of_person(reader, person.text(), kMostEntries)) {
    const auto kind = reading_kind(entry.event.subject_kind, entry.event.action);
    if (kind && entry.event.actor != person.text()) out.push_back({.entry = std::move(entry), .kind = *kind});
  }
  return out;
}

struct Reader {
  std::string name;
  std::vector<RoleGrant> grants;
};
using Readers = std::map<std::string, Reader>;

Readers readers_of(record::Reader& reader, const std::vector<Reading>& readings) {
  Readers out;
  for (const Reading& reading : readings) {
    const std::string& actor = reading.entry.event.actor;
    const auto id = PersonId::parse(actor);
    if (out.contains(actor) || !id) continue;
    const auto person = find_person(reader, *id);
    if (person) out.emplace(actor, Reader{.name = person->name, .grants = grants_of(reader, *id)});
  }
  return out;
}

/// The roles of that day: who has moved on since read as what they were.
std::string who_read(const Reading& reading, const Readers& readers) {
  const auto found = readers.find(reading.entry.event.actor);
  if (found == readers.end()) return reading.entry.event.actor;
  const base::Date day = base::date_of(reading.entry.at);
  std::vector<std::string> roles;
  for (const RoleGrant& grant : found->second.grants) {
    const std::string role(role_name(grant.role));
    if (grant.is_in_force(day) && std::ranges::find(roles, role) == roles.end()) roles.push_back(role);
  }
  return roles.empty() ? found->second.name : found->second.name + " (" + base::listed(roles) + ")";
}

Fragment what_was_read(const Reading& reading) {
  const auto& event = reading.entry.event;
  std::string words = event.subject_kind;
  std::ranges::replace(words, '_', ' ');
  const auto page = std::ranges::find(kSubjectPages, event.subject_kind, &SubjectPage::kind);
  const Fragment thing = page == std::end(kSubjectPages)
                             ? Fragment(words)
                             : html::link(html::Url(std::string(page->path) + event.subject_id), words);
  return reading.kind == ReadingKind::Read ? "Opened your " + thing
                                           : "Tried to open your " + thing + " and was refused";
}

site::Table table_of(const std::vector<Reading>& readings, const Readers& readers) {
  site::Table table{.caption = "Who has read your record",
                    .is_caption_hidden = true,
                    .columns = {{"When"}, {"Who"}, {"What"}},
                    .rows = {},
                    .total = {},
                    .when_empty = "Nobody but you has opened any of your reports or your work schedule."};
  for (const Reading& reading : readings) {
    table.rows.push_back({{.content = base::long_date_time(reading.entry.at), .is_header = true},
                          {.content = who_read(reading, readers)},
                          {.content = what_was_read(reading)}});
  }
  return table;
}

}  // namespace

site::Response access_log_page(Visit& visit) {
  const site::Table table = visit.database.read([&](record::Reader& reader) {
    const auto readings = readings_by_others(reader, visit.person().person.id);
    return table_of(readings, readers_of(reader, readings));
  });
  Fragment content = html::heading(1, "Who has read your record");
  content += html::paragraph(
      "Each time someone else opens a report of yours by name, or your work schedule, or tries to, it is written down "
      "here. Only you see this page.");
  content += html::paragraph("If someone should not have read it, tell your guardian of safe working hours.");
  content += site::table(table);
  return visit.page({.title = "Who has read your record",
                     .content = content,
                     .back = site::NavigationItem{.words = "Your account", .to = "/account"}});
}

}  // namespace people
