// The log of a committee's actions, what a person has to do, and one action with its history.
#pragma once

#include "people/visit.h"

namespace governance {

site::Response action_log_page(people::Visit& visit);    ///< GET /committees/{id}/actions
site::Response action_log_submit(people::Visit& visit);  ///< POST the same: when amber begins
site::Response action_log_file(people::Visit& visit);    ///< GET /committees/{id}/actions/excel, with the same filters
site::Response my_actions_page(people::Visit& visit);    ///< GET /actions
site::Response action_page(people::Visit& visit);        ///< GET /actions/{id}, by the action's token
/// POST the same: one step, named by the field "do".
site::Response action_submit(people::Visit& visit);

}  // namespace governance
