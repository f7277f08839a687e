#include "governance/checks/post_checks.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "base/text.h"
#include "governance/checks/naming.h"
#include "governance/checks/organisation_names.h"

namespace governance {
namespace {

constexpr std::chrono::days kTitlesHold(366);

/// A post as one meeting or bulletin had it.
struct PostSeen {
  base::Date on;
  std::string_view in;
  std::string_view organisation;  ///< empty: not told
  std::string_view role;          ///< empty: not told
  std::string_view note;
};

class Posts {
 public:
  Posts(const BookIndex& index, const OrganisationNames& names) : index_(index), names_(names) {
    for (const Meeting& meeting : index.book().meetings)
      for (const Attendance& row : meeting.attendance) take(meeting, row);
    for (const Person& person : index.book().people)
      for (const RoleSeen& seen : person.roles_seen) take(person, seen);
    for (auto& [person, posts] : by_person_)
      std::ranges::sort(posts, [](const PostSeen& a, const PostSeen& b) {
        return std::tie(a.on, a.in, a.organisation, a.role) < std::tie(b.on, b.in, b.organisation, b.role);
      });
  }
  [[nodiscard]] const std::vector<PostSeen>& of(std::string_view person) const {
    static const std::vector<PostSeen> none;
    const auto at = by_person_.find(person);
    return at == by_person_.end() ? none : at->second;
  }

 private:
  void take(const Meeting& meeting, const Attendance& row) {
    const std::string_view role = row.role ? std::string_view(*row.role) : std::string_view();
    const std::string_view note = row.note ? std::string_view(*row.note) : std::string_view();
    const auto organisation = names_.of(row);
    if (!role.empty() || !organisation.empty())
      by_person_[row.person].push_back({meeting.date, meeting.id, organisation, role, note});
  }
  void take(const Person& person, const RoleSeen& seen) {
    auto& posts = by_person_[person.id];
    if (std::ranges::find(posts, seen.in, &PostSeen::in) != posts.end()) return;
    const auto date = date_of(seen.in);
    if (!date) return;
    const std::string_view organisation = seen.organisation ? std::string_view(*seen.organisation) : std::string_view();
    posts.push_back({*date, seen.in, organisation, seen.role, {}});
  }
  [[nodiscard]] std::optional<base::Date> date_of(std::string_view id) const {
    if (const Meeting* meeting = index_.meeting(id)) return meeting->date;
    const auto& bulletins = index_.book().bulletins;
    const auto at = std::ranges::find(bulletins, id, &Bulletin::id);
    if (at == bulletins.end()) return std::nullopt;
    return at->date;
  }

