// What a person of the minute book is as far as interests go: whose employee, in which seats, under which code.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "governance/interests/interest_rules.h"
#include "governance/minute_book/minute_book.h"

namespace governance {

/// Ids of the partners for which the person sits or was last seen to work, without repeats.
[[nodiscard]] std::vector<std::string> organisations_of(const Person& person, const std::vector<Body>& bodies,
                                                        const std::vector<Organisation>& partners);
/// The councillors' code where a seat is for a local authority, or, for one without a seat, where the employer is one.
[[nodiscard]] Regime regime_of(const Person& person, const std::vector<Body>& bodies,
                               const std::vector<Organisation>& partners);
/// "Vale County Council", "Chair, Vale Commissioning Group": of the seat on this body, or as last seen. May be empty.
[[nodiscard]] std::string position_on(const Body& body, const Person& person,
                                      const std::vector<Organisation>& partners);
/// Typed names as the register keeps them: the partner's id where one has that name, alias or id.
[[nodiscard]] std::vector<std::string> linked(const std::vector<std::string>& names,
                                              const std::vector<Organisation>& partners);
/// Unless it is empty or there already.
void add_once(std::vector<std::string>& ids, const std::string& id);
/// Ids as names, for people to read; other names as they are.
[[nodiscard]] std::vector<std::string> named(const std::vector<std::string>& organisations,
                                             const std::vector<Organisation>& partners);

}  // namespace governance
