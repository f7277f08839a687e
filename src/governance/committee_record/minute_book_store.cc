// A whole minute book into the record, and out of it.
#include <algorithm>

#include <fmt/format.h>

#include "governance/actions/action_reference.h"
#include "governance/committee_record/committee_record_store.h"
#include "governance/committee_record/document.h"
#include "governance/committees/quorum_file.h"
#include "governance/meetings/recorded_meeting.h"

namespace governance {
namespace {

bool may_stand_in_address(std::string_view id) {
  return !id.empty() && id.size() <= 64 && std::ranges::all_of(id, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  });
}

/// What an import holds against what stands in the record. A person's interests are the register's own once there:
/// declared and changed here, they do not make the person another one.
template <class T>
std::string compared(const T& thing) {
  return document_of(thing);
}
template <>
std::string compared(const Person& person) {
  Person out = person;
  out.interests.reset();
  return document_of(out);
}

bool is_vowel(char c) {
  return std::string_view("aeiou").find(c) != std::string_view::npos;
}

/// Brings things in one by one, and keeps every fault.
class Importer {
 public:
  Importer(record::Transaction& transaction, const Change& change, base::Random& random)
      : transaction_(transaction), change_(change), random_(random) {}

  /// `add` is called for what the record does not have yet.
  template <class T, class Add>
  void bring(std::string_view kind, const std::string& path, const T& thing, std::string_view table, Add add) {
    const auto before = transaction_.one(
        fmt::format("SELECT document FROM {} WHERE id = $1", table),
        [](const record::Row& row) { return row.get<std::string>(0); }, thing.id);
    if (!before) {
      add(thing);
      ++counts_.added;
    } else if (compared(from_document<T>(*before)) == compared(thing)) {
      ++counts_.unchanged;
    } else {
      faults_.push_back({base::ErrorCode::Conflict, path,
                         fmt::format("The record has {} {} with this id already, with other words. Change it there, or "
                                     "give this one another id.",
                                     is_vowel(kind.front()) ? "an" : "a", kind)});
    }
  }
  void refuse(const std::string& path, const std::string& message) {
    faults_.push_back({base::ErrorCode::Invalid, path, message});
  }
  void check_address(const std::string& path, const std::string& id) {
    if (!may_stand_in_address(id))
      refuse(path + ".id", "stands in addresses: use lower-case letters, digits, dashes and underscores.");
  }
  void check_quorum(const std::string& path, const Body& body) {
    if (!body.quorum_rule) return;
    if (const auto terms = read_quorum_terms(*body.quorum_rule); !terms)
      for (const auto& fault : terms.error())
        refuse(path + ".quorum_rule" + (fault.subject.starts_with('$') ? fault.subject.substr(1) : ""), fault.message);
  }
  void check_references(const std::string& path, const Body& body) {
    if (!body.reference_pattern) return;
    if (const auto pattern = ReferencePattern::parse(*body.reference_pattern); !pattern)
      refuse(path + ".reference_pattern", pattern.error().message);
  }
  void keep(const base::Result<void>& done, const std::string& path) {
    if (!done) faults_.push_back({done.error().code, path, done.error().message});
  }

  [[nodiscard]] record::Transaction& transaction() { return transaction_; }
  [[nodiscard]] const Change& change() const { return change_; }
  [[nodiscard]] base::Random& random() { return random_; }
  [[nodiscard]] base::Checked<ImportedBook> done() && {
    if (!faults_.empty()) return std::unexpected(std::move(faults_));
    return counts_;
  }

