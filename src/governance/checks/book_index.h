// A minute book made ready for asking: everything by its id, meetings by body and date, actions by the meetings that
// raised or reviewed them. Refers to the book, which must outlive it and stay as it is.
#pragma once

#include <map>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/date.h"
#include "governance/minute_book/minute_book.h"

namespace governance {

/// What one log said of an action.
struct Report {
  const Action* action = nullptr;
  const ActionEntry* entry = nullptr;  ///< never null
};

class BookIndex {
 public:
  explicit BookIndex(const MinuteBook& book);

  [[nodiscard]] const MinuteBook& book() const { return book_; }

  // Each gives nothing where the book has no such thing.
  [[nodiscard]] const Organisation* organisation(std::string_view id) const;
  [[nodiscard]] const Body* body(std::string_view id) const;
  [[nodiscard]] const Person* person(std::string_view id) const;
  [[nodiscard]] const Meeting* meeting(std::string_view id) const;
  [[nodiscard]] const Action* action(std::string_view id) const;
  /// A printed row where the person has one, else one that the text of the minutes tells of.
  [[nodiscard]] const Attendance* attendance(const Meeting& meeting, std::string_view person) const;

  /// Every body's, and within a day by id, so that findings do not hang on the order of the file.
  [[nodiscard]] const std::vector<const Meeting*>& meetings_by_date() const { return by_date_; }
  /// Bodies that met, in the order of their first meetings.
  [[nodiscard]] const std::vector<std::string_view>& bodies_that_met() const { return met_; }
  /// A body's meetings by date.
  [[nodiscard]] std::span<const Meeting* const> meetings_of(std::string_view body) const;
  [[nodiscard]] std::span<const base::Date> dates_of(std::string_view body) const;
  /// The same body's meeting before or after in the book.
  [[nodiscard]] const Meeting* before(const Meeting& meeting) const;
  [[nodiscard]] const Meeting* after(const Meeting& meeting) const;

  [[nodiscard]] std::span<const Action* const> raised_at(std::string_view meeting) const;
  /// In the order of the book's actions.
  [[nodiscard]] std::span<const Report> reports_at(std::string_view meeting) const;
  /// The body that an action belongs to: of the meeting that raised it, or the first that reviewed it; empty if
  /// unknown.
  [[nodiscard]] std::string_view body_of(const Action& action) const;

 private:
  struct Series {
    std::vector<const Meeting*> meetings;
    std::vector<base::Date> dates;
  };
  template <class T>
  using ById = std::unordered_map<std::string_view, const T*>;

  void take_meetings();
  void take_actions();
  [[nodiscard]] const Meeting* neighbour(const Meeting& meeting, std::ptrdiff_t step) const;

  const MinuteBook& book_;
  ById<Organisation> organisations_;
  ById<Body> bodies_;
  ById<Person> people_;
  ById<Meeting> meetings_;
  ById<Action> actions_;
  std::unordered_map<const Meeting*, ById<Attendance>> attendance_;
  std::vector<const Meeting*> by_date_;
  std::vector<std::string_view> met_;
  std::unordered_map<std::string_view, Series> series_;
  std::unordered_map<std::string_view, std::vector<const Action*>> raised_;
  std::unordered_map<std::string_view, std::vector<Report>> reports_;
};

}  // namespace governance