  const BookIndex& index_;
  const OrganisationNames& names_;
  std::map<std::string_view, std::vector<PostSeen>> by_person_;
};

bool tells_of_a_move(std::string_view note) {
  return Phrases(note).names_any({"formerly", "previously", "moved", "new post", "new in post", "now at", "until",
                                  "seconded", "secondment", "promoted", "appointed"});
}

void add_organisation(std::string_view person, const PostSeen& odd, const PostSeen& other, const Naming& naming,
                      std::vector<CheckFinding>& out) {
  if (tells_of_a_move(odd.note)) return;
  out.push_back({.check = "I3",
                 .severity = Severity::Medium,
                 .meeting = std::string(odd.in),
                 .item = {},
                 .subject = std::string(person),
                 .text = fmt::format("{} is shown here under {}, and under {} on {}. Correct the one that is wrong, or "
                                     "note the move and its date.",
                                     naming.person(person), naming.organisation(odd.organisation),
                                     naming.organisation(other.organisation), base::long_date(other.on))});
}

void add_organisations(std::string_view person, const std::vector<PostSeen>& all, const Naming& naming,
                       std::vector<CheckFinding>& out) {
  std::vector<PostSeen> told;
  std::map<std::string_view, int> times;
  for (const PostSeen& one : all)
    if (!one.organisation.empty()) told.push_back(one), ++times[one.organisation];
  if (times.size() == 2 && told.size() >= 3) {
    const auto odd = std::ranges::find_if(told, [&](const PostSeen& one) { return times[one.organisation] == 1; });
    // The last of them is more likely a new post than a slip; either way it is the odd one out.
    if (odd != told.end()) {
      const auto& other = odd == told.begin() ? told[1] : told.front();
      return add_organisation(person, *odd, other, naming, out);
    }
  }
  for (std::size_t i = 1; i < told.size(); ++i)
    if (told[i].organisation != told[i - 1].organisation) add_organisation(person, told[i], told[i - 1], naming, out);
}

using TitleWords = std::set<std::string>;

/// What is left of a title without its organisation, remarks and small words.
TitleWords title_words(const OrganisationNames& names, std::string_view role) {
  const auto bracket = role.find('(');
  Phrases words(role.substr(0, bracket));
  names.take_from(words);
  TitleWords out;
  for (auto& word : words.words())
    if (word != "and" && word != "of" && word != "the" && word != "for" && word != "to") out.insert(std::move(word));
  return out;
}

std::string only_in(const TitleWords& these, const TitleWords& those) {
  std::string out;
  for (const auto& word : these)
    if (!those.contains(word)) out += (out.empty() ? "" : " ") + word;
  return out;
}

/// A longer title may only say more of the same post; two that each say something else do not agree.
bool disagree(const TitleWords& one, const TitleWords& other) {
  return !only_in(one, other).empty() && !only_in(other, one).empty();
}

void add_titles(std::string_view person, const std::vector<PostSeen>& all, const OrganisationNames& names,
                const Naming& naming, std::vector<CheckFinding>& out) {
  const PostSeen* before = nullptr;
  for (const PostSeen& one : all) {
    if (one.role.empty()) continue;
    const PostSeen* last = std::exchange(before, &one);
    if (last == nullptr || base::days_between(last->on, one.on) > kTitlesHold || tells_of_a_move(one.note)) continue;
    const auto then = title_words(names, last->role);
    const auto now = title_words(names, one.role);
    if (!disagree(then, now)) continue;
    out.push_back({.check = "I3",
                   .severity = Severity::Low,
                   .meeting = std::string(one.in),
                   .item = {},
                   .subject = std::string(person),
                   .text = fmt::format("The title of {} has \"{}\" where that of {} has \"{}\". Correct the wrong one, "
                                       "or note the new title and its date.",
                                       naming.person(person), only_in(now, then), base::long_date(last->on),
                                       only_in(then, now))});
  }
}

/// "A Name, Director of Works": the title after the person's name; empty where the words are of someone else.
std::string_view title_after_name(const Person& person, std::string_view words) {
  const auto comma = words.find(',');
  if (comma == std::string_view::npos) return {};
  const auto name = base::trimmed(words.substr(0, comma));
  const bool is_person =
      name == person.name || std::ranges::find(person.spellings_seen, name) != person.spellings_seen.end();
  return is_person ? base::trimmed(words.substr(comma + 1)) : std::string_view();
}

void add_lead(const BookIndex& index, const OrganisationNames& names, const Naming& naming, const Bulletin& bulletin,
              const BulletinPaper& paper, std::vector<CheckFinding>& out) {
  const Person* person = paper.lead ? index.person(paper.lead->person) : nullptr;
  if (person == nullptr || !paper.lead->role) return;
  std::vector<std::string_view> on_paper(paper.authors.begin(), paper.authors.end());
  if (paper.sponsor) on_paper.push_back(*paper.sponsor);
  for (const auto words : on_paper) {
    const auto title = title_after_name(*person, words);
    const auto in_index = title_words(names, *paper.lead->role);
    const auto there = title_words(names, title);
    if (title.empty() || !disagree(in_index, there)) continue;
    out.push_back({.check = "I3",
                   .severity = Severity::Low,
                   .meeting = bulletin.id,
                   .item = paper.label_in_index.value_or(""),
                   .subject = person->id,
                   .text = fmt::format("{} is \"{}\" in the index and \"{}\" on the paper. Use the title in force on "
                                       "both.",
                                       naming.person(person->id), *paper.lead->role, title)});
  }
}

}  // namespace

void posts_that_changed(const BookIndex& index, std::vector<CheckFinding>& out) {
  const OrganisationNames names(index);
  const Naming naming(index);
  const Posts posts(index, names);
  for (const Person& person : index.book().people) {
    add_organisations(person.id, posts.of(person.id), naming, out);
    add_titles(person.id, posts.of(person.id), names, naming, out);
  }
  for (const Bulletin& bulletin : index.book().bulletins)
    for (const BulletinPaper& paper : bulletin.papers) add_lead(index, names, naming, bulletin, paper, out);
}

}  // namespace governance
