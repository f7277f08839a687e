#include "governance/checks/due_date.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <vector>

#include "governance/checks/date_tokens.h"
#include "governance/checks/words.h"

namespace governance {
namespace {

using base::Date;
using std::chrono::day;
using std::chrono::days;
using std::chrono::month;
using std::chrono::weeks;
using std::chrono::year;

/// Reads one way of naming a day after another from where it stands in the words.
class DueReader {
 public:
  DueReader(std::string_view words, std::optional<Date> said_on, std::span<const Date> meetings)
      : tokens_(date_tokens(words)), said_on_(said_on), meetings_(meetings) {}

  std::optional<DueDate> read() {
    std::optional<DueDate> latest;
    bool names_a_day = false;
    while (at_ < tokens_.size()) {
      const std::size_t from = at_;
      const auto found = one();
      if (!found) {
        at_ = from + 1;
        continue;
      }
      names_a_day = true;
      if (!is_ruled_out(from) && (!latest || latest->by < found->by)) latest = found;
    }
    return names_a_day ? latest : year_alone();
  }

 private:
  using Way = std::optional<DueDate> (DueReader::*)();

  std::optional<DueDate> one() {
    static constexpr auto kWays =
        std::to_array<Way>({&DueReader::figures, &DueReader::day_and_month, &DueReader::part_of_month,
                            &DueReader::meeting_to_come, &DueReader::length_of_time, &DueReader::end_of_span,
                            &DueReader::span, &DueReader::quarter, &DueReader::weekday, &DueReader::named_day});
    const std::size_t from = at_;
    for (const Way way : kWays) {
      at_ = from;
      if (auto found = (this->*way)()) return found;
    }
    return std::nullopt;
  }

  // Small steps: each moves on only where it gives something.
  [[nodiscard]] const DateToken* here(std::size_t ahead = 0) const {
    return at_ + ahead < tokens_.size() ? &tokens_[at_ + ahead] : nullptr;
  }
  bool take(std::initializer_list<std::string_view> words) {
    if (here() == nullptr || std::ranges::find(words, here()->word) == words.end()) return false;
    ++at_;
    return true;
  }
  /// The word before the place from which reading began rules the day out.
  [[nodiscard]] bool is_ruled_out(std::size_t from) const {
    while (from > 0 && (tokens_[from - 1].word == "the" || tokens_[from - 1].word == "our")) --from;
    if (from == 0) return false;
    const auto& before = tokens_[from - 1].word;
    return before == "after" || before == "since" ||
           (before == "before" && from > 1 && tokens_[from - 2].word == "not");
  }

  std::optional<day> take_day() {
    if (here() == nullptr) return std::nullopt;
    const auto number = day_number(here()->word);
    if (!number) return std::nullopt;
    ++at_;
    return day(*number);
  }
  std::optional<month> take_month() {
    if (here() == nullptr) return std::nullopt;
    const auto named = month_named(here()->word);
    if (!named || !(here()->is_capital || is_date_word_before())) return std::nullopt;
    ++at_;
    return named;
  }
  /// In lower case "may" and "march" are months only where the words before speak of a date.
  [[nodiscard]] bool is_date_word_before() const {
    static constexpr auto kBefore = std::to_array<std::string_view>(
        {"early", "mid", "middle", "late", "end", "of", "by", "in", "before", "next", "beginning", "start", "and"});
    if (at_ == 0) return here()->word != "may";
    const auto& before = tokens_[at_ - 1].word;
    return day_number(before) || std::ranges::find(kBefore, std::string_view(before)) != kBefore.end();
  }
  std::optional<year> take_year() {
    if (here() == nullptr) return std::nullopt;
    auto number = year_number(here()->word);
    if (!number && here()->is_year_short) number = year(2000 + static_cast<int>(*day_or_zero(here()->word)));
    if (number) ++at_;
    return number;
  }
  static std::optional<unsigned> day_or_zero(const std::string& word) {
    return static_cast<unsigned>((word[0] - '0') * 10 + (word[1] - '0'));
  }

  std::optional<year> year_for(month wanted, std::optional<year> said) const {
    if (said) return said;
    if (!said_on_) return std::nullopt;
    return wanted < said_on_->month() ? said_on_->year() + std::chrono::years(1) : said_on_->year();
  }
  [[nodiscard]] static Date end_of(year y, month m) { return Date(y / m / std::chrono::last); }