 private:
  record::Transaction& transaction_;
  const Change& change_;
  base::Random& random_;
  ImportedBook counts_;
  base::Errors faults_;
};

std::string path_of(std::string_view list, std::size_t place) {
  return fmt::format("$.{}[{}]", list, place);
}

void bring_parties(Importer& importer, const MinuteBook& book) {
  auto& transaction = importer.transaction();
  for (std::size_t i = 0; i < book.sources.size(); ++i)
    importer.bring("source", path_of("sources", i), book.sources[i], "minute_source", [&](const Source& one) {
      transaction.change("INSERT INTO minute_source (id, document) VALUES ($1, $2)", one.id, document_of(one));
    });
  for (std::size_t i = 0; i < book.organisations.size(); ++i)
    importer.bring("organisation", path_of("organisations", i), book.organisations[i], "partner",
                   [&](const Organisation& one) {
                     transaction.change("INSERT INTO partner (id, document) VALUES ($1, $2)", one.id, document_of(one));
                   });
  for (std::size_t i = 0; i < book.people.size(); ++i)
    importer.bring("person", path_of("people", i), book.people[i], "committee_person", [&](const Person& one) {
      add_committee_person(transaction, one, importer.change(), importer.random());
    });
}

void bring_meetings(Importer& importer, const MinuteBook& book) {
  auto& transaction = importer.transaction();
  for (std::size_t i = 0; i < book.bodies.size(); ++i) {
    const std::string path = path_of("bodies", i);
    importer.check_address(path, book.bodies[i].id);
    importer.check_quorum(path, book.bodies[i]);
    importer.check_references(path, book.bodies[i]);
    importer.bring("body", path, book.bodies[i], "committee", [&](const Body& one) {
      importer.keep(save_committee(transaction, {.body = one, .is_stood_down = false, .version = 0}, importer.change()),
                    path);
    });
  }
  for (std::size_t i = 0; i < book.meetings.size(); ++i) {
    const std::string path = path_of("meetings", i);
    importer.check_address(path, book.meetings[i].id);
    importer.bring("meeting", path, book.meetings[i], "meeting", [&](const Meeting& one) {
      const StoredMeeting stored{.meeting = one, .state = MeetingState::Recorded, .version = 0};
      importer.keep(save_meeting(transaction, stored, importer.change()), path);
    });
  }
}

/// The committee whose meeting raised an action, or whose log first had it.
std::string committee_of(const MinuteBook& book, const Action& action) {
  if (const Meeting* const raised = action.raised_at ? book.meeting(*action.raised_at) : nullptr) return raised->body;
  for (const auto& entry : action.history)
    if (const Meeting* const seen = book.meeting(entry.at)) return seen->body;
  return "";
}

void bring_the_rest(Importer& importer, const MinuteBook& book) {
  auto& transaction = importer.transaction();
  for (std::size_t i = 0; i < book.actions.size(); ++i) {
    const std::string path = path_of("actions", i);
    importer.bring("action", path, book.actions[i], "committee_action", [&](const Action& one) {
      const StoredAction stored{.action = one,
                                .committee = committee_of(book, one),
                                .token = base::Uuid::v7(importer.change().at, importer.random()).text(),
                                .version = 0,
                                .course = course_of(one)};
      importer.keep(save_action(transaction, stored, importer.change()), path);
    });
  }
  for (std::size_t i = 0; i < book.bulletins.size(); ++i)
    importer.bring("bulletin", path_of("bulletins", i), book.bulletins[i], "bulletin", [&](const Bulletin& one) {
      transaction.change("INSERT INTO bulletin (id, date, document) VALUES ($1, $2, $3)", one.id, one.date,
                         document_of(one));
    });
}

template <class T>
std::vector<T> all_of(record::Reader& reader, std::string_view table) {
  return reader.all(fmt::format("SELECT document FROM {} ORDER BY id", table),
                    [](const record::Row& row) { return from_document<T>(row.get<std::string>(0)); });
}

/// As its entries make it, with the actions they raised; as it was brought in, where it was not held here.
void load_meeting(record::Reader& reader, MinuteBook& book, const StoredMeeting& stored) {
  const auto entries = entries_of(reader, stored.meeting.id);
  if (entries.empty()) {
    book.meetings.push_back(stored.meeting);
    return;
  }
  const MeetingPlan plan = plan_of(reader, stored.meeting, *book.body(stored.meeting.body));
  const LiveMeeting live(plan, entries);
  book.meetings.push_back(recorded_meeting(live));
  for (auto& action : recorded_actions(live))
    if (book.action(action.id) == nullptr) book.actions.push_back(std::move(action));
}

}  // namespace

base::Checked<ImportedBook> import_book(record::Transaction& transaction, const MinuteBook& book, const Change& change,
                                        base::Random& random) {
  Importer importer(transaction, change, random);
  bring_parties(importer, book);
  bring_meetings(importer, book);
  bring_the_rest(importer, book);
  return std::move(importer).done();
}

MinuteBook load_book(record::Reader& reader) {
  MinuteBook book;
  book.sources = all_of<Source>(reader, "minute_source");
  book.organisations = all_of<Organisation>(reader, "partner");
  book.bodies = all_of<Body>(reader, "committee");
  book.people = all_of<Person>(reader, "committee_person");
  book.actions = reader.all("SELECT document FROM committee_action WHERE status <> 'withdrawn' ORDER BY id",
                            [](const record::Row& row) { return from_document<Action>(row.get<std::string>(0)); });
  book.bulletins = all_of<Bulletin>(reader, "bulletin");
  for (const auto& committee : book.bodies)
    for (const auto& stored : meetings_of(reader, committee.id)) load_meeting(reader, book, stored);
  std::ranges::sort(book.meetings, {}, [](const Meeting& one) { return std::tie(one.date, one.id); });
  return book;
}

}  // namespace governance
