#include "governance/checks/book_index.h"

#include <algorithm>
#include <tuple>

namespace governance {
namespace {

template <class T>
std::unordered_map<std::string_view, const T*> by_id(const std::vector<T>& things) {
  std::unordered_map<std::string_view, const T*> out;
  out.reserve(things.size());
  for (const T& one : things) out.emplace(one.id, &one);
  return out;
}

template <class T>
const T* found(const std::unordered_map<std::string_view, const T*>& things, std::string_view id) {
  const auto at = things.find(id);
  return at == things.end() ? nullptr : at->second;
}

template <class T>
std::span<const T> listed_under(const std::unordered_map<std::string_view, std::vector<T>>& lists,
                                std::string_view key) {
  const auto at = lists.find(key);
  return at == lists.end() ? std::span<const T>() : std::span<const T>(at->second);
}

}  // namespace

BookIndex::BookIndex(const MinuteBook& book)
    : book_(book),
      organisations_(by_id(book.organisations)),
      bodies_(by_id(book.bodies)),
      people_(by_id(book.people)),
      meetings_(by_id(book.meetings)),
      actions_(by_id(book.actions)) {
  take_meetings();
  take_actions();
}

void BookIndex::take_meetings() {
  for (const Meeting& one : book_.meetings) {
    auto& rows = attendance_[&one];
    for (const Attendance& row : one.attendance) {
      const auto [at, is_new] = rows.emplace(row.person, &row);
      if (!is_new && !is_listed(at->second->kind) && is_listed(row.kind)) at->second = &row;
    }
    by_date_.push_back(&one);
  }
  std::ranges::sort(by_date_, [](const Meeting* a, const Meeting* b) {
    return std::tie(a->date, a->id, a) < std::tie(b->date, b->id, b);
  });
  for (const Meeting* one : by_date_) {
    auto& series = series_[one->body];
    if (series.meetings.empty()) met_.push_back(one->body);
    series.meetings.push_back(one);
    series.dates.push_back(one->date);
  }
}

void BookIndex::take_actions() {
  for (const Action& one : book_.actions) {
    if (one.raised_at) raised_[*one.raised_at].push_back(&one);
    for (const ActionEntry& entry : one.history) reports_[entry.at].push_back({&one, &entry});
  }
}

const Organisation* BookIndex::organisation(std::string_view id) const {
  return found(organisations_, id);
}
const Body* BookIndex::body(std::string_view id) const {
  return found(bodies_, id);
}
const Person* BookIndex::person(std::string_view id) const {
  return found(people_, id);
}
const Meeting* BookIndex::meeting(std::string_view id) const {
  return found(meetings_, id);
}
const Action* BookIndex::action(std::string_view id) const {
  return found(actions_, id);
}

const Attendance* BookIndex::attendance(const Meeting& one, std::string_view person) const {
  const auto rows = attendance_.find(&one);
  return rows == attendance_.end() ? nullptr : found(rows->second, person);
}

std::span<const Meeting* const> BookIndex::meetings_of(std::string_view body) const {
  const auto at = series_.find(body);
  return at == series_.end() ? std::span<const Meeting* const>() : std::span<const Meeting* const>(at->second.meetings);
}
std::span<const base::Date> BookIndex::dates_of(std::string_view body) const {
  const auto at = series_.find(body);
  return at == series_.end() ? std::span<const base::Date>() : std::span<const base::Date>(at->second.dates);
}

const Meeting* BookIndex::neighbour(const Meeting& one, std::ptrdiff_t step) const {
  const auto all = meetings_of(one.body);
  const auto at = std::ranges::find(all, &one) - all.begin() + step;
  return at < 0 || at >= static_cast<std::ptrdiff_t>(all.size()) ? nullptr : all[static_cast<std::size_t>(at)];
}
const Meeting* BookIndex::before(const Meeting& one) const {
  return neighbour(one, -1);
}
const Meeting* BookIndex::after(const Meeting& one) const {
  return neighbour(one, 1);
}

std::span<const Action* const> BookIndex::raised_at(std::string_view meeting) const {
  return listed_under(raised_, meeting);
}
std::span<const Report> BookIndex::reports_at(std::string_view meeting) const {
  return listed_under(reports_, meeting);
}

std::string_view BookIndex::body_of(const Action& one) const {
  if (one.raised_at)
    if (const Meeting* raised = meeting(*one.raised_at)) return raised->body;
  for (const ActionEntry& entry : one.history)
    if (const Meeting* reviewed = meeting(entry.at)) return reviewed->body;
  return {};
}

}  // namespace governance
