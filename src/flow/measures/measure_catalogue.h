// The measures that the published returns hold, as they are defined there. An installation adds its own beside them and
// may put a newer version in place of one.
#pragma once

#include <string_view>
#include <vector>

#include "flow/measures/measure.h"

namespace flow {

// Delayed transfers of care, to February 2020. Cuts: acute, non_acute; nhs, social_care, both; reason.A ... reason.O;
// and of the England sheet all three, "acute.A.nhs".
inline constexpr std::string_view kDelayedDays = "dtoc.delayed_days";
inline constexpr std::string_view kPeopleDelayed = "dtoc.people_per_day";
inline constexpr std::string_view kDelaysPerAdults = "dtoc.per_100000_adults";
inline constexpr std::string_view kDelaysPerOccupied = "dtoc.percent_of_occupied_beds";
inline constexpr std::string_view kDelaysPerAvailable = "dtoc.percent_of_available_beds";
// Discharge since 2020, daily. Cuts of `residing.discharged`: by_1700, after_1700.
inline constexpr std::string_view kNoLongerResiding = "residing.no_longer_meet";
inline constexpr std::string_view kResidingDischarged = "residing.discharged";
inline constexpr std::string_view kResidingRemaining = "residing.remaining";
inline constexpr std::string_view kResidingShare = "residing.percent_remaining";
// Reasons of discharge delay from June 2024, monthly; the cut is the reason.
inline constexpr std::string_view kDischargeDelays = "discharge.delays";
// A&E, monthly. Cuts: type1, type2, other; booked.type1 ... (a part of their own, not within the types).
inline constexpr std::string_view kAttendances = "ae.attendances";
inline constexpr std::string_view kBreaches = "ae.over_four_hours";
inline constexpr std::string_view kFourHours = "ae.percent_within_four_hours";
inline constexpr std::string_view kTrolleyFourToTwelve = "ae.trolley_4_to_12_hours";
inline constexpr std::string_view kTrolleyTwelve = "ae.trolley_12_hours";
inline constexpr std::string_view kAdmissions = "ae.admissions";  ///< cuts type1, type2, other
inline constexpr std::string_view kOtherAdmissions = "ae.other_admissions";
// A&E by day, from a provider's own feed: the same words, of days.
inline constexpr std::string_view kDailyAttendances = "ae_daily.attendances";
inline constexpr std::string_view kDailyBreaches = "ae_daily.over_four_hours";
inline constexpr std::string_view kDailyFourHours = "ae_daily.percent_within_four_hours";
// What rates stand over.
inline constexpr std::string_view kAdults = "population.adults";
inline constexpr std::string_view kOccupiedBeds = "beds.occupied_overnight";
inline constexpr std::string_view kAvailableBeds = "beds.available_overnight";
// General and acute beds of the urgent care return, monthly averages.
inline constexpr std::string_view kAcuteBedsAvailable = "beds.general_acute_available";
inline constexpr std::string_view kAcuteBedsOccupied = "beds.general_acute_occupied";
inline constexpr std::string_view kAcuteOccupancy = "beds.general_acute_occupancy";

/// In the order in which a dashboard shows them.
[[nodiscard]] const std::vector<Measure>& measure_catalogue();
/// nullptr where it holds no such code.
[[nodiscard]] const Measure* find_in_catalogue(std::string_view code);

}  // namespace flow