  [[nodiscard]] static bool is_meeting_word(const DateToken& token) {
    static constexpr auto kMeetings = std::to_array<std::string_view>(
        {"meeting", "meetings", "board", "committee", "group", "team", "forum", "panel", "assembly", "cabinet"});
    return token.is_acronym || std::ranges::find(kMeetings, std::string_view(token.word)) != kMeetings.end();
  }
  /// "... November 2017 SLT", "... November Trust Board", "the meeting in November".
  bool names_a_meeting(std::size_t from) {
    if (from >= 2 && is_meeting_word(tokens_[from - 2])) {
      const auto& link = tokens_[from - 1].word;
      if (link == "in" || link == "of" || link == "on") return true;
    }
    for (std::size_t ahead = 0; ahead < 3 && here(ahead) != nullptr && !is_link(here(ahead)->word); ++ahead)
      if (is_meeting_word(*here(ahead))) return at_ += ahead + 1, true;
    return false;
  }
  [[nodiscard]] static bool is_link(const std::string& word) {
    static constexpr auto kLinks =
        std::to_array<std::string_view>({"and", "or", "by", "to", "for", "with", "via", "at", "from", "then", "as"});
    return std::ranges::find(kLinks, std::string_view(word)) != kLinks.end();
  }
  [[nodiscard]] std::optional<Date> meeting_in(year y, month m) const {
    for (const Date date : meetings_)
      if (date.year() == y && date.month() == m && (!said_on_ || date > *said_on_)) return date;
    return std::nullopt;
  }
  [[nodiscard]] bool is_meeting_day(Date date) const { return std::ranges::find(meetings_, date) != meetings_.end(); }
  [[nodiscard]] DueDate on(Date date) const { return {date, is_meeting_day(date)}; }

  std::optional<DueDate> figures() {
    const auto date = date_in_figures(here()->word);
    if (!date) return std::nullopt;
    ++at_;
    return on(*date);
  }

  std::optional<DueDate> day_and_month() {
    const auto first_day = take_day();
    if (first_day) take({"of"});
    const auto named = take_month();
    if (!named) return std::nullopt;
    const auto the_day = first_day ? first_day : day_after_month();
    if (!the_day) return std::nullopt;
    const auto y = year_for(*named, take_year());
    if (!y) return std::nullopt;
    const Date date{*y, *named, *the_day};
    if (!date.ok()) return std::nullopt;
    // A day of this month that is past is next year's.
    const bool is_past = said_on_ && date < *said_on_ && date.month() == said_on_->month() && !had_year();
    return on(is_past ? date + std::chrono::years(1) : date);
  }
  [[nodiscard]] bool had_year() const { return at_ > 0 && year_number(tokens_[at_ - 1].word).has_value(); }

  /// "November 21, 2017", "November 21st". Two figures alone are a year where it could be one: "Nov 17".
  std::optional<day> day_after_month() {
    const auto* token = here();
    if (token == nullptr || token->is_year_short) return std::nullopt;
    const auto number = day_number(token->word);
    if (!number) return std::nullopt;
    const bool is_ordinal = token->word.size() > 2 || token->word.size() == 1;
    const bool has_year = here(1) != nullptr && year_number(here(1)->word);
    if (!is_ordinal && !has_year) return std::nullopt;
    ++at_;
    return day(*number);
  }
  std::optional<year> take_year_of_month() {
    if (auto plain = take_year()) return plain;
    const auto* token = here();
    if (token == nullptr || token->word.size() != 2 || !day_number(token->word)) return std::nullopt;
    ++at_;
    return year(2000 + static_cast<int>(*day_number(token->word)));
  }

  enum class Part { Whole, Early, Middle };
  Part take_part() {
    if (take({"early", "beginning", "start", "first"})) return take({"week"}), take({"of", "in"}), Part::Early;
    if (take({"mid", "middle"})) return take({"of"}), Part::Middle;
    if (take({"late", "end"})) take({"of"});
    return Part::Whole;
  }
  std::optional<DueDate> part_of_month() {
    const Part part = take_part();
    take({"next"});
    const std::size_t month_at = at_;
    const bool has_false_day = at_ > 0 && day_number(tokens_[at_ - 1].word);
    const auto named = take_month();
    if (!named || has_false_day) return std::nullopt;
    const auto y = year_for(*named, take_year_of_month());
    if (!y) return std::nullopt;
    if (part == Part::Early) return DueDate{*y / *named / day(10)};
    if (part == Part::Middle) return DueDate{*y / *named / day(15)};
    if (!names_a_meeting(month_at)) return DueDate{end_of(*y, *named)};
    return DueDate{meeting_in(*y, *named).value_or(end_of(*y, *named)), true};
  }

