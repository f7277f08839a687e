// The references that actions are known by: a body's pattern, the next free number, and when two spellings are one.
//
// A pattern is text with tokens:
//   {body}         the body's short name in capitals: SLT
//   {yy} {yyyy}    the year of the meeting: 19, 2019
//   {fy}           its financial year, April to March: 1920
//   {yymmdd}       its day: 191219
//   {meeting_no}   its number
//   {item}         the item's number on the agenda; numbers then run within the item
//   {seq}          the running number, stated once; {seq:03} with noughts before it, to make three figures
//   {seq_scope:S}  stands for nothing; says where numbers start again: year, financial_year, meeting or ever. Where it
//                  is left out the other tokens tell: the day or the meeting's number, then the financial year, then
//                  the year, and ever where there is none
// All else stands for itself.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "governance/minute_book/parties.h"

namespace governance {

enum class NumberScope { Year, FinancialYear, Meeting, Ever };

/// Where an action was raised, as far as its reference tells of it.
struct RaisedAt {
  std::string meeting;  ///< its id
  base::Date date;
  std::string meeting_no;      ///< as recorded; may be empty
  std::string item;            ///< its number on the agenda
  std::string item_reference;  ///< where the item has one of its own; else empty
};
/// A reference that is taken, with what is known of where it was.
struct TakenReference {
  std::string reference;
  std::string meeting;  ///< its id; may be empty
  std::optional<base::Date> raised_on;
};

class ReferencePattern {
 public:
  /// The refusal names the token that is none, or what the pattern lacks so that no two actions get one reference.
  [[nodiscard]] static base::Result<ReferencePattern> parse(std::string_view text, const std::string& subject = "");

  [[nodiscard]] NumberScope scope() const { return scope_; }
  /// Nothing where the pattern asks for the meeting's number and it has none.
  [[nodiscard]] std::optional<std::string> render(const Body& body, const RaisedAt& at, int number) const;

  /// What a reference of this pattern says. Marks between its parts, and capitals, may differ.
  struct Parts {
    int number = 0;
    std::string item;                                              ///< empty where the pattern has none
    std::vector<std::pair<std::string_view, std::string>> others;  ///< token and figures
  };
  [[nodiscard]] std::optional<Parts> parts_of(const Body& body, std::string_view reference) const;

 private:
  struct Piece {
    std::string token;  ///< empty: `text` stands for itself
    std::string text;   ///< of {seq}: empty, or how many figures
  };
  [[nodiscard]] bool has(std::string_view token) const;
  [[nodiscard]] base::Result<void> read_piece(std::string_view token, const std::string& subject, bool& has_scope);
  [[nodiscard]] base::Result<void> check_scope(const std::string& subject) const;

  std::vector<Piece> pieces_;
  NumberScope scope_ = NumberScope::Ever;
};

/// For bodies that state no pattern: {body}/{yy}/{item}/{seq}, so that the first action of item 140 in 2019 is
/// SLT/19/140/1.
inline constexpr std::string_view kUsualPattern = "{body}/{yy}/{item}/{seq}";

/// The body's short name as references have it: the letters of its id in capitals.
[[nodiscard]] std::string body_code(const Body& body);

/// A reference that nothing has yet. An item whose own reference is of the body's pattern (the running number of
/// minutes) lends it: SLT/19/140 gives SLT/19/140/1. Otherwise by the pattern; by the usual one where the body's cannot
/// be used here.
[[nodiscard]] std::string next_reference(const Body& body, const RaisedAt& at, std::span<const TakenReference> taken);

/// One form for all spellings of a reference: capitals, a stroke between its parts, no noughts before a number.
/// "SLT 19/140", "SLT/19/140" and "slt19-140" are SLT/19/140.
[[nodiscard]] std::string normalised(std::string_view reference);
/// Sorts references as people number them: 9 before 10.
[[nodiscard]] std::string sort_key(std::string_view reference);

/// Numbers that no reference has, though others of their run have higher ones: 170817/5. A run with more holes than
/// numbers is one that actions share with other things, and is passed over. In order.
[[nodiscard]] std::vector<std::string> numbering_gaps(std::span<const std::string> references);

}  // namespace governance
