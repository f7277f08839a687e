#include "governance/publication/public_copy.h"

#include <algorithm>
#include <cctype>

#include <fmt/format.h>

#include "base/text.h"

namespace governance {
namespace {

constexpr int kFewestWords = 3;  ///< of what is looked for: one or two say nothing of an item

AgendaItem outside_of(const AgendaItem& item) {
  AgendaItem out;
  out.number = item.number;
  out.title = item.title;
  out.part = AgendaPart::Private;
  out.private_reason = item.private_reason;
  out.kind = item.kind;
  out.is_late = item.is_late;
  out.summary = "Taken in private" + (item.private_reason ? ": " + *item.private_reason : std::string());
  return out;
}

AgendaItem public_item(const AgendaItem& item) {
  if (!is_public(item)) return outside_of(item);
  AgendaItem out = item;
  out.closed_title.reset();
  return out;
}

bool is_public_at(const Meeting& planned, const AgendaItem& item) {
  if (!item.number) return is_public(item);
  const auto found = std::ranges::find(planned.items, item.number, &AgendaItem::number);
  return found != planned.items.end() && is_public(*found) && item.part != AgendaPart::Private;
}

bool is_raised_at_private_item(const Meeting& minuted, const Action& action) {
  const auto names = [&](const AgendaItem& item) {
    return std::ranges::find(item.actions, action.id) != item.actions.end() ||
           (action.raised_at == minuted.id && action.raised_item && action.raised_item == item.number);
  };
  return std::ranges::any_of(minuted.items, [&](const AgendaItem& item) { return !is_public(item) && names(item); });
}

/// Lower case, one space between words: as two texts are compared.
std::string plain(std::string_view text) {
  std::string out;
  for (const char c : base::lower(text)) {
    const bool is_space = std::isspace(static_cast<unsigned char>(c)) != 0;
    if (!is_space)
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

class Collector {
 public:
  /// Texts of fewer words are passed over.
  explicit Collector(int fewest_words) : fewest_words_(fewest_words) {}

  void of(const AgendaItem& item) {
    item_ = item.number.value_or("");
    if (item.closed_title) add(*item.closed_title, 1);
    add(item.purpose.value_or(""));
    add_lines(item.summary.value_or(""));
    for (const auto& limb : item.proposal) add(limb.text);
    for (const auto& decision : item.decisions) {
      add_lines(decision.text);
      add_lines(decision.reason.value_or(""));
      for (const auto& limb : decision.limbs) add(limb.text);
      for (const auto& condition : decision.conditions) add(condition.text);
    }
  }
  void of(const Action& action, const std::string& item) {
    item_ = item;
    add_lines(action.text);
  }
  [[nodiscard]] std::vector<Withheld> all() && { return std::move(all_); }

 private:
  void add(std::string_view text) { add(text, fewest_words_); }
  void add(std::string_view text, int fewest) {
    auto words = plain(text);
    if (std::ranges::count(words, ' ') + 1 < fewest || words.empty()) return;
    all_.push_back({item_, std::move(words)});
  }
  void add_lines(std::string_view text) {
    std::size_t from = 0;
    while (from < text.size()) {
      const auto end = std::min(text.find('\n', from), text.size());
      add(text.substr(from, end - from));
      from = end + 1;
    }
  }
  int fewest_words_;
  std::string item_;
  std::vector<Withheld> all_;
};

}  // namespace

bool is_public(const AgendaItem& item) {
  return item.part == AgendaPart::Public;
}

Meeting public_copy(const Meeting& whole) {
  Meeting out = whole;
  out.unlogged_commitments.clear();
  std::ranges::transform(whole.items, out.items.begin(), public_item);
  return out;
}

Minutes public_copy(const Minutes& whole, const Meeting& planned) {
  Minutes out = whole;
  for (auto& item : out.text.meeting.items)
    item.part = is_public_at(planned, item) ? AgendaPart::Public : AgendaPart::Private;
  const Meeting marked = out.text.meeting;
  std::erase_if(out.text.actions, [&](const Action& one) { return is_raised_at_private_item(marked, one); });
  std::erase_if(out.amendments, [&](const MinutesAmendment& one) {
    return !is_public(marked.items[static_cast<std::size_t>(one.place)]);
  });
  out.text.meeting = public_copy(marked);
  // Noted of the meeting as a whole: nobody has said for whom.
  out.text.notes.clear();
  return out;
}

std::vector<Withheld> withheld_words(const Meeting& whole, const std::vector<Action>& actions) {
  Collector out(kFewestWords);
  for (const auto& item : whole.items) {
    if (is_public(item)) continue;
    out.of(item);
    for (const auto& action : actions)
      if (action.raised_at == whole.id && action.raised_item && action.raised_item == item.number)
        out.of(action, item.number.value_or(""));
  }
  return std::move(out).all();
}

std::string told_words(const Meeting& copy, const std::vector<Action>& actions) {
  Collector collector(1);
  std::string out;
  for (const auto& item : copy.items) {
    collector.of(item);
    out += plain(item.title) + "\n" + plain(item.private_reason.value_or("")) + "\n";
  }
  for (const auto& action : actions) collector.of(action, "");
  for (const auto& one : std::move(collector).all()) out += one.words + "\n";
  return out;
}

std::vector<std::string> items_told_in(std::string_view text, const std::vector<Withheld>& withheld) {
  const auto searched = plain(text);
  std::vector<std::string> out;
  for (const auto& one : withheld)
    if (searched.find(one.words) != std::string::npos && std::ranges::find(out, one.item) == out.end())
      out.push_back(one.item);
  return out;
}

std::vector<std::string> items_told_by_copy(const Meeting& whole) {
  return items_told_in(told_words(public_copy(whole), {}), withheld_words(whole, {}));
}

std::vector<std::string> items_told_by_copy(const Minutes& whole, const Meeting& planned) {
  const Minutes copy = public_copy(whole, planned);
  Meeting marked = whole.text.meeting;
  for (std::size_t i = 0; i < marked.items.size(); ++i) marked.items[i].part = copy.text.meeting.items[i].part;
  auto withheld = withheld_words(marked, whole.text.actions);
  for (auto& one : withheld_words(planned, {})) withheld.push_back(std::move(one));
  return items_told_in(told_words(copy.text.meeting, copy.text.actions), withheld);
}

base::Errors faults_before_release(const Meeting& whole) {
  base::Errors out;
  for (const auto& item : whole.items) {
    const auto fault = [&](std::string_view what) {
      out.push_back({base::ErrorCode::Conflict, "", fmt::format("Item {}: {}", item.number.value_or("?"), what)});
    };
    if (item.kind == ItemKind::Substantive && !item.part)
      fault("say on the agenda whether it is taken in public or in private.");
    if (item.part == AgendaPart::Private && !item.private_reason)
      fault("say on the agenda why it is private: the public is told.");
  }
  return out;
}

}  // namespace governance