  std::optional<DueDate> meeting_to_come() {
    if (take({"this"}) && said_on_ && here() != nullptr && is_meeting_word(*here()))
      return ++at_, DueDate{*said_on_, true};
    std::size_t skipped = 0;
    if (here() != nullptr && here()->word == "meeting" && here(1) != nullptr && here(1)->word == "after" &&
        here(2) != nullptr && here(2)->word == "next") {
      at_ += 3;
      return meeting_after(1);
    }
    if (!take({"next", "following", "subsequent"})) return std::nullopt;
    if (take({"but"}) && take({"one"})) skipped = 1;
    for (std::size_t ahead = 0; ahead < 3 && here(ahead) != nullptr; ++ahead) {
      const auto& word = here(ahead)->word;
      if (word == "month" || word == "week" || word == "year" || month_named(word)) return std::nullopt;
      if (is_meeting_word(*here(ahead))) return at_ += ahead + 1, meeting_after(skipped);
    }
    return std::nullopt;
  }
  [[nodiscard]] std::optional<DueDate> meeting_after(std::size_t skipped) const {
    if (!said_on_) return std::nullopt;
    const auto next = std::ranges::upper_bound(meetings_, *said_on_);
    if (static_cast<std::size_t>(meetings_.end() - next) <= skipped) return std::nullopt;
    return DueDate{next[static_cast<std::ptrdiff_t>(skipped)], true};
  }

  /// "in two weeks", "within 10 working days", "a fortnight".
  std::optional<DueDate> length_of_time() {
    take({"in", "within"});
    const bool has_article = take({"a", "an"});
    const auto number = has_article || here() == nullptr ? std::optional(1) : number_in_words(here()->word);
    if (!number || !said_on_ || *number > 1000) return std::nullopt;
    if (!has_article) ++at_;
    const bool is_working = take({"working"});
    if (take({"day", "days"})) return DueDate{is_working ? working_days_on(*number) : days_on(*number)};
    if (take({"week", "weeks"})) return DueDate{days_on(*number * 7)};
    if (take({"fortnight", "fortnights"})) return DueDate{days_on(*number * 14)};
    if (take({"month", "months"})) return DueDate{base::add_months(*said_on_, *number)};
    if (take({"year", "years"})) return DueDate{base::add_months(*said_on_, *number * 12)};
    return std::nullopt;
  }
  [[nodiscard]] Date days_on(int n) const { return base::add_days(*said_on_, days(n)); }
  [[nodiscard]] Date working_days_on(int n) const {
    Date date = *said_on_;
    while (n > 0) {
      date = base::add_days(date, days(1));
      if (base::weekday_of(date).iso_encoding() <= 5) --n;
    }
    return date;
  }

  /// "end of the month", "month end", "year end", "end of the financial year 2019/20".
  std::optional<DueDate> end_of_span() {
    const bool has_end = take({"end", "close"});
    if (has_end) take({"of"});
    take({"the"});
    const auto found = bare_span();
    if (!found) return std::nullopt;
    return has_end || take({"end"}) ? found : std::nullopt;
  }
  std::optional<DueDate> span() {
    const bool is_this = take({"this"});
    if (!is_this && !(here() != nullptr && here()->word == "next")) return std::nullopt;
    return bare_span();
  }
  std::optional<DueDate> bare_span() {
    take({"this"});
    const int later = take({"next"}) ? 1 : 0;
    if (take({"financial"})) return take({"year"}) ? financial_year(later) : std::nullopt;
    if (!said_on_) return std::nullopt;
    if (take({"month"})) return DueDate{base::last_of_month(base::add_months(base::first_of_month(*said_on_), later))};
    if (take({"week"})) return DueDate{base::add_days(base::monday_of(*said_on_), weeks(later) + days(4))};
    if (take({"quarter"})) return DueDate{quarter_end(base::add_months(*said_on_, later * 3))};
    if (take({"year"})) return DueDate{end_of(said_on_->year() + std::chrono::years(later), std::chrono::December)};
    return std::nullopt;
  }
  std::optional<DueDate> financial_year(int later) {
    if (here() != nullptr)
      if (const auto ends = financial_year_end(here()->word)) return ++at_, DueDate{end_of(*ends, std::chrono::March)};
    if (!said_on_) return std::nullopt;
    const int ends = static_cast<int>(said_on_->year()) + (said_on_->month() > std::chrono::March ? 1 : 0) + later;
    return DueDate{end_of(year(ends), std::chrono::March)};
  }
  [[nodiscard]] static Date quarter_end(Date date) {
    const unsigned last = (static_cast<unsigned>(date.month()) + 2) / 3 * 3;
    return end_of(date.year(), month(last));
  }

