#include "governance/minute_book/random_book_test.h"

#include <array>
#include <cmath>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "base/random.h"
#include "governance/minute_book/book_shape.h"

namespace governance {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t kOrganisations = 3;
constexpr std::size_t kBodies = 3;
constexpr std::size_t kPeople = 5;
constexpr std::size_t kMeetings = 3;
constexpr std::size_t kActions = 4;
constexpr std::size_t kBulletins = 2;
constexpr std::size_t kSources = 2;

std::vector<std::string> named(std::string_view stem, std::size_t count) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < count; ++i) out.push_back(fmt::format("{} {}", stem, i));
  return out;
}

const std::vector<std::string>& pool(std::string_view of) {
  static const std::map<std::string_view, std::vector<std::string>> kPools = {
      {"organisation", named("organisation", kOrganisations)},
      {"body", named("body", kBodies)},
      {"person", named("person", kPeople)},
      {"meeting", named("meeting", kMeetings)},
      {"action", named("action", kActions)},
      {"source", named("source", kSources)}};
  return kPools.at(of);
}

/// What the words under a key name, where they name something.
std::string_view named_by(std::string_view key) {
  static const std::map<std::string_view, std::string_view> kNamed = {
      {"org", "organisation"},    {"issuer", "organisation"}, {"body", "body"},         {"receiving_body", "body"},
      {"parent", "body"},         {"person", "person"},       {"holder", "person"},     {"chair", "person"},
      {"minute_taker", "person"}, {"papers_owner", "person"}, {"presenters", "person"}, {"joined", "person"},
      {"presided_by", "person"},  {"ruled_by", "person"},     {"excluded", "person"},   {"abstained", "person"},
      {"accountable", "person"},  {"deputy_for", "person"},   {"in", "meeting"},        {"at", "meeting"},
      {"meeting", "meeting"},     {"ratified_at", "meeting"}, {"source", "source"},     {"actions", "action"},
      {"deputies", "person"}};
  const auto at = kNamed.find(key);
  return at == kNamed.end() ? std::string_view() : at->second;
}

class RandomFiller {
 public:
  explicit RandomFiller(std::uint64_t seed) : random_(seed) {}

  template <class T>
  void required(std::string_view key, T& value) {
    key_ = key;
    fill(value);
  }
  template <class T>
  void optional(std::string_view key, T& value) {
    // Both left to be set by hand: they name what only the whole book knows.
    if (key == "ratifies" || key == "seat") return;
    if (random_.below(3) > 0) required(key, value);
  }
  void json(std::string_view, std::optional<std::string>& text) {
    if (random_.below(2) == 0) text = R"({"at_least":3,"of":{"tags":["a \"b\"",null,true,0.1]}})";
  }
  void not_kept(std::string_view) {}

 private:
  void fill(bool& value) { value = random_.below(2) == 1; }
  void fill(int& value) { value = static_cast<int>(random_.below(2'000'001)) - 1'000'000; }
  void fill(double& value) {
    constexpr std::array kHard = {0.1 + 0.2, 1e22, 5e-324, -1.7976931348623157e308, 113.6, 9007199254740993.0, 0.0};
    value = random_.below(2) == 0 ? kHard[random_.below(kHard.size())]
                                  : std::ldexp(static_cast<double>(random_.next() >> 11), -30);
  }
  void fill(base::Date& value) {
    value = base::add_days(base::Date(std::chrono::year(2016) / 2 / 29),
                           std::chrono::days(static_cast<int>(random_.below(6000))));
  }
  void fill(TimeOfDay& value) { value = TimeOfDay(static_cast<int>(random_.below(24 * 60))); }
  template <HasWords E>
  void fill(E& value) {
    value = static_cast<E>(random_.below(kWordsOf<E>.size()));
  }
  void fill(std::string& value) {
    if (const auto of = named_by(key_); !of.empty()) {
      value = pool(of)[random_.below(pool(of).size())];
      return;
    }
    constexpr std::array kHard = {"\"\\/\b"sv.substr(0, 3),
                                  "line\nline\r\n\tline"sv,
                                  "<b>&amp;</b>"sv,
                                  "Zoë 漢字 🏥"sv,
                                  "null"sv,
                                  "\xE2\x80\xA8"sv,
                                  "=1+1"sv,
                                  " leading"sv};
    value = fmt::format("{} {}{}", key_, random_.below(1000), kHard[random_.below(kHard.size())]);
  }
  template <class T>
  void fill(std::optional<T>& value) {
    fill(value.emplace());
  }
  template <class T>
  void fill(std::vector<T>& value) {
    const std::string_view key = key_;
    value.resize(random_.below(4));
    for (T& one : value) {
      key_ = key;
      fill(one);
    }
  }
  template <class T>
    requires requires(RandomFiller& io, T& value) { shape(io, value); }
  void fill(T& value) {
    shape(*this, value);
  }

  base::SeededRandom random_;
  std::string_view key_;
};

void weekday_of_date(RandomFiller&, base::Date&) {}
void choices_in_short_form(RandomFiller&, CoverSheet&) {}
void figures_of_paper(RandomFiller& io, BulletinPaper& paper) {
  io.optional("figures", paper.figures);
}
void shape_of_table(RandomFiller&, FigureTable& table) {
  table.row_names.resize(table.rows.size(), "row");
  for (auto& row : table.rows) row.resize(table.columns.size());
  if (table.total) table.total->resize(table.columns.size());
}

/// `count` of them, whatever the filler made, with the ids of the pool.
template <class T>
void refill(RandomFiller& filler, std::vector<T>& things, std::string_view stem, std::size_t count) {
  things.assign(count, T{});
  for (std::size_t i = 0; i < count; ++i) {
    shape(filler, things[i]);
    things[i].id = fmt::format("{} {}", stem, i);
  }
}

void mend_items(MinuteBook& book) {
  for (Meeting& meeting : book.meetings)
    for (AgendaItem& item : meeting.items)
      for (Decision& decision : item.decisions)
        if (item.number) decision.ratifies = meeting.id + "/" + *item.number;
}

}  // namespace

MinuteBook random_book(std::uint64_t seed) {
  RandomFiller filler(seed);
  MinuteBook book;
  refill(filler, book.sources, "source", kSources);
  refill(filler, book.organisations, "organisation", kOrganisations);
  refill(filler, book.bodies, "body", kBodies);
  refill(filler, book.people, "person", kPeople);
  refill(filler, book.meetings, "meeting", kMeetings);
  refill(filler, book.actions, "action", kActions);
  refill(filler, book.bulletins, "bulletin", kBulletins);
  for (Body& body : book.bodies)
    for (std::size_t i = 0; i < body.seats.size(); ++i) body.seats[i].id = fmt::format("seat {}", i);
  for (Meeting& meeting : book.meetings)
    if (const Body* body = book.body(meeting.body); !body->seats.empty())
      for (Attendance& one : meeting.attendance) one.seat = body->seats.back().id;
  mend_items(book);
  return book;
}

}  // namespace governance
