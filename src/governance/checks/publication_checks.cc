#include "governance/checks/publication_checks.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "governance/checks/naming.h"
#include "governance/checks/words.h"

namespace governance {
namespace {

std::string said_of_item(const AgendaItem& item) {
  std::string out = item.title + ". " + item.purpose.value_or("") + ". " + item.summary.value_or("");
  for (const Decision& one : item.decisions) out += ". " + one.text;
  return out;
}

/// The first phrase that marks text as not for everyone; empty where none stands there.
std::string_view private_words(const Phrases& text) {
  for (const std::string_view phrase :
       {"confidential", "in confidence", "commercially sensitive", "restricted", "not for publication", "part two",
        "part 2", "private session", "closed session", "embargoed"})
    if (text.names(phrase)) return phrase;
  return {};
}

/// The first phrase that speaks of another part of the meeting; empty where none stands there.
std::string_view words_of_parts(const Phrases& text) {
  for (const std::string_view phrase :
       {"this part of the agenda", "this part of the meeting", "public part", "private part", "private session",
        "closed session", "public session", "confidential session", "part two", "part 2", "part one of the meeting"})
    if (text.names(phrase)) return phrase;
  return {};
}

bool is_public(const Bulletin& bulletin) {
  return !bulletin.circulation || Phrases(*bulletin.circulation).names_any({"public", "published", "website"});
}
bool is_cut_for_the_public(const BulletinPaper& paper) {
  return Phrases(paper.status.value_or("") + " " + paper.version.value_or(""))
      .names_any({"public", "redacted", "extract", "part one", "part 1"});
}

void add_attached(const Bulletin& bulletin, const BulletinPaper& paper, const Meeting& meeting,
                  std::vector<CheckFinding>& out) {
  const auto add = [&](std::string words) {
    out.push_back({.check = "P1",
                   .severity = Severity::Medium,
                   .meeting = bulletin.id,
                   .item = paper.label_in_index.value_or(""),
                   .subject = meeting.body,
                   .text = fmt::format("{} Decide the class of each item, and publish an extract built from the public "
                                       "ones.",
                                       words)});
  };
  for (const AgendaItem& item : meeting.items)
    if (const auto words = private_words(Phrases(said_of_item(item))); !words.empty())
      add(fmt::format("The minutes of {} went out with public papers, and {} of them speaks of what is \"{}\".",
                      base::long_date(meeting.date), item_name(item), words));
  if (std::ranges::find(meeting.parts, "private") != meeting.parts.end())
    add(fmt::format("The minutes of {} went out whole with public papers, and the meeting had a private part.",
                    base::long_date(meeting.date)));
}

}  // namespace

void published_as_classed(const BookIndex& index, std::vector<CheckFinding>& out) {
  for (const Bulletin& bulletin : index.book().bulletins) {
    if (!is_public(bulletin)) continue;
    for (const BulletinPaper& paper : bulletin.papers) {
      const Meeting* attached = paper.meeting ? index.meeting(*paper.meeting) : nullptr;
      if (attached != nullptr && !is_cut_for_the_public(paper)) add_attached(bulletin, paper, *attached, out);
      const auto words = paper.text ? private_words(Phrases(*paper.text)) : std::string_view();
      if (words.empty()) continue;
      out.push_back({.check = "P1",
                     .severity = Severity::Medium,
                     .meeting = bulletin.id,
                     .item = paper.label_in_index.value_or(""),
                     .subject = {},
                     .text = fmt::format("The paper goes out with public papers and holds the words \"{}\". Check its "
                                         "class, and take out what is not public.",
                                         words)});
    }
  }
}

void parts_accounted_for(const BookIndex& index, std::vector<CheckFinding>& out) {
  for (const Meeting& meeting : index.book().meetings) {
    if (meeting.parts.size() > 1) continue;
    for (const AgendaItem& item : meeting.items) {
      const auto words = words_of_parts(
          Phrases(said_of_item(item) + ". " +
                  (item.screening && item.screening->handling ? *item.screening->handling : std::string())));
      if (words.empty()) continue;
      out.push_back(
          {.check = "P2",
           .severity = Severity::Low,
           .meeting = meeting.id,
           .item = item_label(item),
           .subject = {},
           .text = fmt::format("\"{}\" at {} suggests that the meeting had another part, which the minutes do "
                               "not mention. Say which parts it had, and where each is minuted.",
                               words, item_name(item))});
      break;
    }
  }
}

}  // namespace governance