  /// "Q3 2019/20", "quarter 3", by the financial year.
  std::optional<DueDate> quarter() {
    const auto number = quarter_number();
    if (!number) return std::nullopt;
    take({"of"});
    const month ends(*number == 4 ? 3U : *number * 3 + 3);
    if (here() != nullptr) {
      if (const auto year_end = financial_year_end(here()->word))
        return ++at_, DueDate{end_of(*number == 4 ? *year_end : *year_end - std::chrono::years(1), ends)};
    }
    const auto y = year_for(ends, std::nullopt);
    if (!y) return std::nullopt;
    return DueDate{end_of(*y, ends)};
  }
  std::optional<unsigned> quarter_number() {
    std::string digits;
    if (take({"quarter"})) {
      digits = here() == nullptr ? "" : here()->word;
    } else if (here()->word.size() == 2 && here()->word[0] == 'q') {
      digits = here()->word.substr(1);
    }
    if (digits.size() != 1 || digits[0] < '1' || digits[0] > '4') return std::nullopt;
    ++at_;
    return static_cast<unsigned>(digits[0] - '0');
  }

  std::optional<DueDate> weekday() {
    const bool is_next = take({"next"});
    const auto named = here() == nullptr ? std::nullopt : weekday_named(here()->word);
    if (!named || !here()->is_capital || !said_on_) return std::nullopt;
    ++at_;
    // "Friday 24 November" is a day of the month, which is read next.
    if (here() != nullptr && (day_number(here()->word) || date_in_figures(here()->word))) return std::nullopt;
    if (is_next) {
      const Date monday = base::add_days(base::monday_of(*said_on_), weeks(1));
      return DueDate{base::add_days(monday, *named - std::chrono::Monday)};
    }
    const auto ahead = *named - base::weekday_of(*said_on_);
    return DueDate{base::add_days(*said_on_, ahead == days(0) ? days(7) : ahead)};
  }

  std::optional<DueDate> named_day() {
    if (take({"christmas"})) return in_year(std::chrono::December, day(24));
    if (here()->is_capital && take({"new"}) && take({"year"})) return in_year(std::chrono::January, day(31));
    if (take({"spring"})) return in_year(std::chrono::May, day(31));
    if (take({"summer"})) return in_year(std::chrono::August, day(31));
    if (take({"autumn"})) return in_year(std::chrono::November, day(30));
    if (!said_on_) return std::nullopt;
    if (take({"today", "immediately"})) return DueDate{*said_on_};
    if (take({"tomorrow"})) return DueDate{days_on(1)};
    return std::nullopt;
  }
  std::optional<DueDate> in_year(month m, day d) {
    const auto y = year_for(m, take_year());
    if (!y) return std::nullopt;
    return DueDate{*y / m / d};
  }

  /// Only where nothing nearer is named: "by 2019", "2019/20".
  [[nodiscard]] std::optional<DueDate> year_alone() const {
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (is_ruled_out(i)) continue;
      if (const auto ends = financial_year_end(tokens_[i].word)) return DueDate{end_of(*ends, std::chrono::March)};
      if (const auto y = year_number(tokens_[i].word)) return DueDate{end_of(*y, std::chrono::December)};
    }
    return std::nullopt;
  }

  std::vector<DateToken> tokens_;
  std::optional<Date> said_on_;
  std::span<const Date> meetings_;
  std::size_t at_ = 0;
};

}  // namespace

std::optional<DueDate> due_date(std::string_view words, std::optional<Date> said_on, std::span<const Date> meetings) {
  return DueReader(words, said_on, meetings).read();
}

std::optional<Date> last_day_of(std::string_view period) {
  const auto due = due_date(period, std::nullopt, {});
  if (!due) return std::nullopt;
  return due->by;
}

}  // namespace governance
