// Pages about interests: one's own, a committee's register, what of it is public, its oversight, breaches, screening.
#pragma once

#include "people/visit.h"

namespace governance {

// A person's own. A form that is in order answers 303.
site::Response my_interests_page(people::Visit& visit);      ///< GET /interests
site::Response my_interests_submit(people::Visit& visit);    ///< POST /interests: confirm, nil, on-register
site::Response declare_interest_form(people::Visit& visit);  ///< GET /interests/new
site::Response declare_interest_submit(people::Visit& visit);
site::Response my_interest_page(people::Visit& visit);  ///< GET /interests/{id}: change or end it; its versions
site::Response my_interest_submit(people::Visit& visit);

// A committee's, for its members and secretary: each reading of somebody else's entry is written down.
site::Response committee_register_page(people::Visit& visit);  ///< GET /committees/{id}/interests
site::Response committee_register_file(people::Visit& visit);  ///< GET /committees/{id}/interests/excel
site::Response meeting_register_page(people::Visit& visit);    ///< GET /meetings/{id}/interests: the extract for it

// For anyone, once published.
site::Response public_register_page(people::Visit& visit);  ///< GET /public/committees/{id}/interests
site::Response public_register_file(people::Visit& visit);  ///< GET /public/committees/{id}/interests/{file}

// For governance leads.
site::Response interests_overview_page(people::Visit& visit);    ///< GET /interests/overview
site::Response interests_overview_submit(people::Visit& visit);  ///< POST: publish a committee's register, take it back
site::Response interest_entry_page(people::Visit& visit);        ///< GET /interests/entries/{id}
site::Response interest_entry_submit(people::Visit& visit);      ///< POST: publication, mitigation, disposal
site::Response breaches_page(people::Visit& visit);              ///< GET /interests/breaches
site::Response breaches_submit(people::Visit& visit);            ///< POST: records one
site::Response breach_page(people::Visit& visit);                ///< GET /interests/breaches/{id}
site::Response breach_submit(people::Visit& visit);              ///< POST: assesses it

// Screening: a plan for the chair and the secretary to read, and for governance leads to make.
site::Response screening_page(people::Visit& visit);  ///< GET /meetings/{id}/screening
site::Response screening_submit(people::Visit& visit);

}  // namespace governance
