// The register of delayed people: its rows of a month, adding one, ending one, changing its reason, a file of them.
// Every opening is written down.
#pragma once

#include "people/visit.h"

namespace flow {

/// GET /performance/delays/register?month=2017-09
[[nodiscard]] site::Response delay_register_page(people::Visit& visit);
/// GET and POST /performance/delays/register/new
[[nodiscard]] site::Response new_delay_form(people::Visit& visit);
[[nodiscard]] site::Response new_delay_submit(people::Visit& visit);
/// GET and POST /performance/delays/register/rows/{id}: end it, change its reason, take it out
[[nodiscard]] site::Response delay_row_page(people::Visit& visit);
[[nodiscard]] site::Response delay_row_submit(people::Visit& visit);
/// GET and POST /performance/delays/register/import, and a file to fill in
[[nodiscard]] site::Response delays_import_form(people::Visit& visit);
[[nodiscard]] site::Response delays_import_submit(people::Visit& visit);
[[nodiscard]] site::Response delays_template_file(people::Visit& visit);

}  // namespace flow
