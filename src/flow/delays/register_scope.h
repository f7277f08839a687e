// Whose rows of the register a person keeps. A provider's keeper has the provider's own patients, a council's keeper
// the days that are put down to social care, alone or with the NHS, of the council's residents; a system's keeper has
// the rows of all its partners. Nothing else: what is not covered is neither shown nor changed.
#pragma once

#include <set>
#include <span>
#include <string>
#include <string_view>

#include "flow/delays/delay_spell.h"
#include "flow/measures/place.h"

namespace flow {

class RegisterScope {
 public:
  /// Of the organisations whose register a person keeps, by the codes of their places. A code that is no place of
  /// figures, and a board, covers nothing.
  RegisterScope(std::span<const Place> all, std::span<const std::string> organisations);

  /// Whether the row is one of theirs.
  [[nodiscard]] bool covers(const DelaySpell& spell) const;
  /// Whether every row that counts for the place is.
  [[nodiscard]] bool covers_all_of(const Place& place) const;
  [[nodiscard]] bool covers_nothing() const { return !is_whole_ && words_.empty(); }
  /// Whether a row of this provider, or of this council's residents, can be one of theirs.
  [[nodiscard]] bool may_name_provider(std::string_view code) const;
  [[nodiscard]] bool may_name_council(std::string_view code) const;
  /// Whether it is one of the organisations whose register they keep.
  [[nodiscard]] bool is_of(std::string_view organisation) const { return words_.contains(organisation); }
  /// "E06000016, RWE": the organisations, in order, for the trail and the page.
  [[nodiscard]] std::string words() const;

 private:
  using Codes = std::set<std::string, std::less<>>;
  void add(std::span<const Place> all, const Place& place);

  bool is_whole_ = false;  // England
  Codes systems_;
  Codes providers_;  // every row of theirs
  Codes residents_;  // councils: every row of their residents
  Codes councils_;   // rows that are put down to social care or to both
  Codes words_;
};

}  // namespace flow
