// The agenda while it is made, and how it is issued. Order, printed number and paper letter are three things: before
// the agenda is issued numbers and letters follow the order; once it is issued they stay put, and a late item takes the
// next number and letter.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "governance/minute_book/minute_book.h"

namespace governance {

/// A new meeting of a body with its usual items, and the holders of its seats expected. `last` is the meeting before,
/// if any: its minutes are to be taken.
[[nodiscard]] Meeting new_meeting(const Body& body, const std::vector<Person>& people, base::Date date,
                                  const Meeting* last);

/// Numbers 1, 2, 3 ... and letters A, B ... Z, AA ... in order, over the items that have a paper.
void number_agenda(Meeting& meeting);
/// "A" to "Z", then "AA", "AB" ... REQUIRES: place >= 0.
[[nodiscard]] std::string paper_letter(int place);

enum class AgendaMove { Up, Down };
/// Nothing happens at the ends. REQUIRES: the place is one of the agenda's.
void move_item(Meeting& meeting, std::size_t place, AgendaMove move);

/// Before issue: where it stands in the order before "any other business" and what follows it. After issue: at that
/// place too, but with the next free number and letter, and marked late.
void add_item(Meeting& meeting, AgendaItem item, bool is_issued);
/// New words for an item in its place. Its number stays; after issue its letter too, and one that has a paper only now
/// takes the next free letter. REQUIRES: the place is one of the agenda's.
void change_item(Meeting& meeting, std::size_t place, AgendaItem item, bool is_issued);

/// When each item begins, as far as the start and the time set aside for those before it tell; one for each item.
[[nodiscard]] std::vector<std::optional<TimeOfDay>> item_times(const Meeting& meeting);
/// By how many minutes the items take longer than the meeting; nothing where they fit, or where it is not told.
[[nodiscard]] std::optional<int> minutes_too_many(const Meeting& meeting);

/// "public", "private": the parts that its items stand in; none where no item tells.
[[nodiscard]] std::vector<std::string> parts_of(const Meeting& meeting);

/// What stands in the way of issuing it: no chair, nobody expected, two people with the same initials, an item without
/// a title. Each says what to do; empty is well.
[[nodiscard]] base::Errors faults_before_issue(const Meeting& meeting);

/// Initials that nobody at the meeting has yet: "MA", "MAr", "MArc" ... from the name's last word, as minutes do.
[[nodiscard]] std::string free_initials(const Meeting& meeting, std::string_view name);

/// Clear days leave out the day of notice and the day of the meeting. The last day on which notice of so many clear
/// days can be given. `counts_weekends` as the body's standing orders say.
[[nodiscard]] base::Date last_day_of_notice(base::Date meeting, int clear_days, bool counts_weekends);

}  // namespace governance
