#include "governance/interests/register_entry.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/check.h"
#include "base/text.h"

namespace governance {
namespace {

struct InterestWords {
  InterestKind kind;
  std::string_view code;
  std::string_view words;
  std::string_view help;
};
constexpr InterestWords kInterestWords[] = {
    {InterestKind::Financial, "financial", "Financial",
     "You could gain or lose money: a job or office elsewhere, shares, a business, paid advice, private practice, a "
     "grant."},
    {InterestKind::NonFinancialProfessional, "non_financial_professional", "Professional, not financial",
     "Your standing or career could gain: an unpaid post with another body, a role in a college or society, research "
     "without pay."},
    {InterestKind::NonFinancialPersonal, "non_financial_personal", "Personal, not financial",
     "Something in your own life: you volunteer for a charity, belong to a campaign or a lobby group, or are a patient "
     "of the service."},
    {InterestKind::Indirect, "indirect", "Through someone close to you",
     "Someone close to you has an interest: a husband, wife or partner, a relative, a close friend, a business "
     "partner."},
};
const InterestWords& row_of(InterestKind kind) {
  const auto* const found = std::ranges::find(kInterestWords, kind, &InterestWords::kind);
  base::check(found != std::end(kInterestWords), "every kind of interest has words");
  return *found;
}

struct ActWords {
  RegisterAct act;
  std::string_view code;
  std::string_view words;
};
constexpr ActWords kActs[] = {
    {RegisterAct::Declared, "declared", "declared"},
    {RegisterAct::Changed, "changed", "changed"},
    {RegisterAct::Ended, "ended", "given its last day"},
    {RegisterAct::MitigationAgreed, "mitigation_agreed", "given what is done about it"},
    {RegisterAct::PublicationDecided, "publication_decided", "decided on for publication"},
};
const ActWords& row_of(RegisterAct act) {
  const auto* const found = std::ranges::find(kActs, act, &ActWords::act);
  base::check(found != std::end(kActs), "every act has words");
  return *found;
}

void clean(std::vector<std::string>& names) {
  for (auto& one : names) one = base::one_line(one);
  std::erase(names, "");
  std::vector<std::string> out;
  for (auto& one : names)
    if (std::ranges::find(out, one) == out.end()) out.push_back(std::move(one));
  names = std::move(out);
}

/// Collects the faults of a form.
class Faults {
 public:
  void refuse(bool claim, std::string subject, std::string message) {
    if (claim) all_.push_back({base::ErrorCode::Invalid, std::move(subject), std::move(message)});
  }
  void refuse_long(const std::string& text, std::string subject) {
    refuse(base::length_utf8(text) > kLongestInterestText, std::move(subject),
           fmt::format("Shorten this to {} characters or fewer.", kLongestInterestText));
  }
  [[nodiscard]] base::Errors& all() { return all_; }

