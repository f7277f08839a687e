#include "governance/checks/decision_checks.h"

#include <algorithm>
#include <array>
#include <set>

#include <fmt/format.h>

#include "base/text.h"
#include "governance/checks/body_ending.h"
#include "governance/checks/naming.h"
#include "governance/checks/words.h"
#include "governance/minute_book/book_words.h"

namespace governance {
namespace {

struct Asking {
  std::string_view beginning;  ///< of a word in the purpose
  Verb verb;
};
constexpr auto kAskings = std::to_array<Asking>({
    {"approv", Verb::Approve},   {"agree", Verb::Agree},         {"decid", Verb::Decide},
    {"decision", Verb::Decide},  {"ratif", Verb::Ratify},        {"endors", Verb::Endorse},
    {"support", Verb::Support},  {"recommend", Verb::Recommend}, {"accept", Verb::Accept},
    {"receiv", Verb::Receive},   {"note", Verb::Note},           {"noting", Verb::Note},
    {"information", Verb::Note}, {"assurance", Verb::Receive},   {"discuss", Verb::Discuss},
    {"advi", Verb::Advise},      {"comment", Verb::Advise},      {"feedback", Verb::Advise},
    {"steer", Verb::Advise},
});

/// "Approve recommendations" asks to approve; its "recommendations" are a noun.
bool is_noun(const std::string& word) {
  return word.starts_with("recommendation") || word == "notes" || word == "agreement" || word == "agreements";
}

std::set<Verb> asked_in(std::string_view purpose) {
  std::set<Verb> out;
  for (const auto& word : words_of(purpose))
    for (const auto& [beginning, verb] : kAskings)
      if (word.starts_with(beginning) && !is_noun(word)) out.insert(verb);
  return out;
}

bool takes_effect(Verb verb) {
  return verb == Verb::Approve || verb == Verb::Agree || verb == Verb::Decide || verb == Verb::Accept;
}
bool backs(Verb verb) {
  return verb == Verb::Endorse || verb == Verb::Support;
}
bool is_procedural(Verb verb) {
  return verb >= Verb::Defer;
}

bool answers(Verb verb, Verb asked) {
  if (verb == asked || is_procedural(verb)) return true;
  if (takes_effect(asked)) return takes_effect(verb);
  if (backs(asked)) return backs(verb) || takes_effect(verb);
  return asked == Verb::Discuss || asked == Verb::Advise;
}

std::string verbs_text(const std::vector<Verb>& verbs) {
  std::vector<std::string> out;
  for (const Verb verb : verbs)
    if (const auto word = base::upper(word_of(verb)); std::ranges::find(out, word) == out.end()) out.push_back(word);
  return base::listed(out);
}

std::vector<Verb> verbs_of(const AgendaItem& item) {
  std::vector<Verb> out;
  out.reserve(item.decisions.size());
  for (const Decision& one : item.decisions) out.push_back(one.verb);
  return out;
}

CheckFinding at_item(std::string_view check, Severity severity, const Meeting& meeting, const AgendaItem& item,
                     std::string text) {
  return {.check = std::string(check),
          .severity = severity,
          .meeting = meeting.id,
          .item = item_label(item),
          .subject = {},
          .text = std::move(text)};
}

/// What the minutes must add; empty where the decisions answer what was asked.
std::string unanswered(const AgendaItem& item, const std::set<Verb>& asked, const std::vector<Verb>& given) {
  const auto quoted = fmt::format("\"{}\"", shortened(*item.purpose, 70));
  const bool asks_for_decision = std::ranges::any_of(asked, needs_quorum);
  const bool asks_for_record = asked.contains(Verb::Receive) || asked.contains(Verb::Note);
  if (given.empty()) {
    if (asks_for_decision) return fmt::format("{} was asked for and no outcome is recorded", quoted);
    if (asked.contains(Verb::Receive))
      return fmt::format(
          "{} was asked for, and it is not recorded whether the meeting "
          "had it",
          quoted);
    return {};
  }
  const bool is_answered = std::ranges::any_of(
      asked, [&](Verb one) { return std::ranges::any_of(given, [one](Verb verb) { return answers(verb, one); }); });
  const bool is_more = !asks_for_decision && asks_for_record && std::ranges::any_of(given, needs_quorum);
  if (is_answered && !is_more) return {};
  return fmt::format("{} was asked for and the outcome is {}{}", quoted, verbs_text(given),
                     is_more ? ", which is more" : "");
}

void add_item(const Meeting& meeting, const AgendaItem& item, std::vector<CheckFinding>& out) {
  const bool has_reason =
      std::ranges::any_of(item.decisions, [](const Decision& one) { return one.reason.has_value(); });
  if (!item.purpose || has_reason) return;
  const auto asked = asked_in(*item.purpose);
  if (asked.empty()) return;
  const auto fault = unanswered(item, asked, verbs_of(item));
  if (fault.empty()) return;
  const bool is_grave = std::ranges::any_of(asked, needs_quorum) || std::ranges::any_of(verbs_of(item), needs_quorum);
  out.push_back(at_item("D1", is_grave ? Severity::Medium : Severity::Low, meeting, item,
                        fmt::format("At {} {}. Record the outcome with the verb that was asked for, or the reason for "
                                    "another.",
                                    item_name(item), fault)));
}

bool asks_for_more(std::string_view wish) {
  return std::ranges::any_of(asked_in(wish), [](Verb verb) { return verb != Verb::Note && verb != Verb::Receive; });
}

void add_bulletin_paper(const Bulletin& bulletin, const BulletinPaper& paper, std::vector<CheckFinding>& out) {
  std::vector<std::string> wishes = paper.recommendations;
  if (paper.cover && paper.cover->input_sought) wishes.insert(wishes.begin(), *paper.cover->input_sought);
  const auto asks = std::ranges::find_if(wishes, [](const auto& one) { return asks_for_more(one); });
  if (asks == wishes.end()) return;
  const bool asks_decision = std::ranges::any_of(asked_in(*asks), needs_quorum);
  out.push_back({.check = "D1",
                 .severity = asks_decision ? Severity::Medium : Severity::Low,
                 .meeting = bulletin.id,
                 .item = paper.label_in_index.value_or(""),
                 .subject = {},
                 .text = fmt::format("The paper is circulated for noting and yet asks for {}: \"{}\". Put it on an "
                                     "agenda, or ask only that it be noted.",
                                     asks_decision ? "a decision" : "an answer", shortened(*asks, 90))});
}

bool is_for_noting(const Bulletin& bulletin) {
  if (!bulletin.purpose) return true;
  const auto asked = asked_in(*bulletin.purpose);
  return std::ranges::all_of(asked, [](Verb verb) { return verb == Verb::Note || verb == Verb::Receive; });
}

std::vector<std::string> open_limbs(const std::vector<Limb>& limbs, const Naming& naming) {
  std::vector<std::string> out;
  for (const Limb& one : limbs)
    if (!one.outcome) out.push_back(naming.quoted(one.text, 60));
  return out;
}

/// The sentences of a summary that say what is proposed.
std::string proposal_in_words(const AgendaItem& item) {
  std::string out;
  if (!item.summary) return out;
  for (const auto sentence : sentences_of(*item.summary)) {
    const auto lower = base::lower(sentence);
    for (const std::string_view opening :
         {"proposal", "it was proposed", "the proposal", "recommendation", "the recommendation", "proposed"})
      if (lower.starts_with(opening)) {
        out += std::string(sentence) + ". ";
        break;
      }
  }
  return out;
}

std::vector<const Body*> bodies_left_out(const BodyNames& names, const AgendaItem& item) {
  const auto proposed = names.in(proposal_in_words(item));
  if (item.decisions.empty() || proposed.empty()) return {};
  std::string decided;
  for (const Decision& one : item.decisions) decided += one.text + ". ";
  const Phrases words(decided);
  if (words.names_any({"as proposed", "the proposal", "proposals", "all recommendations", "the recommendations",
                       "recommendations in", "recommendations as"}))
    return {};
  const auto taken = names.in(decided);
  std::vector<const Body*> out;
  for (const Body* one : proposed)
    if (std::ranges::find(taken, one) == taken.end()) out.push_back(one);
  return out;
}

void add_limbs(const Meeting& meeting, const AgendaItem& item, const BodyNames& bodies, const Naming& naming,
               std::vector<CheckFinding>& out) {
  auto open = open_limbs(item.proposal, naming);
  for (const Decision& one : item.decisions)
    for (auto& limb : open_limbs(one.limbs, naming)) open.push_back(std::move(limb));
  if (!open.empty())
    out.push_back(
        at_item("D2", Severity::High, meeting, item,
                fmt::format("At {} no outcome is recorded for {} of the proposal: {}. Record for each part "
                            "what became of it.",
                            item_name(item), open.size() == 1 ? "one part" : "some parts", base::listed(open))));
  if (!item.proposal.empty()) return;
  std::vector<std::string> left_out;
  for (const Body* one : bodies_left_out(bodies, item)) left_out.push_back("the " + one->name);
  if (!left_out.empty())
    out.push_back(at_item("D2", Severity::High, meeting, item,
                          fmt::format("The proposal at {} also concerns {}, and the decision does not. Record for each "
                                      "part of the proposal what became of it.",
                                      item_name(item), base::listed(left_out))));
}

/// What a conditional decision lacks; empty where nothing.
std::string conditions_fault(const Decision& decision) {
  if (decision.conditions.empty()) return "no condition is recorded by itself";
  std::set<std::string> missing;
  for (const Condition& one : decision.conditions) {
    if (!one.owner) missing.insert("owner");
    if (!one.due) missing.insert("date");
    if (!one.checked_by) missing.insert("person to check the result");
  }
  if (missing.empty()) return {};
  return "a condition has no " + base::listed({missing.begin(), missing.end()});
}

}  // namespace

void decisions_as_asked(const BookIndex& index, std::vector<CheckFinding>& out) {
  for (const Meeting& meeting : index.book().meetings)
    for (const AgendaItem& item : meeting.items) add_item(meeting, item, out);
  for (const Bulletin& bulletin : index.book().bulletins)
    if (is_for_noting(bulletin))
      for (const BulletinPaper& paper : bulletin.papers) add_bulletin_paper(bulletin, paper, out);
}

void limbs_without_outcome(const BookIndex& index, std::vector<CheckFinding>& out) {
  const Naming naming(index);
  const BodyNames bodies(index);
  for (const Meeting& meeting : index.book().meetings)
    for (const AgendaItem& item : meeting.items) add_limbs(meeting, item, bodies, naming, out);
}

void conditions_without_check(const BookIndex& index, std::vector<CheckFinding>& out) {
  const Naming naming(index);
  for (const Meeting& meeting : index.book().meetings)
    for (const AgendaItem& item : meeting.items) {
      // What minutes are accepted subject to is a change of their wording, which M2 asks for.
      if (item.kind == ItemKind::Minutes) continue;
      for (const Decision& decision : item.decisions) {
        const bool is_conditional = !decision.conditions.empty() || Phrases(decision.text).names("subject to");
        const auto fault = is_conditional ? conditions_fault(decision) : std::string();
        if (fault.empty()) continue;
        out.push_back(at_item("D3", Severity::Medium, meeting, item,
                              fmt::format("At {} the decision is conditional ({}), but {}. Give each condition an "
                                          "owner, a date, and someone who checks the final text.",
                                          item_name(item), naming.quoted(decision.text), fault)));
      }
    }
}

}  // namespace governance
