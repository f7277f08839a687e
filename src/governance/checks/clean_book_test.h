// A book without faults, for tests that put one in.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "governance/checks/check.h"

namespace governance {

/// Two meetings of an invented board and a bulletin, kept as the checks ask.
[[nodiscard]] MinuteBook clean_book();

// Its parts, to be changed.
[[nodiscard]] Meeting& march(MinuteBook& book);
[[nodiscard]] Meeting& may(MinuteBook& book);  ///< the next one
[[nodiscard]] AgendaItem& item(Meeting& meeting, std::string_view number);
[[nodiscard]] Attendance& row(Meeting& meeting, std::string_view person);
[[nodiscard]] Action& action(MinuteBook& book, std::string_view id);
[[nodiscard]] BulletinPaper& report(MinuteBook& book);            ///< the bulletin's first paper
[[nodiscard]] BulletinPaper& attached_minutes(MinuteBook& book);  ///< its second

/// "MEETING ITEM SUBJECT" of each finding of one check, in order; a stroke stands for what is empty.
[[nodiscard]] std::vector<std::string> found(std::string_view code, const MinuteBook& book);
/// The first finding's words; empty where there is none.
[[nodiscard]] std::string text_of(std::string_view code, const MinuteBook& book);

}  // namespace governance