 private:
  base::Errors all_;
};

}  // namespace

std::string_view act_code(RegisterAct act) {
  return row_of(act).code;
}
std::string_view act_words(RegisterAct act) {
  return row_of(act).words;
}
std::string_view kind_code(InterestKind kind) {
  return row_of(kind).code;
}
std::string_view kind_words(InterestKind kind) {
  return row_of(kind).words;
}
std::string_view kind_help(InterestKind kind) {
  return row_of(kind).help;
}

bool RegisterEntry::is_current(base::Date on) const {
  return interest.from <= on && !has_ended(on);
}

bool RegisterEntry::has_ended(base::Date on) const {
  return interest.to && *interest.to < on;
}

std::chrono::days RegisterEntry::days_late(Regime regime) const {
  return std::max(std::chrono::days(0), base::days_between(declare_by(interest.from, regime), declared_on));
}

base::Date last_confirmed(const RegisterEntry& entry, const PersonRegister& one) {
  const auto all_at_once = one.confirmed_on.value_or(entry.confirmed_on);
  return std::max({entry.declared_on, entry.confirmed_on, all_at_once});
}

std::optional<base::Date> confirmation_due(const PersonRegister& one, Regime regime, base::Date today) {
  std::optional<base::Date> oldest;
  for (const auto& entry : one.entries) {
    if (entry.has_ended(today)) continue;
    const auto said = last_confirmed(entry, one);
    oldest = oldest ? std::min(*oldest, said) : said;
  }
  // With no interest left that goes on, it is the last word of any kind that counts.
  if (!oldest) {
    oldest = one.nil_on;
    for (const auto& entry : one.entries)
      oldest = std::max(oldest.value_or(entry.confirmed_on), last_confirmed(entry, one));
    if (oldest && one.nil_on) oldest = std::max(*oldest, *one.nil_on);
  }
  if (!oldest) return std::nullopt;
  return confirm_by(*oldest, regime);
}

DeclarationState declaration_state(const PersonRegister& one, Regime regime, base::Date today) {
  const auto due = confirmation_due(one, regime, today);
  if (!due) return DeclarationState::Nothing;
  return *due < today ? DeclarationState::ConfirmationDue : DeclarationState::UpToDate;
}

base::Checked<DeclaredInterest> checked(DeclaredInterest interest, base::Date today) {
  Faults faults;
  interest.relationship = base::one_line(interest.relationship);
  interest.description = std::string(base::trimmed(interest.description));
  interest.consent_reason = base::one_line(interest.consent_reason);
  clean(interest.organisations);
  clean(interest.places);
  const bool is_indirect = interest.kind == InterestKind::Indirect;
  if (!is_indirect) interest.relationship.clear();
  if (interest.consents) interest.consent_reason.clear();
  faults.refuse(is_indirect && interest.relationship.empty(), "relationship",
                "Say how the person is related to you, such as wife or business partner. Do not give their name.");
  faults.refuse(interest.description.empty(), "description", "Say what the interest is.");
  faults.refuse_long(interest.description, "description");
  faults.refuse_long(interest.relationship, "relationship");
  for (const auto& one : interest.organisations) faults.refuse_long(one, "organisations");
  for (const auto& one : interest.places) faults.refuse_long(one, "places");
  faults.refuse(interest.from > today, "from", "The day on which it began must be today or in the past.");
  faults.refuse(interest.to && *interest.to < interest.from, "to", "Its last day must not be before its first.");
  faults.refuse(!interest.consents && interest.consent_reason.empty(), "consent-reason",
                "Say why it should not be published. A governance lead decides.");
  faults.refuse_long(interest.consent_reason, "consent-reason");
  if (!faults.all().empty()) return std::unexpected(std::move(faults.all()));
  return interest;
}

Interest interest_of(const RegisterEntry& entry) {
  Interest out;
  out.kind = entry.interest.kind;
  out.description = entry.interest.description;
  out.organisations = entry.interest.organisations;
  out.organisations.insert(out.organisations.end(), entry.interest.places.begin(), entry.interest.places.end());
  out.from = entry.interest.from;
  out.to = entry.interest.to;
  return out;
}

std::vector<RegisterEntry> entries_of(const Person& person, std::string_view token, base::Date day) {
  std::vector<RegisterEntry> out;
  if (!person.interests) return out;
  for (const auto& one : *person.interests) {
    RegisterEntry entry;
    entry.id = fmt::format("{}-{}", token, out.size() + 1);
    entry.person = person.id;
    entry.interest.kind = one.kind;
    entry.interest.description = one.description;
    entry.interest.organisations = one.organisations;
    entry.interest.from = one.from.value_or(day);
    entry.interest.to = one.to;
    entry.interest.consents = false;
    entry.interest.consent_reason = "It came with an imported book, and its holder has not been asked.";
    // When it was declared elsewhere is not told: it is taken as declared in time.
    entry.declared_on = entry.interest.from;
    entry.confirmed_on = std::max(day, entry.declared_on);
    out.push_back(std::move(entry));
  }
  return out;
}

}  // namespace governance
