// A paper of a meeting: to which item it belongs, who writes it, who may see it, and its versions.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "governance/meetings/item_access.h"
#include "governance/minute_book/item_title.h"  // IWYU pragma: export
#include "governance/papers/paper_cover.h"
#include "governance/papers/paper_state.h"

namespace governance {

/// Who may read it once it is issued, from the widest on. An interest that shuts somebody out of the item shuts them
/// out of its papers whatever their class.
enum class PaperClass { Public, Members, Part2, NamedPeople };
inline constexpr PaperClass kPaperClasses[] = {PaperClass::Public, PaperClass::Members, PaperClass::Part2,
                                               PaperClass::NamedPeople};
template <>
inline constexpr auto kWordsOf<PaperClass> =
    std::to_array<std::string_view>({"public", "members", "part2", "named_people"});
[[nodiscard]] std::string_view class_name(PaperClass paper_class);  ///< "Members of the committee"
/// Its pages bear the reader's watermark, and who opens it is written down.
[[nodiscard]] constexpr bool is_private(PaperClass paper_class) {
  return paper_class == PaperClass::Part2 || paper_class == PaperClass::NamedPeople;
}

/// Whether a version came in time. Tabled: on the meeting's day or later.
enum class Timeliness { InTime, Late, Tabled };
template <>
inline constexpr auto kWordsOf<Timeliness> = std::to_array<std::string_view>({"in_time", "late", "tabled"});
[[nodiscard]] Timeliness timeliness_of(base::Date sent_in, base::Date meeting, int clear_days);
[[nodiscard]] std::string_view timeliness_words(Timeliness timeliness);  ///< "In time", "Late", "Tabled at the meeting"

struct PaperVersion {
  int number = 1;
  std::string file_name;   ///< as it was sent; shown escaped, never a path
  std::string media_type;  ///< of what was sent
  std::string sha256;      ///< of what was sent
  int pages = 0;           ///< counted, of its PDF
  std::int64_t bytes = 0;
  std::string added_by;  ///< an account's id
  base::Instant added_at;
  std::string what_changed;
  Timeliness timeliness = Timeliness::InTime;
};

struct Paper {
  std::string token;     ///< in addresses; says nothing
  std::string meeting;   ///< its id
  std::string item_key;  ///< AgendaItem::key
  int place = 1;         ///< among the item's papers
  PaperState state = PaperState::Requested;
  PaperClass paper_class = PaperClass::Members;
  std::string author_person;   ///< of the minute book; may be empty
  std::string sponsor_person;  ///< likewise
  bool is_guardians = false;   ///< asked of the guardian of safe working hours, who sends it from the report's page
  std::vector<std::string> named_people;  ///< of the minute book, for PaperClass::NamedPeople
  PaperCover cover;
};

/// The item that a paper belongs to; null where it was taken off the agenda.
[[nodiscard]] const AgendaItem* item_of(const Meeting& meeting, const Paper& paper);
/// "B", "B1" for the item's second: empty where the item has no letter.
[[nodiscard]] std::string label_of(const AgendaItem& item, const Paper& paper);

/// What the viewer is to this paper.
[[nodiscard]] std::vector<PaperActor> actors_of(const Paper& paper, const Viewer& viewer);

/// Nothing and TitleOnly as for the item; TitleOnly also where the paper is not for this viewer or not issued yet.
/// TitleOnly is the item's open title, never the paper's own. Where the item is off the agenda: Nothing.
[[nodiscard]] Sight sight_of(const Paper& paper, const AgendaItem* item, const LiveMeeting& live, const Viewer& viewer);

}  // namespace governance
