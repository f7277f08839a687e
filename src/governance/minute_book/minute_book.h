// The minute book: what bodies did, as one value. A file is read into it, the record is shown as it, and the checks of
// committee-governance.md, 20 are run on it: so an imported meeting and one held here are judged by the same rules.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "governance/minute_book/action.h"
#include "governance/minute_book/bulletin.h"
#include "governance/minute_book/meeting.h"
#include "governance/minute_book/parties.h"

namespace governance {

struct Source {
  std::string id;
  std::optional<std::string> file;
  std::optional<std::string> document;
  std::optional<std::string> owner;

  friend bool operator==(const Source&, const Source&) = default;
};

struct MinuteBook {
  std::vector<Source> sources;
  std::vector<Organisation> organisations;
  std::vector<Body> bodies;
  std::vector<Person> people;
  std::vector<Meeting> meetings;
  std::vector<Action> actions;
  std::vector<Bulletin> bulletins;

  // Each gives nothing where the book has no such thing. Found by the id, whole.
  [[nodiscard]] const Organisation* organisation(std::string_view id) const;
  [[nodiscard]] const Body* body(std::string_view id) const;
  [[nodiscard]] const Person* person(std::string_view id) const;
  [[nodiscard]] const Meeting* meeting(std::string_view id) const;
  [[nodiscard]] const Action* action(std::string_view id) const;
  /// A body's meetings, by date.
  [[nodiscard]] std::vector<const Meeting*> meetings_of(std::string_view body) const;
  /// The body's meeting before `meeting` in the book.
  [[nodiscard]] const Meeting* meeting_before(const Meeting& meeting) const;

  friend bool operator==(const MinuteBook&, const MinuteBook&) = default;
};

/// Whether `later` took the minutes of `earlier`, so that no meeting was held between them.
[[nodiscard]] bool follows(const Meeting& later, const Meeting& earlier);

}  // namespace governance
